use rule::{Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F005",
    name: "invalid-json",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the line is not valid JSON",
        ko: "줄이 올바른 JSON이 아닙니다",
    },
    explanation: Text {
        en: "The service reads each line as one JSON value. A line that it cannot read makes it reject the whole file.",
        ko: "서비스는 각 줄을 JSON 값 하나로 읽습니다. 읽을 수 없는 줄이 있으면 파일 전체를 거부합니다.",
    },
    help: Text {
        en: "Mend the line at the place that is marked. A program that writes JSON, not string joining, keeps such faults out.",
        ko: "표시된 곳에서 줄을 고치십시오. 문자열을 이어 붙이지 말고 JSON을 쓰는 프로그램을 이용하면 이런 오류가 생기지 않습니다.",
    },
    bad: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes",}"#),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "RFC 8259 (JSON), jsonlines.org",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::Syntax { at, syntax } = fault {
        sink.report(*at, at + 1, "", || syntax.message());
    }
}
