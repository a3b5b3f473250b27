use rule::SettingProblem;
use tuning::Family;

/// A field of the form, in the order of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What the tuned model is called.
    ModelDisplayName,
    /// What the job is called.
    DisplayName,
    /// The project that pays and holds the model.
    Project,
    /// Where the pipeline runs.
    PipelineRegion,
    /// Where the tuned model is uploaded; blank means the pipeline's region.
    UploadRegion,
    /// Where the pipeline puts its artifacts.
    OutputDirectory,
    /// The training file; of a job for embeddings, the labels.
    DatasetUri,
    /// The documents of a job for embeddings.
    CorpusPath,
    /// Its queries.
    QueriesPath,
    /// Its labels for validation.
    ValidationLabelPath,
    /// Its labels for testing.
    TestLabelPath,
    /// What the recommended learning rate is multiplied with.
    LearningRateMultiplier,
    /// The context of every conversation that has none of its own.
    DefaultContext,
    /// The account that the pipeline runs as.
    ServiceAccount,
    /// The key that encrypts everything.
    KmsKeyName,
    /// The `TensorBoard` that takes the metrics.
    Tensorboard,
    /// Labels of the job, one a line.
    Labels,
    /// The evaluation file.
    EvaluationDataUri,
    /// Training steps between two evaluations.
    EvaluationInterval,
    /// Whether to stop when the model no longer gets better.
    EnableEarlyStopping,
    /// Whether to keep the best checkpoint instead of the last.
    EnableCheckpointSelection,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 21] = [
        Self::ModelDisplayName,
        Self::DisplayName,
        Self::Project,
        Self::PipelineRegion,
        Self::UploadRegion,
        Self::OutputDirectory,
        Self::DatasetUri,
        Self::CorpusPath,
        Self::QueriesPath,
        Self::ValidationLabelPath,
        Self::TestLabelPath,
        Self::LearningRateMultiplier,
        Self::DefaultContext,
        Self::ServiceAccount,
        Self::KmsKeyName,
        Self::Tensorboard,
        Self::Labels,
        Self::EvaluationDataUri,
        Self::EvaluationInterval,
        Self::EnableEarlyStopping,
        Self::EnableCheckpointSelection,
    ];

    /// The setting of the job that it fills, as problems name it.
    pub fn setting(self) -> &'static str {
        match self {
            Self::ModelDisplayName => "modelDisplayName",
            Self::DisplayName => "displayName",
            Self::Project => "project",
            Self::PipelineRegion => "pipelineRegion",
            Self::UploadRegion => "uploadRegion",
            Self::OutputDirectory => "outputDirectory",
            Self::DatasetUri => "datasetUri",
            Self::CorpusPath => "embedding.corpusPath",
            Self::QueriesPath => "embedding.queriesPath",
            Self::ValidationLabelPath => "embedding.validationLabelPath",
            Self::TestLabelPath => "embedding.testLabelPath",
            Self::LearningRateMultiplier => "learningRateMultiplier",
            Self::DefaultContext => "defaultContext",
            Self::ServiceAccount => "serviceAccount",
            Self::KmsKeyName => "kmsKeyName",
            Self::Tensorboard => "tensorboard",
            Self::Labels => "labels",
            Self::EvaluationDataUri => "evaluationDataUri",
            Self::EvaluationInterval => "evaluationInterval",
            Self::EnableEarlyStopping => "enableEarlyStopping",
            Self::EnableCheckpointSelection => "enableCheckpointSelection",
        }
    }

    /// Whether there is no job without it.
    pub fn is_required(self) -> bool {
        matches!(
            self,
            Self::ModelDisplayName
                | Self::DisplayName
                | Self::Project
                | Self::PipelineRegion
                | Self::OutputDirectory
                | Self::DatasetUri
                | Self::CorpusPath
                | Self::QueriesPath
        )
    }

    /// Whether models of this family know it.
    pub fn applies_to(self, family: Family) -> bool {
        match self {
            Self::DefaultContext => family.is_chat(),
            Self::CorpusPath
            | Self::QueriesPath
            | Self::ValidationLabelPath
            | Self::TestLabelPath => family == Family::Embedding,
            // The template for embeddings has no place for them.
            Self::UploadRegion | Self::Tensorboard => family != Family::Embedding,
            Self::EvaluationDataUri
            | Self::EvaluationInterval
            | Self::EnableEarlyStopping
            | Self::EnableCheckpointSelection => family.takes_evaluation(),
            _ => true,
        }
    }

    /// Whether a problem is about this field, or about one of the things in it.
    pub fn is_meant_by(self, problem: &SettingProblem) -> bool {
        let rest = problem.field.strip_prefix(self.setting());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_holds_every_field_once_and_in_order() {
        assert!(Field::ALL.is_sorted_by(|left, right| left < right));
        assert_eq!(
            Field::ALL.last().map(|last| *last as usize),
            Some(Field::ALL.len() - 1)
        );
    }

    #[test]
    fn every_field_fills_a_setting_that_the_job_knows() {
        for field in Field::ALL {
            let value = match field {
                Field::Labels => serde_json::json!({ "team": "support" }),
                _ => "text".into(),
            };
            let settings = match field.setting().split_once('.') {
                Some((group, name)) => serde_json::json!({ group: { name: value } }),
                None => serde_json::json!({ field.setting(): value }),
            };
            let read: Result<vertex::Settings, _> = serde_json::from_value(settings);
            assert_ne!(
                read.expect("a setting"),
                vertex::Settings::default(),
                "{field:?}"
            );
        }
    }
}
