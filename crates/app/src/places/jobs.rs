//! What became of the requests: every job of a project and region, and one that is followed.

mod actions;
mod asked;
mod confirm;
mod detail;
mod given;
mod list;
mod location;
mod metrics;
mod models;
mod said;
mod tasks;
mod times;

use yew::prelude::*;

use self::{detail::Detail, list::List, models::Models};
use super::account::AccountSection;
use crate::{
    hooks::{use_looking, use_store},
    state::AppState,
    words::Words,
};

/// What this place knows, for the rail: how many jobs run, else what became of the newest one.
pub fn knows(state: &AppState, words: &Words) -> Option<String> {
    let jobs = &state.jobs;
    match jobs.list.running() as u64 {
        0 => {
            let open = jobs.open.as_ref().and_then(|open| open.job.as_ref());
            let newest = jobs.list.jobs.first().or(open)?;
            Some(said::state(newest.state, words))
        }
        running => Some(words.say_with("jobs-knows-running", [("count", running.into())])),
    }
}

/// Properties of [`JobsPlace`].
#[derive(Properties, PartialEq)]
pub struct JobsPlaceProps {
    /// The last part of the name of the job to show, as it stands in the address.
    pub job: Option<String>,
}

/// The Jobs place.
#[component]
pub fn JobsPlace(props: &JobsPlaceProps) -> Html {
    let store = use_store();
    use_looking(props.job.clone());
    html! {
        <div class="jobs">
            if let Some(id) = &props.job {
                <Detail key={id.clone()} open={store.jobs.opened(id)} />
                <AccountSection />
            } else {
                <List />
                <AccountSection />
                <Models />
            }
        </div>
    }
}
