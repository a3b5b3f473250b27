use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F010",
    name: "nesting-too-deep",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the line is nested deeper than 127 levels",
        ko: "줄의 중첩이 127단계보다 깊습니다",
    },
    explanation: Text {
        en: "No tuning format needs more than a few levels, and readers give up or crash on such lines.",
        ko: "조정 형식에는 몇 단계면 충분하며, 판독기는 이런 줄에서 포기하거나 멈춥니다.",
    },
    help: Text {
        en: "Find out what wrote the line; it is hardly an example.",
        ko: "무엇이 이 줄을 썼는지 확인하십시오. 예시로 보기 어렵습니다.",
    },
    bad: Sample::Made(|| format!("{{\"input_text\": {}{}}}", "[".repeat(127), "]".repeat(127))),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Practice: serde_json and Python's json bound their depth too",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::TooDeep { at } = fault {
        sink.report(*at, at + 1, "", || {
            Message::new(
                "the 128th level of nesting opens here",
                "여기서 128번째 중첩 단계가 시작됩니다",
            )
        });
    }
}
