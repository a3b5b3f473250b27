//! The errors of Google's services, in their two shapes.

use serde_json::{Value, json};
use vertex::Response;

const JSON: (&str, &str) = ("content-type", "application/json; charset=UTF-8");

/// A successful answer.
pub fn success(body: &Value) -> Response {
    Response::new(200, [JSON], body.to_string())
}

/// An error of Vertex AI, as `google.rpc.Status` goes over HTTP.
pub fn refusal(status: u16, name: &str, message: &str, details: &[Value]) -> Response {
    let mut error = json!({ "code": status, "message": message, "status": name });
    if let (false, Value::Object(error)) = (details.is_empty(), &mut error) {
        error.insert("details".to_owned(), details.into());
    }
    let realm = r#"Bearer realm="https://accounts.google.com/""#;
    let sign_in = (status == 401).then_some(("www-authenticate", realm));
    let headers = [JSON].into_iter().chain(sign_in);
    Response::new(status, headers, json!({ "error": error }).to_string())
}

/// Something in the request is not right.
pub fn invalid(message: &str) -> Response {
    refusal(400, "INVALID_ARGUMENT", message, &[])
}

/// These fields are not right: each with its path and what is wrong.
pub fn violations(violations: &[(String, String)]) -> Response {
    let message: Vec<_> = violations.iter().map(|(_, said)| said.as_str()).collect();
    let fields: Vec<_> = violations
        .iter()
        .map(|(field, said)| json!({ "field": field, "description": said }))
        .collect();
    let detail = json!({
        "@type": "type.googleapis.com/google.rpc.BadRequest",
        "fieldViolations": fields,
    });
    refusal(400, "INVALID_ARGUMENT", &message.join("\n"), &[detail])
}

/// Why `pipelineJobs.create` refuses a job.
pub fn pipeline_fault(cause: &str, said: &str) -> Response {
    refusal(
        400,
        "INVALID_ARGUMENT",
        said,
        &[pipeline_detail(cause, said)],
    )
}

/// The detail that names one of the causes of a pipeline.
pub fn pipeline_detail(cause: &str, said: &str) -> Value {
    json!({
        "@type": "type.googleapis.com/cloud.ai.platform.common.CreatePipelineJobApiErrorDetail",
        "errorCause": cause,
        "publicMessage": said,
    })
}

/// There is no such thing.
pub fn not_found(what: &str) -> Response {
    refusal(404, "NOT_FOUND", &format!("{what} is not found."), &[])
}

/// Something must be done first.
pub fn precondition(message: &str) -> Response {
    refusal(400, "FAILED_PRECONDITION", message, &[])
}

/// Google's front door knows no such address.
pub fn no_such_page() -> Response {
    Response::new(
        404,
        [("content-type", "text/html; charset=UTF-8")],
        "<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p>Simulated Google knows no such address.</html>",
    )
}

/// An error of Cloud Storage.
pub fn storage_refusal(status: u16, reason: &str, message: &str) -> Response {
    let error = json!({ "message": message, "domain": "global", "reason": reason });
    let body = json!({ "error": { "code": status, "message": message, "errors": [error] } });
    Response::new(status, [JSON], body.to_string())
}
