use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::SDK;

use super::{Breach, Check, quoted};
use crate::{job::Job, parameters::RESIZABLE_BASES, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J035",
    name: "dimensionality-not-for-model",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The embeddings of this model cannot be made shorter",
        ko: "이 모델의 임베딩 차원은 줄일 수 없습니다",
    },
    explanation: Text {
        en: "Two models can be tuned to give fewer dimensions: text-embedding-004 and \
             text-multilingual-embedding-002. The others have one length.",
        ko: "차원 수를 줄여 조정할 수 있는 모델은 text-embedding-004와 \
             text-multilingual-embedding-002뿐입니다. 다른 모델의 차원 수는 정해져 있습니다.",
    },
    help: Text {
        en: "Leave the number of dimensions out, or tune one of the two models.",
        ko: "차원 수를 비워 두거나, 두 모델 중 하나를 조정합니다.",
    },
    bad: Sample::Made(|| {
        samples::embedding(
            &json!({ "baseModelVersionId": "textembedding-gecko@003", "outputDimensionality": 256 }),
        )
    }),
    good: Sample::Made(|| {
        samples::embedding(
            &json!({ "baseModelVersionId": "text-embedding-004", "outputDimensionality": 256 }),
        )
    }),
    source: SDK,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    const FIELD: &str = "embedding.outputDimensionality";
    let base = job.embedding_base();
    let set = job.is_embedding() && job.settings.in_group(FIELD).is_some();
    if !set || RESIZABLE_BASES.contains(&base) {
        return Vec::new();
    }
    let (shown, resizable) = (quoted(base), RESIZABLE_BASES);
    let [one, other] = resizable;
    vec![Breach::new(
        FIELD,
        Message::new(
            format!("{shown} has one length. Leave this out, or tune {one} or {other}."),
            format!(
                "{shown} 모델의 차원 수는 바꿀 수 없습니다. 비워 두거나 {one}, {other} 모델을 조정합니다."
            ),
        ),
    )]
}
