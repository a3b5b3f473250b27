use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::Value;
use tuning::{nearest, source::SDK};

use super::{Breach, Check, shortened};
use crate::{
    body,
    fields::{JsonType, PIPELINE_JOB_FIELDS, TUNING_JOB_FIELDS},
    job::Job,
    json, samples,
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
        Some(body) => parameters(job, body).chain(fields(job, body)).collect(),
        None => settings(job).collect(),
    }
}

/// The settings, as the body would have them.
fn settings(job: &Job<'_>) -> impl Iterator<Item = Breach> {
    job.parameters().iter().filter_map(|parameter| {
        breach(
            parameter.setting?,
            &body::value(job, parameter)?,
            JsonType::of(parameter),
        )
    })
}

/// What people can set, in a body.
fn parameters(job: &Job<'_>, body: &Value) -> impl Iterator<Item = Breach> {
    let gemini = job.is_gemini();
    job.parameters().iter().filter_map(move |parameter| {
        let name = parameter.name;
        let path = if gemini {
            name.to_owned()
        } else {
            format!("runtimeConfig.parameterValues.{name}")
        };
        let value = at(body, &path)?;
        breach(path, value, JsonType::of(parameter))
    })
}

/// The fields of a body around that.
fn fields(job: &Job<'_>, body: &Value) -> impl Iterator<Item = Breach> {
    let fields = if job.is_gemini() {
        TUNING_JOB_FIELDS
    } else {
        PIPELINE_JOB_FIELDS
    };
    fields
        .iter()
        .filter_map(|field| breach(field.name, at(body, field.name)?, field.kind))
}

fn at<'a>(body: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.')
        .try_fold(body, |object, part| object.get(part))
}

fn breach(field: impl Into<String>, value: &Value, wanted: JsonType) -> Option<Breach> {
    if wanted.fits(value) {
        return None;
    }
    let (found, name) = (shortened(&json::compact(value)), wanted.name());
    let near = match (wanted, value.as_str()) {
        (JsonType::Word(words), Some(word)) => nearest(word, words.iter().copied()),
        _ => None,
    };
    let message = match near {
        Some(near) => Message::new(
            format!("{found} is not taken here. Did you mean {near}?"),
            format!("{found} 값은 쓸 수 없습니다. 혹시 {near}입니까?"),
        ),
        None => Message::new(
            format!("{found} must be {}.", name.en),
            format!("{found} 값은 유형이 다릅니다. 필요한 값: {}.", name.ko),
        ),
    };
    Some(Breach::new(field, message))
}
