//! Whole files and what a person reads about them, in both languages.

mod support;

use std::fmt::Write;

use dataset::{Diagnostic, Frame, Inspector, Options, Report, Role};
use rule::Language;

#[test]
fn fixtures() {
    insta::glob!("fixtures/*.jsonl", |path| {
        #[allow(clippy::disallowed_methods, reason = "a test may read a file")]
        let file = std::fs::read(path).expect("a fixture");
        let options = Options {
            details: true,
            ..Options::default()
        };
        insta::assert_snapshot!(render(&support::inspect(&file, &options)));
    });
}

/// The files of one embedding job, each held against those before it.
#[test]
fn embedding() {
    let mut against = Vec::new();
    for (name, role) in [
        ("corpus.jsonl", Role::Corpus),
        ("queries.jsonl", Role::Queries),
        ("test.tsv", Role::Labels),
        ("train.tsv", Role::Labels),
    ] {
        let path = format!(
            "{}/tests/fixtures/embedding/{name}",
            env!("CARGO_MANIFEST_DIR")
        );
        #[allow(clippy::disallowed_methods, reason = "a test may read a file")]
        let file = std::fs::read(path).expect("a fixture");
        let options = Options {
            role,
            file_name: Some(name.to_owned()),
            details: true,
            ..Options::default()
        };
        let mut inspector = Inspector::new(options, Some(Box::new(support::Words)))
            .expect("options that are right")
            .with_against(against.clone());
        inspector.feed(&file);
        let (report, fingerprint) = inspector.finish_with_fingerprint();
        against.push(fingerprint);
        insta::assert_snapshot!(format!("embedding@{name}"), render(&report));
    }
}

fn render(report: &Report) -> String {
    let mut text = format!(
        "{:?} · {:?} · {} · {} examples on {} lines · {} tokens\n",
        report.verdict,
        report.file.format,
        report.model,
        report.file.examples,
        report.file.lines,
        report.statistics.total_token_count,
    );
    for finding in &report.diagnostics {
        let _ = write!(text, "\n{}", render_finding(finding));
    }
    text
}

fn render_finding(finding: &Diagnostic) -> String {
    let Diagnostic {
        code,
        rule,
        severity,
        line,
        column,
        path,
        ..
    } = finding;
    let mut text = format!("{code} {rule} ({severity:?}) at {line}:{column} {path}")
        .trim_end()
        .to_owned();
    for language in [Language::English, Language::Korean] {
        let _ = write!(text, "\n  {}", finding.message(language));
    }
    if let Some(frame) = finding
        .details
        .as_ref()
        .and_then(|details| details.frame.as_ref())
    {
        let _ = write!(text, "\n  | {}", render_frame(frame));
    }
    text + "\n"
}

fn render_frame(frame: &Frame) -> String {
    let ellipsis = |is_more: bool| if is_more { "…" } else { "" };
    format!(
        "{}{}⟦{}⟧{}{}",
        ellipsis(frame.starts_inside),
        frame.before,
        frame.marked,
        frame.after,
        ellipsis(frame.ends_inside),
    )
}
