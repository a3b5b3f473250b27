//! What the form says about its fields: keys of the locales.

use crate::state::Field;

/// The key of a field's name.
pub fn name(field: Field) -> &'static str {
    match field {
        Field::ModelDisplayName => "launch-model-name",
        Field::DisplayName => "launch-display-name",
        Field::Project => "launch-project",
        Field::PipelineRegion => "launch-pipeline-region",
        Field::UploadRegion => "launch-upload-region",
        Field::OutputDirectory => "launch-output",
        Field::DatasetUri => "launch-dataset",
        Field::CorpusPath => "launch-corpus",
        Field::QueriesPath => "launch-queries",
        Field::ValidationLabelPath => "launch-validation-labels",
        Field::TestLabelPath => "launch-test-labels",
        Field::LearningRateMultiplier => "launch-rate",
        Field::DefaultContext => "launch-context",
        Field::ServiceAccount => "launch-account",
        Field::KmsKeyName => "launch-key",
        Field::Tensorboard => "launch-tensorboard",
        Field::Labels => "launch-labels",
        Field::EvaluationDataUri => "launch-evaluation",
        Field::EvaluationInterval => "launch-interval",
        Field::EnableEarlyStopping => "launch-early",
        Field::EnableCheckpointSelection => "launch-checkpoint",
    }
}

/// The key of the name of what a problem is about, where the form has it.
pub fn name_of_setting(setting: &str) -> Option<&'static str> {
    match whole(setting) {
        "model" => Some("launch-base-model"),
        "accelerator" => Some("launch-accelerator"),
        "trainSteps" => Some("launch-steps"),
        "pipelineJobId" => Some("launch-job-id"),
        whole => Field::ALL
            .into_iter()
            .find(|field| field.setting() == whole)
            .map(name),
    }
}

/// The key of what stands below a field's name, where that is not enough.
pub fn hint(field: Field) -> Option<&'static str> {
    match field {
        Field::Project => Some("launch-project-hint"),
        Field::UploadRegion => Some("launch-upload-region-hint"),
        Field::OutputDirectory => Some("launch-output-hint"),
        Field::DatasetUri => Some("launch-dataset-hint"),
        Field::CorpusPath => Some("launch-corpus-hint"),
        Field::QueriesPath => Some("launch-queries-hint"),
        Field::ValidationLabelPath | Field::TestLabelPath => Some("launch-labels-file-hint"),
        Field::LearningRateMultiplier => Some("launch-rate-hint"),
        Field::DefaultContext => Some("launch-context-hint"),
        Field::ServiceAccount => Some("launch-account-hint"),
        Field::KmsKeyName => Some("launch-key-hint"),
        Field::Tensorboard => Some("launch-tensorboard-hint"),
        Field::Labels => Some("launch-labels-hint"),
        Field::EvaluationDataUri => Some("launch-evaluation-hint"),
        Field::EvaluationInterval => Some("launch-interval-hint"),
        Field::EnableEarlyStopping => Some("launch-early-hint"),
        Field::EnableCheckpointSelection => Some("launch-checkpoint-hint"),
        Field::ModelDisplayName | Field::DisplayName | Field::PipelineRegion => None,
    }
}

/// The id of the control of a setting; of something within it, that of the whole.
pub fn id(setting: &str) -> String {
    format!("launch-{}", whole(setting).replace('.', "-"))
}

/// The setting of the field that something lies in: of `labels.team`, `labels`.
fn whole(setting: &str) -> &str {
    let is_field = Field::ALL.iter().any(|field| field.setting() == setting);
    if is_field {
        setting
    } else {
        setting.split('.').next().unwrap_or_default()
    }
}
