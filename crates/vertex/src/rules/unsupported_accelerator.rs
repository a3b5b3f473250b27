use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::{Accelerator, source::PAGE};

use super::{Breach, Check, quoted};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J002",
    name: "unsupported-accelerator",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The accelerator is neither GPU nor TPU",
        ko: "가속기가 GPU도 TPU도 아닙니다",
    },
    explanation: Text {
        en: "The pipeline knows two accelerators by exactly these names, in capitals. It \
             rejects every other word.",
        ko: "파이프라인은 대문자로 쓴 두 가지 가속기 이름만 인식하며, 다른 값은 거부합니다.",
    },
    help: Text {
        en: "Write GPU or TPU.",
        ko: "GPU 또는 TPU로 적습니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "accelerator": "gpu" }))),
    good: Sample::Made(|| samples::settings(&json!({ "accelerator": "GPU" }))),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(name) = job
        .accelerator()
        .filter(|name| Accelerator::find(name).is_none())
    else {
        return Vec::new();
    };
    let shown = quoted(name);
    let message = match Accelerator::suggest(name) {
        Some(near) => Message::new(
            format!("{shown} must be in capitals: {near}."),
            format!("{shown} 대신 대문자로 {near}라고 적습니다."),
        ),
        None => Message::new(
            format!("{shown} is neither GPU nor TPU."),
            format!("{shown} 값은 GPU도 TPU도 아닙니다."),
        ),
    };
    vec![Breach::new("accelerator", message)]
}
