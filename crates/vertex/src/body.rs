use serde_json::{Map, Value, json};

use crate::{
    job::Job,
    parameters::{GEMINI_TUNING_JOB, Parameter, ParameterType},
    settings::{Kind, Settings, given},
};

/// The body of the request that creates the job: what the person set and the model knows, each value
/// in the JSON type that is declared for it. A value of a wrong type is left as it is, so that what
/// is shown is what was typed; it has a finding of its own and cannot be sent.
pub fn body(job: &Job<'_>) -> Value {
    match job.settings.kind {
        Kind::PipelineJob => pipeline_job(job),
        Kind::GeminiTuningJob => tuning_job(job),
    }
}

/// The body of `pipelineJobs.create`.
fn pipeline_job(job: &Job<'_>) -> Value {
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

/// The body of `tuningJobs.create`.
fn tuning_job(job: &Job<'_>) -> Value {
    let mut body = Map::new();
    for parameter in GEMINI_TUNING_JOB {
        if let Some(value) = value(job, parameter) {
            put(&mut body, parameter.name, value);
        }
    }
    if let Some(labels) = labels(job.settings) {
        body.insert("labels".to_owned(), labels);
    }
    body.into()
}

/// Puts a value at a path of names with dots between them.
fn put(object: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            object.insert(path.to_owned(), value);
        }
        Some((name, rest)) => {
            let inner = object.entry(name).or_insert_with(|| Map::new().into());
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
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
    job.parameters()
        .iter()
        .filter(|parameter| parameter.is_known_to(job.family()))
        .filter_map(|parameter| Some((parameter.name.to_owned(), value(job, parameter)?)))
        .collect()
}

/// The value of one parameter, if its setting is set.
pub fn value(job: &Job<'_>, parameter: &Parameter) -> Option<Value> {
    setting(job, parameter.setting?).map(|value| typed(value, parameter))
}

/// The value of one setting, if it is set.
fn setting(job: &Job<'_>, name: &str) -> Option<Value> {
    let settings: &Settings = job.settings;
    let optional = |text: Option<&String>| given(text).map(Value::from);
    match name {
        "project" => text(&settings.project),
        "displayName" => text(&settings.display_name),
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
        "serviceAccount" => optional(settings.service_account.as_ref()),
        _ => settings.in_group(name).cloned().or_else(|| match name {
            "embedding.trainLabelPath" => text(&settings.dataset_uri),
            "embedding.baseModelVersionId" => text(&settings.model),
            _ => None,
        }),
    }
}

/// A value in its declared type, where it means the same: `true` is the word "true" for a parameter
/// that is a string, 300.0 is 300 for one that is a whole number, and an adapter of size 4 is
/// `ADAPTER_SIZE_FOUR`.
fn typed(value: Value, parameter: &Parameter) -> Value {
    match (&value, parameter.kind) {
        (Value::Bool(flag), ParameterType::String)
            if parameter.name == "enable_checkpoint_selection" =>
        {
            flag.to_string().into()
        }
        (Value::Number(number), ParameterType::String)
            if parameter.name.ends_with("adapterSize") =>
        {
            let size = number.as_u64().and_then(adapter_size);
            size.map_or(value, Value::from)
        }
        (Value::Number(number), ParameterType::NumberInteger | ParameterType::Int64) => {
            match number.as_f64().and_then(tuning::whole) {
                Some(whole) if parameter.kind == ParameterType::Int64 => whole.to_string().into(),
                Some(whole) => whole.into(),
                None => value,
            }
        }
        _ => value,
    }
}

/// How the API writes the size of an adapter. Source: [`API`](tuning::source::API).
fn adapter_size(size: u64) -> Option<&'static str> {
    Some(match size {
        1 => "ADAPTER_SIZE_ONE",
        2 => "ADAPTER_SIZE_TWO",
        4 => "ADAPTER_SIZE_FOUR",
        8 => "ADAPTER_SIZE_EIGHT",
        16 => "ADAPTER_SIZE_SIXTEEN",
        32 => "ADAPTER_SIZE_THIRTY_TWO",
        _ => return None,
    })
}
