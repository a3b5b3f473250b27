use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F004",
    name: "byte-order-mark",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "a byte-order mark stands before the line",
        ko: "줄 앞에 바이트 순서 표시(BOM)가 있습니다",
    },
    explanation: Text {
        en: "Strict JSON readers refuse it. In the middle of a file it shows that files were joined.",
        ko: "엄격한 JSON 판독기는 이를 거부합니다. 파일 중간에 있다면 여러 파일을 이어 붙인 것입니다.",
    },
    help: Text {
        en: "Save the file as UTF-8 without a byte-order mark.",
        ko: "바이트 순서 표시 없이 UTF-8로 저장하십시오.",
    },
    bad: Sample::Text("\u{feff}{\"input_text\": \"Is water wet?\", \"output_text\": \"yes\"}"),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "RFC 8259, section 8.1",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::ByteOrderMark { at } = fault {
        sink.report(*at, at + 3, "", || {
            Message::new(
                "a byte-order mark (U+FEFF), which must not stand here",
                "여기에 있어서는 안 되는 바이트 순서 표시(U+FEFF)가 있습니다",
            )
        });
    }
}
