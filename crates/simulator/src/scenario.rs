//! What this Google is like, as data.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// What this Google is like. Times are in milliseconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Scenario {
    /// What its numbers and metrics follow from: the same seed, the same answers.
    pub seed: u64,
    /// How long a job takes.
    pub pace: Pace,
    /// How long a token is good for, from the first time it is seen.
    pub token_lifetime: u64,
    /// The permissions that nobody has, such as `aiplatform.pipelineJobs.create`.
    pub denied: Vec<String>,
    /// The buckets that do not exist; every other one does.
    pub missing_buckets: Vec<String>,
    /// Whether a job's files have to be there.
    pub datasets: Datasets,
    /// What is kept of an uploaded file.
    pub keep: Keep,
    /// The jobs that fail.
    pub failures: Vec<Failure>,
    /// What goes wrong on the way.
    pub faults: Vec<Fault>,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            seed: 1,
            pace: Pace::default(),
            token_lifetime: 3_600_000,
            denied: Vec::new(),
            missing_buckets: Vec::new(),
            datasets: Datasets::default(),
            keep: Keep::default(),
            failures: Vec::new(),
            faults: Vec::new(),
        }
    }
}

/// How long a job takes, in milliseconds: Google's hours are a minute here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Pace {
    /// From its creation to its start.
    pub pending: u64,
    /// From its start to its end.
    pub running: u64,
    /// From the wish to cancel it to its end.
    pub cancelling: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            pending: 5_000,
            running: 50_000,
            cancelling: 3_000,
        }
    }
}

/// Whether a job's files have to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Datasets {
    /// A file that was not uploaded here counts as uploaded some other time.
    #[default]
    Assumed,
    /// A job whose file was not uploaded before it starts fails.
    Uploaded,
}

/// What is kept of an uploaded file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Keep {
    /// Its length and its CRC32C: memory does not grow with it.
    #[default]
    Fingerprint,
    /// Every byte, so that it can be read back.
    Bytes,
}

/// A job that fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Failure {
    /// Which job, in the order of creation, from 1.
    pub job: usize,
    /// Where it fails.
    pub stage: Stage,
    /// The code of the error, as `google/rpc/code.proto` numbers them.
    pub code: u32,
    /// Google's words.
    pub message: String,
}

/// A stage of a job, each a task of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// The files are read.
    Dataset,
    /// The model is tuned.
    Tuning,
    /// The tuned model is uploaded.
    Upload,
    /// The tuned model is deployed to an endpoint.
    Deployment,
}
