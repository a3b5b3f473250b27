//! What the tests of the inspector share.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

use dataset::{Diagnostic, Fingerprint, Inspector, Options, Report};
use tokens::{Counter, Exactness, TokenizerLabel};

/// Counts words, so that a test can be read without a vocabulary: `a b c` has three tokens.
pub struct Words;

impl Counter for Words {
    fn count(&mut self, text: &str) -> u64 {
        text.split_whitespace().count() as u64
    }

    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
        let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        text.split_whitespace().nth(limit as usize).map(start)
    }

    fn label(&self) -> TokenizerLabel {
        TokenizerLabel {
            name: "words".into(),
            exactness: Exactness::Estimate,
            note: "a test's".into(),
        }
    }
}

/// Inspects a whole file in portions of the given sizes, over and over; at once without any.
pub fn inspect_in(bytes: &[u8], options: &Options, portions: &[usize]) -> Report {
    inspect_against(bytes, options, &[], portions).0
}

/// The same, compared with other files.
pub fn inspect_against(
    bytes: &[u8],
    options: &Options,
    against: &[Fingerprint],
    portions: &[usize],
) -> (Report, Fingerprint) {
    let mut inspector = Inspector::new(options.clone(), Some(Box::new(Words)))
        .expect("options that are right")
        .with_against(against.iter().cloned());
    let mut rest = bytes;
    for &portion in portions.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (head, tail) = rest.split_at(portion.clamp(1, rest.len()));
        inspector.feed(head);
        rest = tail;
    }
    inspector.feed(rest);
    inspector.finish_with_fingerprint()
}

/// What a file leaves for others of its job.
pub fn fingerprint(bytes: &[u8], options: &Options) -> Fingerprint {
    inspect_against(bytes, options, &[], &[]).1
}

/// Inspects a whole file at once.
pub fn inspect(bytes: &[u8], options: &Options) -> Report {
    inspect_in(bytes, options, &[])
}

/// Rules about the size of a file, which every file of a few lines breaks.
const OF_SIZE: [&str; 5] = [
    "too-few-examples",
    "few-examples",
    "corpus-size-out-of-range",
    "queries-size-out-of-range",
    "too-few-labelled-queries",
];

/// `name line:column path` for every finding but those about the size of the file.
pub fn findings(report: &Report) -> Vec<String> {
    of_examples(report)
        .map(|finding| {
            format!(
                "{} {}:{} {}",
                finding.rule, finding.line, finding.column, finding.path
            )
            .trim_end()
            .to_owned()
        })
        .collect()
}

/// What every finding says but those about the size of the file, in English.
pub fn said(report: &Report) -> Vec<&str> {
    of_examples(report)
        .map(|finding| finding.message.as_str())
        .collect()
}

fn of_examples(report: &Report) -> impl Iterator<Item = &Diagnostic> {
    report
        .diagnostics
        .iter()
        .filter(|finding| !OF_SIZE.contains(&finding.rule.as_ref()))
}

/// The options with a model.
pub fn options(model: &str) -> Options {
    Options {
        model: Some(model.to_owned()),
        ..Options::default()
    }
}

fn words(number: u64) -> String {
    "w ".repeat(number as usize)
}

/// A text example whose fields have so many words.
pub fn text_line(input: u64, output: u64) -> String {
    format!(
        r#"{{"input_text": "{}", "output_text": "{}"}}"#,
        words(input),
        words(output)
    )
}

/// A conversation of two pairs: a context, and messages of so many words.
pub fn chat_line(context: u64, [a, b, c, d]: [u64; 4]) -> String {
    let message = |author, number| {
        format!(
            r#"{{"author": "{author}", "content": "{}"}}"#,
            words(number)
        )
    };
    let messages = [
        message("user", a),
        message("assistant", b),
        message("user", c),
        message("assistant", d),
    ];
    format!(
        r#"{{"context": "{}", "messages": [{}]}}"#,
        words(context),
        messages.join(", ")
    )
}

/// A conversation of so many messages.
pub fn turns(number: u64) -> String {
    let message = |turn| {
        let author = if turn % 2 == 0 { "user" } else { "assistant" };
        format!(r#"{{"author": "{author}", "content": "w"}}"#)
    };
    let messages: Vec<_> = (0..number).map(message).collect();
    format!(
        r#"{{"context": "w", "messages": [{}]}}"#,
        messages.join(", ")
    )
}
