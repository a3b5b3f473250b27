//! Files written to Cloud Storage, in one go and in portions.

mod support;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};
use simulator::Request;
use support::{
    Page,
    upload::{QUANTUM, UPLOAD, bytes, check, crc, is_object, open, put, session, signed},
};
use vertex::{ApiError, Cause};

const WEEK: u64 = 7 * 24 * 3_600_000;

#[test]
fn the_checksum_is_the_standard_s() {
    // RFC 3720, B.4: the digits 1 to 9.
    assert_eq!(
        crc(b"123456789"),
        BASE64.encode(0xe306_9283_u32.to_be_bytes())
    );
}

#[test]
fn a_file_is_written_in_portions() {
    let mut page = Page::new();
    let file = bytes(2 * QUANTUM + 5);
    let to = session(&mut page, "");
    let total = file.len();
    let question = format!("bytes */{total}");
    check(&mut page, &to, &question, b"", (308, None));
    let range = format!("bytes 0-{}/{total}", QUANTUM - 1);
    check(
        &mut page,
        &to,
        &range,
        &file[..QUANTUM],
        (308, Some("bytes=0-262143")),
    );
    check(
        &mut page,
        &to,
        &question,
        b"",
        (308, Some("bytes=0-262143")),
    );
    let range = format!("bytes {QUANTUM}-{}/{total}", total - 1);
    let last = check(&mut page, &to, &range, &file[QUANTUM..], (200, None));
    let object = is_object(&last, &file);
    assert_eq!(object["contentType"], "application/jsonl");
    // Whoever missed the answer gets it again.
    let again = check(&mut page, &to, &question, b"", (200, None));
    assert_eq!(again.body, last.body);
}

#[test]
fn a_file_is_written_in_one_go() {
    let mut page = Page::new();
    for file in [bytes(100), bytes(QUANTUM), Vec::new()] {
        let to = session(&mut page, "");
        let response = put(&mut page, &to, None, &file).expect("an answer");
        is_object(&response, &file);
    }
    let to = session(&mut page, "");
    is_object(&check(&mut page, &to, "bytes */0", b"", (200, None)), b"");
    let request = signed(
        "POST",
        &format!("{UPLOAD}?uploadType=media&name=dir%2Ftrain.jsonl"),
    );
    let response = page
        .raw(request.with_body("abc"))
        .answer
        .expect("an answer");
    is_object(&response, b"abc");
}

#[test]
fn the_length_may_be_said_at_the_end() {
    let mut page = Page::new();
    let file = bytes(QUANTUM + 1);
    let to = session(&mut page, "");
    check(
        &mut page,
        &to,
        "bytes 0-262143/*",
        &file[..QUANTUM],
        (308, Some("bytes=0-262143")),
    );
    let last = check(
        &mut page,
        &to,
        "bytes 262144-262144/262145",
        &file[QUANTUM..],
        (200, None),
    );
    is_object(&last, &file);
}

#[test]
fn a_portion_has_a_size_and_a_place() {
    let mut page = Page::new();
    let file = bytes(3 * QUANTUM);
    let to = session(&mut page, "");
    let total = file.len();
    let mut check = |start: usize, end: usize, body: &[u8], wanted| {
        let range = format!("bytes {start}-{}/{total}", end - 1);
        check(&mut page, &to, &range, body, wanted);
    };
    // Too small, and not the last.
    check(0, 1_000, &file[..1_000], (400, None));
    // More than it says.
    check(0, QUANTUM, &file, (400, None));
    // Beyond what is there.
    check(
        QUANTUM,
        2 * QUANTUM,
        &file[QUANTUM..2 * QUANTUM],
        (400, None),
    );
    // No multiple: the rest is to be sent again.
    check(
        0,
        QUANTUM + 9,
        &file[..QUANTUM + 9],
        (308, Some("bytes=0-262143")),
    );
    // It begins before what is there.
    check(
        0,
        2 * QUANTUM,
        &file[..2 * QUANTUM],
        (308, Some("bytes=0-524287")),
    );
    check(0, 3 * QUANTUM, &file, (200, None));
    let object = page.raw(signed(
        "GET",
        "https://storage.googleapis.com/storage/v1/b/my-bucket/o/dir%2Ftrain.jsonl",
    ));
    is_object(&object.answer.expect("an answer"), &file);
}

#[test]
fn what_the_header_says_must_hold() {
    let mut page = Page::new();
    let to = session(&mut page, "");
    check(&mut page, &to, "bytes nonsense", b"", (400, None));
    check(&mut page, &to, "bytes */524288", b"", (308, None));
    check(&mut page, &to, "bytes */524289", b"", (400, None));
}

