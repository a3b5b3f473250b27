use rule::{Message, Rule, Sample, Severity, Text, grouped};
use serde_json::{Value, json};
use tuning::{MAXIMUM_WHOLE, source::SDK};

use super::{Breach, Check};
use crate::{body, fields::whole_of, job::Job, json, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J034",
    name: "parameter-out-of-range",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A whole number is smaller or greater than the service takes",
        ko: "정수가 서비스가 받는 범위를 벗어납니다",
    },
    explanation: Text {
        en: "The SDK checks these numbers before it sends a job: the batch size of an embedding \
             model, its number of dimensions and of accelerators, the epochs of a Gemini model.",
        ko: "SDK는 작업을 보내기 전에 이 숫자들을 확인합니다. 임베딩 모델의 배치 크기, 차원 수, \
             가속기 수와 Gemini 모델의 에포크 수가 해당합니다.",
    },
    help: Text {
        en: "Choose a number within the range, or leave it out for the default.",
        ko: "범위 안의 숫자를 지정하거나, 비워 두어 기본값을 사용합니다.",
    },
    bad: Sample::Made(|| samples::embedding(&json!({ "batchSize": 1024 }))),
    good: Sample::Made(|| samples::embedding(&json!({ "batchSize": 1023 }))),
    source: SDK,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    job.parameters()
        .iter()
        .filter_map(|parameter| {
            let (field, (least, greatest)) = (parameter.setting?, parameter.range?);
            let value = body::value(job, parameter)?;
            let fits = whole_of(&value).is_some_and(|number| (least..=greatest).contains(&number));
            (!fits).then(|| Breach::new(field, message(&value, least, greatest)))
        })
        .collect()
}

fn message(value: &Value, least: u64, greatest: u64) -> Message {
    let found = json::compact(value);
    let (least, most) = (grouped(least), grouped(greatest));
    if greatest == MAXIMUM_WHOLE {
        return Message::new(
            format!("{found} is too small: give at least {least}."),
            format!("{found} 값은 너무 작습니다. {least} 이상을 지정합니다."),
        );
    }
    Message::new(
        format!("{found} is out of range: give {least} to {most}."),
        format!("{found} 값은 범위를 벗어납니다. {least}~{most} 사이의 값을 지정합니다."),
    )
}
