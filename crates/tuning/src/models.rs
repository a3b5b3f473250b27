use serde::Serialize;

use crate::{Accelerator, nearest, source};

/// What a model is for. It decides the shape of an example and which settings apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// Text generation.
    Text,
    /// Code generation.
    Code,
    /// Conversation.
    Chat,
    /// Conversation about code.
    CodeChat,
    /// Text embeddings.
    Embedding,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Code,
        Self::Chat,
        Self::CodeChat,
        Self::Embedding,
    ];

    /// Whether an example is a conversation.
    pub fn is_chat(self) -> bool {
        matches!(self, Self::Chat | Self::CodeChat)
    }

    /// Whether a job may name an evaluation dataset. Source: [`PAGE`](crate::source::PAGE).
    pub fn takes_evaluation(self) -> bool {
        matches!(self, Self::Text | Self::Code)
    }

    /// The model of this family that most people mean.
    pub fn default_model(self) -> &'static Model {
        match self {
            Self::Text => &TEXT_BISON,
            Self::Code => &CODE_BISON,
            Self::Chat => &CHAT_BISON,
            Self::CodeChat => &CODECHAT_BISON,
            Self::Embedding => &TEXTEMBEDDING_GECKO,
        }
    }

    /// What the names of its models begin with.
    fn stem(self) -> &'static str {
        match self {
            Self::Text => "text-bison",
            Self::Code => "code-bison",
            Self::Chat => "chat-bison",
            Self::CodeChat => "codechat-bison",
            Self::Embedding => "textembedding-gecko",
        }
    }
}

/// A model that can be, or could once be, tuned. Serialises to what the JavaScript module's
/// `models()` promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// The name with its version, such as `text-bison@002`.
    pub name: &'static str,
    /// What it is for.
    pub family: Family,
    /// Tokens of the input on its own; `null` where only the total is limited or nothing is known.
    pub input_token_limit: Option<u64>,
    /// Tokens of the output; in chat, of each message of the assistant.
    pub output_token_limit: Option<u64>,
    /// Tokens of input and output together; in chat, of the whole conversation.
    pub total_token_limit: Option<u64>,
    /// Examples in one training step.
    pub batch_size: BatchSize,
    /// The pipeline that tunes it.
    pub template_uri: &'static str,
    /// Whether Google still takes tuning jobs for it.
    pub tuning: Tuning,
    /// Where the numbers come from.
    pub source: &'static str,
    /// The version that came after this one, for the versions that were retired early.
    #[serde(skip)]
    pub successor: Option<&'static str>,
}

/// Examples in one training step, by accelerator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BatchSize {
    /// On GPUs.
    pub gpu: u64,
    /// On TPUs.
    pub tpu: u64,
}

impl BatchSize {
    /// On this accelerator.
    pub fn on(self, accelerator: Accelerator) -> u64 {
        match accelerator {
            Accelerator::Gpu => self.gpu,
            Accelerator::Tpu => self.tpu,
        }
    }
}

/// Whether Google still takes tuning jobs for a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tuning {
    /// It does.
    Open,
    /// It does not: see [`TUNING_CLOSED_ON`].
    Closed,
}

/// From this day on Google took no new tuning job for `PaLM` models.
/// Source: [`DEPRECATION`](crate::source::DEPRECATION).
pub const TUNING_CLOSED_ON: &str = "2024-10-09";

/// From this day on `PaLM` models could no longer be reached at all.
/// Source: [`DEPRECATION`](crate::source::DEPRECATION).
pub const UNREACHABLE_FROM: &str = "2025-04-09";

/// The batch sizes of the 8k models. Source: [`PAGE`](crate::source::PAGE).
const BATCH_8K: BatchSize = BatchSize { gpu: 8, tpu: 24 };
/// The batch sizes of the 32k models. Source: [`PAGE`](crate::source::PAGE).
const BATCH_32K: BatchSize = BatchSize { gpu: 8, tpu: 8 };
/// The embedding template's own default, on any hardware. Source: [`SDK`](crate::source::SDK).
const BATCH_EMBEDDING: BatchSize = BatchSize { gpu: 128, tpu: 128 };

