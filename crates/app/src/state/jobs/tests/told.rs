//! The state as it goes on, in verbs.

use serde_json::json;
use vertex::Response;

use crate::state::{
    AccountAction, Action, AppState, Field, LaunchAction, Outgoing,
    jobs::{About, JobsAction, OpenJob, Stage, Verb, id_of},
};

pub const FIRST: &str = "2026-11-24T05:00:00Z";
pub const SECOND: &str = "2026-11-24T06:00:00Z";
pub const THIRD: &str = "2026-11-24T07:00:00Z";

pub fn job(id: &str, state: &str, created: &str) -> serde_json::Value {
    json!({
        "name": format!("projects/123/locations/us-central1/pipelineJobs/{id}"),
        "displayName": format!("Tune {id}"),
        "state": format!("PIPELINE_STATE_{state}"),
        "createTime": created,
        "labels": { "team": "docs" },
    })
}

pub fn page(jobs: &[serde_json::Value], next: Option<&str>) -> Response {
    let body = json!({ "pipelineJobs": jobs, "nextPageToken": next.unwrap_or_default() });
    answer(200, &body)
}

pub fn answer(status: u16, body: &serde_json::Value) -> Response {
    Response::new(
        status,
        [("content-type", "application/json")],
        body.to_string(),
    )
}

/// The state as it goes on, and a clock that is turned by hand.
pub struct Told {
    pub state: AppState,
    pub now: u64,
}

impl Told {
    /// Launch names a project; nobody has looked at the jobs yet.
    pub fn new() -> Self {
        let state = AppState::default();
        Self { state, now: 1_000 }.launch(Field::Project, "my-project")
    }

    /// Somebody came to the list, which holds these jobs.
    pub fn at_list(jobs: &[serde_json::Value]) -> Self {
        Self::new().look().due().hears(page(jobs, None))
    }

    /// Somebody came to a job, which is in this state.
    pub fn at_job(state: &str) -> Self {
        let told = Self::new().opens("tune-1").look().due();
        told.hears(answer(200, &job("tune-1", state, FIRST)))
    }

    pub fn does(mut self, action: JobsAction) -> Self {
        self.state = self.state.apply(Action::Jobs(action));
        self
    }

    pub fn account(mut self, action: AccountAction) -> Self {
        self.state = self.state.apply(Action::Account(action));
        self
    }

    pub fn launch(mut self, field: Field, text: &str) -> Self {
        let typed = LaunchAction::Typed(field, text.to_owned());
        self.state = self.state.apply(Action::Launch(typed));
        self
    }

    pub fn look(self) -> Self {
        let now = self.now;
        self.does(JobsAction::Looked(now))
    }

    pub fn opens(self, id: &str) -> Self {
        self.does(JobsAction::Opened(Some(id.to_owned())))
    }

    pub fn wants(self, verb: Verb) -> Self {
        let now = self.now;
        self.does(JobsAction::Change(verb, now))
    }

    pub fn asks(self, about: About) -> Self {
        let now = self.now;
        self.does(JobsAction::Due(about, now))
    }

    pub fn when_due(&self) -> Option<u64> {
        let jobs = &self.state.jobs;
        jobs.list_due().or_else(|| jobs.job_due())
    }

    /// Turns the clock to when something is due, and has it asked.
    #[track_caller]
    pub fn due(mut self) -> Self {
        self.now = self.when_due().expect("something is due").max(self.now);
        let about = if self.state.jobs.list_due().is_some() {
            About::List
        } else {
            About::Job
        };
        self.asks(about)
    }

    /// The calls under way, as they are written.
    pub fn calls(&self) -> Vec<String> {
        let calls = self.outgoing().into_iter().map(|call| {
            let url = call.request.url();
            let (_, path) = url.split_once("/pipelineJobs").expect("a call about jobs");
            format!("{:?} {path}", call.request.method())
        });
        calls.collect()
    }

    pub fn outgoing(&self) -> Vec<Outgoing> {
        self.state.jobs.outgoing()
    }

    /// The newest call is answered.
    #[track_caller]
    pub fn hears(self, response: Response) -> Self {
        let newest = self.outgoing().into_iter().max_by_key(|call| call.number);
        self.hears_of(&newest.expect("a call is under way"), response)
    }

    pub fn hears_of(self, call: &Outgoing, response: Response) -> Self {
        let action = JobsAction::Answered {
            number: call.number,
            at: self.now,
            chance: 1.0,
            answer: Ok(response),
        };
        self.does(action)
    }

    pub fn listed(&self) -> Vec<&str> {
        self.state
            .jobs
            .list
            .jobs
            .iter()
            .map(|job| id_of(job))
            .collect()
    }

    pub fn open(&self) -> &OpenJob {
        self.state.jobs.open.as_ref().expect("a job is open")
    }

    pub fn stage(&self) -> &Stage {
        &self.state.jobs.change_of_open().expect("a change").stage
    }
}
