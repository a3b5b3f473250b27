use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Scope, near_miss::meant_author, shortened};
use crate::{
    example::{Example, author, known_author},
    findings::Sink,
    path::Path,
};

pub(super) static RULE: Rule = Rule {
    code: "C003",
    name: "unknown-author",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "an author is neither `user` nor `assistant`",
        ko: "작성자가 `user`도 `assistant`도 아닙니다",
    },
    explanation: Text {
        en: "The service knows two authors, in small letters. It rejects a conversation with another one.",
        ko: "서비스가 아는 작성자는 소문자로 쓴 두 가지뿐입니다. 다른 작성자가 있는 대화는 거부합니다.",
    },
    help: Text {
        en: "Write `user` for the person and `assistant` for the model. What a system message says goes into `context`.",
        ko: "사람은 `user`, 모델은 `assistant`로 쓰십시오. 시스템 메시지의 내용은 `context`에 쓰십시오.",
    },
    bad: Sample::Text(
        r#"{"context": "Answer in one word.", "messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "bot", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    for (index, message) in example.messages().iter().enumerate() {
        if let Some(author) = author(message)
            && known_author(message).is_none()
            && let Some(value) = message.get("author")
        {
            let path = Path::MessageField(index, "author");
            sink.report(value.start, value.end, path, || wrong_with(author));
        }
    }
}

fn wrong_with(author: &str) -> Message {
    let shown = if author.is_empty() {
        "\"\"".to_owned()
    } else {
        shortened(author)
    };
    let (en, ko) = match meant_author(author) {
        Some("context") => (
            "; what it says belongs in `context`".to_owned(),
            ". 그 내용은 `context`에 씁니다".to_owned(),
        ),
        Some(name) => (
            format!("; it is called `{name}` here"),
            format!(". 여기서는 `{name}`라고 씁니다"),
        ),
        None => (String::new(), String::new()),
    };
    Message::new(
        format!("`{shown}` is neither `user` nor `assistant`{en}"),
        format!("`{shown}`은(는) `user`도 `assistant`도 아닙니다{ko}"),
    )
}
