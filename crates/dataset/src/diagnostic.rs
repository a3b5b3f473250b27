use std::borrow::Cow;

use rule::{Language, Severity};
use serde::{Deserialize, Serialize};

use crate::Lost;

/// One finding: which rule, where, and what is wrong there. All prose about the rule itself lives
/// in the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The rule's public name.
    pub rule: Cow<'static, str>,
    /// The rule's code.
    pub code: Cow<'static, str>,
    /// How bad it is, strictness applied.
    pub severity: Severity,
    /// The line, from 1.
    pub line: u64,
    /// The column in UTF-16 units, from 1.
    pub column: u64,
    /// JSON path such as `$.messages[2].author`; empty when there is none.
    pub path: String,
    /// The fault within its line, where it has a place.
    pub span: Option<Span>,
    /// What is wrong here, in English.
    pub message: String,
    /// What a page needs to show the finding; only when the options ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Details>,
}

impl Diagnostic {
    /// Whether the finding is about the file as a whole. Its place is the start of the file then.
    pub fn is_of_file(&self) -> bool {
        self.span.is_none()
    }

    /// The message in one language. English where the other was not asked for.
    pub fn message(&self, language: Language) -> &str {
        match (&self.details, language) {
            (Some(details), Language::Korean) => &details.ko,
            _ => &self.message,
        }
    }
}

/// Bytes within one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
}

/// What a page needs to show a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The message in Korean.
    pub ko: String,
    /// The place in the file, where there is one.
    pub frame: Option<Frame>,
    /// Where a text that would be cut can be read to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Box<Lost>>,
}

/// A piece of one line with the fault marked in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    /// Whether the line goes on before [`before`](Self::before).
    pub starts_inside: bool,
    /// What stands before the fault.
    pub before: String,
    /// The fault itself; shortened in the middle when it is long.
    pub marked: String,
    /// What stands behind it.
    pub after: String,
    /// Whether the line goes on behind [`after`](Self::after).
    pub ends_inside: bool,
}
