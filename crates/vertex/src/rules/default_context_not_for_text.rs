use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::PAGE;

use super::{Breach, Check};
use crate::{job::Job, samples, settings::given};

pub static RULE: Rule<Check> = Rule {
    code: "J010",
    name: "default-context-not-for-text",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A text or code model is given a default context",
        ko: "텍스트 또는 코드 모델에 기본 컨텍스트가 있습니다",
    },
    explanation: Text {
        en: "Only conversations have a context. The pipelines of text and code models take no \
             such parameter.",
        ko: "컨텍스트는 대화에만 있습니다. 텍스트 모델과 코드 모델의 파이프라인은 이 매개변수를 \
             받지 않습니다.",
    },
    help: Text {
        en: "Leave it out, and write what every example needs into its `input_text`.",
        ko: "비워 두고, 모든 예시에 필요한 내용은 `input_text`에 적습니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "defaultContext": "You are a pirate." }))),
    good: Sample::Made(|| {
        samples::settings(
            &json!({ "model": "chat-bison@002", "trainSteps": 1000, "defaultContext": "You are a pirate." }),
        )
    }),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let context = given(job.settings.default_context.as_ref());
    let (Some(model), Some(_)) = (job.model.filter(|model| !model.family.is_chat()), context)
    else {
        return Vec::new();
    };
    let name = model.name;
    vec![Breach::new(
        "defaultContext",
        Message::new(
            format!("{name} takes no default context: only chat models do. Leave it out."),
            format!(
                "{name}에는 기본 컨텍스트를 쓸 수 없습니다. 채팅 모델에만 해당하므로 비워 둡니다."
            ),
        ),
    )]
}
