use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Scope};
use crate::{
    example::{Example, known_author},
    findings::Sink,
    path::Path,
};

pub(super) static RULE: Rule = Rule {
    code: "C004",
    name: "authors-not-alternating",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the same author speaks twice running",
        ko: "같은 작성자가 연달아 말합니다",
    },
    explanation: Text {
        en: "A conversation is made of pairs: a message of the user and the answer of the assistant. The service rejects any other order.",
        ko: "대화는 사용자의 메시지와 어시스턴트의 답이 쌍을 이룹니다. 서비스는 다른 순서를 거부합니다.",
    },
    help: Text {
        en: "Join the two messages into one, or add the one that is missing between them.",
        ko: "두 메시지를 하나로 합치거나 그 사이에 빠진 메시지를 추가하십시오.",
    },
    bad: Sample::Text(
        r#"{"context": "Answer in one word.", "messages": [{"author": "user", "content": "Hi"}, {"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    let messages = example.messages().iter();
    for (index, (before, message)) in messages.clone().zip(messages.skip(1)).enumerate() {
        if let Some(author) = known_author(message)
            && known_author(before) == Some(author)
            && let Some(value) = message.get("author")
        {
            let path = Path::MessageField(index + 1, "author");
            sink.report(value.start, value.end, path, || {
                Message::new(
                    format!("`{author}` again, as in the message before"),
                    format!("앞 메시지에 이어 다시 `{author}`입니다"),
                )
            });
        }
    }
}
