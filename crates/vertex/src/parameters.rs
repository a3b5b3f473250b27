//! The parameters of the tuning templates, as the SDK knows them. The templates themselves are not
//! public; every name that the SDK sends is in these tables.
//! Source: [`SDK`](tuning::source::SDK), its tests and its calls.

use serde::Serialize;
use tuning::Family;

/// One input of a tuning template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// The key in `runtimeConfig.parameterValues`.
    pub name: &'static str,
    /// The JSON type of its value.
    #[serde(rename = "type")]
    pub kind: ParameterType,
    /// Which models know it.
    pub applies: Applies,
    /// The setting that it comes from, where people can set it; of one in a group, with the group:
    /// `embedding.corpusPath`.
    pub setting: Option<&'static str>,
    /// The least and the greatest value of a whole number, where they are known.
    #[serde(skip)]
    pub range: Option<(u64, u64)>,
    /// The words that are taken, where no others are.
    #[serde(skip)]
    pub words: Option<&'static [&'static str]>,
}

/// The type of a parameter, as templates declare it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ParameterType {
    /// A string.
    String,
    /// A whole number.
    NumberInteger,
    /// A number.
    NumberDouble,
    /// `true` or `false`, without quotes.
    Boolean,
    /// A whole number, which JSON carries as a string of digits.
    Int64,
}

/// Which models know a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Applies {
    /// Every model of the template.
    Always,
    /// Text and code models.
    TextAndCode,
    /// Chat and code chat models.
    Chat,
}

impl Applies {
    /// Whether a model of this family knows the parameter.
    pub fn to(self, family: Family) -> bool {
        match self {
            Self::Always => true,
            Self::TextAndCode => family.takes_evaluation(),
            Self::Chat => family.is_chat(),
        }
    }
}

impl Parameter {
    /// Whether a model of this family knows the parameter; of a family that is not known, yes.
    pub fn is_known_to(&self, family: Option<Family>) -> bool {
        family.is_none_or(|family| self.applies.to(family))
    }

    const fn within(self, least: u64, greatest: u64) -> Self {
        Self {
            range: Some((least, greatest)),
            ..self
        }
    }

    const fn one_of(self, words: &'static [&'static str]) -> Self {
        Self {
            words: Some(words),
            ..self
        }
    }
}

const fn row(
    name: &'static str,
    kind: ParameterType,
    applies: Applies,
    setting: Option<&'static str>,
) -> Parameter {
    Parameter {
        name,
        kind,
        applies,
        setting,
        range: None,
        words: None,
    }
}

use Applies::{Always, Chat, TextAndCode};
use ParameterType::{Boolean, Int64, NumberDouble, NumberInteger, String};

/// The parameters of the templates for text, code, chat and code chat, in the order of the body.
pub static TUNE_LARGE_MODEL: &[Parameter] = &[
    row("project", String, Always, Some("project")),
    row(
        "model_display_name",
        String,
        Always,
        Some("modelDisplayName"),
    ),
    row("dataset_uri", String, Always, Some("datasetUri")),
    row("location", String, Always, Some("uploadRegion")),
    row("accelerator_type", String, Always, Some("accelerator")),
    row("large_model_reference", String, Always, Some("model")),
    row("default_context", String, Chat, Some("defaultContext")),
    row("train_steps", NumberInteger, Always, Some("trainSteps")),
    row(
        "learning_rate_multiplier",
        NumberDouble,
        Always,
        Some("learningRateMultiplier"),
    ),
    row(
        "evaluation_data_uri",
        String,
        TextAndCode,
        Some("evaluationDataUri"),
    ),
    row(
        "evaluation_interval",
        NumberInteger,
        TextAndCode,
        Some("evaluationInterval"),
    ),
    row(
        "enable_early_stopping",
        Boolean,
        TextAndCode,
        Some("enableEarlyStopping"),
    ),
    row(
        "enable_checkpoint_selection",
        String,
        TextAndCode,
        Some("enableCheckpointSelection"),
    )
    .one_of(&["true", "false", "default"]),
    row(
        "tensorboard_resource_id",
        String,
        Always,
        Some("tensorboard"),
    ),
    row(
        "encryption_spec_key_name",
        String,
        Always,
        Some("kmsKeyName"),
    ),
    row("dataset_name", String, Always, None),
    row("learning_rate", NumberDouble, Always, None),
    row("max_context_length", String, Always, None),
    row("evaluation_output_root_dir", String, TextAndCode, None),
    row("tpu_training_skip_cmek", Boolean, Always, None),
    row("tuning_method", String, Always, None),
    row("api_endpoint", String, Always, None),
];

