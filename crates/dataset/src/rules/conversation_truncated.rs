use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, cut};
use crate::{
    example::{Example, Limit},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "C010",
    name: "conversation-truncated",
    severity: Severity::Warning,
    strict: true,
    summary: Text {
        en: "the conversation would be cut",
        ko: "대화가 잘립니다",
    },
    explanation: Text {
        en: "Context and messages together are kept up to the model's limit, and the rest is dropped without a word. The last answers go first.",
        ko: "컨텍스트와 메시지를 합해 모델 한도까지만 남고 나머지는 알림 없이 버려집니다. 마지막 답부터 사라집니다.",
    },
    help: Text {
        en: "Split the conversation, shorten its messages, or tune a 32k model.",
        ko: "대화를 나누거나 메시지를 줄이거나 32k 모델을 조정하십시오.",
    },
    bad: Sample::Made(|| super::conversation(&" one".repeat(8_192), "many")),
    good: Sample::Made(|| super::conversation(" one one one", "three")),
    source: "Supervised tuning of PaLM text models: chat dataset format (8,192 tokens); 32,768 for 32k models: Vertex AI legacy model limits",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if example.is_chat() {
        cut::report(Limit::Total, example, scope, sink);
    }
}
