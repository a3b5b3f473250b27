//! Which format a file is checked as, with a model and without.

mod support;

use dataset::Options;
use support::{findings, inspect, options};

#[track_caller]
fn check(file: impl AsRef<str>, expect: &[&str]) {
    let file = file.as_ref();
    assert_eq!(
        findings(&inspect(file.as_bytes(), &Options::default())),
        expect,
        "{file}"
    );
}

#[track_caller]
fn check_as(model: &str, file: impl AsRef<str>, expect: &[&str]) {
    let file = file.as_ref();
    let report = inspect(file.as_bytes(), &options(model));
    assert_eq!(findings(&report), expect, "{file}");
}

const TEXT: &str = r#"{"input_text": "a", "output_text": "b"}"#;
const CHAT: &str = r#"{"context": "c", "messages": [{"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}, {"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}]}"#;
// The same example twice would be a finding of its own.
const MORE_TEXT: &str = r#"{"input_text": "c", "output_text": "d"}"#;
const MORE_CHAT: &str = r#"{"context": "d", "messages": [{"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}, {"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}]}"#;

#[test]
fn conversations_under_a_text_model_say_on_each_line_what_is_missing() {
    check_as(
        "text-bison@002",
        format!("{CHAT}\n{CHAT}\n"),
        &[
            "missing-input-text 1:1 $.input_text",
            "missing-output-text 1:1 $.output_text",
            "unknown-field 1:2 $.context",
            "missing-input-text 2:1 $.input_text",
            "missing-output-text 2:1 $.output_text",
            "unknown-field 2:2 $.context",
        ],
    );
}

#[test]
fn text_under_a_chat_model_lacks_messages_and_nothing_else() {
    check_as(
        "chat-bison@002",
        format!("{TEXT}\n{TEXT}\n"),
        &[
            "missing-messages 1:1 $.messages",
            "missing-messages 2:1 $.messages",
        ],
    );
}

#[test]
fn without_a_model_most_of_the_file_decides() {
    check(
        format!("{CHAT}\n{TEXT}\n{MORE_CHAT}\n"),
        &["mixed-formats 2:1"],
    );
    check(
        format!("{TEXT}\n{CHAT}\n{MORE_TEXT}\n"),
        &["mixed-formats 2:1"],
    );
    assert_eq!(
        inspect(CHAT.as_bytes(), &Options::default()).model,
        "chat-bison@002"
    );
    assert_eq!(
        inspect(TEXT.as_bytes(), &Options::default()).model,
        "text-bison@002"
    );
}

#[test]
fn with_a_model_its_own_format_decides_where_it_has_most() {
    for model in ["chat-bison@002", "codechat-bison-32k@002"] {
        check_as(
            model,
            format!("{CHAT}\n{TEXT}\n{MORE_CHAT}\n"),
            &["mixed-formats 2:1"],
        );
    }
    for model in ["text-bison@002", "code-bison@002"] {
        check_as(
            model,
            format!("{CHAT}\n{TEXT}\n{MORE_TEXT}\n"),
            &["mixed-formats 1:1"],
        );
    }
}

#[test]
fn a_line_of_no_format_is_checked_as_the_file_is() {
    check(
        format!("{CHAT}\n{{\"context\": \"c\"}}\n"),
        &["missing-messages 2:1 $.messages"],
    );
    check(
        format!("{TEXT}\n{{\"prompt\": \"c\"}}\n"),
        &[
            "missing-input-text 2:1 $.input_text",
            "missing-output-text 2:1 $.output_text",
        ],
    );
}
