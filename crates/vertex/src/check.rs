use std::fmt;

use rule::{Message, SettingProblem};
use serde_json::{Map, Value};
use tuning::Family;

use crate::{
    job::Job,
    parameters::{GEMINI_TUNING_JOB, Parameter, TUNE_TEXT_EMBEDDING_MODEL, is_embedding_template},
    rules,
    settings::{Kind, Settings},
};

/// Why a body could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckError {
    /// It is not JSON from this place on.
    InvalidJson {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1; 0 at the end of a line.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// It is JSON, but not an object.
    NotAnObject,
}

impl CheckError {
    /// What is wrong and what to do.
    pub fn message(&self) -> Message {
        match self {
            Self::InvalidJson {
                line,
                column,
                reason,
            } => Message::new(
                format!(
                    "This is not JSON: line {line}, column {column}: {reason}. Paste the body alone."
                ),
                format!(
                    "JSON이 아닙니다. {line}번째 줄, {column}번째 열: {reason}. 요청 본문만 붙여 넣습니다."
                ),
            ),
            Self::NotAnObject => Message::new(
                "A request body is a JSON object: it begins with { and ends with }.",
                "요청 본문은 JSON 객체입니다. {로 시작하고 }로 끝나야 합니다.",
            ),
        }
    }
}

impl fmt::Display for CheckError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for CheckError {}

/// Everything that is wrong with a body of `pipelineJobs.create` or `tuningJobs.create` that was
/// written elsewhere. Each field is a path in the body.
///
/// ```
/// let problems = vertex::check_request(r#"{"runtimeConfig":{"parameterValues":{"train_step":1}}}"#)?;
/// let unknown = problems.iter().find(|problem| problem.rule == "unknown-parameter");
/// let field = unknown.map(|problem| problem.field.as_str());
/// assert_eq!(field, Some("runtimeConfig.parameterValues.train_step"));
/// # Ok::<(), vertex::CheckError>(())
/// ```
pub fn check_request(json: &str) -> Result<Vec<SettingProblem>, CheckError> {
    let body: Value = serde_json::from_str(json).map_err(|error| {
        let reason = error.to_string();
        CheckError::InvalidJson {
            line: error.line(),
            column: error.column(),
            // The parser's sentence ends in the place, which stands in front already.
            reason: reason
                .split(" at line ")
                .next()
                .unwrap_or_default()
                .to_owned(),
        }
    })?;
    check_body(&body)
}

/// [`check_request`] for a body that is parsed already.
pub fn check_body(body: &Value) -> Result<Vec<SettingProblem>, CheckError> {
    if !body.is_object() {
        return Err(CheckError::NotAnObject);
    }
    let settings = settings_of(body);
    Ok(rules::check(&Job::from_body(&settings, body)))
}

/// The settings that a body says. What has the wrong type counts as not said.
fn settings_of(body: &Value) -> Settings {
    let is_tuning_job = ["baseModel", "supervisedTuningSpec", "preTunedModel"]
        .iter()
        .any(|field| body.get(field).is_some());
    if is_tuning_job {
        return settings_of_tuning_job(body);
    }
    let at = |pointer: &str| body.pointer(pointer);
    let parameter = |name: &str| at(&format!("/runtimeConfig/parameterValues/{name}")).cloned();
    let parameter_text = |name: &str| text(parameter(name).as_ref());
    let embedding = text(at("/templateUri")).is_some_and(|uri| is_embedding_template(&uri));
    Settings {
        project: parameter_text("project").unwrap_or_default(),
        upload_region: parameter_text("location"),
        model: if embedding {
            // The template's own parameter says which, in the group.
            Family::Embedding.default_model().name.to_owned()
        } else {
            parameter_text("large_model_reference").unwrap_or_default()
        },
        accelerator: parameter_text("accelerator_type"),
        display_name: text(at("/displayName")).unwrap_or_default(),
        model_display_name: parameter_text("model_display_name").unwrap_or_default(),
        output_directory: text(at("/runtimeConfig/gcsOutputDirectory")).unwrap_or_default(),
        dataset_uri: parameter_text("dataset_uri").unwrap_or_default(),
        evaluation_data_uri: parameter_text("evaluation_data_uri"),
        evaluation_interval: parameter("evaluation_interval"),
        enable_early_stopping: parameter("enable_early_stopping"),
        enable_checkpoint_selection: parameter("enable_checkpoint_selection"),
        train_steps: parameter("train_steps"),
        learning_rate_multiplier: parameter("learning_rate_multiplier"),
        default_context: parameter_text("default_context"),
        tensorboard: parameter_text("tensorboard_resource_id"),
        kms_key_name: text(at("/encryptionSpec/kmsKeyName"))
            .or_else(|| parameter_text("encryption_spec_key_name")),
        service_account: text(at("/serviceAccount")),
        labels: at("/labels").and_then(Value::as_object).cloned(),
        embedding: embedding.then(|| {
            group("embedding", TUNE_TEXT_EMBEDDING_MODEL, |name| {
                parameter(name)
            })
        }),
        ..Settings::default()
    }
}

/// The settings that the body of `tuningJobs.create` says.
fn settings_of_tuning_job(body: &Value) -> Settings {
    let at = |path: &str| body.pointer(&format!("/{}", path.replace('.', "/")));
    let said = |setting: &str| {
        let row = GEMINI_TUNING_JOB
            .iter()
            .find(|row| row.setting == Some(setting));
        row.and_then(|row| at(row.name))
    };
    Settings {
        kind: Kind::GeminiTuningJob,
        model: text(said("model")).unwrap_or_default(),
        display_name: text(said("displayName")).unwrap_or_default(),
        model_display_name: text(said("modelDisplayName")).unwrap_or_default(),
        dataset_uri: text(said("datasetUri")).unwrap_or_default(),
        evaluation_data_uri: text(said("evaluationDataUri")),
        learning_rate_multiplier: said("learningRateMultiplier").cloned(),
        kms_key_name: text(said("kmsKeyName")),
        service_account: text(said("serviceAccount")),
        labels: at("labels").and_then(Value::as_object).cloned(),
        gemini: Some(group("gemini", GEMINI_TUNING_JOB, |name| at(name).cloned())),
        ..Settings::default()
    }
}

/// The members of a group of settings that a body says.
fn group(
    name: &str,
    table: &[Parameter],
    said: impl Fn(&str) -> Option<Value>,
) -> Map<String, Value> {
    table
        .iter()
        .filter_map(|row| {
            let (group, member) = row.setting?.split_once('.')?;
            (group == name).then_some((member.to_owned(), said(row.name)?))
        })
        .collect()
}

fn text(value: Option<&Value>) -> Option<String> {
    value.and_then(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests;
