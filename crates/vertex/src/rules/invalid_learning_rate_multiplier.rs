use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Value, json};
use tuning::{shown, source::PAGE};

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J017",
    name: "invalid-learning-rate-multiplier",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The learning rate multiplier is not above 0",
        ko: "학습률 배수가 0보다 크지 않습니다",
    },
    explanation: Text {
        en: "The recommended learning rate is multiplied with it. With 0 the model learns \
             nothing, below 0 it unlearns.",
        ko: "권장 학습률에 이 값을 곱합니다. 0이면 모델이 아무것도 학습하지 않고, 0보다 작으면 \
             반대로 학습합니다.",
    },
    help: Text {
        en: "Give a number above 0; 1 is the recommended learning rate itself.",
        ko: "0보다 큰 수를 지정합니다. 1은 권장 학습률 그대로입니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "learningRateMultiplier": 0 }))),
    good: Sample::Made(|| samples::settings(&json!({ "learningRateMultiplier": 1 }))),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let multiplier = job
        .settings
        .learning_rate_multiplier
        .as_ref()
        .and_then(Value::as_f64);
    let Some(multiplier) = multiplier.filter(|multiplier| *multiplier <= 0.0) else {
        return Vec::new();
    };
    let multiplier = shown(multiplier);
    vec![Breach::new(
        "learningRateMultiplier",
        Message::new(
            format!("{multiplier} is not above 0. Use 1 for the recommended learning rate."),
            format!(
                "학습률 배수 {multiplier}: 0보다 커야 합니다. 권장 학습률을 사용하려면 1을 지정합니다."
            ),
        ),
    )]
}
