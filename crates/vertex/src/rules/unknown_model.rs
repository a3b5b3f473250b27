use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Value, json};
use tuning::{Model, nearest, source::PAGE};

use super::{Breach, Check, quoted, template_model_mismatch::family_of};
use crate::{job::Job, parameters::EMBEDDING_BASES, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J026",
    name: "unknown-model",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "No model that can be tuned has this name",
        ko: "조정할 수 있는 모델 중에 이 이름이 없습니다",
    },
    explanation: Text {
        en: "The pipeline tunes the models of a short list, each by its exact name with its \
             version.",
        ko: "파이프라인은 정해진 모델만 조정하며, 버전까지 포함한 정확한 이름을 사용해야 \
             합니다.",
    },
    help: Text {
        en: "Write the whole name, such as text-bison@002.",
        ko: "text-bison@002처럼 전체 이름을 적습니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "model": "text-bison" }))),
    good: Sample::Made(|| samples::settings(&json!({ "model": "text-bison@002" }))),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let name = job.settings.model.as_str();
    if job.is_gemini() {
        return no_gemini(job).into_iter().collect();
    }
    if job.is_embedding() {
        return no_base(job.embedding_base()).into_iter().collect();
    }
    // A body without a model gets the template's default.
    if job.model.is_some() || (name.is_empty() && job.body.is_some()) {
        return Vec::new();
    }
    let template = job
        .body
        .and_then(|body| body.get("templateUri"))
        .and_then(Value::as_str);
    let family = template.and_then(family_of);
    let shown = quoted(name);
    let message = match Model::suggest(name, family) {
        _ if name.is_empty() => Message::new(
            "The model is missing. Choose one.",
            "모델이 없습니다. 하나를 선택합니다.",
        ),
        Some(near) => Message::new(
            format!("No model is called {shown}. Did you mean {}?", near.name),
            format!("{shown} 모델은 없습니다. 혹시 {}입니까?", near.name),
        ),
        None => Message::new(
            format!("No model that can be tuned is called {shown}."),
            format!("조정할 수 있는 모델 중에 {shown} 모델은 없습니다."),
        ),
    };
    vec![Breach::new("model", message)]
}

/// What the embedding template cannot tune. It tunes every version of what it can.
fn no_base(name: &str) -> Option<Breach> {
    let short = name.split('@').next().unwrap_or_default();
    if EMBEDDING_BASES.contains(&short) {
        return None;
    }
    let shown = quoted(name);
    let message = match nearest(short, EMBEDDING_BASES) {
        Some(near) => Message::new(
            format!("No model of embeddings is called {shown}. Did you mean {near}?"),
            format!("{shown} 임베딩 모델은 없습니다. 혹시 {near}입니까?"),
        ),
        None => Message::new(
            format!("No model of embeddings that can be tuned is called {shown}."),
            format!("조정할 수 있는 임베딩 모델 중에 {shown} 모델은 없습니다."),
        ),
    };
    Some(Breach::new("embedding.baseModelVersionId", message))
}

/// Which Gemini models can be tuned changes, and Google says it; that it is another kind of model, or
/// none at all, can be said here.
fn no_gemini(job: &Job<'_>) -> Option<Breach> {
    let name = job.settings.model.as_str();
    let message = match job.model {
        Some(model) => Message::new(
            format!(
                "{} is tuned by a pipeline job, not by a tuning job.",
                model.name
            ),
            format!(
                "{} 모델은 조정 작업이 아닌 파이프라인 작업으로 조정합니다.",
                model.name
            ),
        ),
        // A body may go on from a tuned model instead.
        None if name.is_empty() && job.body.is_none() => Message::new(
            "The model is missing. Choose one.",
            "모델이 없습니다. 하나를 선택합니다.",
        ),
        None => return None,
    };
    Some(Breach::new("model", message))
}
