use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::{Model, TUNING_CLOSED_ON, Tuning, UNREACHABLE_FROM, source::DEPRECATION};

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J031",
    name: "tuning-closed",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "Google no longer takes tuning jobs for this model",
        ko: "Google이 더 이상 이 모델의 조정 작업을 받지 않습니다",
    },
    explanation: Text {
        en: "New tuning jobs for PaLM models were blocked from 2024-10-09 on, and the models \
             could not be reached from 2025-04-09 on. The request is right, but Google will \
             reject it.",
        ko: "PaLM 모델의 새 조정 작업은 2024-10-09부터 차단되었고, 2025-04-09부터는 모델을 \
             사용할 수 없습니다. 요청이 올바르더라도 Google이 거부합니다.",
    },
    help: Text {
        en: "Use the request for study or for a simulator. To tune today, choose a Gemini \
             model.",
        ko: "요청은 학습이나 시뮬레이터용으로 사용합니다. 지금 조정하려면 Gemini 모델을 \
             선택합니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({}))),
    good: Sample::Made(|| {
        samples::settings(&json!({ "kind": "geminiTuningJob", "model": "gemini-2.5-flash" }))
    }),
    source: DEPRECATION,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let tuned = |model: &&Model| !job.is_embedding() || job.embedding_base() == model.name;
    let closed = job
        .model
        .filter(|model| model.tuning == Tuning::Closed)
        .filter(tuned);
    let Some(model) = closed else {
        return Vec::new();
    };
    let name = model.name;
    vec![Breach::new(
        "model",
        Message::new(
            format!(
                "Google closed the tuning of {name} on {TUNING_CLOSED_ON} and has not served it \
                 since {UNREACHABLE_FROM}. Gemini models can be tuned today."
            ),
            format!(
                "Google은 {TUNING_CLOSED_ON}에 {name} 조정을 종료했고 {UNREACHABLE_FROM}부터 이 모델을 \
                 제공하지 않습니다. 지금은 Gemini 모델을 조정할 수 있습니다."
            ),
        ),
    )]
}
