use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Scope, near_miss::MESSAGES, wrong_type};
use crate::{example::Example, fault::What, findings::Sink, json::Kind, path::Path};

pub(super) static RULE: Rule = Rule {
    code: "C001",
    name: "missing-messages",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the conversation has no `messages`",
        ko: "대화에 `messages`가 없습니다",
    },
    explanation: Text {
        en: "A chat model learns from the messages of a conversation. Without an array of them there is no example.",
        ko: "채팅 모델은 대화의 메시지에서 배웁니다. 메시지 배열이 없으면 예시가 아닙니다.",
    },
    help: Text {
        en: "Write the conversation as an array of messages under `messages`, or choose a text model for text examples.",
        ko: "대화를 `messages`에 메시지 배열로 쓰십시오. 텍스트 예시라면 텍스트 모델을 고르십시오.",
    },
    bad: Sample::Text(r#"{"context": "Answer in one word.", "messages": []}"#),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if !example.is_chat() {
        return;
    }
    MESSAGES.report_missing(example, sink);
    let Some(value) = example.root.get(MESSAGES.name) else {
        return;
    };
    let path = Path::Field(MESSAGES.name);
    match &value.kind {
        Kind::Array(items) if items.is_empty() => sink.report(value.start, value.end, path, || {
            Message::new("`messages` is empty", "`messages`가 비어 있습니다")
        }),
        Kind::Array(_) => {}
        _ => sink.report(value.start, value.end, path, || {
            wrong_type::of_field(MESSAGES.name, value, scope.text, What::Array)
        }),
    }
}
