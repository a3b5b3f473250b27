//! The requests of an upload and what their answers say.
//! Source: <https://cloud.google.com/storage/docs/performing-resumable-uploads>.

use serde_json::json;

use super::Plan;
use crate::{
    host::Host,
    http::{Method, Request, Response, SessionUri},
    names::ProjectId,
    settings::given,
    storage,
};

/// The request that begins a session. With the checksum in it, Google itself refuses to make an object
/// of other bytes. `generation` is that of the object that may be there; 0 is none.
pub(super) fn begin(plan: &Plan, generation: Option<u64>) -> Request {
    let request = Request::new(Method::Post, Host::Storage)
        .literal("/upload/storage/v1/b")
        .segment(plan.to.bucket())
        .literal("/o")
        .query("uploadType", "resumable")
        .query("name", plan.to.object());
    let request = match generation {
        Some(generation) => request.query("ifGenerationMatch", generation.to_string()),
        None => request,
    };
    let request = request
        .header("x-upload-content-type", plan.content_type.as_str())
        .header("x-upload-content-length", plan.file.size.to_string())
        .json(json!({ "crc32c": plan.file.crc32c }));
    counted(request, plan)
}

/// The session in the answer. A browser sees it only if the server lets it.
pub(super) fn session(response: &Response) -> Option<SessionUri> {
    SessionUri::parse(response.header("location")?)
}

/// The request that sends a part of the file, which must not be empty.
pub(super) fn send(session: &SessionUri, start: u64, end: u64, size: u64) -> Request {
    let last = end.saturating_sub(1);
    Request::to_session(Method::Put, session.clone())
        .header("content-range", format!("bytes {start}-{last}/{size}"))
        .file_part(start, end)
}

/// The request that asks how much is stored. It ends the upload of an empty file.
pub(super) fn ask(session: &SessionUri, size: u64) -> Request {
    Request::to_session(Method::Put, session.clone())
        .header("content-range", format!("bytes */{size}"))
}

/// The request that gives a session up.
pub(super) fn give_up(session: &SessionUri) -> Request {
    Request::to_session(Method::Delete, session.clone())
}

/// The request that asks what is there under the name.
pub(super) fn look(plan: &Plan) -> Request {
    counted(storage::get_object(&plan.to), plan)
}

/// How much is stored, as the header `Range` tells: `bytes=0-41` are 42 bytes.
pub(super) fn stored(range: &str) -> Option<u64> {
    let last = range.trim().strip_prefix("bytes=0-")?;
    let digits = last.bytes().all(|digit| digit.is_ascii_digit());
    let last: u64 = digits.then(|| last.parse().ok()).flatten()?;
    last.checked_add(1)
}

fn counted(request: Request, plan: &Plan) -> Request {
    match given(plan.quota_project.as_ref()).and_then(ProjectId::parse) {
        Some(project) => request.with_quota_project(project),
        None => request,
    }
}
