use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F013",
    name: "lone-surrogate",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "an escape names half a character",
        ko: "이스케이프가 문자 반쪽을 가리킵니다",
    },
    explanation: Text {
        en: "Characters beyond U+FFFF are escaped in two halves. One half alone is no text, and readers refuse it or put a replacement for it.",
        ko: "U+FFFF를 넘는 문자는 두 개의 반쪽으로 이스케이프합니다. 반쪽만으로는 문자가 아니므로 판독기가 거부하거나 다른 문자로 바꿉니다.",
    },
    help: Text {
        en: "Write the whole character, or remove the half. Cutting a string at a fixed length often leaves one.",
        ko: "문자 전체를 쓰거나 반쪽을 지우십시오. 문자열을 일정한 길이로 자르면 흔히 생깁니다.",
    },
    bad: Sample::Text(r#"{"input_text": "How are you? \ud83d", "output_text": "fine"}"#),
    good: Sample::Text(r#"{"input_text": "How are you? \ud83d\ude00", "output_text": "fine"}"#),
    source: "RFC 8259, section 8.2",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::LoneSurrogate { at } = fault {
        sink.report(*at, at + 6, "", || {
            Message::new(
                "a surrogate without its partner",
                "짝이 없는 서로게이트입니다",
            )
        });
    }
}
