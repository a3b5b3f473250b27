use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Scope};
use crate::{example::Example, findings::Sink, path::Path};

pub(super) static RULE: Rule = Rule {
    code: "C015",
    name: "too-many-turns",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the conversation has more turns than a chat model takes",
        ko: "대화가 채팅 모델이 받는 차례 수보다 깁니다",
    },
    explanation: Text {
        en: "Chat models take a conversation of up to 2,500 turns. What a model cannot be given it need not learn.",
        ko: "채팅 모델은 2,500차례까지의 대화를 받습니다. 모델에 줄 수 없는 길이의 대화는 배울 필요가 없습니다.",
    },
    help: Text {
        en: "Split the conversation.",
        ko: "대화를 나누십시오.",
    },
    bad: Sample::Made(|| {
        let pair = r#"{"author": "user", "content": "1"}, {"author": "assistant", "content": "2"}"#;
        let pairs = vec![pair; 1_251].join(", ");
        format!(r#"{{"context": "Count.", "messages": [{pairs}]}}"#)
    }),
    good: Sample::Text(super::CONVERSATION),
    source: "Vertex AI legacy model limits (2,500 turns)",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    let turns = example.messages().len() as u64;
    if let Some(most) = scope.limits.maximum_turns
        && turns > most
        && let Some(value) = example.root.get("messages")
    {
        sink.report(value.start, value.end, Path::Field("messages"), || {
            let (turns, most) = (grouped(turns), grouped(most));
            Message::new(
                format!("{turns} messages; at most {most} are taken"),
                format!("메시지가 {turns}개입니다. 최대 {most}개까지 받습니다"),
            )
        });
    }
}
