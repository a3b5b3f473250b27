//! What is built here is also found right when it is pasted back.

#[path = "../examples/bodies/cases.rs"]
mod cases;

use rule::Severity;
use vertex::{SnippetLanguage, build_request, check_request, json, snippet};

#[test]
fn a_body_that_may_be_sent_has_no_error_when_it_is_pasted_back() {
    let mut count = 0;
    for settings in cases::sendable() {
        let body = json::compact(&build_request(&settings).body);
        let problems = check_request(&body).expect("a body");
        let error = problems
            .iter()
            .find(|problem| problem.severity == Severity::Error);
        assert_eq!(error, None, "{body}");
        count += 1;
    }
    assert!(count >= 1_000, "only {count} cases");
}

#[test]
fn the_json_snippet_is_the_body() {
    for settings in cases::sendable().step_by(50) {
        let text = snippet(&settings, SnippetLanguage::Json);
        let body: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let sent = build_request(&settings).body;
        assert_eq!(json::compact(&body), json::compact(&sent));
    }
}
