//! What every rule keeps to, whoever writes it.

use std::collections::BTreeSet;

use rule::Sample;
use tokens::{Counter, SentencePiece, Vocabulary};

use super::*;
use crate::{Fingerprint, Inspector};

/// Rules about the size of a file: every sample of a few lines breaks them beside its own.
const OF_SIZE: [&str; 5] = [
    "too-few-examples",
    "few-examples",
    "corpus-size-out-of-range",
    "queries-size-out-of-range",
    "too-few-labelled-queries",
];

fn counter() -> Box<dyn Counter> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../www/vocabulary/gemma3.spiece.model"
    );
    #[allow(clippy::disallowed_methods, reason = "a test may read a file")]
    let file = std::fs::read(path).expect("run `cargo xtask vocabulary` first");
    Box::new(SentencePiece::new(
        Vocabulary::read(&file).expect("the built-in vocabulary"),
    ))
}

/// The rules that a sample breaks, each as often as it does.
fn broken(rule: &Rule, sample: Sample) -> Vec<(String, u64)> {
    let mut inspector = Inspector::new(given(rule, sample), Some(counter()))
        .expect("options that are right")
        .with_against(others(rule));
    match rule.name {
        // Its sample is the name of a file.
        "wrong-extension" => inspector.feed(hundred_examples().as_bytes()),
        _ => inspector.feed(&sample.bytes()),
    }
    let counts = inspector.finish().counts;
    counts
        .into_iter()
        .filter(|(name, _)| name == rule.name || !OF_SIZE.contains(&name.as_str()))
        .collect()
}

/// The options that a rule's samples are inspected with, where the plain ones would not do.
fn given(rule: &Rule, sample: Sample) -> Options {
    match rule.name {
        "total-truncated" => Options {
            model: Some("text-bison-32k@002".into()),
            ..Options::default()
        },
        "context-overrides-default" => Options {
            default_context: Some("You are a pirate.".into()),
            ..Options::default()
        },
        // Its sample is the name of a file.
        "wrong-extension" => Options {
            file_name: Some(sample.text().into_owned()),
            ..Options::default()
        },
        _ if rule.code.starts_with('V') => Options {
            role: Role::Evaluation,
            ..Options::default()
        },
        // A line over the cap that people have would be 16 MiB long.
        "line-too-long" => Options {
            max_line_bytes: 100,
            ..Options::default()
        },
        name => Options {
            role: role(name),
            ..Options::default()
        },
    }
}

/// What part the file of a rule's samples plays.
fn role(rule: &str) -> Role {
    match rule {
        "missing-id" | "missing-text" | "duplicate-id" | "corpus-size-out-of-range" => Role::Corpus,
        "queries-size-out-of-range" => Role::Queries,
        "wrong-label-header"
        | "invalid-score"
        | "unknown-query-id"
        | "unknown-corpus-id"
        | "too-few-labelled-queries"
        | "too-many-labels"
        | "pair-in-two-splits"
        | "query-without-positive" => Role::Labels,
        _ => Role::Training,
    }
}

/// The other files of the job that a rule's samples are compared with.
fn others(rule: &Rule) -> Vec<Fingerprint> {
    let other = |role, file: String| {
        let options = Options {
            role,
            ..Options::default()
        };
        let mut inspector = Inspector::new(options, None).expect("options that are right");
        inspector.feed(file.as_bytes());
        inspector.finish_with_fingerprint().1
    };
    match rule.name {
        "unknown-query-id" | "unknown-corpus-id" => vec![
            other(Role::Queries, numbered_rows(9)),
            other(Role::Corpus, numbered_rows(9)),
        ],
        "evaluation-format-differs" | "evaluation-leak" => {
            vec![other(Role::Training, TRAINED.to_owned())]
        }
        "pair-in-two-splits" => vec![other(Role::Labels, numbered_labels(9))],
        _ => Vec::new(),
    }
}

#[test]
fn codes_ascend_and_names_are_unique() {
    let rank = |code: &str| {
        (
            "FTCVM".find(&code[..1]).expect("a known family"),
            code.to_owned(),
        )
    };
    assert!(
        RULES
            .windows(2)
            .all(|pair| rank(pair[0].code) < rank(pair[1].code))
    );
    let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn every_bad_sample_breaks_exactly_its_own_rule_once() {
    for rule in RULES {
        assert_eq!(
            broken(rule, rule.bad),
            [(rule.name.to_owned(), 1)],
            "`bad` of {}",
            rule.name
        );
    }
}

#[test]
fn every_good_sample_is_clean() {
    for rule in RULES {
        assert_eq!(broken(rule, rule.good), [], "`good` of {}", rule.name);
    }
}

#[test]
fn what_a_document_leaves_out_of_a_sample_it_tells() {
    let mut shortened = Vec::new();
    for rule in RULES {
        let document = rule.document();
        for (sample, shown) in [(rule.bad, document.bad), (rule.good, document.good)] {
            assert!(shown.len() <= 1_000_000, "{}", rule.name);
            let whole = sample.text();
            if shown != whole {
                let (start, left_out) = shown.rsplit_once('…').expect("a mark");
                assert!(whole.starts_with(start), "{}", rule.name);
                shortened.push((rule.name, left_out.to_owned()));
            }
        }
    }
    assert_eq!(
        shortened,
        [("too-many-labels", " 499,981 more lines\n".to_owned())]
    );
}

#[test]
fn prose_follows_the_house_style() {
    for rule in RULES {
        for text in [rule.summary.en, rule.summary.ko] {
            assert!(
                !text.is_empty() && !text.ends_with('.'),
                "{}: a summary is not a sentence",
                rule.name
            );
        }
        for text in [
            rule.explanation.en,
            rule.explanation.ko,
            rule.help.en,
            rule.help.ko,
        ] {
            assert!(
                text.ends_with('.') && !text.contains('!'),
                "{}: {text}",
                rule.name
            );
        }
        for text in [rule.summary.ko, rule.explanation.ko, rule.help.ko] {
            assert!(
                text.chars().any(|c| ('가'..='힣').contains(&c)),
                "{}: {text}",
                rule.name
            );
        }
        assert!(
            rule.name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            rule.name
        );
        assert!(!rule.source.is_empty(), "{}", rule.name);
    }
}
