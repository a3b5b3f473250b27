use ::dataset::Options;
use tuning::Model;

use super::{Kind, Slot, Source};

/// How the files are to be inspected: what the person chose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The model to tune; `None` lets it follow from the format of the file.
    pub model: Option<String>,
    /// Whether the rules marked so are errors.
    pub strict: bool,
    /// The `default_context` that the job will be given, for chat; blank means none.
    pub default_context: String,
    /// What counts the tokens.
    pub tokenizer: TokenizerChoice,
}

/// What counts the tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum TokenizerChoice {
    /// The built-in vocabulary.
    #[default]
    BuiltIn,
    /// The person's own `tokenizer.json`.
    Own {
        /// The name of that file.
        name: String,
    },
}

/// How many findings of a rule the page lists.
const LISTED_PER_RULE: usize = 100_000;

impl Choices {
    /// The choices for another job. What was chosen for the last one need not fit it; the tokenizer
    /// stays.
    #[must_use]
    pub fn for_source(&self, source: &Source) -> Self {
        let model = match source {
            Source::Sample { model, .. } => model.map(str::to_owned),
            Source::File { .. } | Source::Pasted { .. } => None,
        };
        Self {
            model,
            tokenizer: self.tokenizer.clone(),
            ..Self::default()
        }
    }

    /// The options of an inspection of `source` in its slot.
    pub fn options(&self, slot: Slot, source: &Source) -> Options {
        let context = self.default_context.trim();
        Options {
            model: self
                .model_for(slot.kind())
                .map(|model| model.name.to_owned()),
            role: slot.role(),
            strict: self.strict,
            default_context: (!context.is_empty()).then(|| context.to_owned()),
            file_name: source.file_name().map(str::to_owned),
            max_diagnostics_per_rule: LISTED_PER_RULE,
            details: true,
            ..Options::default()
        }
    }

    /// The model that was chosen, where it is tuned with files of that kind of job: a corpus is for no
    /// model that chats, and examples are for none that makes embeddings.
    pub fn model_for(&self, kind: Kind) -> Option<&'static Model> {
        let chosen = self.model.as_deref().and_then(Model::find);
        chosen.filter(|model| Kind::that_tunes(model.family) == kind)
    }
}
