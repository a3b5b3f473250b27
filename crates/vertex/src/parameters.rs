//! The parameters of the tuning templates, as the SDK knows them. The templates themselves are not
//! public; every name that the SDK sends is in these tables.
//! Source: [`SDK`](tuning::source::SDK), its tests and its calls.

use serde::Serialize;
use tuning::{EMBEDDING_TEMPLATE, Family};

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
    /// The setting that it comes from, where people can set it.
    pub setting: Option<&'static str>,
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
    }
}

use Applies::{Always, Chat, TextAndCode};
use ParameterType::{Boolean, NumberDouble, NumberInteger, String};

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
    ),
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

/// The parameters of the template for embeddings.
pub static TUNE_TEXT_EMBEDDING_MODEL: &[Parameter] = &[
    row("train_label_path", String, Always, None),
    row("corpus_path", String, Always, None),
    row("queries_path", String, Always, None),
    row("test_label_path", String, Always, None),
    row("validation_label_path", String, Always, None),
    row("base_model_version_id", String, Always, None),
    row("batch_size", NumberInteger, Always, None),
    row("train_steps", NumberInteger, Always, Some("trainSteps")),
    row(
        "learning_rate_multiplier",
        NumberDouble,
        Always,
        Some("learningRateMultiplier"),
    ),
    row("output_dimensionality", NumberInteger, Always, None),
    row("task_type", String, Always, None),
    row("machine_type", String, Always, None),
    row("accelerator_type", String, Always, None),
    row("accelerator_count", NumberInteger, Always, None),
    row(
        "model_display_name",
        String,
        Always,
        Some("modelDisplayName"),
    ),
    row(
        "encryption_spec_key_name",
        String,
        Always,
        Some("kmsKeyName"),
    ),
];

/// The parameters that a template takes. Of a template that is not known, those that nearly all
/// tuning jobs have.
pub fn parameters_of(template_uri: &str) -> &'static [Parameter] {
    if template_uri == EMBEDDING_TEMPLATE {
        TUNE_TEXT_EMBEDDING_MODEL
    } else {
        TUNE_LARGE_MODEL
    }
}

/// Where a setting stands in the body; the setting's own name where the body does not hold it.
pub(crate) fn path_of(setting: &str) -> std::string::String {
    match setting {
        "outputDirectory" => "runtimeConfig.gcsOutputDirectory".to_owned(),
        "kmsKeyName" => "encryptionSpec.kmsKeyName".to_owned(),
        _ => TUNE_LARGE_MODEL
            .iter()
            .find(|parameter| parameter.setting == Some(setting))
            .map_or_else(
                || setting.to_owned(),
                |parameter| format!("runtimeConfig.parameterValues.{}", parameter.name),
            ),
    }
}
