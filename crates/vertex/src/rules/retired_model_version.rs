use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::PAGE;

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J027",
    name: "retired-model-version",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "The model’s version was retired early",
        ko: "일찍 지원이 끝난 모델 버전입니다",
    },
    explanation: Text {
        en: "The page offers version 002 alone. Version 001 was retired before it.",
        ko: "안내 페이지에는 002 버전만 있습니다. 001 버전은 그보다 먼저 지원이 끝났습니다.",
    },
    help: Text {
        en: "Use version 002 of the same model.",
        ko: "같은 모델의 002 버전을 사용합니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "model": "text-bison@001" }))),
    good: Sample::Made(|| samples::settings(&json!({ "model": "text-bison@002" }))),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(model) = job.model else {
        return Vec::new();
    };
    let (name, Some(successor)) = (model.name, model.successor) else {
        return Vec::new();
    };
    vec![Breach::new(
        "model",
        Message::new(
            format!("{name} was retired early. Use {successor}."),
            format!("{name} 버전은 일찍 지원이 끝났습니다. {successor} 버전을 사용합니다."),
        ),
    )]
}
