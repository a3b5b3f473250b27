//! Who may call.

use serde_json::json;
use simulator::Request;
use tuning::Region;
use vertex::{ApiError, Cause, NoAnswer, oauth, pipeline_jobs};

mod support;
use support::{Page, location, settings, token};

#[track_caller]
fn cause(page: &mut Page) -> Option<Cause> {
    let request = pipeline_jobs::list(&location(Region::UsCentral1), None, None);
    let response = page.call(&request);
    (!response.is_success()).then(|| ApiError::from(&response).cause)
}

#[test]
fn a_token_is_good_for_an_hour() {
    let mut page = Page::new();
    assert_eq!(cause(&mut page), None);
    assert_eq!(cause(page.wait(3_599_999)), None);
    assert_eq!(cause(page.wait(1)), Some(Cause::TokenExpired));
    page.token = Some(token("ya29.second"));
    assert_eq!(cause(&mut page), None);
    page.token = None;
    assert_eq!(cause(&mut page), Some(Cause::TokenMissing));
}

#[test]
fn a_token_that_was_given_back_opens_nothing() {
    let mut page = Page::new();
    assert_eq!(cause(&mut page), None);
    assert_eq!(oauth::revoked(&page.call(&oauth::revoke())), Ok(()));
    assert_eq!(cause(&mut page), Some(Cause::TokenExpired));
    let again = page.call(&oauth::revoke());
    assert_eq!(again.status, 400);
    assert_eq!(oauth::revoked(&again), Ok(()));
}

#[test]
fn who_lacks_a_permission_is_told_which() {
    let mut page = Page::of(json!({ "denied": ["aiplatform.pipelineJobs.create"] }));
    assert_eq!(cause(&mut page), None);
    let (create, _) = pipeline_jobs::create(&settings(json!({}))).expect("a request");
    let permission = Some("aiplatform.pipelineJobs.create".to_owned());
    let error = ApiError::from(&page.call(&create));
    assert_eq!(error.cause, Cause::PermissionDenied { permission });
    assert_eq!(page.google.jobs_created(), 0);
}

#[test]
fn who_may_not_use_the_quota_of_a_project_is_told() {
    let mut page = Page::of(json!({ "denied": ["serviceusage.services.use"] }));
    assert_eq!(cause(&mut page), None);
    let changes = json!({ "quotaProject": "other-project" });
    let (create, _) = pipeline_jobs::create(&settings(changes)).expect("a request");
    let error = ApiError::from(&page.call(&create));
    assert_eq!(error.cause, Cause::QuotaProjectDenied);
}

#[test]
fn an_answer_that_is_not_allowed_is_not_seen() {
    let scenario = json!({
        "faults": [{ "when": { "path": "*/pipelineJobs*", "times": 9 }, "what": "notAllowed" }],
    });
    let (create, _) = pipeline_jobs::create(&settings(json!({}))).expect("a request");
    // Without a browser in between.
    let mut page = Page::of(scenario.clone());
    assert_eq!(page.send(&create, &[]), Err(NoAnswer::Unreachable));
    assert_eq!(page.google.jobs_created(), 1);
    // With one, which looks for the header.
    let mut page = Page::of(scenario);
    let request = Request::of(&create, page.token.as_ref(), &[]).expect("a request");
    let reply = page.raw(request.with_header("origin", "https://example.com"));
    let answer = reply.answer.expect("an answer");
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn a_browser_s_question_beforehand_uses_no_fault_up() {
    let mut page = Page::of(json!({ "faults": [{ "when": {}, "what": "reset" }] }));
    let url = "https://oauth2.googleapis.com/revoke";
    let ask = Request::new("OPTIONS", url).expect("a request");
    assert!(page.raw(ask).answer.is_ok());
    assert_eq!(page.send(&oauth::revoke(), &[]), Err(NoAnswer::Unreachable));
    assert!(page.send(&oauth::revoke(), &[]).is_ok());
}

#[test]
fn an_address_that_google_does_not_have_is_a_web_page() {
    let mut page = Page::new();
    let mut check = |method: &str, url: &str, status: u16| {
        let request = Request::new(method, url).expect("a request");
        let request = request.with_header("authorization", "Bearer ya29.first");
        let response = page.raw(request).answer.expect("an answer");
        assert_eq!(response.status, status, "{method} {url}");
    };
    let host = "https://us-central1-aiplatform.googleapis.com";
    check("GET", "https://example.com/", 404);
    check("GET", &format!("{host}/"), 404);
    check(
        "GET",
        &format!("{host}/v1/projects/my-project/locations/us-central1/x"),
        404,
    );
    check(
        "PATCH",
        &format!("{host}/v1/projects/my-project/locations/us-central1/models/1"),
        404,
    );
    check(
        "GET",
        &format!("{host}/v1/projects/my-project/locations/us-central1/models/"),
        404,
    );
    check(
        "GET",
        &format!("{host}/v1/projects/my-project/locations/us-central1/models"),
        200,
    );
    // A region has a host of its own.
    check(
        "GET",
        &format!("{host}/v1/projects/my-project/locations/europe-west4/models"),
        400,
    );
    check("GET", "https://oauth2.googleapis.com/revoke", 404);
}

#[test]
fn a_secret_does_not_stand_in_what_debug_prints() {
    let request = Request::of(&oauth::revoke(), Some(&token("ya29.first")), &[]).expect("one");
    let request = request.with_header("authorization", "Bearer ya29.first");
    assert!(!format!("{request:?}").contains("ya29"));
}

#[test]
fn a_page_of_another_origin_may_ask_and_sees_what_is_exposed() {
    let mut page = Page::new();
    let url = "https://storage.googleapis.com/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=a";
    let ask = Request::new("OPTIONS", url).expect("a request");
    let ask = ask
        .with_header("origin", "https://example.com")
        .with_header("access-control-request-method", "POST")
        .with_header(
            "access-control-request-headers",
            "authorization,content-type",
        );
    let answer = page.raw(ask).answer.expect("an answer");
    let header = |name| answer.header(name);
    assert_eq!(
        header("access-control-allow-origin"),
        Some("https://example.com")
    );
    assert_eq!(header("access-control-allow-methods"), Some("POST"));
    assert_eq!(
        header("access-control-allow-headers"),
        Some("authorization,content-type")
    );

    let open = Request::new("POST", url).expect("a request");
    let open = open
        .with_header("Origin", "https://example.com")
        .with_header("Authorization", "Bearer ya29.first");
    let reply = page.raw(open);
    let exposed = reply
        .answer
        .as_ref()
        .expect("an answer")
        .header("access-control-expose-headers");
    assert!(exposed.is_some_and(|list| list.contains("location")));
    let seen = reply.seen_by_a_page().expect("an answer");
    assert!(seen.header("location").is_some());
    assert!(seen.header("vary").is_none());
}
