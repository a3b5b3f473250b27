use std::ops::RangeInclusive;

use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Value, json};
use tuning::{shown, source::PRACTICE};

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J018",
    name: "unusual-learning-rate-multiplier",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "The learning rate multiplier is under 0.1 or over 10",
        ko: "학습률 배수가 0.1보다 작거나 10보다 큽니다",
    },
    explanation: Text {
        en: "So far from the recommended learning rate a model usually learns next to nothing, \
             or forgets what it knew.",
        ko: "권장 학습률에서 이렇게 멀어지면 모델이 거의 학습하지 못하거나 원래 알던 것을 잊는 \
             경우가 많습니다.",
    },
    help: Text {
        en: "Start with 1 and change it by a factor of two or three.",
        ko: "1에서 시작하여 두세 배씩 바꾸어 봅니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "learningRateMultiplier": 100 }))),
    good: Sample::Made(|| samples::settings(&json!({ "learningRateMultiplier": 2 }))),
    source: PRACTICE,
    check,
};

/// What is usual. Source: practice.
const USUAL: RangeInclusive<f64> = 0.1..=10.0;

fn check(job: &Job<'_>) -> Vec<Breach> {
    let multiplier = job
        .settings
        .learning_rate_multiplier
        .as_ref()
        .and_then(Value::as_f64);
    let unusual = |multiplier: &f64| *multiplier > 0.0 && !USUAL.contains(multiplier);
    let Some(multiplier) = multiplier.filter(unusual) else {
        return Vec::new();
    };
    let multiplier = shown(multiplier);
    vec![Breach::new(
        "learningRateMultiplier",
        Message::new(
            format!(
                "{multiplier} times the recommended learning rate is far from it. Is it meant?"
            ),
            format!(
                "권장 학습률의 {multiplier}배는 지나치게 차이가 납니다. 의도한 값인지 확인합니다."
            ),
        ),
    )]
}