/// Text models. Source: [`PAGE`](crate::source::PAGE).
pub const TEXT_TEMPLATE: &str =
    "https://us-kfp.pkg.dev/ml-pipeline/large-language-model-pipelines/tune-large-model/v2.0.0";
/// Code models. Source: [`SDK`](crate::source::SDK); the page leaves it out.
pub const CODE_TEMPLATE: &str =
    "https://us-kfp.pkg.dev/ml-pipeline/large-language-model-pipelines/tune-large-model/v3.0.0";
/// Chat and code chat models. Source: [`PAGE`](crate::source::PAGE).
pub const CHAT_TEMPLATE: &str = "https://us-kfp.pkg.dev/ml-pipeline/large-language-model-pipelines/tune-large-chat-model/v3.0.0";
/// Embedding models. Source: [`SDK`](crate::source::SDK); the page leaves it out.
pub const EMBEDDING_TEMPLATE: &str =
    "https://us-kfp.pkg.dev/ml-pipeline/llm-text-embedding/tune-text-embedding-model/v1.1.3";

/// How much a model takes at once: the number in its name, or none.
#[derive(Clone, Copy)]
enum Size {
    K8,
    K32,
}

/// The token limits of one model.
#[derive(Clone, Copy)]
struct Tokens {
    input: Option<u64>,
    output: Option<u64>,
    total: Option<u64>,
}

/// One row of the table: what is its own, and what follows from its family and size.
const fn model(
    name: &'static str,
    family: Family,
    size: Size,
    tokens: Tokens,
    source: &'static str,
) -> Model {
    Model {
        name,
        family,
        input_token_limit: tokens.input,
        output_token_limit: tokens.output,
        total_token_limit: tokens.total,
        batch_size: match (family, size) {
            (Family::Embedding, _) => BATCH_EMBEDDING,
            (_, Size::K8) => BATCH_8K,
            (_, Size::K32) => BATCH_32K,
        },
        template_uri: match family {
            Family::Text => TEXT_TEMPLATE,
            Family::Code => CODE_TEMPLATE,
            Family::Chat | Family::CodeChat => CHAT_TEMPLATE,
            Family::Embedding => EMBEDDING_TEMPLATE,
        },
        tuning: Tuning::Closed,
        source,
        successor: None,
    }
}

/// Text and code with a limit on each field.
const fn fields(input: u64, output: u64) -> Tokens {
    Tokens {
        input: Some(input),
        output: Some(output),
        total: None,
    }
}

/// A limit on everything together and one on the output; in chat, on each message of the assistant.
const fn together(total: u64, output: u64) -> Tokens {
    Tokens {
        input: None,
        output: Some(output),
        total: Some(total),
    }
}

/// No number is known.
const UNKNOWN: Tokens = Tokens {
    input: None,
    output: None,
    total: None,
};

static TEXT_BISON: Model = model(
    "text-bison@002",
    Family::Text,
    Size::K8,
    fields(8_192, 1_024),
    source::PAGE,
);

static TEXT_BISON_32K: Model = model(
    "text-bison-32k@002",
    Family::Text,
    Size::K32,
    together(32_768, 8_192),
    source::PAGE_AND_LEGACY_MODELS,
);

// In chat the output limit is lower than what the models can say (2,048; 32k: 8,192): the page lets
// no message of the assistant be longer than 1,024, and gives that one number for all of them.
static CHAT_BISON: Model = model(
    "chat-bison@002",
    Family::Chat,
    Size::K8,
    together(8_192, 1_024),
    source::PAGE,
);

static CHAT_BISON_32K: Model = model(
    "chat-bison-32k@002",
    Family::Chat,
    Size::K32,
    together(32_768, 1_024),
    source::PAGE_AND_LEGACY_MODELS,
);

static CODE_BISON: Model = model(
    "code-bison@002",
    Family::Code,
    Size::K8,
    fields(6_144, 1_024),
    source::PAGE_AND_LEGACY_MODELS,
);

static CODE_BISON_32K: Model = model(
    "code-bison-32k@002",
    Family::Code,
    Size::K32,
    together(32_768, 8_192),
    source::PAGE_AND_LEGACY_MODELS,
);

