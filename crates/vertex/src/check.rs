use std::fmt;

use rule::{Message, SettingProblem};
use serde_json::Value;

use crate::{job::Job, rules, settings::Settings};

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

/// Everything that is wrong with a body of `pipelineJobs.create` that was written elsewhere. Each
/// field is a path in the body.
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
    let at = |pointer: &str| body.pointer(pointer);
    let parameter = |name: &str| at(&format!("/runtimeConfig/parameterValues/{name}")).cloned();
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let parameter_text = |name: &str| text(parameter(name).as_ref());
    Settings {
        project: parameter_text("project").unwrap_or_default(),
        upload_region: parameter_text("location"),
        model: parameter_text("large_model_reference").unwrap_or_default(),
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
        ..Settings::default()
    }
}

#[cfg(test)]
mod tests;
