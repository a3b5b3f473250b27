use std::{borrow::Cow, collections::BTreeMap};

use rule::Severity;
use serde::{Deserialize, Serialize};
use tokens::TokenizerLabel;

use crate::{Diagnostic, Role, Statistics};

/// The outcome of an inspection. This is the JSON of the JavaScript module, field by field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The version of this shape: 1.
    pub version: u32,
    /// Facts about the file as a whole.
    pub file: FileFacts,
    /// The model whose limits were applied.
    pub model: String,
    /// What part the file plays.
    pub role: Role,
    /// The answer to "may I send this?".
    pub verdict: Verdict,
    /// What counted the tokens, and how far to trust it.
    pub tokenizer: TokenizerLabel,
    /// Findings by the rule's name. Never capped.
    pub counts: BTreeMap<String, u64>,
    /// The findings in file order, capped for each rule.
    pub diagnostics: Vec<Diagnostic>,
    /// The fields that the service would cut, in file order, capped like the diagnostics.
    pub truncated: Vec<Truncated>,
    /// The numbers, under the names that Vertex AI gives them.
    pub statistics: Statistics,
}

/// Facts about the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileFacts {
    /// The file's name, where it has one.
    pub name: Option<String>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its lines: line feeds, and one more where the file does not end in one.
    pub lines: u64,
    /// Its examples: JSON objects, right or wrong; of labels the rows behind the header.
    pub examples: u64,
    /// The format that most examples have.
    pub format: Format,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// CRC-32C of the bytes as Cloud Storage writes it: big-endian, base64.
    pub crc32c: String,
}

/// The shape of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `input_text` and `output_text`.
    Text,
    /// `messages` with `author` and `content`.
    Chat,
    /// Gemini's `contents` with `role` and `parts`.
    Gemini,
    /// Embedding tuning: documents with `_id` and `text`.
    Corpus,
    /// Embedding tuning: queries with `_id` and `text`.
    Queries,
    /// Embedding tuning: a table of `query-id`, `corpus-id` and `score`.
    Labels,
    /// None of these.
    Unknown,
}

/// The answer to "may I send this?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// No error and no warning.
    Ready,
    /// No error, but a warning.
    Warnings,
    /// At least one error.
    Blocked,
}

/// What the report calls the tokenizer where there was none.
pub(crate) const NOT_COUNTED: &str = "not counted";

impl Report {
    /// Whether tokens were counted at all.
    pub fn is_counted(&self) -> bool {
        self.tokenizer.name != NOT_COUNTED
    }
}

impl Verdict {
    /// The verdict that the worst finding asks for.
    pub fn from_worst(worst: Option<Severity>) -> Self {
        match worst {
            Some(Severity::Error) => Self::Blocked,
            Some(Severity::Warning) => Self::Warnings,
            Some(Severity::Advice) | None => Self::Ready,
        }
    }
}

/// One field that the service would cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Truncated {
    /// The example, from 1.
    pub example: u64,
    /// Its line, from 1.
    pub line: u64,
    /// JSON path of the field, such as `$.input_text`.
    pub path: Cow<'static, str>,
    /// Tokens in the field (for a limit on several fields together: in all of them).
    pub tokens: u64,
    /// The limit that is broken.
    pub limit: u64,
    /// Byte offset in the field's text at which the cut falls: what lies behind it is lost.
    pub cut_at: u64,
}
