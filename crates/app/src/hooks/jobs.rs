use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Store, use_actions};
use crate::{
    services::{
        chance, clock, document,
        google::{Call, Google},
    },
    state::{About, Action, JobWish, JobsAction, Verb},
};

/// How long an answer about jobs may take, in milliseconds.
const LIMIT: u64 = 30_000;

/// What can be done in the Jobs place. What is asked, and when, follows from the state; see
/// [`use_job_calls`].
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
    use_effect_with((), move |()| {
        jobs.look();
        let listener = {
            let jobs = jobs.clone();
            document::on_visibility_change(move || jobs.look())
        };
        move || {
            drop(listener);
            jobs.tell(JobsAction::LookedAway);
        }
    });
}

/// Asks Google what the state says, when it says so.
#[hook]
pub fn use_job_calls(google: &Google, store: &Store) {
    let jobs = &store.jobs;
    use_call(google, store, jobs.list_wish());
    use_call(google, store, jobs.job_wish());
    use_call(google, store, jobs.change_wish());
    use_due(store, About::List, jobs.list_due());
    use_due(store, About::Job, jobs.job_due());
}

/// Makes one call. The one before is broken off.
#[hook]
fn use_call(google: &Google, store: &Store, wish: Option<JobWish>) {
    let (google, dispatcher) = (google.clone(), store.dispatcher());
    use_effect_with(wish.as_ref().map(|wish| wish.number), move |_| {
        let call = wish.is_some().then(Call::new).flatten();
        if let (Some(wish), Some(call)) = (wish, call.clone()) {
            spawn_local(async move {
                let response = google.carry(&wish.request, None, LIMIT, &call).await;
                dispatcher.dispatch(Action::Jobs(JobsAction::Answered {
                    number: wish.number,
                    at: clock::today(),
                    chance: chance::next(),
                    answer: wish.read(response),
                }));
            });
        }
        move || {
            if let Some(call) = call {
                call.abort();
            }
        }
    });
}

/// Says when it is time to ask; once again when there is another token.
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

    fn look(&self) {
        self.tell(if document::is_hidden() {
            JobsAction::LookedAway
        } else {
            JobsAction::Looked(clock::today())
        });
    }
}
