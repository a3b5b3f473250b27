use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{Store, use_actions, use_hidden};
use crate::{
    services::clock,
    state::{About, Action, JobsAction, Verb},
};

/// What can be done in the Jobs place. What is asked, and when, follows from the state; see
/// [`use_job_turns`].
#[derive(Clone, PartialEq)]
pub struct JobsHandle {
    tell: Callback<Action>,
}

/// The verbs of the Jobs place.
#[hook]
pub fn use_jobs() -> JobsHandle {
    JobsHandle {
        tell: use_actions(),
    }
}

/// Says for as long as this is in use that somebody looks at the jobs, or at this one, whenever the
/// page is in sight.
#[hook]
pub fn use_looking(job: Option<String>) {
    let jobs = use_jobs();
    {
        let jobs = jobs.clone();
        use_effect_with(job, move |job| {
            jobs.tell(JobsAction::Opened(job.clone()));
        });
    }
    let is_hidden = use_hidden();
    use_effect_with(is_hidden, move |is_hidden| {
        if !is_hidden {
            jobs.tell(JobsAction::Looked(clock::today()));
        }
        move || jobs.tell(JobsAction::LookedAway)
    });
}

/// Says that it is time to ask when the state says so.
#[hook]
pub fn use_job_turns(store: &Store) {
    use_due(store, About::List, store.jobs.list_due());
    use_due(store, About::Job, store.jobs.job_due());
}

/// Once again when there is another token.
#[hook]
fn use_due(store: &Store, about: About, due: Option<u64>) {
    let dispatcher = store.dispatcher();
    use_effect_with((due, store.account.token), move |(due, _)| {
        let timer = due.map(|due| {
            let wait = due.saturating_sub(clock::today());
            Timeout::new(u32::try_from(wait).unwrap_or(u32::MAX), move || {
                dispatcher.dispatch(Action::Jobs(JobsAction::Due(about, clock::today())));
            })
        });
        move || drop(timer)
    });
}

impl JobsHandle {
    /// Lists the jobs of the project and region that are filled in.
    pub fn list(&self) {
        self.tell(JobsAction::Located(clock::today()));
    }

    /// Asks now.
    pub fn ask(&self, about: About) {
        self.tell(JobsAction::Due(about, clock::today()));
    }

    /// Has something done with the open job.
    pub fn change(&self, verb: Verb) {
        self.tell(JobsAction::Change(verb, clock::today()));
    }

    /// Says something that takes no time.
    pub fn tell(&self, action: JobsAction) {
        self.tell.emit(Action::Jobs(action));
    }
}