static CODECHAT_BISON: Model = model(
    "codechat-bison@002",
    Family::CodeChat,
    Size::K8,
    together(8_192, 1_024),
    source::PAGE_AND_LEGACY_MODELS,
);

static CODECHAT_BISON_32K: Model = model(
    "codechat-bison-32k@002",
    Family::CodeChat,
    Size::K32,
    together(32_768, 1_024),
    source::PAGE_AND_LEGACY_MODELS,
);

static TEXTEMBEDDING_GECKO: Model = model(
    "textembedding-gecko@001",
    Family::Embedding,
    Size::K8,
    UNKNOWN,
    source::EMBEDDINGS,
);

/// A version that was retired before the rest: the same numbers under an older name.
/// Source of the names: [`SDK`](crate::source::SDK).
const fn first_version(name: &'static str, of: &'static Model) -> Model {
    Model {
        name,
        successor: Some(of.name),
        ..*of
    }
}

static TEXT_BISON_001: Model = first_version("text-bison@001", &TEXT_BISON);
static CHAT_BISON_001: Model = first_version("chat-bison@001", &CHAT_BISON);
static CODE_BISON_001: Model = first_version("code-bison@001", &CODE_BISON);
static CODECHAT_BISON_001: Model = first_version("codechat-bison@001", &CODECHAT_BISON);

/// Every model that is known: those the page offers, then the versions that were retired early.
pub static MODELS: &[&Model] = &[
    &TEXT_BISON,
    &TEXT_BISON_32K,
    &CHAT_BISON,
    &CHAT_BISON_32K,
    &CODE_BISON,
    &CODE_BISON_32K,
    &CODECHAT_BISON,
    &CODECHAT_BISON_32K,
    &TEXTEMBEDDING_GECKO,
    &TEXT_BISON_001,
    &CHAT_BISON_001,
    &CODE_BISON_001,
    &CODECHAT_BISON_001,
];

impl Model {
    /// The model of exactly this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        MODELS.iter().copied().find(|model| model.name == name)
    }

    /// The models that a menu offers: all but the versions that were retired early.
    pub fn offered() -> impl Iterator<Item = &'static Self> {
        MODELS
            .iter()
            .copied()
            .filter(|model| model.successor.is_none())
    }

    /// The model that a wrong name most likely means, among those on offer. With a family it is
    /// looked for there first: the page itself lists `text-bison-32k` where it means the code model.
    ///
    /// ```
    /// use tuning::{Family, Model};
    ///
    /// let name = |model: Option<&'static Model>| model.map(|model| model.name);
    /// assert_eq!(name(Model::suggest("text-bison", None)), Some("text-bison@002"));
    /// assert_eq!(
    ///     name(Model::suggest("text-bison-32k", Some(Family::Code))),
    ///     Some("code-bison-32k@002"),
    /// );
    /// ```
    pub fn suggest(name: &str, family: Option<Family>) -> Option<&'static Self> {
        let wanted = plain(name);
        if let Some(family) = family {
            let swapped = Family::ALL
                .iter()
                .find_map(|other| wanted.strip_prefix(other.stem()))
                .map(|rest| format!("{}{rest}", family.stem()));
            if let Some(model) = swapped.and_then(|swapped| Self::suggest(&swapped, None)) {
                return Some(model);
            }
        }
        let short = |model: &'static Self| model.short_name();
        Self::offered()
            .find(|model| short(model) == wanted)
            .or_else(|| {
                let near = nearest(&wanted, Self::offered().map(short))?;
                Self::offered().find(|model| short(model) == near)
            })
    }

    /// The name without its version, such as `text-bison`.
    pub fn short_name(&self) -> &'static str {
        self.name
            .split_once('@')
            .map_or(self.name, |(short, _)| short)
    }

    /// The training steps of a job that names none.
    pub fn default_train_steps(&self) -> u64 {
        match self.family {
            Family::Embedding => crate::limits::DEFAULT_EMBEDDING_STEPS,
            _ => crate::limits::DEFAULT_TRAIN_STEPS,
        }
    }
}

/// A name without what people add to it: a version, a resource path, capitals, underscores.
fn plain(name: &str) -> String {
    let name = name.trim().rsplit('/').next().unwrap_or_default();
    let name = name.split('@').next().unwrap_or_default();
    name.to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests;
