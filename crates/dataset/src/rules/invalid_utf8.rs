use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F002",
    name: "invalid-utf8",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the line holds bytes that are not UTF-8",
        ko: "줄에 UTF-8이 아닌 바이트가 있습니다",
    },
    explanation: Text {
        en: "JSON is UTF-8. The service refuses a file with other bytes in it, and a program that guesses would change your text.",
        ko: "JSON은 UTF-8입니다. 서비스는 다른 바이트가 있는 파일을 거부하며, 추측해서 읽는 프로그램은 내용을 바꿉니다.",
    },
    help: Text {
        en: "Save the file again as UTF-8. Such bytes mostly come from an older encoding such as Latin-1 or CP949.",
        ko: "파일을 UTF-8로 다시 저장하십시오. 이런 바이트는 대개 Latin-1이나 CP949 같은 옛 인코딩에서 옵니다.",
    },
    bad: Sample::Bytes(b"{\"input_text\": \"caf\xe9\", \"output_text\": \"coffee\"}"),
    good: Sample::Text(r#"{"input_text": "café", "output_text": "coffee"}"#),
    source: "RFC 8259, section 8.1",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::InvalidUtf8 { at } = fault {
        sink.report(*at, at + 1, "", || {
            Message::new(
                format!("the byte at offset {at} of the line is not UTF-8"),
                format!("줄의 {at}번째 위치(0부터)에 있는 바이트가 UTF-8이 아닙니다"),
            )
        });
    }
}
