//! The calls about pipeline jobs.

use rule::{Message, SettingProblem, Severity};

mod job;

pub use job::{
    Execution, JobDetail, JobState, PipelineJob, RuntimeConfig, Task, TaskState, tuned_model_name,
};
use serde_json::{Map, Value};

use crate::{
    answer::{self, Operation, Page},
    error::ApiError,
    http::{Method, Request, Response},
    job::Job,
    names::{JobId, ProjectId},
    request::build_request,
    resource::{JobName, Location},
    settings::{Kind, Settings, given},
};

/// Why a job is not created.
#[derive(Debug, Clone, PartialEq)]
pub enum CreateError {
    /// Jobs of this kind are no pipelines. Google gives them their ID, so they are not created here.
    NotPipelineJob,
    /// The settings have errors: these.
    Problems(Vec<SettingProblem>),
    /// The job has no ID. Without one, a job whose answer was lost could not be found again.
    NoJobId,
}

impl CreateError {
    /// What is wrong and what to do.
    pub fn message(&self) -> Message {
        match self {
            Self::NotPipelineJob => Message::new(
                "`kind`: jobs of this kind are not created here. Choose pipelineJob.",
                "`kind`: 이 종류의 작업은 여기서 만들지 않습니다. pipelineJob을 선택합니다.",
            ),
            Self::Problems(problems) => problems.first().map_or_else(
                || Message::new("The settings have errors.", "설정에 오류가 있습니다."),
                |problem| problem.message.clone(),
            ),
            Self::NoJobId => Message::new(
                "The job has no ID yet. Choose one before the request is sent.",
                "작업 ID가 아직 없습니다. 요청을 보내기 전에 ID를 정합니다.",
            ),
        }
    }
}

/// The request that creates the job of these settings, and the name that the job will have:
/// `pipelineJobs.create`. Where and what it sends is what [`build_request`] shows.
///
/// ```
/// use vertex::{Settings, build_request, json, pipeline_jobs};
///
/// let settings = Settings {
///     project: "my-project".to_owned(),
///     pipeline_region: "us-central1".to_owned(),
///     model: "text-bison@002".to_owned(),
///     display_name: "job".to_owned(),
///     model_display_name: "model".to_owned(),
///     output_directory: "gs://my-bucket/output".to_owned(),
///     dataset_uri: "gs://my-bucket/train.jsonl".to_owned(),
///     pipeline_job_id: Some("tune-large-model-20240101000000-abcd".to_owned()),
///     ..Settings::default()
/// };
/// let (request, name) = pipeline_jobs::create(&settings).expect("settings without errors");
/// let shown = build_request(&settings);
/// assert_eq!(request.url(), shown.url);
/// assert_eq!(request.text(None), Some(json::compact(&shown.body)));
/// assert!(name.as_str().ends_with("/pipelineJobs/tune-large-model-20240101000000-abcd"));
/// ```
pub fn create(settings: &Settings) -> Result<(Request, JobName), CreateError> {
    if settings.kind != Kind::PipelineJob {
        return Err(CreateError::NotPipelineJob);
    }
    let built = build_request(settings);
    let job = Job::from_settings(settings);
    let place = ProjectId::parse(&settings.project)
        .zip(job.pipeline_region())
        .map(|(project, region)| Location::new(project, region));
    let errors: Vec<_> = built
        .problems
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    let (true, Some(location)) = (errors.is_empty(), place) else {
        return Err(CreateError::Problems(errors));
    };
    let id = given(settings.pipeline_job_id.as_ref())
        .and_then(JobId::parse)
        .ok_or(CreateError::NoJobId)?;
    let name = JobName::in_location(&location, &id.to_string()).ok_or(CreateError::NoJobId)?;
    let request = location
        .request(Method::Post)
        .literal("/pipelineJobs")
        .query("pipelineJobId", id.to_string())
        .json(built.body);
    let request = match given(settings.quota_project.as_ref()).and_then(ProjectId::parse) {
        Some(project) => request.with_quota_project(project),
        None => request,
    };
    Ok((request, name))
}

/// The job that was created.
pub fn created(response: &Response) -> Result<PipelineJob, ApiError> {
    answer::read(response)
}

/// The request that reads a job: `pipelineJobs.get`.
pub fn get(name: &JobName) -> Request {
    name.request(Method::Get)
}

/// The job that was asked for.
pub fn got(response: &Response) -> Result<PipelineJob, ApiError> {
    answer::read(response)
}

/// The request that lists the jobs of a region, the newest first: `pipelineJobs.list`. The filter is
/// Google's, such as `labels.team="search"`; without one, there are pipelines of every kind.
pub fn list(location: &Location, filter: Option<&str>, page_token: Option<&str>) -> Request {
    let request = location
        .request(Method::Get)
        .literal("/pipelineJobs")
        .query("orderBy", "create_time desc");
    request
        .query_if("filter", filter)
        .query_if("pageToken", page_token)
}

/// A page of jobs. Their tasks are not among what they hold.
pub fn listed(response: &Response) -> Result<Page<PipelineJob>, ApiError> {
    answer::read_page(response, "pipelineJobs")
}

/// The request that asks for a job to stop: `pipelineJobs.cancel`. Whether it does, the job's state
/// says later.
pub fn cancel(name: &JobName) -> Request {
    name.request(Method::Post)
        .literal(":cancel")
        .json(Value::Object(Map::new()))
}

/// Whether the wish to cancel was taken.
pub fn cancelled(response: &Response) -> Result<(), ApiError> {
    answer::done(response)
}

/// The request that deletes a job: `pipelineJobs.delete`. The model that it made stays.
pub fn delete(name: &JobName) -> Request {
    name.request(Method::Delete)
}

/// The operation that deletes the job.
pub fn deleted(response: &Response) -> Result<Operation, ApiError> {
    answer::read(response)
}

#[cfg(test)]
mod tests;
