use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    answer::whole,
    error::{ApiError, Cause},
    resource::{JobName, ModelName},
};

/// A pipeline job as the service keeps it.
/// Source: [`API`](tuning::source::API), `PipelineJob`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PipelineJob {
    /// The full name; see [`job_name`](Self::job_name).
    pub name: String,
    /// What the job is called.
    pub display_name: String,
    /// How far it is.
    pub state: JobState,
    /// When it was created, as RFC 3339 writes times; the others are alike.
    pub create_time: Option<String>,
    /// When it began to run.
    pub start_time: Option<String>,
    /// When it last changed.
    pub update_time: Option<String>,
    /// When it was over.
    pub end_time: Option<String>,
    /// Its labels.
    pub labels: BTreeMap<String, String>,
    /// The template that it was made from.
    pub template_uri: String,
    /// The account that it runs as.
    pub service_account: String,
    /// What it was given.
    pub runtime_config: RuntimeConfig,
    /// Its tasks; only in the answer about one job, not in lists.
    pub job_detail: JobDetail,
    /// What went wrong, as `google.rpc.Status`; see [`failure`](Self::failure).
    pub error: Option<Value>,
}

/// What a job was given.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RuntimeConfig {
    /// Where it puts its artifacts.
    pub gcs_output_directory: String,
    /// The values of the template's parameters.
    pub parameter_values: Map<String, Value>,
}

/// What a job consists of.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct JobDetail {
    /// The tasks, in no order that means anything.
    pub task_details: Vec<Task>,
}

/// One task of a job.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Task {
    /// Its number.
    #[serde(deserialize_with = "whole")]
    pub task_id: u64,
    /// The number of the task that it is a part of; 0 when it is the root.
    #[serde(deserialize_with = "whole")]
    pub parent_task_id: u64,
    /// Its name in the pipeline.
    pub task_name: String,
    /// How far it is.
    pub state: TaskState,
    /// When it began.
    pub start_time: Option<String>,
    /// When it was over.
    pub end_time: Option<String>,
    /// What went wrong, as `google.rpc.Status`.
    pub error: Option<Value>,
    /// What it left behind.
    pub execution: Execution,
}

/// What a task left behind in the metadata store.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Execution {
    /// `system.Run` for the whole pipeline.
    pub schema_title: String,
    /// Its inputs and outputs: `output:model_resource_name` and others.
    pub metadata: Map<String, Value>,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum JobState {
    /// Created, and not looked at yet.
    #[serde(rename = "PIPELINE_STATE_QUEUED")]
    Queued,
    /// About to run.
    #[serde(rename = "PIPELINE_STATE_PENDING")]
    Pending,
    /// Running.
    #[serde(rename = "PIPELINE_STATE_RUNNING")]
    Running,
    /// Done, and well.
    #[serde(rename = "PIPELINE_STATE_SUCCEEDED")]
    Succeeded,
    /// Over, and not well.
    #[serde(rename = "PIPELINE_STATE_FAILED")]
    Failed,
    /// About to be cancelled; it may still succeed or fail.
    #[serde(rename = "PIPELINE_STATE_CANCELLING")]
    Cancelling,
    /// Cancelled.
    #[serde(rename = "PIPELINE_STATE_CANCELLED")]
    Cancelled,
    /// Stopped, and can go on.
    #[serde(rename = "PIPELINE_STATE_PAUSED")]
    Paused,
    /// The answer does not say, or says something new.
    #[default]
    #[serde(other)]
    Unknown,
}

impl JobState {
    /// Whether nothing more will happen.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed | Self::Cancelled)
    }
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TaskState {
    /// About to run.
    Pending,
    /// Running.
    Running,
    /// Done, and well.
    Succeeded,
    /// To be cancelled.
    CancelPending,
    /// About to be cancelled.
    Cancelling,
    /// Cancelled.
    Cancelled,
    /// Over, and not well.
    Failed,
    /// Its result was at hand from before.
    Skipped,
    /// The conditions for it were not met.
    NotTriggered,
    /// The answer does not say, or says something new.
    #[default]
    #[serde(other)]
    Unknown,
}

/// The tasks that hand over the tuned model. Source: [`SDK`](tuning::source::SDK).
const UPLOADERS: [&str; 3] = [
    "upload-llm-model",
    "upload-model",
    "text-embedding-model-uploader",
];

impl PipelineJob {
    /// The full name, if it is one.
    pub fn job_name(&self) -> Option<JobName> {
        JobName::parse(&self.name)
    }

    /// Why the job failed. A failed task knows more than the job, which only says that one failed.
    pub fn failure(&self) -> Option<ApiError> {
        let of_job = self.error.as_ref().map(ApiError::of_status);
        if of_job
            .as_ref()
            .is_some_and(|error| error.cause != Cause::TaskFailed)
        {
            return of_job;
        }
        let tasks = &self.job_detail.task_details;
        let of_task = tasks
            .iter()
            .filter(|task| task.state == TaskState::Failed)
            .filter_map(|task| task.error.as_ref())
            .map(ApiError::of_status)
            .find(|error| error.cause != Cause::TaskFailed);
        of_task.or(of_job)
    }
}

/// The tuned model that a job made. Source: [`SDK`](tuning::source::SDK).
///
/// ```
/// use vertex::pipeline_jobs::{PipelineJob, tuned_model_name};
///
/// let job: PipelineJob = serde_json::from_str(r#"{ "jobDetail": { "taskDetails": [{
///     "taskName": "upload-llm-model",
///     "execution": { "metadata": {
///         "output:model_resource_name": "projects/1/locations/us-central1/models/2"
///     } }
/// }] } }"#)?;
/// assert_eq!(tuned_model_name(&job).expect("a model").id(), "2");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn tuned_model_name(job: &PipelineJob) -> Option<ModelName> {
    let tasks = &job.job_detail.task_details;
    let uploaders = tasks
        .iter()
        .filter(|task| UPLOADERS.contains(&task.task_name.as_str()));
    let roots = tasks
        .iter()
        .filter(|task| task.execution.schema_title == "system.Run" || task.parent_task_id == 0);
    uploaders.chain(roots).find_map(|task| {
        let name = task.execution.metadata.get("output:model_resource_name")?;
        ModelName::parse(name.as_str()?.trim())
    })
}
