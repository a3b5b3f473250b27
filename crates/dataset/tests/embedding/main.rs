//! The three files of embedding tuning, by themselves and against each other.

mod labels;
mod limits;
mod portions;
mod rows;
#[path = "../support.rs"]
mod support;

use dataset::{Fingerprint, Format, Inspector, Options, Report, Role, Verdict};
use rule::Severity;
use support::{Words, findings, said};

fn options(role: Role) -> Options {
    Options {
        role,
        ..Options::default()
    }
}

fn inspect(role: Role, file: &str, against: &[Fingerprint]) -> Report {
    inspect_all(&options(role), file.as_bytes(), against).0
}

fn inspect_all(options: &Options, file: &[u8], against: &[Fingerprint]) -> (Report, Fingerprint) {
    let mut inspector = Inspector::new(options.clone(), Some(Box::new(Words)))
        .expect("options that are right")
        .with_against(against.iter().cloned());
    inspector.feed(file);
    inspector.finish_with_fingerprint()
}

fn fingerprint(role: Role, file: &str) -> Fingerprint {
    inspect_all(&options(role), file.as_bytes(), &[]).1
}

/// What is found in a file that is inspected alone.
#[track_caller]
fn check(role: Role, file: impl AsRef<str>, expect: &[&str]) {
    assert_eq!(findings(&inspect(role, file.as_ref(), &[])), expect);
}

/// What is said of labels under the right header, held against other files.
#[track_caller]
fn check_labels(rows: &str, against: &[Fingerprint], expect: &[&str]) {
    let report = inspect(Role::Labels, &format!("{HEADER}{rows}"), against);
    assert_eq!(said(&report), expect);
}

const HEADER: &str = "query-id\tcorpus-id\tscore\n";

fn rows(ids: &[&str]) -> String {
    let row = |id: &&str| format!("{{\"_id\": \"{id}\", \"text\": \"w w\"}}\n");
    ids.iter().map(row).collect()
}

fn numbered_rows(number: u64) -> String {
    let row = |n| format!("{{\"_id\": \"{n}\", \"text\": \"w\"}}\n");
    (1..=number).map(row).collect()
}

/// Labels of so many different queries.
fn numbered_labels(queries: impl IntoIterator<Item = u64>) -> String {
    let row = |n| format!("q{n}\td\t1\n");
    HEADER.to_owned() + &queries.into_iter().map(row).collect::<String>()
}

fn count(report: &Report, rule: &str) -> u64 {
    report.counts.get(rule).copied().unwrap_or_default()
}

#[test]
fn the_model_and_the_role_belong_together() {
    let report = |model: &str, role, file: &str| {
        let options = Options {
            model: Some(model.to_owned()),
            ..options(role)
        };
        inspect_all(&options, file.as_bytes(), &[]).0
    };
    let found = report("text-bison@002", Role::Corpus, &numbered_rows(9));
    assert_eq!(found.model, "textembedding-gecko@001");
    assert_eq!(found.verdict, Verdict::Ready);
    let options = Options {
        model: Some("textembedding-gecko@001".to_owned()),
        ..Options::default()
    };
    let refused = Inspector::new(options, None)
        .err()
        .map(|error| error.to_string());
    assert_eq!(
        refused.as_deref(),
        Some(
            "model: textembedding-gecko@001 is tuned with a corpus, queries and labels; say in `role` which of them the file is"
        )
    );
}

#[test]
fn what_a_fingerprint_holds_is_what_can_be_compared() {
    let file = rows(&["a", "b"]) + "{\"text\": \"x\"}\n" + r#"{"_id": 3, "text": "x"}"#;
    let corpus = fingerprint(Role::Corpus, &file);
    assert_eq!(
        (corpus.role(), corpus.format()),
        (Role::Corpus, Format::Corpus)
    );
    assert_eq!(corpus.examples(), 3);
    let labels = fingerprint(Role::Labels, &format!("{HEADER}q\td\t1\nq\nq\te\n"));
    assert_eq!(
        (labels.role(), labels.format()),
        (Role::Labels, Format::Labels)
    );
    assert_eq!(labels.examples(), 2);
}
