use crate::{
    services::{
        clock,
        creator::{self, Creator},
        storage,
    },
    state::AppState,
};
use yew::prelude::*;

const DRAFT: &str = "tuneup.draft";

/// The state with what was left of the Launch place on the last visit.
pub fn with_draft(state: &AppState) -> AppState {
    let mut state = match storage::read(DRAFT) {
        Some(kept) => state.with_kept(&kept),
        None => state.clone(),
    };
    state.launch.creating = creator::remembered().map(Into::into);
    state
}

/// Keeps what the person fills in, for a reload and for a second tab.
#[hook]
pub fn use_kept_draft(state: &AppState) {
    use_effect_with(state.kept(), |kept| match kept {
        Some(kept) => storage::write(DRAFT, kept),
        None => storage::remove(DRAFT),
    });
}

/// What creates jobs. How far it is stands in the state.
#[hook]
pub fn use_creator() -> Creator {
    use_context().expect("the app provides its creator")
}

/// Looks for a job that was remembered as soon as the account may, and creates nothing anywhere but where
/// the person wanted it.
#[hook]
pub fn use_creations(creator: &Creator, state: &AppState) {
    {
        let creator = creator.clone();
        use_effect_with(state.account.destination, move |destination| {
            creator.head_for(*destination);
        });
    }
    let creating = state.launch.creating.as_ref();
    let is_due = creating.is_some_and(|creating| {
        creating.is_remembered() && creating.may_call(&state.account, clock::today())
    });
    let creator = creator.clone();
    use_effect_with(is_due, move |is_due| {
        if *is_due {
            creator.look();
        }
    });
}
