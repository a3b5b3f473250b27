use std::collections::BTreeMap;

use rule::SettingProblem;
use serde::Serialize;
use serde_json::Value;

use crate::{
    body,
    host::Host,
    job::Job,
    names::{JobId, ProjectId},
    rules,
    settings::{Kind, Settings, given},
};

/// A request as a value. Nothing here sends it, and it never holds a real token.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BuiltRequest {
    /// The HTTP method.
    pub method: &'static str,
    /// Where it goes. Whatever the settings are, the host is one of [`Host`].
    pub url: String,
    /// The headers, their names in small letters; the token is the word `$TOKEN`.
    pub headers: BTreeMap<&'static str, String>,
    /// What is sent, its keys in the order of Google's own sample.
    pub body: Value,
    /// What is wrong with the settings. With an error among them the request must not be sent.
    pub problems: Vec<SettingProblem>,
}

/// The request that creates the job: `pipelineJobs.create`, or `tuningJobs.create` for a Gemini model.
///
/// ```
/// use vertex::{Settings, build_request};
///
/// let request = build_request(&Settings {
///     project: "my-project".to_owned(),
///     pipeline_region: "us-central1".to_owned(),
///     model: "text-bison@002".to_owned(),
///     ..Settings::default()
/// });
/// assert_eq!(
///     request.url,
///     "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs",
/// );
/// assert_eq!(request.body["runtimeConfig"]["parameterValues"]["accelerator_type"], "GPU");
/// ```
pub fn build_request(settings: &Settings) -> BuiltRequest {
    let job = Job::from_settings(settings);
    BuiltRequest {
        method: "POST",
        url: url(&job),
        headers: headers(settings),
        body: body::body(&job),
        problems: rules::check(&job),
    }
}

/// Everything that is wrong with the settings.
pub fn check_settings(settings: &Settings) -> Vec<SettingProblem> {
    rules::check(&Job::from_settings(settings))
}

/// What cannot stand in a URL is replaced by a word in capitals, so that the URL shows what is
/// missing and leads nowhere.
fn url(job: &Job<'_>) -> String {
    let settings = job.settings;
    let region = job.pipeline_region();
    let host = region.map_or(Host::Global, Host::Regional);
    let location = region.map_or("PIPELINE_REGION", tuning::Region::name);
    let project = ProjectId::parse(&settings.project)
        .map_or_else(|| "PROJECT_ID".to_owned(), |project| project.to_string());
    let jobs = match settings.kind {
        Kind::GeminiTuningJob => "tuningJobs".to_owned(),
        Kind::PipelineJob => given(settings.pipeline_job_id.as_ref())
            .and_then(JobId::parse)
            .map_or_else(
                || "pipelineJobs".to_owned(),
                |id| format!("pipelineJobs?pipelineJobId={id}"),
            ),
    };
    format!("https://{host}/v1/projects/{project}/locations/{location}/{jobs}")
}

fn headers(settings: &Settings) -> BTreeMap<&'static str, String> {
    let mut headers = BTreeMap::from([
        ("authorization", "Bearer $TOKEN".to_owned()),
        ("content-type", "application/json; charset=utf-8".to_owned()),
    ]);
    if let Some(project) = given(settings.quota_project.as_ref()).and_then(ProjectId::parse) {
        headers.insert("x-goog-user-project", project.to_string());
    }
    headers
}

#[cfg(test)]
mod tests;
