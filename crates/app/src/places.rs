//! The places. They alone read the state.

mod account;
mod dataset;
mod jobs;
mod launch;
mod plan;
mod rules;

pub use dataset::DatasetPlace;
pub use jobs::JobsPlace;
pub use launch::LaunchPlace;
pub use plan::PlanPlace;
pub use rules::RulesPlace;

use yew::AttrValue;

use crate::{state::AppState, words::Words};

/// What each place of the work knows now, in the order of the places, in a word or two; nothing where there is
/// nothing to say.
pub fn what_each_knows(state: &AppState, words: &Words) -> [Option<AttrValue>; 4] {
    [
        dataset::knows(&state.dataset, words),
        plan::knows(state, words),
        launch::knows(state, words),
        jobs::knows(state, words),
    ]
    .map(|word| word.map(AttrValue::from))
}
