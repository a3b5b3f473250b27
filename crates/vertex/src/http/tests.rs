use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::Host;

fn get() -> Request {
    Request::new(Method::Get, Host::Storage).literal("/storage/v1/b")
}

#[test]
fn a_segment_and_a_query_hold_anything() {
    let check = |segment: &str, url: &str| {
        assert_eq!(
            get().segment(segment).url(),
            format!("https://storage.googleapis.com/storage/v1/b/{url}")
        );
    };
    check("my-bucket", "my-bucket");
    check("a/b?c#d", "a%2Fb%3Fc%23d");
    check("학습 1.jsonl", "%ED%95%99%EC%8A%B5%201.jsonl");
    check("..", "%252E%252E");
    check(".", "%252E");
    check("...", "...");
    check("\\\r\n", "%5C%0D%0A");
    let url = get()
        .query("filter", "labels.a=\"b\"")
        .query("pageSize", "5")
        .url();
    assert_eq!(
        url,
        "https://storage.googleapis.com/storage/v1/b?filter=labels.a%3D%22b%22&pageSize=5"
    );
}

#[test]
fn the_token_joins_at_the_edge() {
    let token = Token::parse("ya29.a0+/=_-").expect("a token");
    let request = get().json(json!({ "a": 1.0 }));
    assert_eq!(request.text(Some(&token)).as_deref(), Some(r#"{"a":1}"#));
    let headers = request.signed_headers(Some(&token));
    assert_eq!(
        headers.last(),
        Some(&("authorization", "Bearer ya29.a0+/=_-".to_owned()))
    );
    assert_eq!(
        request.signed_headers(None),
        [("content-type", "application/json; charset=utf-8".to_owned())]
    );
    assert!(!format!("{request:?}").contains("ya29"));

    let revoke = get().form_with_token();
    assert_eq!(
        revoke.text(Some(&token)).as_deref(),
        Some("token=ya29.a0%2B%2F%3D_-")
    );
    assert_eq!(revoke.text(None).as_deref(), Some(""));
    let command = revoke.curl().expect("a command");
    let field = r#"--data-urlencode "token=$(gcloud auth print-access-token)""#;
    assert!(command.contains(field), "{command}");
    assert_eq!(revoke.signed_headers(Some(&token)).len(), 1);
}

#[test]
fn a_header_cannot_bring_another() {
    let request = get().header("x-a", "1\r\nx-evil: 1").header("x-b", "2");
    assert_eq!(request.headers().collect::<Vec<_>>(), [("x-b", "2")]);
}

#[test]
fn a_session_is_one_of_cloud_storage() {
    let check = |location: &str, fits: bool| {
        let found = SessionUri::parse(location);
        assert_eq!(found.is_some(), fits, "{location}");
        assert!(found.is_none_or(|uri| format!("{uri:?}") == "[redacted]"));
    };
    check(
        "https://storage.googleapis.com/upload/storage/v1/b/b/o?uploadType=resumable&upload_id=A",
        true,
    );
    check("http://storage.googleapis.com/upload", false);
    check("https://storage.googleapis.com", false);
    check("https://storage.googleapis.com/", false);
    check("https://storage.googleapis.com.evil.example/upload", false);
    check("https://storage.googleapis.com@evil.example/upload", false);
    check("https://storage.googleapis.com:8443/upload", false);
    check("https://storage.googleapis.com\\@evil.example/", false);
    check(
        "https://evil.example/https://storage.googleapis.com/",
        false,
    );
    check("https://storage.googleapis.com/a b", false);
    check("https://storage.googleapis.com/a\nb", false);
    check("https://storage.googleapis.com/a#b", false);
    check("", false);
}

#[test]
fn a_session_needs_no_token_and_is_not_shown() {
    let uri = SessionUri::parse("https://storage.googleapis.com/upload?upload_id=SECRET");
    let request = Request::to_session(Method::Put, uri.expect("a session")).file_part(0, 10);
    let token = Token::parse("ya29.x").expect("a token");
    assert_eq!(request.host(), Host::Storage);
    assert!(request.is_secret());
    assert!(request.url().ends_with("SECRET"));
    assert_eq!(request.signed_headers(Some(&token)), []);
    assert_eq!(request.text(Some(&token)), None);
    assert_eq!(request.curl(), None);
    assert_eq!(request.body(), &Body::FilePart { start: 0, end: 10 });
    assert!(!format!("{request:?}").contains("SECRET"));
}

#[test]
fn a_token_is_one_piece() {
    let check = |text: &str, fault: Option<TokenFault>| {
        assert_eq!(Token::parse(text).err(), fault, "{text:?}");
    };
    check("ya29.x", None);
    check("  ya29.x\r\n", None);
    check("bearer  ya29.x", None);
    check("", Some(TokenFault::Missing));
    check(" \n", Some(TokenFault::Missing));
    check("Bearer ", Some(TokenFault::Missing));
    check("ya29.x y", Some(TokenFault::Character));
    check("ya29.x\ny", Some(TokenFault::Character));
    check("ya29.x\u{0}", Some(TokenFault::Character));
    check("ya29.é", Some(TokenFault::Character));
    check(&"x".repeat(4_096), None);
    check(&"x".repeat(4_097), Some(TokenFault::TooLong));
}

#[test]
fn an_answer_keeps_its_secrets() {
    let response = Response::new(
        200,
        [
            ("Location", "https://storage.googleapis.com/SECRET"),
            ("X-GUploader-UploadID", "SECRET"),
            ("Content-Type", "text/plain"),
        ],
        "SECRET",
    );
    assert_eq!(response.header("content-TYPE"), Some("text/plain"));
    assert!(response.header("location").is_some());
    assert_eq!(response.header("range"), None);
    let shown = format!("{response:?}");
    assert!(
        shown.contains("text/plain") && !shown.contains("SECRET"),
        "{shown}"
    );
}

#[test]
fn every_host_is_found_by_its_name() {
    assert_eq!(Host::all().count(), 16);
    for host in Host::all() {
        assert_eq!(Host::find(&host.to_string()), Some(host));
    }
    assert_eq!(Host::find("evil.example"), None);
    assert_eq!(Host::find("storage.googleapis.com."), None);
}

proptest! {
    #[test]
    fn no_text_leads_a_request_astray(segment in any::<String>(), value in any::<String>()) {
        let url = get().segment(&segment).query("q", value).url();
        let rest = url.strip_prefix("https://storage.googleapis.com/storage/v1/b/").expect("the start");
        let (path, query) = rest.split_once('?').expect("a query");
        let plain = |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._~@%".contains(letter));
        prop_assert!(plain(path) && path != "." && path != "..", "{}", path);
        prop_assert!(plain(query.strip_prefix("q=").expect("the parameter")), "{}", query);
    }

    #[test]
    fn no_token_is_shown(text in "[!-~]{8,40}") {
        let token = Token::parse(&text).expect("a token");
        let shown = format!("{token:?}");
        prop_assert!(!shown.contains(&text), "{}", shown);
    }
}