#[test]
fn an_object_is_not_overwritten_by_accident() {
    let mut page = Page::new();
    let to = session(&mut page, "&ifGenerationMatch=0");
    let late = session(&mut page, "&ifGenerationMatch=0");
    let first = put(&mut page, &to, None, b"one").expect("an answer");
    let first = is_object(&first, b"one");
    // It was opened before the object was there, and is over now.
    let refused = put(&mut page, &late, None, b"two").expect("an answer");
    assert_eq!(ApiError::from(&refused).cause, Cause::PreconditionFailed);
    let refused = open(&mut page, "&ifGenerationMatch=0");
    assert_eq!(ApiError::from(&refused).cause, Cause::PreconditionFailed);
    let generation = first["generation"].as_str().expect("a number");
    let to = session(&mut page, &format!("&ifGenerationMatch={generation}"));
    let second = put(&mut page, &to, None, b"two").expect("an answer");
    assert_ne!(
        is_object(&second, b"two")["generation"],
        first["generation"]
    );
    session(&mut page, "");
}

#[test]
fn a_session_comes_to_an_end() {
    let mut page = Page::new();
    let gone = |page: &mut Page, to: &str| put(page, to, None, b"a").expect("an answer").status;
    let to = session(&mut page, "");
    let cancelled = session(&mut page, "");
    assert_eq!(gone(&mut page, &format!("{to}0")), 404);
    let cancel = Request::new("DELETE", &cancelled).expect("a request");
    assert_eq!(page.raw(cancel).answer.expect("an answer").status, 499);
    assert_eq!(gone(&mut page, &cancelled), 410);
    assert_eq!(gone(page.wait(WEEK), &to), 410);
}

#[test]
fn who_may_not_write_is_told() {
    let cause = |page: &mut Page| ApiError::from(&open(page, "")).cause;
    let mut page = Page::of(json!({ "missingBuckets": ["my-bucket"] }));
    assert_eq!(cause(&mut page), Cause::NoSuchBucket);
    let mut page = Page::of(json!({ "denied": ["storage.objects.create"] }));
    assert!(matches!(cause(&mut page), Cause::BucketDenied { .. }));
    let mut page = Page::new();
    let anonymous = Request::new("POST", &format!("{UPLOAD}?uploadType=resumable&name=a"));
    let answer = page
        .raw(anonymous.expect("a request"))
        .answer
        .expect("an answer");
    assert_eq!(ApiError::from(&answer).cause, Cause::TokenMissing);
    let nameless = page.raw(signed("POST", &format!("{UPLOAD}?uploadType=resumable")));
    assert_eq!(nameless.answer.expect("an answer").status, 400);
    let unknown =
        signed("POST", &format!("{UPLOAD}?uploadType=resumable&name=a")).with_body(r#"{"size":1}"#);
    assert_eq!(page.raw(unknown).answer.expect("an answer").status, 400);
    let wrong = signed("POST", &format!("{UPLOAD}?uploadType=resumable&name=a"));
    let response = page
        .raw(wrong.with_body(r#"{"crc32c":"AAAAAQ=="}"#))
        .answer
        .expect("an answer");
    let to = response.header("location").expect("a session").to_owned();
    assert_eq!(
        put(&mut page, &to, None, b"a").expect("an answer").status,
        400
    );
}

#[test]
fn bytes_are_read_back_where_they_are_kept() {
    let url = "https://storage.googleapis.com/storage/v1/b/my-bucket/o/dir%2Ftrain.jsonl?alt=media";
    let read = |scenario: Value| {
        let mut page = Page::of(scenario);
        let to = session(&mut page, "");
        put(&mut page, &to, None, b"abc").expect("an answer");
        let response = page.raw(signed("GET", url)).answer.expect("an answer");
        (response.status, response.body)
    };
    assert_eq!(read(json!({ "keep": "bytes" })), (200, b"abc".to_vec()));
    assert_eq!(read(json!({})).0, 501);
}

#[test]
fn a_job_finds_the_file_that_was_uploaded() {
    let mut page = Page::of(json!({ "datasets": "uploaded" }));
    let to = session(&mut page, "");
    put(&mut page, &to, None, b"{}\n").expect("an answer");
    let settings = support::settings(json!({ "datasetUri": "gs://my-bucket/dir/train.jsonl" }));
    let (create, name) = vertex::pipeline_jobs::create(&settings).expect("a request");
    page.call(&create);
    let get = vertex::pipeline_jobs::get(&name);
    let job = vertex::pipeline_jobs::got(&page.wait(200_000).call(&get)).expect("a job");
    assert_eq!(job.state, vertex::pipeline_jobs::JobState::Succeeded);
}
