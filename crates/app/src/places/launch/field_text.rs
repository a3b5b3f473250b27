//! What the form says about its fields.

use crate::{
    findings::visible,
    state::{Dataset, Field, Slot},
    words::Words,
};

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

/// What stands below a field's name, where that is not enough. A file that was inspected here is named
/// where its address is asked for.
pub fn hint(field: Field, dataset: &Dataset, words: &Words) -> Option<String> {
    let mut slots = slots(field).iter();
    if let Some(name) = slots.find_map(|slot| file_name(dataset, *slot)) {
        let key = match field {
            Field::EvaluationDataUri => "launch-evaluation-file-hint",
            _ => "launch-file-hint",
        };
        return Some(words.say_with(key, [("name", name.into())]));
    }
    let key = match field {
        Field::Project => "launch-project-hint",
        Field::UploadRegion => "launch-upload-region-hint",
        Field::OutputDirectory => "launch-output-hint",
        Field::DatasetUri => "launch-dataset-hint",
        Field::CorpusPath => "launch-corpus-hint",
        Field::QueriesPath => "launch-queries-hint",
        Field::ValidationLabelPath | Field::TestLabelPath => "launch-labels-file-hint",
        Field::LearningRateMultiplier => "launch-rate-hint",
        Field::DefaultContext => "launch-context-hint",
        Field::ServiceAccount => "launch-account-hint",
        Field::KmsKeyName => "launch-key-hint",
        Field::Tensorboard => "launch-tensorboard-hint",
        Field::Labels => "launch-labels-hint",
        Field::EvaluationDataUri => "launch-evaluation-hint",
        Field::EvaluationInterval => "launch-interval-hint",
        Field::EnableEarlyStopping => "launch-early-hint",
        Field::EnableCheckpointSelection => "launch-checkpoint-hint",
        Field::ModelDisplayName | Field::DisplayName | Field::PipelineRegion => return None,
    };
    Some(words.say(key))
}

/// Where the file is, among those that are inspected, whose address a field asks for.
fn slots(field: Field) -> &'static [Slot] {
    match field {
        Field::DatasetUri => &[Slot::Training, Slot::TrainingLabels],
        Field::EvaluationDataUri => &[Slot::Evaluation],
        Field::CorpusPath => &[Slot::Corpus],
        Field::QueriesPath => &[Slot::Queries],
        Field::ValidationLabelPath => &[Slot::ValidationLabels],
        Field::TestLabelPath => &[Slot::TestLabels],
        _ => &[],
    }
}

/// The name of the file in a slot, made fit to be seen.
fn file_name(dataset: &Dataset, slot: Slot) -> Option<String> {
    let name = dataset.file(slot)?.source.file_name()?;
    Some(visible(name).into_owned())
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
