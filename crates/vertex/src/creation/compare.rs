use serde_json::Value;

use crate::{
    http::{Body, Request},
    pipeline_jobs::PipelineJob,
};

/// Whether a job is the one that a request creates: it has the same name for people, puts its output
/// in the same place, and was given every value that we send. Values that the service added are its
/// own.
pub(super) fn is_ours(job: &PipelineJob, request: &Request) -> bool {
    let Body::Json(body) = request.body() else {
        return false;
    };
    let text = |path: &str| body.pointer(path).and_then(Value::as_str).unwrap_or("");
    let values = body.pointer("/runtimeConfig/parameterValues");
    let mut values = values.and_then(Value::as_object).into_iter().flatten();
    let theirs = &job.runtime_config;
    job.display_name == text("/displayName")
        && theirs.gcs_output_directory.trim_end_matches('/')
            == text("/runtimeConfig/gcsOutputDirectory").trim_end_matches('/')
        && values.all(|(name, ours)| {
            let theirs = theirs.parameter_values.get(name);
            theirs.is_some_and(|theirs| is_same(theirs, ours))
        })
}

/// Numbers lose their form on the way: 300 comes back as 300.0.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one.total_cmp(&other).is_eq(),
        _ => one == other,
    }
}
