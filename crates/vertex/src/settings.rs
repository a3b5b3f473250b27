use serde::{Deserialize, Deserializer, Serialize, de::MapAccess};
use serde_json::{Map, Value};
use tuning::{Fields, field, read_fields};

/// What a person sets for one tuning job. Text is as it was typed; numbers and switches may be any
/// JSON value, so that a wrong one becomes a finding beside its field and not the end of the call.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// What kind of job.
    pub kind: Kind,
    /// The project that pays and holds the model: its ID or number.
    pub project: String,
    /// Where the pipeline runs.
    pub pipeline_region: String,
    /// Where the tuned model is uploaded; the pipeline's region when not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_region: Option<String>,
    /// The model to tune, such as `text-bison@002`.
    pub model: String,
    /// `GPU` or `TPU`; GPU when not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accelerator: Option<String>,
    /// What the job is called.
    pub display_name: String,
    /// What the tuned model is called.
    pub model_display_name: String,
    /// Where the pipeline puts its artifacts: `gs://bucket/folder`.
    pub output_directory: String,
    /// The training file: `gs://bucket/object`.
    pub dataset_uri: String,
    /// The evaluation file; text and code models alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation_data_uri: Option<String>,
    /// Training steps between two evaluations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation_interval: Option<Value>,
    /// Whether to stop when the model no longer gets better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_early_stopping: Option<Value>,
    /// Whether to keep the best checkpoint instead of the last: a boolean, or the template's own
    /// words `true`, `false` and `default`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_checkpoint_selection: Option<Value>,
    /// Training steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub train_steps: Option<Value>,
    /// What the recommended learning rate is multiplied with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learning_rate_multiplier: Option<Value>,
    /// The context of every conversation that has none of its own; chat models alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_context: Option<String>,
    /// The Vertex AI `TensorBoard` that takes the metrics: its full resource name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tensorboard: Option<String>,
    /// The Cloud KMS key that encrypts everything: its full resource name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_name: Option<String>,
    /// The account that the pipeline runs as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_account: Option<String>,
    /// Labels of the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Map<String, Value>>,
    /// The last part of the job's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pipeline_job_id: Option<String>,
    /// What a job for an embedding model has of its own: the parameters of its template, in
    /// camelCase, that no other setting stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embedding: Option<Map<String, Value>>,
    /// What a job for a Gemini model has of its own: `epochCount`, `adapterSize` and
    /// `exportLastCheckpointOnly`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gemini: Option<Map<String, Value>>,
    /// The project whose quota the calls count against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_project: Option<String>,
}

impl Settings {
    /// The groups of settings that only some jobs have.
    pub(crate) fn groups(&self) -> [(&'static str, Option<&Map<String, Value>>); 2] {
        [
            ("embedding", self.embedding.as_ref()),
            ("gemini", self.gemini.as_ref()),
        ]
    }

    /// The value of a setting in a group, such as `embedding.corpusPath`, if it is set.
    pub(crate) fn in_group(&self, path: &str) -> Option<&Value> {
        let (group, name) = path.split_once('.')?;
        let (_, members) = self
            .groups()
            .into_iter()
            .find(|(known, _)| *known == group)?;
        members?
            .get(name)
            .filter(|value| !value.is_null() && value.as_str() != Some(""))
    }
}

/// What kind of job is to be created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A pipeline job, which tunes `PaLM` models.
    #[default]
    PipelineJob,
    /// A tuning job, which tunes Gemini models.
    GeminiTuningJob,
}

impl Fields for Settings {
    const SUBJECT: &'static str = "job";

    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            "kind" => self.kind = field(name, map)?,
            "project" => self.project = text(name, map)?,
            "pipelineRegion" => self.pipeline_region = text(name, map)?,
            "uploadRegion" => self.upload_region = field(name, map)?,
            "model" => self.model = text(name, map)?,
            "accelerator" => self.accelerator = field(name, map)?,
            "displayName" => self.display_name = text(name, map)?,
            "modelDisplayName" => self.model_display_name = text(name, map)?,
            "outputDirectory" => self.output_directory = text(name, map)?,
            "datasetUri" => self.dataset_uri = text(name, map)?,
            "evaluationDataUri" => self.evaluation_data_uri = field(name, map)?,
            "evaluationInterval" => self.evaluation_interval = field(name, map)?,
            "enableEarlyStopping" => self.enable_early_stopping = field(name, map)?,
            "enableCheckpointSelection" => self.enable_checkpoint_selection = field(name, map)?,
            "trainSteps" => self.train_steps = field(name, map)?,
            "learningRateMultiplier" => self.learning_rate_multiplier = field(name, map)?,
            "defaultContext" => self.default_context = field(name, map)?,
            "tensorboard" => self.tensorboard = field(name, map)?,
            "kmsKeyName" => self.kms_key_name = field(name, map)?,
            "serviceAccount" => self.service_account = field(name, map)?,
            "labels" => self.labels = field(name, map)?,
            "pipelineJobId" => self.pipeline_job_id = field(name, map)?,
            "embedding" => self.embedding = field(name, map)?,
            "gemini" => self.gemini = field(name, map)?,
            "quotaProject" => self.quota_project = field(name, map)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_fields(deserializer)
    }
}

/// A text that a job cannot do without. Missing is the same as empty: a form begins like that.
fn text<'de, A: MapAccess<'de>>(name: &str, map: &mut A) -> Result<String, A::Error> {
    field::<A, Option<String>>(name, map).map(Option::unwrap_or_default)
}

/// An optional text; a field that was emptied again is not set.
pub(crate) fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}
