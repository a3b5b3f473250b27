use yew::prelude::*;

use crate::{place::Address, services::document};

/// The id of the heading that every place starts with.
pub const HEADING: &str = "place-heading";

/// What the address names. When it changes, the focus moves to the heading of the new place, so that
/// a reader of the screen hears where they are; to the rule that it names, the rules see themselves.
#[hook]
pub fn use_address() -> Address {
    let address = use_state_eq(|| Address::from_hash(&document::hash()));
    {
        let address = address.clone();
        use_effect_with((), move |()| {
            let listener = document::on_hash_change(move || {
                address.set(Address::from_hash(&document::hash()));
            });
            move || drop(listener)
        });
    }
    let arrived = use_mut_ref(|| false);
    use_effect_with((*address).clone(), move |address| {
        if arrived.replace(true) && address.rule.is_none() {
            focus_heading();
        }
    });
    (*address).clone()
}

/// Moves the focus to the heading of the place.
pub fn focus_heading() {
    document::focus(HEADING);
}
