//! What a dataset and a job may not exceed, and what they should reach.

use rule::Severity;

use crate::models::{Family, Model};

/// The fewest examples that a training file may have. Source: [`PAGE`](crate::source::PAGE).
pub const MINIMUM_EXAMPLES: u64 = 10;

/// The most examples of a text model. Source: [`PAGE`](crate::source::PAGE), which says it of text
/// models alone; for code models it is taken over as a warning.
pub const MAXIMUM_EXAMPLES: u64 = 10_000;

/// The fewest examples worth tuning a text model with. Source: [`PAGE`](crate::source::PAGE).
pub const RECOMMENDED_TEXT_EXAMPLES: u64 = 100;

/// The fewest conversations worth tuning a chat model with. Source: [`PAGE`](crate::source::PAGE).
pub const RECOMMENDED_CHAT_EXAMPLES: u64 = 200;

/// The fewest examples worth tuning a code model with. Source:
/// [`CODE_MODELS`](crate::source::CODE_MODELS).
pub const RECOMMENDED_CODE_EXAMPLES: u64 = 500;

/// The fewest examples of an evaluation file. Source: [`PAGE`](crate::source::PAGE).
pub const MINIMUM_EVALUATION_EXAMPLES: u64 = 10;

/// The most examples of an evaluation file. Source: [`PAGE`](crate::source::PAGE).
pub const MAXIMUM_EVALUATION_EXAMPLES: u64 = 250;

/// The most `author` fields in all messages of a chat file together. Source:
/// [`PAGE`](crate::source::PAGE).
pub const MAXIMUM_AUTHORS: u64 = 10_000;

/// The fewest user–assistant pairs that a conversation should have. Source:
/// [`PAGE`](crate::source::PAGE).
pub const MINIMUM_PAIRS: u64 = 2;

/// The most user–assistant pairs that a conversation should have. Source:
/// [`PAGE`](crate::source::PAGE).
pub const MAXIMUM_PAIRS: u64 = 3;

/// The most turns that a chat model takes. Source:
/// [`LEGACY_MODELS`](crate::source::LEGACY_MODELS).
pub const MAXIMUM_TURNS: u64 = 2_500;

/// The fewest training steps of an embedding model. Source: [`SDK`](crate::source::SDK).
pub const MINIMUM_EMBEDDING_STEPS: u64 = 30;

/// The fewest documents in the corpus of an embedding job. Source:
/// [`EMBEDDINGS`](crate::source::EMBEDDINGS), as all of these counts.
pub const MINIMUM_DOCUMENTS: u64 = 9;

/// The most documents in the corpus of an embedding job.
pub const MAXIMUM_DOCUMENTS: u64 = 500_000;

/// The fewest queries of an embedding job.
pub const MINIMUM_QUERIES: u64 = 9;

/// The most queries of an embedding job.
pub const MAXIMUM_QUERIES: u64 = 10_000;

/// The fewest different queries in each labels file of an embedding job.
pub const MINIMUM_LABELLED_QUERIES: u64 = 3;

/// The fewest different queries in all labels files of an embedding job together.
pub const MINIMUM_LABELLED_QUERIES_IN_ALL: u64 = 9;

/// The most labels in all labels files of an embedding job together: it takes "less than 500,000".
pub const MAXIMUM_LABELS: u64 = 499_999;

/// The training steps of a job that names none. Source: [`PAGE`](crate::source::PAGE).
pub const DEFAULT_TRAIN_STEPS: u64 = 300;

/// The training steps of an embedding job that names none. Source: [`SDK`](crate::source::SDK).
pub const DEFAULT_EMBEDDING_STEPS: u64 = 1_000;

/// The steps between two evaluations of a job that has an evaluation dataset and names no interval.
/// Source: [`PAGE`](crate::source::PAGE).
pub const DEFAULT_EVALUATION_INTERVAL: u64 = 20;

/// Every limit that a dataset for one model has to keep. `None` means that there is no such limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Tokens of `input_text` on its own. The 32k models have none: there the total counts.
    pub input_tokens: Option<u64>,
    /// Tokens of `output_text`; in chat, of each message of the assistant.
    pub output_tokens: Option<u64>,
    /// Tokens of input and output together; in chat, of the context and every message.
    pub total_tokens: Option<u64>,
    /// The fewest examples that the service takes.
    pub minimum_examples: u64,
    /// The fewest examples that promise a good result.
    pub recommended_examples: u64,
    /// The most examples.
    pub maximum_examples: Option<u64>,
    /// How bad it is to have more than the most examples: an error where the page says so, a
    /// warning where it says it only of another family.
    pub maximum_examples_severity: Severity,
    /// `author` fields in the whole file.
    pub maximum_authors: Option<u64>,
    /// Messages of one conversation.
    pub maximum_turns: Option<u64>,
}

impl Model {
    /// Every limit that a dataset for this model has to keep.
    ///
    /// ```
    /// let model = tuning::Model::find("code-bison@002").expect("a known model");
    /// assert_eq!(model.limits().input_tokens, Some(6_144));
    /// assert_eq!(model.limits().recommended_examples, 500);
    /// ```
    pub fn limits(&self) -> Limits {
        let (recommended_examples, maximum_examples, maximum_examples_severity) = match self.family
        {
            Family::Text => (
                RECOMMENDED_TEXT_EXAMPLES,
                Some(MAXIMUM_EXAMPLES),
                Severity::Error,
            ),
            Family::Code => (
                RECOMMENDED_CODE_EXAMPLES,
                Some(MAXIMUM_EXAMPLES),
                Severity::Warning,
            ),
            Family::Chat | Family::CodeChat => (RECOMMENDED_CHAT_EXAMPLES, None, Severity::Error),
            // Embedding files have counts of their own, one for each kind of file.
            Family::Embedding => (MINIMUM_LABELLED_QUERIES, None, Severity::Error),
        };
        let chat = self.family.is_chat();
        Limits {
            input_tokens: self.input_token_limit,
            output_tokens: self.output_token_limit,
            total_tokens: self.total_token_limit,
            minimum_examples: match self.family {
                // Of an embedding model these are training labels: one for each query at the least.
                Family::Embedding => MINIMUM_LABELLED_QUERIES,
                _ => MINIMUM_EXAMPLES,
            },
            recommended_examples,
            maximum_examples,
            maximum_examples_severity,
            maximum_authors: chat.then_some(MAXIMUM_AUTHORS),
            maximum_turns: chat.then_some(MAXIMUM_TURNS),
        }
    }
}
