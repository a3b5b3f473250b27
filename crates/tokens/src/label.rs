use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Whether a count is the model's own or stands in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Exactness {
    /// The tokenizer is the one that the model uses, or the one that the person asked for.
    Exact,
    /// The model's own tokenizer is not public; this is the nearest that is.
    Estimate,
}

/// What counted the tokens, and how far to trust it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenizerLabel {
    /// A name to show beside every count.
    pub name: Cow<'static, str>,
    /// Whether the counts are the model's own.
    pub exactness: Exactness,
    /// Why, and how near, in a sentence.
    pub note: Cow<'static, str>,
}
