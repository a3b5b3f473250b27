//! What a report looks like in the forms that people and other programs take.

mod support;

use dataset::{Options, Report, export};
use rule::Language;

/// A file of few lines with findings of every severity, a field that would be cut, more findings than
/// are listed, and a name that would be markup.
fn report() -> Report {
    let lines = [
        r#"{"input_text": "one", "output_text": "a"}"#.to_owned(),
        r#"{"input_text": "two", "output_text": "a", "=cmd|' /C calc'!A0": 1, "<b>": 2, "c": 3}"#
            .to_owned(),
        r#"{"input_text": "three"}"#.to_owned(),
        r#"{"input_text": "four", "output_text": "an 😀 end"#.to_owned(),
        support::text_line(8_193, 1),
    ];
    let options = Options {
        file_name: Some("reviews [1] `final`|v2.json".to_owned()),
        max_diagnostics_per_rule: 2,
        details: true,
        ..Options::default()
    };
    support::inspect(lines.join("\r\n").as_bytes(), &options)
}

#[test]
fn markdown_in_english() {
    insta::assert_snapshot!(export::markdown(&report(), Language::English));
}

#[test]
fn markdown_in_korean() {
    insta::assert_snapshot!(export::markdown(&report(), Language::Korean));
}

#[test]
fn csv() {
    insta::assert_snapshot!(export::csv(&report(), Language::English));
}

#[test]
fn sarif() {
    let sarif = export::sarif(&report());
    let log: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    insta::assert_json_snapshot!(log);
}

#[test]
fn a_report_without_findings_says_so() {
    let line = |n| format!("{{\"input_text\": \"{n}?\", \"output_text\": \"{n}\"}}");
    let lines: Vec<String> = (0..100).map(line).collect();
    let report = support::inspect(lines.join("\n").as_bytes(), &Options::default());
    insta::assert_snapshot!(export::markdown(&report, Language::English));
    let rows = export::csv(&report, Language::English);
    assert_eq!(rows.lines().count(), 1, "{rows}");
}

#[test]
fn a_rule_of_another_version_is_reported_without_prose() {
    let mut report = report();
    for found in &mut report.diagnostics {
        found.rule = "a-later-rule".into();
    }
    report.counts = [("a-later-rule".to_owned(), report.diagnostics.len() as u64)].into();
    let markdown = export::markdown(&report, Language::English);
    assert!(
        markdown.contains("| error | `a-later-rule` |"),
        "{markdown}"
    );
    assert!(export::csv(&report, Language::Korean).contains("\"a-later-rule\""));
    let log: serde_json::Value = serde_json::from_str(&export::sarif(&report)).expect("JSON");
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    assert_eq!(rules, &serde_json::json!([{ "id": "a-later-rule" }]));
}

/// The verdict counts the lines that are listed; it must not pass for all of them.
#[test]
fn a_capped_verdict_says_at_least() {
    let report = support::inspect(
        "{\n".repeat(9).as_bytes(),
        &Options {
            max_diagnostics_per_rule: 2,
            ..Options::default()
        },
    );
    for (language, expect) in [
        (Language::English, "at least 2 lines"),
        (Language::Korean, "적어도 2줄"),
    ] {
        let markdown = export::markdown(&report, language);
        assert!(markdown.contains(expect), "{markdown}");
    }
}