/// The parameters of the template for embeddings. Where the group does not say the training labels or
/// the model, `datasetUri` and `model` do.
pub static TUNE_TEXT_EMBEDDING_MODEL: &[Parameter] = &[
    settable("train_label_path", String, "embedding.trainLabelPath"),
    settable("corpus_path", String, "embedding.corpusPath"),
    settable("queries_path", String, "embedding.queriesPath"),
    settable("test_label_path", String, "embedding.testLabelPath"),
    settable(
        "validation_label_path",
        String,
        "embedding.validationLabelPath",
    ),
    settable(
        "base_model_version_id",
        String,
        "embedding.baseModelVersionId",
    ),
    settable("batch_size", NumberInteger, "embedding.batchSize").within(1, 1_023),
    settable("train_steps", NumberInteger, "trainSteps"),
    settable(
        "learning_rate_multiplier",
        NumberDouble,
        "learningRateMultiplier",
    ),
    settable(
        "output_dimensionality",
        NumberInteger,
        "embedding.outputDimensionality",
    )
    .within(1, 768),
    settable("task_type", String, "embedding.taskType").one_of(&[
        "DEFAULT",
        "RETRIEVAL_QUERY",
        "RETRIEVAL_DOCUMENT",
        "SEMANTIC_SIMILARITY",
        "CLASSIFICATION",
        "CLUSTERING",
        "FACT_VERIFICATION",
        "QUESTION_ANSWERING",
    ]),
    settable("machine_type", String, "embedding.machineType"),
    settable("accelerator_type", String, "embedding.acceleratorType"),
    settable(
        "accelerator_count",
        NumberInteger,
        "embedding.acceleratorCount",
    )
    .within(1, tuning::MAXIMUM_WHOLE),
    settable("model_display_name", String, "modelDisplayName"),
    settable("encryption_spec_key_name", String, "kmsKeyName"),
];

/// What the embedding template tunes, each as it is called without its version.
/// Source: [`SDK`](tuning::source::SDK).
pub static EMBEDDING_BASES: [&str; 4] = [
    "textembedding-gecko",
    "textembedding-gecko-multilingual",
    RESIZABLE_BASES[0],
    RESIZABLE_BASES[1],
];

/// The base models whose embeddings can be made shorter. Source: [`SDK`](tuning::source::SDK).
pub const RESIZABLE_BASES: [&str; 2] = ["text-embedding-004", "text-multilingual-embedding-002"];

/// What the embedding template tunes when it is told nothing. Source: [`SDK`](tuning::source::SDK).
pub const DEFAULT_EMBEDDING_BASE: &str = RESIZABLE_BASES[0];

/// The hardware for tuning embeddings: those that [`EMBEDDINGS`](tuning::source::EMBEDDINGS) names,
/// as [`API`](tuning::source::API) spells them.
pub const EMBEDDING_ACCELERATORS: [&str; 5] = [
    "NVIDIA_L4",
    "NVIDIA_TESLA_A100",
    "NVIDIA_TESLA_T4",
    "NVIDIA_TESLA_V100",
    "NVIDIA_TESLA_P100",
];

/// What people can set of a tuning job, which tunes Gemini models: not parameters of a template, but
/// fields of the body. Source: [`API`](tuning::source::API), `TuningJob`.
pub static GEMINI_TUNING_JOB: &[Parameter] = &[
    settable("baseModel", String, "model"),
    settable(
        "supervisedTuningSpec.trainingDatasetUri",
        String,
        "datasetUri",
    ),
    settable(
        "supervisedTuningSpec.validationDatasetUri",
        String,
        "evaluationDataUri",
    ),
    settable(
        "supervisedTuningSpec.hyperParameters.epochCount",
        Int64,
        "gemini.epochCount",
    )
    .within(1, tuning::MAXIMUM_WHOLE),
    settable(
        "supervisedTuningSpec.hyperParameters.learningRateMultiplier",
        NumberDouble,
        "learningRateMultiplier",
    ),
    settable(
        "supervisedTuningSpec.hyperParameters.adapterSize",
        String,
        "gemini.adapterSize",
    )
    .one_of(&[
        "ADAPTER_SIZE_ONE",
        "ADAPTER_SIZE_TWO",
        "ADAPTER_SIZE_FOUR",
        "ADAPTER_SIZE_EIGHT",
        "ADAPTER_SIZE_SIXTEEN",
        "ADAPTER_SIZE_THIRTY_TWO",
    ]),
    settable(
        "supervisedTuningSpec.exportLastCheckpointOnly",
        Boolean,
        "gemini.exportLastCheckpointOnly",
    ),
    settable("tunedModelDisplayName", String, "modelDisplayName"),
    settable("description", String, "displayName"),
    settable("encryptionSpec.kmsKeyName", String, "kmsKeyName"),
    settable("serviceAccount", String, "serviceAccount"),
];

/// A parameter that every model of its table knows and people can set.
const fn settable(name: &'static str, kind: ParameterType, setting: &'static str) -> Parameter {
    row(name, kind, Always, Some(setting))
}

/// The embedding template without its version.
const EMBEDDING_PIPELINE: &str =
    "https://us-kfp.pkg.dev/ml-pipeline/llm-text-embedding/tune-text-embedding-model/";

/// Whether a template tunes embeddings, in whatever version.
pub fn is_embedding_template(template_uri: &str) -> bool {
    template_uri.starts_with(EMBEDDING_PIPELINE)
}

/// The parameters that a template takes. Of a template that is not known, those that nearly all
/// tuning jobs have.
pub fn parameters_of(template_uri: &str) -> &'static [Parameter] {
    if is_embedding_template(template_uri) {
        TUNE_TEXT_EMBEDDING_MODEL
    } else {
        TUNE_LARGE_MODEL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_of_embeddings_is_known_by_its_name() {
        let check = |uri: &str, embeddings| {
            assert_eq!(is_embedding_template(uri), embeddings, "{uri}");
        };
        check(tuning::EMBEDDING_TEMPLATE, true);
        check(
            &tuning::EMBEDDING_TEMPLATE.replace("v1.1.3", "v1.1.4"),
            true,
        );
        check(tuning::TEXT_TEMPLATE, false);
        check("", false);
    }
}
