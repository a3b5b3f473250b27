use tuning::Region;

use super::python::literal;
use crate::{
    host::Host,
    json,
    names::{JobId, ProjectId},
    request::BuiltRequest,
    settings::{Kind, Settings, given},
};

/// The client that every version of the SDK has, and not the classes for single models, which are gone
/// from today's: it takes the same body, and refuses what it does not know.
pub fn snippet(settings: &Settings, request: &BuiltRequest) -> String {
    let region = Region::find(&settings.pipeline_region);
    let host = region.map_or(Host::Global, Host::Regional);
    let location = region.map_or("PIPELINE_REGION", Region::name);
    let project = ProjectId::parse(&settings.project)
        .map_or_else(|| "PROJECT_ID".to_owned(), |project| project.to_string());
    let quota = given(settings.quota_project.as_ref())
        .and_then(ProjectId::parse)
        .map_or_else(String::new, |project| {
            format!(", \"quota_project_id\": \"{project}\"")
        });
    let job_id = given(settings.pipeline_job_id.as_ref())
        .and_then(JobId::parse)
        .map_or_else(String::new, |id| format!("    pipeline_job_id=\"{id}\",\n"));
    let (client, job, create, argument, more) = match settings.kind {
        Kind::PipelineJob => (
            "PipelineServiceClient",
            "PipelineJob",
            "create_pipeline_job",
            "pipeline_job",
            job_id,
        ),
        Kind::GeminiTuningJob => (
            "GenAiTuningServiceClient",
            "TuningJob",
            "create_tuning_job",
            "tuning_job",
            String::new(),
        ),
    };
    format!(
        r#"# Python 3 with Google's SDK: pip install google-cloud-aiplatform, python tune_sdk.py
# Signs in with what `gcloud auth application-default login` leaves behind.
from google.cloud import aiplatform_v1

body = {body}

client = aiplatform_v1.{client}(
    client_options={{"api_endpoint": "{host}"{quota}}}
)
job = client.{create}(
    parent="projects/{project}/locations/{location}",
    {argument}=aiplatform_v1.{job}.from_json(body),
{more})
print(job.name)
"#,
        body = literal(&json::compact(&request.body)),
    )
}
