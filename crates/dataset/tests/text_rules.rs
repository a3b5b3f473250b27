//! Examples of text and code models, right and wrong: what is found where, and what it says.

mod support;

use dataset::Options;
use support::{findings, inspect, said};

#[track_caller]
fn check(file: impl AsRef<str>, expect: &[&str]) {
    let file = file.as_ref();
    assert_eq!(
        findings(&inspect(file.as_bytes(), &Options::default())),
        expect,
        "{file}"
    );
}

/// What the findings say, in English.
#[track_caller]
fn check_says(file: impl AsRef<str>, expect: &[&str]) {
    let file = file.as_ref();
    assert_eq!(
        said(&inspect(file.as_bytes(), &Options::default())),
        expect,
        "{file}"
    );
}

#[test]
fn a_right_example_has_no_finding() {
    check(r#"{"input_text": "a", "output_text": "b"}"#, &[]);
}

#[test]
fn a_text_example_has_both_fields() {
    check(
        r#"{"output_text": "b"}"#,
        &["missing-input-text 1:1 $.input_text"],
    );
    check(
        r#" {"input_text": "a"}"#,
        &["missing-output-text 1:2 $.output_text"],
    );
    check(
        "{}",
        &[
            "missing-input-text 1:1 $.input_text",
            "missing-output-text 1:1 $.output_text",
        ],
    );
}

#[test]
fn a_near_miss_is_named_and_is_no_unknown_field_too() {
    for key in [
        "inputText",
        "Input_Text",
        "INPUT-TEXT",
        "input text",
        "imput_text",
        "input_txt",
        "prompt",
        "Prompt",
        "input",
        "instruction",
        "question",
        "query",
        "source",
        "text_input",
    ] {
        check_says(
            format!(r#"{{"{key}": "a", "output_text": "b"}}"#),
            &[&format!("`input_text` is missing (found instead: `{key}`)")],
        );
    }
    for key in [
        "outputText",
        "ouput_text",
        "completion",
        "output",
        "response",
        "answer",
        "target",
        "label",
        "text_output",
    ] {
        check_says(
            format!(r#"{{"input_text": "a", "{key}": "b"}}"#),
            &[&format!(
                "`output_text` is missing (found instead: `{key}`)"
            )],
        );
    }
}

#[test]
fn other_formats_are_recognised_by_their_names() {
    check_says(
        r#"{"instruction": "i", "input": "a", "output": "b"}"#,
        &[
            "`input_text` is missing (found instead: `instruction`, `input`)",
            "`output_text` is missing (found instead: `output`)",
        ],
    );
    check_says(
        r#"{"contents": [{"role": "user", "parts": [{"text": "a"}]}]}"#,
        &[
            "`input_text` is missing (found instead: `contents`)",
            "`output_text` is missing",
        ],
    );
}

#[test]
fn a_name_of_another_format_is_no_near_miss_when_the_field_is_there() {
    check(
        r#"{"input_text": "a", "prompt": "a", "output_text": "b", "output": "b"}"#,
        &["unknown-field 1:21 $.prompt", "unknown-field 1:56 $.output"],
    );
}

#[test]
fn a_field_of_the_wrong_kind_is_neither_missing_nor_empty() {
    for (value, what) in [
        ("4", "a number (`4`)"),
        ("null", "`null`"),
        ("true", "`true`"),
        ("[]", "an array"),
        (r#"{"a": 1}"#, "an object"),
    ] {
        let line = format!(r#"{{"input_text": "a", "output_text": {value}}}"#);
        check(&line, &["non-string-field 1:36 $.output_text"]);
        check_says(&line, &[&format!("`output_text` is {what}, not a string")]);
    }
    check(
        r#"{"input_text": null, "output_text": 1, "prompt": "a"}"#,
        &[
            "non-string-field 1:16 $.input_text",
            "non-string-field 1:37 $.output_text",
            "unknown-field 1:40 $.prompt",
        ],
    );
}

#[test]
fn a_text_that_says_nothing_is_empty() {
    for text in ["", " ", r"\n\t", r"\u3000", "\u{a0}"] {
        check(
            format!(r#"{{"input_text": "{text}", "output_text": "b"}}"#),
            &["empty-input-text 1:16 $.input_text"],
        );
        check(
            format!(r#"{{"input_text": "a", "output_text": "{text}"}}"#),
            &["empty-output-text 1:36 $.output_text"],
        );
    }
    check(r#"{"input_text": ".", "output_text": "0"}"#, &[]);
    check_says(
        r#"{"input_text": "", "output_text": " "}"#,
        &[
            "`input_text` is empty",
            "`output_text` holds only white space",
        ],
    );
}

#[test]
fn every_other_field_is_ignored_by_the_service() {
    check(
        r#"{"id": 1, "input_text": "a", "output_text": "b", "a b": {"c": 1}}"#,
        &["unknown-field 1:2 $.id", r#"unknown-field 1:50 $["a b"]"#],
    );
    // The page's own example of a field that is ignored.
    check(
        r#"{"context": "c", "input_text": "a", "output_text": "b"}"#,
        &["unknown-field 1:2 $.context"],
    );
    check(
        r#"{"input_text": "a", "output_text": "b", "x": 1, "x": 2}"#,
        &["unknown-field 1:41 $.x", "duplicate-key 1:49"],
    );
    check(
        r#"{"input_text": "a", "output_text": "b", "messages": []}"#,
        &["unknown-field 1:41 $.messages"],
    );
}

#[test]
fn what_is_marked_is_the_key() {
    let line = r#"{"input_text": "a", "output_text": "b", "Größe": 1}"#;
    let span = inspect(line.as_bytes(), &Options::default()).diagnostics[1]
        .span
        .expect("a place");
    assert_eq!(&line[span.start as usize..span.end as usize], "\"Größe\"");
}

#[test]
fn a_long_name_is_shortened_in_messages() {
    let key = "k".repeat(1_000);
    check_says(
        format!(r#"{{"input_text": "a", "output_text": "b", "{key}": 1}}"#),
        &[&format!("`{}…` is ignored by the service", "k".repeat(40))],
    );
}
