use rule::{Message, Sample, Severity, Text, grouped};
use tuning::limits::{MAXIMUM_PAIRS, MINIMUM_PAIRS};

use super::{Check, Rule, Scope};
use crate::{
    example::{Example, is_well_formed},
    findings::Sink,
    path::Path,
};

pub(super) static RULE: Rule = Rule {
    code: "C007",
    name: "unusual-turn-count",
    severity: Severity::Warning,
    strict: true,
    summary: Text {
        en: "the conversation is not two or three pairs long",
        ko: "대화가 두세 쌍이 아닙니다",
    },
    explanation: Text {
        en: "Google asks for two or three pairs of messages in each conversation. Its own limits leave room for more, so that others may be taken.",
        ko: "Google은 각 대화에 메시지 쌍이 2~3개 있어야 한다고 합니다. 다만 한도는 더 넉넉해서 다른 길이도 받아들일 수 있습니다.",
    },
    help: Text {
        en: "Split a long conversation, or complete a short one.",
        ko: "긴 대화는 나누고 짧은 대화는 채우십시오.",
    },
    bad: Sample::Text(
        r#"{"context": "Answer in one word.", "messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    let messages = example.messages();
    let (turns, pairs) = (messages.len() as u64, messages.len() as u64 / 2);
    // One that is far too long breaks another rule.
    let is_too_long = scope.limits.maximum_turns.is_some_and(|most| turns > most);
    if turns == 0
        || is_too_long
        || (MINIMUM_PAIRS..=MAXIMUM_PAIRS).contains(&pairs)
        || !is_well_formed(messages)
    {
        return;
    }
    if let Some(value) = example.root.get("messages") {
        sink.report(value.start, value.end, Path::Field("messages"), || {
            let pairs_en = if pairs == 1 { "pair" } else { "pairs" };
            let pairs = grouped(pairs);
            Message::new(
                format!(
                    "{pairs} {pairs_en} of messages instead of {MINIMUM_PAIRS} to {MAXIMUM_PAIRS}"
                ),
                format!("메시지 쌍이 {MINIMUM_PAIRS}~{MAXIMUM_PAIRS}개가 아니라 {pairs}개입니다"),
            )
        });
    }
}
