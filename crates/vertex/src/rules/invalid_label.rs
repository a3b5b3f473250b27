use rule::{Message, Rule, Sample, Severity, Text, grouped};
use serde_json::{Value, json};
use tuning::source::API;

use super::{Breach, Check, quoted};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J022",
    name: "invalid-label",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A label has a form that is not allowed",
        ko: "라벨의 형식이 올바르지 않습니다",
    },
    explanation: Text {
        en: "Google takes at most 64 labels. Keys and values have small letters, digits, \
             hyphens and underscores, at most 64 each; a key begins with a letter.",
        ko: "라벨은 최대 64개입니다. 키와 값에는 소문자, 숫자, 하이픈, 밑줄을 각각 최대 \
             64자까지 쓸 수 있고, 키는 글자로 시작해야 합니다.",
    },
    help: Text {
        en: "Write the key and the value in small letters, and words with hyphens between them.",
        ko: "키와 값을 소문자로 적고 단어 사이에는 하이픈을 씁니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "labels": { "Team": "support" } }))),
    good: Sample::Made(|| samples::settings(&json!({ "labels": { "team": "support" } }))),
    source: API,
    check,
};

/// Labels of one job, and characters of a key or a value. Source: [`API`].
const MOST: usize = 64;

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(labels) = &job.settings.labels else {
        return Vec::new();
    };
    let count = grouped(labels.len() as u64);
    let too_many = (labels.len() > MOST).then(|| {
        Breach::new(
            "labels",
            Message::new(
                format!("{count} labels: a job has at most {MOST}."),
                format!("라벨이 {count}개입니다. 작업에는 최대 {MOST}개까지 지정할 수 있습니다."),
            ),
        )
    });
    labels
        .iter()
        .filter_map(|(key, value)| Some(Breach::new(format!("labels.{key}"), fault(key, value)?)))
        .chain(too_many)
        .collect()
}

fn fault(key: &str, value: &Value) -> Option<Message> {
    let begins = key.starts_with(|first: char| first.is_alphabetic());
    if !begins || !is_label(key) {
        let key = quoted(key);
        return Some(Message::new(
            format!(
                "{key} is no key: a small letter, then small letters, digits, - and _, at most {MOST}."
            ),
            format!(
                "{key} 값은 키로 쓸 수 없습니다. 소문자로 시작하고 소문자, 숫자, -, _를 최대 {MOST}자까지 씁니다."
            ),
        ));
    }
    let Some(value) = value.as_str() else {
        return Some(Message::new(
            "The value of a label is text. Put it in quotes.",
            "라벨의 값은 문자열이어야 합니다. 따옴표로 묶습니다.",
        ));
    };
    let shown = quoted(value);
    (!is_label(value)).then(|| {
        Message::new(
            format!("{shown} is no value: small letters, digits, - and _, at most {MOST}."),
            format!(
                "{shown} 값은 값으로 쓸 수 없습니다. 소문자, 숫자, -, _를 최대 {MOST}자까지 씁니다."
            ),
        )
    })
}

/// Letters of scripts without capitals are small letters here.
fn is_label(text: &str) -> bool {
    text.chars().count() <= MOST
        && text.chars().all(|letter| {
            (letter.is_alphanumeric() && !letter.is_uppercase()) || letter == '-' || letter == '_'
        })
}
