use std::{collections::BTreeMap, fmt};

use rule::{Message, SettingProblem};
use serde::Serialize;
use serde_json::Value;
use tuning::{Family, Model};

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

/// Why there is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildError {
    /// Jobs that tune Gemini models are not built here.
    GeminiTuningJob,
    /// Jobs that tune embedding models are not built here.
    Embedding,
}

impl BuildError {
    /// What is wrong and what to do.
    pub fn message(self) -> Message {
        match self {
            Self::GeminiTuningJob => Message::new(
                "`kind`: requests for Gemini tuning jobs are not built. Choose pipelineJob.",
                "`kind`: Gemini 조정 작업의 요청은 만들지 않습니다. pipelineJob을 선택합니다.",
            ),
            Self::Embedding => Message::new(
                "`model`: requests for embedding models are not built. Choose a text, code or chat \
                 model.",
                "`model`: 임베딩 모델의 요청은 만들지 않습니다. 텍스트, 코드, 채팅 모델을 선택합니다.",
            ),
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for BuildError {}

/// The request that creates the job: `pipelineJobs.create`.
///
/// ```
/// use vertex::{Settings, build_request};
///
/// let request = build_request(&Settings {
///     project: "my-project".to_owned(),
///     pipeline_region: "us-central1".to_owned(),
///     model: "text-bison@002".to_owned(),
///     ..Settings::default()
/// })?;
/// assert_eq!(
///     request.url,
///     "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs",
/// );
/// assert_eq!(request.body["runtimeConfig"]["parameterValues"]["accelerator_type"], "GPU");
/// # Ok::<(), vertex::BuildError>(())
/// ```
pub fn build_request(settings: &Settings) -> Result<BuiltRequest, BuildError> {
    if settings.kind == Kind::GeminiTuningJob {
        return Err(BuildError::GeminiTuningJob);
    }
    if Model::find(&settings.model).is_some_and(|model| model.family == Family::Embedding) {
        return Err(BuildError::Embedding);
    }
    let job = Job::from_settings(settings);
    Ok(BuiltRequest {
        method: "POST",
        url: url(&job),
        headers: headers(settings),
        body: body::pipeline_job(&job),
        problems: rules::check(&job),
    })
}

/// Everything that is wrong with the settings. The rules are about pipeline jobs; of another kind
/// there is nothing to say.
pub fn check_settings(settings: &Settings) -> Vec<SettingProblem> {
    match settings.kind {
        Kind::PipelineJob => rules::check(&Job::from_settings(settings)),
        Kind::GeminiTuningJob => Vec::new(),
    }
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
    let job_id = given(settings.pipeline_job_id.as_ref())
        .and_then(JobId::parse)
        .map_or_else(String::new, |id| format!("?pipelineJobId={id}"));
    format!("https://{host}/v1/projects/{project}/locations/{location}/pipelineJobs{job_id}")
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
