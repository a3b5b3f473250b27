//! The parameters of the tuning templates, as a pipeline takes them.

use serde_json::{Map, Value};
use tuning::{CHAT_TEMPLATE, CODE_TEMPLATE, EMBEDDING_TEMPLATE, Family, TEXT_TEMPLATE};
use vertex::{
    Response,
    parameters::{Parameter, ParameterType, parameters_of},
};

use crate::refusal::pipeline_fault;

/// What a template cannot do without. Source: [`SDK`](tuning::source::SDK), its tests.
const REQUIRED: [&str; 3] = ["project", "location", "model_display_name"];
const REQUIRED_FOR_EMBEDDINGS: [&str; 3] = ["train_label_path", "corpus_path", "queries_path"];

/// Whether a template takes these values. Of a template that tunes no model of ours nothing is known,
/// so it takes everything.
pub fn check(template: &str, values: Option<&Map<String, Value>>) -> Result<(), Response> {
    let Some(family) = family(template) else {
        return Ok(());
    };
    let none = Map::new();
    let values = values.unwrap_or(&none);
    let table = parameters_of(template);
    for (name, value) in values {
        let parameter = table
            .iter()
            .find(|parameter| parameter.name == name && parameter.is_known_to(Some(family)))
            .ok_or_else(|| {
                fault(&format!(
                    "The parameter {name} is not defined in the pipeline."
                ))
            })?;
        if !fits(parameter, value) {
            return Err(fault(&format!(
                "The value {value} of the parameter {name} is not of its type {}.",
                type_name(parameter.kind)
            )));
        }
    }
    let required = match family {
        Family::Embedding => REQUIRED_FOR_EMBEDDINGS,
        _ => REQUIRED,
    };
    match required.iter().find(|name| !values.contains_key(**name)) {
        Some(missing) => Err(fault(&format!(
            "The parameter {missing} is required and has no value."
        ))),
        None => Ok(()),
    }
}

/// A family that a template tunes: it stands for all that take the same parameters.
fn family(template: &str) -> Option<Family> {
    match template {
        TEXT_TEMPLATE => Some(Family::Text),
        CODE_TEMPLATE => Some(Family::Code),
        CHAT_TEMPLATE => Some(Family::Chat),
        EMBEDDING_TEMPLATE => Some(Family::Embedding),
        _ => None,
    }
}

fn fits(parameter: &Parameter, value: &Value) -> bool {
    let whole = || {
        value
            .as_f64()
            .is_some_and(|number| number.fract().abs() < f64::EPSILON)
    };
    let is_of_type = match parameter.kind {
        ParameterType::String => value.is_string(),
        ParameterType::Boolean => value.is_boolean(),
        ParameterType::NumberDouble => value.is_number(),
        ParameterType::NumberInteger | ParameterType::Int64 => whole(),
    };
    is_of_type
        && parameter
            .words
            .is_none_or(|words| value.as_str().is_some_and(|word| words.contains(&word)))
}

fn type_name(kind: ParameterType) -> &'static str {
    match kind {
        ParameterType::String => "STRING",
        ParameterType::Boolean => "BOOLEAN",
        ParameterType::NumberDouble => "NUMBER_DOUBLE",
        ParameterType::NumberInteger | ParameterType::Int64 => "NUMBER_INTEGER",
    }
}

fn fault(said: &str) -> Response {
    pipeline_fault("INVALID_RUNTIME_PARAMETERS", said)
}
