use serde_json::{Value, json};

use crate::{
    job::Job,
    parameters::{Parameter, ParameterType, TUNE_LARGE_MODEL},
    settings::{Settings, given},
};

/// The body of `pipelineJobs.create`: what the person set and the model knows, each value in the
/// JSON type that the template declares. A value of a wrong type is left as it is, so that what is
/// shown is what was typed; it has a finding of its own and cannot be sent.
pub fn pipeline_job(job: &Job<'_>) -> Value {
    let settings = job.settings;
    let values = parameter_values(job);
    object([
        ("displayName", text(&settings.display_name)),
        (
            "runtimeConfig",
            Some(object([
                ("gcsOutputDirectory", text(&settings.output_directory)),
                ("parameterValues", Some(values)),
            ])),
        ),
        (
            "encryptionSpec",
            job.kms_key_name().map(|key| json!({ "kmsKeyName": key })),
        ),
        ("labels", labels(settings)),
        (
            "serviceAccount",
            given(settings.service_account.as_ref()).map(Value::from),
        ),
        (
            "templateUri",
            job.model.map(|model| model.template_uri.into()),
        ),
    ])
}

/// An object of the members that are there.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    members
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

fn text(text: &str) -> Option<Value> {
    Some(text).filter(|text| !text.is_empty()).map(Value::from)
}

fn labels(settings: &Settings) -> Option<Value> {
    settings
        .labels
        .clone()
        .filter(|labels| !labels.is_empty())
        .map(Value::Object)
}

fn parameter_values(job: &Job<'_>) -> Value {
    TUNE_LARGE_MODEL
        .iter()
        .filter(|parameter| {
            job.family()
                .is_none_or(|family| parameter.applies.to(family))
        })
        .filter_map(|parameter| Some((parameter.name.to_owned(), value(job, parameter)?)))
        .collect()
}

/// The value of one parameter, if its setting is set.
pub fn value(job: &Job<'_>, parameter: &Parameter) -> Option<Value> {
    setting(job, parameter.setting?).map(|value| typed(value, parameter.kind))
}

/// The value of one setting, if it is set.
fn setting(job: &Job<'_>, name: &str) -> Option<Value> {
    let settings: &Settings = job.settings;
    let optional = |text: Option<&String>| given(text).map(Value::from);
    match name {
        "project" => text(&settings.project),
        "modelDisplayName" => text(&settings.model_display_name),
        "datasetUri" => text(&settings.dataset_uri),
        "uploadRegion" => text(job.upload_region()),
        "accelerator" => job.accelerator().map(Value::from),
        "model" => text(&settings.model),
        "defaultContext" => optional(settings.default_context.as_ref()),
        "trainSteps" => settings.train_steps.clone(),
        "learningRateMultiplier" => settings.learning_rate_multiplier.clone(),
        "evaluationDataUri" => job.evaluation_data_uri().map(Value::from),
        "evaluationInterval" => settings.evaluation_interval.clone(),
        "enableEarlyStopping" => settings.enable_early_stopping.clone(),
        "enableCheckpointSelection" => settings.enable_checkpoint_selection.clone(),
        "tensorboard" => optional(settings.tensorboard.as_ref()),
        "kmsKeyName" => job.kms_key_name().map(Value::from),
        _ => None,
    }
}

/// A value in its template's type, where it means the same: `true` is the word "true" for a
/// parameter that is a string, and 300.0 is 300 for one that is a whole number.
fn typed(value: Value, kind: ParameterType) -> Value {
    match (&value, kind) {
        (Value::Bool(flag), ParameterType::String) => flag.to_string().into(),
        (Value::Number(number), ParameterType::NumberInteger) => number
            .as_f64()
            .and_then(tuning::whole)
            .map_or(value, Value::from),
        _ => value,
    }
}
