use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Value, json};
use tuning::{Family, Model, source::SDK};

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J025",
    name: "template-model-mismatch",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The template is missing or does not tune this model",
        ko: "템플릿이 없거나 이 모델을 조정하는 템플릿이 아닙니다",
    },
    explanation: Text {
        en: "Each family of models has its own pipeline. Another family’s pipeline rejects the \
             model, or tunes something else than you asked for.",
        ko: "모델 계열마다 파이프라인이 다릅니다. 다른 계열의 파이프라인은 모델을 거부하거나 \
             요청과 다른 모델을 조정합니다.",
    },
    help: Text {
        en: "Use the template of the model, or the model of the template.",
        ko: "모델에 맞는 템플릿을 쓰거나 템플릿에 맞는 모델을 씁니다.",
    },
    bad: Sample::Made(|| {
        samples::body(
            &json!({ "templateUri": tuning::CODE_TEMPLATE }),
            &json!({ "large_model_reference": "text-bison-32k@002" }),
        )
    }),
    good: Sample::Made(|| {
        samples::body(
            &json!({ "templateUri": tuning::CODE_TEMPLATE }),
            &json!({ "large_model_reference": "code-bison-32k@002" }),
        )
    }),
    source: SDK,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(body) = job.body else {
        return Vec::new();
    };
    // A body may bring its own pipeline along. Of the embedding template there are other versions,
    // of which nothing is known.
    if body.get("pipelineSpec").is_some() || job.is_embedding() {
        return Vec::new();
    }
    let template = body
        .get("templateUri")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let message = match job.model {
        Some(model) if model.template_uri == template => return Vec::new(),
        Some(model) => mismatch(model, template),
        None if !template.is_empty() => return Vec::new(),
        None => Message::new("The template is missing.", "템플릿이 없습니다."),
    };
    vec![Breach::new("templateUri", message)]
}

/// The page itself lists `text-bison-32k` where it means the code model, so the model that the
/// template would fit is named too.
fn mismatch(model: &Model, template: &str) -> Message {
    let (name, wanted) = (model.name, model.template_uri);
    let family = family_of(template);
    match family.and_then(|family| Model::suggest(name, Some(family))) {
        Some(other) => Message::new(
            format!(
                "This template does not tune {name}. Use {wanted}, or tune {}.",
                other.name
            ),
            format!(
                "이 템플릿은 {name} 모델을 조정하지 않습니다. {} 모델을 조정하거나, 템플릿을 다음으로 바꿉니다: {wanted}",
                other.name
            ),
        ),
        None => Message::new(
            format!("{name} is tuned by another template: {wanted}."),
            format!("{name} 모델은 다른 템플릿으로 조정합니다: {wanted}"),
        ),
    }
}

/// The family that a template tunes; of the two that chat models share, plain chat.
pub fn family_of(template: &str) -> Option<Family> {
    [Family::Text, Family::Code, Family::Chat, Family::Embedding]
        .into_iter()
        .find(|family| family.default_model().template_uri == template)
}
