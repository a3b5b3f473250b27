//! Simulated Google for the tests of what speaks to it: a clock, and something that carries.

use serde_json::{Value, json};
use simulator::{Pace, Request, Scenario, Simulator};
use vertex::{
    Settings, Token,
    pipeline_jobs::{self, PipelineJob},
    resource::JobName,
};

use super::{Answer, Outgoing};

/// A Google inside the test.
pub struct Simulated {
    google: Simulator,
    now: u64,
}

impl Simulated {
    /// Ten seconds until a job starts, then a second for every hundredth of it.
    pub fn new() -> Self {
        Self::with(Scenario::default())
    }

    /// A Google that is like this, but for its pace.
    pub fn with(scenario: Scenario) -> Self {
        let pace = Pace {
            pending: 10_000,
            running: 100_000,
            cancelling: 3_000,
        };
        Self {
            google: Simulator::new(Scenario { pace, ..scenario }),
            now: 1_704_067_200_000,
        }
    }

    /// Time goes by.
    pub fn wait(&mut self, milliseconds: u64) {
        self.now += milliseconds;
    }

    /// What comes of a request.
    pub fn answer(&mut self, request: &vertex::Request) -> Answer {
        let token = Token::parse("ya29.test").expect("a token");
        let request = Request::of(request, Some(&token), &[]).expect("a request");
        self.google.handle(request, self.now).answer
    }

    /// Carries what is to be carried, one after the other, until nothing is left.
    pub fn carry<S>(
        &mut self,
        mut state: S,
        outgoing: impl Fn(&S) -> Vec<Outgoing>,
        take: impl Fn(&S, u64, Answer) -> S,
    ) -> S {
        for _ in 0..100 {
            let Some(call) = outgoing(&state).into_iter().next() else {
                return state;
            };
            let answer = self.answer(&call.request);
            state = take(&state, call.number, answer);
        }
        panic!("there is no end to the calls: {:?}", outgoing(&state));
    }

    /// Creates a job of these settings.
    #[track_caller]
    pub fn create(&mut self, changes: Value) -> JobName {
        let mut settings = json!({
            "project": "my-project",
            "pipelineRegion": "us-central1",
            "model": "text-bison@002",
            "displayName": "job",
            "modelDisplayName": "model",
            "outputDirectory": "gs://my-bucket/output",
            "datasetUri": "gs://my-bucket/train.jsonl",
            "pipelineJobId": "tune-1",
            "trainSteps": 200,
        });
        if let (Value::Object(settings), Value::Object(changes)) = (&mut settings, changes) {
            settings.extend(changes);
        }
        let settings: Settings = serde_json::from_value(settings).expect("settings");
        let (request, name) = pipeline_jobs::create(&settings).expect("a request");
        let answer = self.answer(&request).expect("an answer");
        pipeline_jobs::created(&answer).expect("a job");
        name
    }

    /// The job as it is now.
    #[track_caller]
    pub fn job(&mut self, name: &JobName) -> Box<PipelineJob> {
        let answer = self.answer(&pipeline_jobs::get(name)).expect("an answer");
        Box::new(pipeline_jobs::got(&answer).expect("a job"))
    }
}
