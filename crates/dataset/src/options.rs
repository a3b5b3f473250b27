use serde::{Deserialize, Serialize};

/// What part a file plays in a tuning job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The examples that the model learns from.
    #[default]
    Training,
    /// The examples that it is measured on.
    Evaluation,
    /// Embedding tuning: the documents.
    Corpus,
    /// Embedding tuning: the queries.
    Queries,
    /// Embedding tuning: which document answers which query.
    Labels,
}

/// How a file is to be inspected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The model to tune, such as `text-bison@002`. Without one it follows from the format that
    /// most lines have: `text-bison@002` for text, `chat-bison@002` for chat.
    pub model: Option<String>,
    /// What part the file plays.
    pub role: Role,
    /// Raises the rules that are marked so to errors.
    pub strict: bool,
    /// The `default_context` that the job will be given, for chat.
    pub default_context: Option<String>,
    /// The file's name, where it has one.
    pub file_name: Option<String>,
    /// How many diagnostics a rule keeps. The counts are never capped.
    pub max_diagnostics_per_rule: usize,
    /// Bytes of the longest line that is read; a longer one is reported and skipped.
    pub max_line_bytes: usize,
    /// Whether each diagnostic carries what a page needs to show it: the Korean message and the
    /// code frame.
    pub details: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            model: None,
            role: Role::default(),
            strict: false,
            default_context: None,
            file_name: None,
            max_diagnostics_per_rule: 1_000,
            max_line_bytes: 16 * 1024 * 1024,
            details: false,
        }
    }
}

impl Options {
    /// The default context, where it says anything.
    pub(crate) fn default_context(&self) -> Option<&str> {
        self.default_context
            .as_deref()
            .filter(|context| !context.trim().is_empty())
    }
}
