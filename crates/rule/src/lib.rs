//! What a rule is, for every crate that has rules.
//!
//! A rule is plain data: its public name, its severity, its prose in every language, the smallest
//! input that breaks it and the same input put right. The crate that runs the rule adds the check
//! (`dataset` a function over lines, `vertex` a function over settings), which is why [`Rule`] is
//! generic over it.
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod problem;
mod text;
mod visible;

use std::borrow::Cow;

pub use problem::SettingProblem;
use serde::{Deserialize, Serialize};
pub use text::{Language, Message, Text, grouped};
pub use visible::visible;

/// How bad a finding is. The order is the order of concern: `Error` is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Advice,
    /// Accepted by the service, but cut, ignored or probably not meant.
    Warning,
    /// The service rejects it, or the example is unusable.
    Error,
}

/// Everything there is to know about one rule, as data.
#[derive(Debug)]
pub struct Rule<Check> {
    /// Short and sortable: a letter for the family and three digits.
    pub code: &'static str,
    /// The public id, in kebab-case. It names the fault and reads well after "allow".
    pub name: &'static str,
    /// How bad a finding is unless the person asked for strictness.
    pub severity: Severity,
    /// Whether `strict` raises this rule to an error.
    pub strict: bool,
    /// One line, present tense, no full stop: the row in a list of rules.
    pub summary: Text,
    /// Why it matters to a tuning run.
    pub explanation: Text,
    /// What to do about it.
    pub help: Text,
    /// The smallest input that breaks this rule once, and no other rule.
    pub bad: Sample,
    /// The same input put right.
    pub good: Sample,
    /// Where the rule comes from.
    pub source: &'static str,
    /// How a breach is found.
    pub check: Check,
}

impl<Check> Rule<Check> {
    /// The severity of a finding, with or without strictness.
    pub fn severity(&self, strict: bool) -> Severity {
        if strict && self.strict {
            Severity::Error
        } else {
            self.severity
        }
    }

    /// The rule without its check: what a list of rules of every kind has of it.
    pub fn without_check(&self) -> Rule<()> {
        Rule {
            code: self.code,
            name: self.name,
            severity: self.severity,
            strict: self.strict,
            summary: self.summary,
            explanation: self.explanation,
            help: self.help,
            bad: self.bad,
            good: self.good,
            source: self.source,
            check: (),
        }
    }

    /// The rule without its check, as the JavaScript module lists it.
    pub fn document(&self) -> RuleDocument {
        RuleDocument {
            name: self.name,
            code: self.code,
            severity: self.severity,
            summary: self.summary,
            explanation: self.explanation,
            help: self.help,
            bad: described(self.bad.text()),
            good: described(self.good.text()),
            source: self.source,
        }
    }
}

/// A rule as a reader meets it. Serialises in English, as the JavaScript module promises.
#[derive(Debug, Clone, Serialize)]
pub struct RuleDocument {
    /// The public id.
    pub name: &'static str,
    /// The sortable code.
    pub code: &'static str,
    /// The severity without strictness.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub summary: Text,
    /// Why it matters.
    pub explanation: Text,
    /// What to do.
    pub help: Text,
    /// An input that breaks the rule. One of over a million bytes is cut short, and says so in its
    /// last line.
    pub bad: Cow<'static, str>,
    /// The same input put right.
    pub good: Cow<'static, str>,
    /// Where the rule comes from.
    pub source: &'static str,
}

/// Bytes of a sample that a document still has in full.
const LONGEST_SAMPLE: usize = 1_000_000;

/// Lines that are left of a longer one.
const LINES_LEFT: usize = 20;

/// The sample, or where it is too long for a list of rules, its first lines and how many follow.
fn described(sample: Cow<'static, str>) -> Cow<'static, str> {
    if sample.len() <= LONGEST_SAMPLE {
        return sample;
    }
    let mut lines = sample.split_inclusive('\n');
    let start: String = lines.by_ref().take(LINES_LEFT).collect();
    match lines.count() {
        0 => sample,
        more => Cow::Owned(format!("{start}… {} more lines\n", grouped(more as u64))),
    }
}

/// An input that a rule shows: written out, or made where writing it out would take pages.
#[derive(Debug, Clone, Copy)]
pub enum Sample {
    /// The input itself.
    Text(&'static str),
    /// The input where it is no text in UTF-8.
    Bytes(&'static [u8]),
    /// A function that makes the input.
    Made(fn() -> String),
}

impl Sample {
    /// The whole input. What is no UTF-8 in it reads as U+FFFD.
    pub fn text(self) -> Cow<'static, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Bytes(bytes) => String::from_utf8_lossy(bytes),
            Self::Made(make) => Cow::Owned(make()),
        }
    }

    /// The whole input, byte for byte.
    pub fn bytes(self) -> Cow<'static, [u8]> {
        match self {
            Self::Text(text) => Cow::Borrowed(text.as_bytes()),
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::Made(make) => Cow::Owned(make().into_bytes()),
        }
    }
}
