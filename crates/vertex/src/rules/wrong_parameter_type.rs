use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::Value;
use tuning::source::SDK;

use super::{Breach, Check, shortened};
use crate::{
    body,
    fields::{JOB_FIELDS, JsonType, RUNTIME_CONFIG_FIELDS},
    job::Job,
    json,
    parameters::{TUNE_LARGE_MODEL, parameters_of},
    samples,
};

pub static RULE: Rule<Check> = Rule {
    code: "J029",
    name: "wrong-parameter-type",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A value has another JSON type than the service takes",
        ko: "값의 JSON 유형이 서비스가 받는 유형과 다릅니다",
    },
    explanation: Text {
        en: "The template declares a type for each parameter and does not convert: \"300\" is \
             not 300. One parameter, enable_checkpoint_selection, looks like a switch and is a \
             string.",
        ko: "템플릿은 매개변수마다 유형을 정해 두며 변환하지 않습니다. \"300\"은 300이 \
             아닙니다. enable_checkpoint_selection은 스위치처럼 보이지만 문자열입니다.",
    },
    help: Text {
        en: "Write numbers and switches without quotes, and everything else with them.",
        ko: "숫자와 스위치는 따옴표 없이, 나머지는 따옴표로 묶어 적습니다.",
    },
    bad: Sample::Made(|| samples::settings(&serde_json::json!({ "trainSteps": "300" }))),
    good: Sample::Made(|| samples::settings(&serde_json::json!({ "trainSteps": 300 }))),
    source: SDK,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    match job.body {
        Some(body) => parameters(body).chain(fields(body)).collect(),
        None => settings(job).collect(),
    }
}

/// The settings, as the body would have them.
fn settings(job: &Job<'_>) -> impl Iterator<Item = Breach> {
    TUNE_LARGE_MODEL.iter().filter_map(|parameter| {
        breach(
            parameter.setting?,
            &body::value(job, parameter)?,
            JsonType::of(parameter),
        )
    })
}

/// The parameters of a body.
fn parameters(body: &Value) -> impl Iterator<Item = Breach> {
    let template = body
        .get("templateUri")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let values = body.pointer("/runtimeConfig/parameterValues");
    parameters_of(template).iter().filter_map(move |parameter| {
        let name = parameter.name;
        breach(
            format!("runtimeConfig.parameterValues.{name}"),
            values?.get(name)?,
            JsonType::of(parameter),
        )
    })
}

/// The fields of a body around its parameters.
fn fields(body: &Value) -> impl Iterator<Item = Breach> {
    let outer = JOB_FIELDS
        .iter()
        .map(move |field| (String::new(), Some(body), field));
    let config = body.get("runtimeConfig");
    let inner = RUNTIME_CONFIG_FIELDS
        .iter()
        .map(move |field| ("runtimeConfig.".to_owned(), config, field));
    outer.chain(inner).filter_map(|(path, object, field)| {
        breach(
            format!("{path}{}", field.name),
            object?.get(field.name)?,
            field.kind,
        )
    })
}

fn breach(field: impl Into<String>, value: &Value, wanted: JsonType) -> Option<Breach> {
    if wanted.fits(value) {
        return None;
    }
    let (found, wanted) = (shortened(&json::compact(value)), wanted.name());
    Some(Breach::new(
        field,
        Message::new(
            format!("{found} must be {}.", wanted.en),
            format!("{found} 값은 유형이 다릅니다. 필요한 값: {}.", wanted.ko),
        ),
    ))
}
