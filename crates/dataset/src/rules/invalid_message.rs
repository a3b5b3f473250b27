use rule::{Message, Sample, Severity, Text};

use super::{
    Check, Rule, Scope,
    near_miss::{AUTHOR, CONTENT},
    wrong_type,
};
use crate::{
    example::{Example, is_whole},
    fault::What,
    findings::Sink,
    json::{Kind, Value},
    path::Path,
};

pub(super) static RULE: Rule = Rule {
    code: "C002",
    name: "invalid-message",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "a message is not an `author` with a `content`",
        ko: "메시지가 `author`와 `content`의 쌍이 아닙니다",
    },
    explanation: Text {
        en: "Each message says who speaks in `author` and what is said in `content`, both as strings. The service knows no other names for them.",
        ko: "각 메시지는 누가 말하는지를 `author`에, 무엇을 말하는지를 `content`에 문자열로 씁니다. 서비스는 다른 이름을 알아보지 못합니다.",
    },
    help: Text {
        en: "Write each message as `{\"author\": \"user\", \"content\": \"…\"}`. What OpenAI calls `role` is `author` here.",
        ko: "각 메시지를 `{\"author\": \"user\", \"content\": \"…\"}`처럼 쓰십시오. OpenAI의 `role`이 여기서는 `author`입니다.",
    },
    bad: Sample::Text(
        r#"{"context": "Answer in one word.", "messages": [{"role": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    for (index, message) in example.messages().iter().enumerate() {
        if !is_whole(message) {
            sink.report(message.start, message.end, Path::Message(index), || {
                wrong_with(message, scope.text)
            });
        }
    }
}

fn wrong_with(message: &Value<'_>, text: &str) -> Message {
    if !matches!(message.kind, Kind::Object(_)) {
        return wrong_type::message("the message", "메시지", message, text, What::Object);
    }
    let faults =
        [&AUTHOR, &CONTENT]
            .into_iter()
            .filter_map(|field| match message.get(field.name) {
                None => Some(field.missing(message)),
                Some(value) if value.string().is_none() => {
                    Some(wrong_type::of_field(field.name, value, text, What::String))
                }
                Some(_) => None,
            });
    let (en, ko): (Vec<_>, Vec<_>) = faults.map(|fault| (fault.en, fault.ko)).unzip();
    Message::new(en.join("; "), ko.join(". "))
}
