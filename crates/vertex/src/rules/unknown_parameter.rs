use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Map, Value, json};
use tuning::{EMBEDDING_TEMPLATE, nearest, source::SDK};

use super::{Breach, Check, quoted};
use crate::{
    fields::{PIPELINE_JOB_FIELDS, TUNING_JOB_FIELDS},
    job::Job,
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
    match job.body {
        Some(body) => keys_of_body(job, body),
        None => members_of_groups(job),
    }
}

fn keys_of_body(job: &Job<'_>, body: &Value) -> Vec<Breach> {
    let known = known_paths(job);
    OBJECTS
        .iter()
        .filter(|object| **object != PARAMETERS || !is_other_version(job))
        .filter_map(|object| Some((*object, object_at(body, object)?)))
        .flat_map(|(object, members)| unknown_keys(object, members, &known))
        .collect()
}

/// The settings of a group: those that are not known, or the whole group where it has no meaning.
fn members_of_groups(job: &Job<'_>) -> Vec<Breach> {
    let known: Vec<_> = job
        .parameters()
        .iter()
        .filter_map(|parameter| parameter.setting.map(str::to_owned))
        .collect();
    let groups = job.settings.groups().into_iter();
    groups
        .filter_map(|(group, members)| Some((group, members.filter(|it| !it.is_empty())?)))
        .flat_map(|(group, members)| {
            if known
                .iter()
                .any(|name| name.starts_with(&format!("{group}.")))
            {
                unknown_keys(group, members, &known)
            } else if job.model.is_some() || job.is_gemini() {
                vec![Breach::new(group, out_of_place(&job.settings.model))]
            } else {
                Vec::new()
            }
        })
        .collect()
}

const PARAMETERS: &str = "runtimeConfig.parameterValues";

/// The objects of a body whose keys are all known.
const OBJECTS: [&str; 6] = [
    "",
    "runtimeConfig",
    PARAMETERS,
    "encryptionSpec",
    "supervisedTuningSpec",
    "supervisedTuningSpec.hyperParameters",
];

/// Of the embedding template one version is known; others take other parameters.
fn is_other_version(job: &Job<'_>) -> bool {
    job.is_embedding() && job.template() != Some(EMBEDDING_TEMPLATE)
}

/// The path of every key that a body may have.
fn known_paths(job: &Job<'_>) -> Vec<String> {
    let parameters = job.parameters().iter().map(|parameter| parameter.name);
    let (fields, parameters): (_, Vec<_>) = if job.is_gemini() {
        (TUNING_JOB_FIELDS, parameters.map(str::to_owned).collect())
    } else {
        let inner = parameters.map(|name| format!("{PARAMETERS}.{name}"));
        (PIPELINE_JOB_FIELDS, inner.collect())
    };
    let fields = fields.iter().map(|field| field.name.to_owned());
    fields.chain(parameters).collect()
}

fn object_at<'a>(body: &'a Value, path: &str) -> Option<&'a Map<String, Value>> {
    path.split('.')
        .filter(|part| !part.is_empty())
        .try_fold(body, |object, part| object.get(part))?
        .as_object()
}

fn unknown_keys(object: &str, members: &Map<String, Value>, known: &[String]) -> Vec<Breach> {
    let place = if object.is_empty() {
        String::new()
    } else {
        format!("{object}.")
    };
    let here: Vec<&str> = known
        .iter()
        .filter_map(|path| path.strip_prefix(&place))
        .filter(|name| !name.contains('.'))
        .collect();
    members
        .keys()
        .filter(|key| !here.contains(&key.as_str()))
        .map(|key| {
            Breach::new(
                format!("{place}{key}"),
                message(key, nearest(key, here.iter().copied())),
            )
        })
        .collect()
}

fn out_of_place(model: &str) -> Message {
    let model = quoted(model);
    Message::new(
        format!("A job for {model} has no such settings. Leave them out."),
        format!("{model} 모델의 작업에는 이런 설정이 없습니다. 비워 둡니다."),
    )
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
