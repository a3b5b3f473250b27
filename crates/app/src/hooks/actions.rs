use yew::prelude::*;

use super::use_store;
use crate::state::Action;

/// The way to tell the state what happened.
#[hook]
pub fn use_actions() -> Callback<Action> {
    let dispatcher = use_store().dispatcher();
    Callback::from(move |action| dispatcher.dispatch(action))
}
