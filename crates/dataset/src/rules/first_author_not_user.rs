use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Scope};
use crate::{
    example::{Example, author, is_whole},
    findings::Sink,
    path::Path,
};

pub(super) static RULE: Rule = Rule {
    code: "C005",
    name: "first-author-not-user",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the conversation does not begin with the user",
        ko: "대화가 사용자로 시작하지 않습니다",
    },
    explanation: Text {
        en: "Each answer of the assistant needs a message of the user before it. The service rejects a conversation that begins with an answer.",
        ko: "어시스턴트의 답 앞에는 사용자의 메시지가 있어야 합니다. 서비스는 답으로 시작하는 대화를 거부합니다.",
    },
    help: Text {
        en: "Remove the first message, write it into `context`, or put before it what the user said.",
        ko: "첫 메시지를 지우거나 `context`에 쓰거나, 그 앞에 사용자의 말을 넣으십시오.",
    },
    bad: Sample::Text(
        r#"{"context": "Answer in one word.", "messages": [{"author": "assistant", "content": "Hello"}, {"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    if let Some(first) = example.messages().first()
        && is_whole(first)
        && author(first) == Some("assistant")
        && let Some(value) = first.get("author")
    {
        let path = Path::MessageField(0, "author");
        sink.report(value.start, value.end, path, || {
            Message::new(
                "the first message is the assistant's",
                "첫 메시지가 어시스턴트의 것입니다",
            )
        });
    }
}
