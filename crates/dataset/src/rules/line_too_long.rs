use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F011",
    name: "line-too-long",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the line is too long to be read",
        ko: "줄이 너무 길어 읽지 않았습니다",
    },
    explanation: Text {
        en: "Lines over 16 MiB are skipped so that any file can be checked in little memory. No model takes a thousandth of that.",
        ko: "어떤 파일이든 적은 메모리로 검사하기 위해 16MiB가 넘는 줄은 건너뜁니다. 어떤 모델도 그 천분의 일조차 받지 않습니다.",
    },
    help: Text {
        en: "Look for a missing line break, or split the example.",
        ko: "빠진 줄바꿈이 있는지 찾아보거나 예시를 나누십시오.",
    },
    bad: Sample::Made(|| {
        format!(
            "{{\"input_text\": \"{}\", \"output_text\": \"long\"}}",
            "long ".repeat(20)
        )
    }),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Practice",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::LineTooLong { bytes } = fault {
        sink.report(0, 0, "", || {
            Message::new(
                format!("{} bytes without an end; skipped", grouped(*bytes)),
                format!(
                    "{}바이트가 끝나지 않고 이어집니다. 건너뛰었습니다",
                    grouped(*bytes)
                ),
            )
        });
    }
}
