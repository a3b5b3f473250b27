use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Scope};
use crate::{
    example::{Example, author, is_whole},
    findings::Sink,
    path::Path,
};

pub(super) static RULE: Rule = Rule {
    code: "C006",
    name: "last-author-not-assistant",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the conversation does not end with the assistant",
        ko: "대화가 어시스턴트로 끝나지 않습니다",
    },
    explanation: Text {
        en: "The last message of the user has no answer: the pair is incomplete, and there is nothing to learn from it.",
        ko: "사용자의 마지막 메시지에 답이 없습니다. 쌍이 완성되지 않아 배울 내용이 없습니다.",
    },
    help: Text {
        en: "Add the answer that you want, or remove the last message.",
        ko: "원하는 답을 추가하거나 마지막 메시지를 지우십시오.",
    },
    bad: Sample::Text(
        r#"{"context": "Answer in one word.", "messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}, {"author": "user", "content": "Thanks"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    let messages = example.messages();
    if let Some(last) = messages.last()
        && is_whole(last)
        && author(last) == Some("user")
        && let Some(value) = last.get("author")
    {
        let path = Path::MessageField(messages.len() - 1, "author");
        sink.report(value.start, value.end, path, || {
            Message::new(
                "the last message is the user's, and nothing answers it",
                "마지막 메시지가 사용자의 것이고 답이 없습니다",
            )
        });
    }
}
