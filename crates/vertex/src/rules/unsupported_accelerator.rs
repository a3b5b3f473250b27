use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::{Accelerator, nearest, source::PAGE};

use super::{Breach, Check, quoted};
use crate::{job::Job, parameters::EMBEDDING_ACCELERATORS, samples};

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
    if job.is_embedding() {
        return of_embeddings(job).into_iter().collect();
    }
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

/// Embeddings are tuned on a machine of one's own choice, with hardware that has a full name.
fn of_embeddings(job: &Job<'_>) -> Option<Breach> {
    let field = "embedding.acceleratorType";
    let name = job.settings.in_group(field)?.as_str()?;
    if EMBEDDING_ACCELERATORS.contains(&name) {
        return None;
    }
    let shown = quoted(name);
    // People leave out the maker.
    let end = format!("_{}", name.to_uppercase());
    let whole = EMBEDDING_ACCELERATORS
        .into_iter()
        .find(|known| known.ends_with(&end));
    let message = if let Some(near) = whole.or_else(|| nearest(name, EMBEDDING_ACCELERATORS)) {
        Message::new(
            format!("{shown} tunes no embeddings. Did you mean {near}?"),
            format!("{shown} 값으로는 임베딩을 조정할 수 없습니다. 혹시 {near}입니까?"),
        )
    } else {
        let all = EMBEDDING_ACCELERATORS.join(", ");
        Message::new(
            format!("{shown} tunes no embeddings. These do: {all}."),
            format!("{shown} 값으로는 임베딩을 조정할 수 없습니다. 쓸 수 있는 값: {all}."),
        )
    };
    Some(Breach::new(field, message))
}
