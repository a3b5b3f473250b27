//! What the tests of the inspector share.
#![allow(dead_code, reason = "each test file uses its part of it")]

use dataset::{Inspector, Options, Report};
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
        TokenizerLabel { name: "words".into(), exactness: Exactness::Estimate, note: "a test's".into() }
    }
}

/// Inspects a whole file in portions of the given sizes, over and over; at once without any.
pub fn inspect_in(bytes: &[u8], options: &Options, portions: &[usize]) -> Report {
    let mut inspector = Inspector::new(options.clone(), Some(Box::new(Words))).expect("options that are right");
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
    inspector.finish()
}

/// Inspects a whole file at once.
pub fn inspect(bytes: &[u8], options: &Options) -> Report {
    inspect_in(bytes, options, &[])
}

/// `name line:column path` for every finding but those about the size of the file.
pub fn findings(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .filter(|finding| !["too-few-examples", "few-examples"].contains(&finding.rule.as_ref()))
        .map(|finding| {
            format!("{} {}:{} {}", finding.rule, finding.line, finding.column, finding.path).trim_end().to_owned()
        })
        .collect()
}
