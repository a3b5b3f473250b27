//! Uploads by hand: the requests that a page makes.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::Value;
use simulator::Request;
use vertex::{NoAnswer, Response, SessionUri};

use super::{Page, json as body_of};

/// Portions are multiples of this.
pub const QUANTUM: usize = 256 * 1024;
/// Where uploads begin.
pub const UPLOAD: &str = "https://storage.googleapis.com/upload/storage/v1/b/my-bucket/o";

/// A request with a token.
pub fn signed(method: &str, url: &str) -> Request {
    let request = Request::new(method, url).expect("a request");
    request.with_header("authorization", "Bearer ya29.first")
}

/// The answer to who opens a session; `query` comes behind the name.
pub fn open(page: &mut Page, query: &str) -> Response {
    let request = signed(
        "POST",
        &format!("{UPLOAD}?uploadType=resumable&name=dir%2Ftrain.jsonl{query}"),
    );
    let request = request
        .with_header("x-upload-content-type", "application/jsonl")
        .with_body("{}");
    page.raw(request).answer.expect("an answer")
}

/// The address of a new session.
#[track_caller]
pub fn session(page: &mut Page, query: &str) -> String {
    let response = open(page, query);
    assert_eq!(response.status, 200);
    let location = response.header("location").expect("a session").to_owned();
    assert!(SessionUri::parse(&location).is_some(), "{location}");
    location
}

/// What a portion comes to, as a page sees it.
pub fn put(
    page: &mut Page,
    session: &str,
    range: Option<&str>,
    body: &[u8],
) -> Result<Response, NoAnswer> {
    let request = Request::new("PUT", session)
        .expect("a request")
        .with_body(body);
    let request = match range {
        Some(range) => request.with_header("content-range", range),
        None => request,
    };
    page.raw(request).seen_by_a_page()
}

/// Sends a portion whose answer has this status and this `Range`.
#[track_caller]
pub fn check(
    page: &mut Page,
    session: &str,
    range: &str,
    body: &[u8],
    wanted: (u16, Option<&str>),
) -> Response {
    let response = put(page, session, Some(range), body).expect("an answer");
    assert_eq!(
        (response.status, response.header("range")),
        wanted,
        "{range}"
    );
    response
}

/// A file of so many bytes.
pub fn bytes(length: usize) -> Vec<u8> {
    (0..length)
        .map(|index| (index * index % 251) as u8)
        .collect()
}

/// The checksum as Google writes it.
pub fn crc(bytes: &[u8]) -> String {
    BASE64.encode(crc32c::crc32c(bytes).to_be_bytes())
}

/// The object of an answer, which is this file.
#[track_caller]
pub fn is_object(response: &Response, file: &[u8]) -> Value {
    assert_eq!(
        response.status,
        200,
        "{:?}",
        String::from_utf8_lossy(&response.body)
    );
    let object = body_of(response);
    assert_eq!(object["size"], file.len().to_string());
    assert_eq!(object["crc32c"], crc(file));
    assert_eq!(object["name"], "dir/train.jsonl");
    assert_eq!(object["bucket"], "my-bucket");
    object
}
