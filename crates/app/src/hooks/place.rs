use yew::prelude::*;

use crate::{place::Place, services::document};

/// The id of the heading that every place starts with.
pub const HEADING: &str = "place-heading";

/// The place that the address names. When it changes, the focus moves to the new place's heading,
/// so that a reader of the screen hears where they are.
#[hook]
pub fn use_place() -> Place {
    let place = use_state(|| Place::from_hash(&document::hash()));
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            let listener = document::on_hash_change(move || {
                place.set(Place::from_hash(&document::hash()));
            });
            move || drop(listener)
        });
    }
    let arrived = use_mut_ref(|| false);
    use_effect_with(*place, move |_| {
        if arrived.replace(true) {
            focus_heading();
        }
    });
    *place
}

/// Moves the focus to the heading of the place.
pub fn focus_heading() {
    document::focus(HEADING);
}
