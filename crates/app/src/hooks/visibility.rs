use yew::prelude::*;

use crate::services::document;

/// Whether nobody can see the page.
#[hook]
pub fn use_hidden() -> bool {
    let hidden = use_state_eq(document::is_hidden);
    let set = hidden.setter();
    use_effect_with((), move |()| {
        let listener = document::on_visibility_change(move || set.set(document::is_hidden()));
        move || drop(listener)
    });
    *hidden
}
