use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Value, json};
use tuning::{nearest, source::SDK};

use super::{Breach, Check, quoted};
use crate::{
    fields::{JOB_FIELDS, JobField, RUNTIME_CONFIG_FIELDS},
    job::Job,
    parameters::parameters_of,
    samples,
};

pub static RULE: Rule<Check> = Rule {
    code: "J028",
    name: "unknown-parameter",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The body has a key that the service does not know",
        ko: "본문에 서비스가 알지 못하는 키가 있습니다",
    },
    explanation: Text {
        en: "A pipeline takes the parameters of its template and no others; one wrong letter, \
             and the whole request is rejected.",
        ko: "파이프라인은 템플릿에 있는 매개변수만 받습니다. 한 글자만 틀려도 요청 전체가 \
             거부됩니다.",
    },
    help: Text {
        en: "Correct the key, or take it out.",
        ko: "키를 바로잡거나 삭제합니다.",
    },
    bad: Sample::Made(|| samples::body(&json!({}), &json!({ "learning_rate_multipler": 1 }))),
    good: Sample::Made(|| samples::body(&json!({}), &json!({ "learning_rate_multiplier": 1 }))),
    source: SDK,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(body) = job.body else {
        return Vec::new();
    };
    let template = body
        .get("templateUri")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let parameters: Vec<_> = parameters_of(template)
        .iter()
        .map(|known| known.name)
        .collect();
    let names = |fields: &[JobField]| fields.iter().map(|field| field.name).collect::<Vec<_>>();
    [
        ("", names(JOB_FIELDS)),
        ("runtimeConfig", names(RUNTIME_CONFIG_FIELDS)),
        ("runtimeConfig.parameterValues", parameters),
        ("encryptionSpec", vec!["kmsKeyName"]),
    ]
    .into_iter()
    .flat_map(|(path, known)| unknown_keys(body, path, &known))
    .collect()
}

fn unknown_keys(body: &Value, path: &str, known: &[&str]) -> Vec<Breach> {
    let pointer: String = path
        .split('.')
        .filter(|part| !part.is_empty())
        .fold(String::new(), |pointer, part| pointer + "/" + part);
    let Some(Value::Object(members)) = body.pointer(&pointer) else {
        return Vec::new();
    };
    members
        .keys()
        .filter(|key| !known.contains(&key.as_str()))
        .map(|key| {
            let place = if path.is_empty() {
                String::new()
            } else {
                format!("{path}.")
            };
            Breach::new(
                format!("{place}{key}"),
                message(key, nearest(key, known.iter().copied())),
            )
        })
        .collect()
}

fn message(key: &str, near: Option<&str>) -> Message {
    let key = quoted(key);
    match near {
        Some(near) => Message::new(
            format!("{key} is not known here. Did you mean {near}?"),
            format!("{key} 키는 알 수 없습니다. 혹시 {near}입니까?"),
        ),
        None => Message::new(
            format!("{key} is not known here. Take it out."),
            format!("{key} 키는 알 수 없습니다. 삭제합니다."),
        ),
    }
}
