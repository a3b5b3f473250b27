use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, empty};
use crate::{
    example::{Example, author, is_whole},
    findings::Sink,
    path::Path,
};

pub(super) static RULE: Rule = Rule {
    code: "C013",
    name: "empty-content",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "a message is empty",
        ko: "메시지가 비어 있습니다",
    },
    explanation: Text {
        en: "From an empty answer the model learns to stay silent. An empty question gives it nothing to answer, which is a warning.",
        ko: "빈 답에서는 아무 말도 하지 않는 것을 배웁니다. 빈 질문에는 답할 내용이 없으며, 이때는 경고로 알립니다.",
    },
    help: Text {
        en: "Write what is said, or remove the pair.",
        ko: "말한 내용을 쓰거나 그 쌍을 지우십시오.",
    },
    bad: Sample::Text(
        r#"{"context": "Answer in one word.", "messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": ""}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Practice",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    for (index, message) in example.messages().iter().enumerate() {
        let Some(value) = message.get("content").filter(|_| is_whole(message)) else {
            continue;
        };
        let text = value.string().map_or("", |content| &content.text);
        if !empty::is_empty(text) {
            continue;
        }
        let severity = match author(message) {
            Some("assistant") => Severity::Error,
            _ => Severity::Warning,
        };
        let path = Path::MessageField(index, "content");
        sink.report_as(severity, value.start, value.end, path, || {
            empty::message("the message", "메시지", text)
        });
    }
}
