//! A page that talks to simulated Google.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

#[path = "support/upload.rs"]
pub mod upload;
#[path = "support/uploader.rs"]
pub mod uploader;

use serde_json::{Value, json};
use simulator::{Pace, Reply, Request, Scenario, Simulator};
use vertex::{NoAnswer, Response, Settings, Token, names::ProjectId, resource::Location};

/// 2024-01-01.
pub const START: u64 = 1_704_067_200_000;
/// Ten seconds until a job starts, then a second for every hundredth of it.
pub const PACE: Pace = Pace {
    pending: 10_000,
    running: 100_000,
    cancelling: 3_000,
};

/// A page, the Google that it talks to, and a clock.
pub struct Page {
    /// It.
    pub google: Simulator,
    /// The clock, in milliseconds.
    pub now: u64,
    /// What the person has pasted.
    pub token: Option<Token>,
}

impl Default for Page {
    fn default() -> Self {
        Self::new()
    }
}

impl Page {
    /// Nothing goes wrong.
    pub fn new() -> Self {
        Self::with(Scenario::default())
    }

    /// A Google that is like this, but for its pace.
    pub fn with(scenario: Scenario) -> Self {
        let scenario = Scenario {
            pace: PACE,
            ..scenario
        };
        Self {
            google: Simulator::new(scenario),
            now: START,
            token: Some(token("ya29.first")),
        }
    }

    /// A Google that is like this, in JSON.
    pub fn of(scenario: Value) -> Self {
        Self::with(serde_json::from_value(scenario).expect("a scenario"))
    }

    /// Time goes by.
    pub fn wait(&mut self, milliseconds: u64) -> &mut Self {
        self.now += milliseconds;
        self
    }

    /// What a call comes to, with the part of a file beside it.
    pub fn send(&mut self, request: &vertex::Request, part: &[u8]) -> Result<Response, NoAnswer> {
        let request = Request::of(request, self.token.as_ref(), part).expect("a request");
        self.raw(request).answer
    }

    /// The answer to a call that has one.
    #[track_caller]
    pub fn call(&mut self, request: &vertex::Request) -> Response {
        self.send(request, &[]).expect("an answer")
    }

    /// What a request comes to that no call has made.
    pub fn raw(&mut self, request: Request) -> Reply {
        self.google.handle(request, self.now)
    }
}

/// A token of this text.
pub fn token(text: &str) -> Token {
    Token::parse(text).expect("a token")
}

/// Settings without an error, and these changes.
pub fn settings(changes: Value) -> Settings {
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
    serde_json::from_value(settings).expect("settings")
}

/// The person's project in a region.
pub fn location(region: tuning::Region) -> Location {
    Location::new(ProjectId::parse("my-project").expect("a project"), region)
}

/// The body of an answer.
pub fn json(response: &Response) -> Value {
    serde_json::from_slice(&response.body).expect("JSON")
}
