use rule::{Message, Sample, Severity, Text};
use tuning::{Family, Model};

use super::{Check, Rule, Totals};
use crate::{Format, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "M015",
    name: "model-not-for-role",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the model is not tuned with files of this kind",
        ko: "이 모델은 이런 종류의 파일로 조정하지 않습니다",
    },
    explanation: Text {
        en: "Embedding models are tuned with a corpus, queries and labels, all other models with examples.",
        ko: "임베딩 모델은 말뭉치, 쿼리, 라벨로 조정하고 다른 모델은 모두 예시로 조정합니다.",
    },
    help: Text {
        en: "Choose the model that the file is for, or say what part the file plays.",
        ko: "파일에 맞는 모델을 고르거나 파일의 역할을 바르게 지정하십시오.",
    },
    bad: Sample::Text("text-bison@002"),
    good: Sample::Text("textembedding-gecko@001"),
    source: "Vertex AI: tune text embeddings",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let Some(model) = totals.options.model.as_deref().and_then(Model::find) else {
        return;
    };
    let name = model.name;
    match (model.family, Format::of_role(totals.options.role)) {
        (Family::Embedding, None) => sink.report_file(|| {
            Message::new(
                format!("`{name}` is tuned with a corpus, queries and labels, not with examples"),
                format!("`{name}`은(는) 예시가 아니라 말뭉치, 쿼리, 라벨로 조정합니다"),
            )
        }),
        (family, Some(_)) if family != Family::Embedding => sink.report_file(|| {
            let checked = totals.model.name;
            Message::new(
                format!("`{name}` is tuned with examples; the file was checked for `{checked}`"),
                format!(
                    "`{name}`은(는) 예시로 조정합니다. 파일은 `{checked}` 기준으로 검사했습니다"
                ),
            )
        }),
        _ => {}
    }
}
