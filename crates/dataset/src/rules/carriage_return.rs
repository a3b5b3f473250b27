use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "F016",
    name: "carriage-return",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "lines end in CRLF",
        ko: "줄 끝이 CRLF입니다",
    },
    explanation: Text {
        en: "The service takes them. Tools that compare or join files may not.",
        ko: "서비스는 받아들이지만, 파일을 비교하거나 합치는 도구는 그렇지 않을 수 있습니다.",
    },
    help: Text {
        en: "Save the file with LF line ends.",
        ko: "줄 끝을 LF로 저장하십시오.",
    },
    bad: Sample::Text("{\"input_text\": \"Is water wet?\", \"output_text\": \"yes\"}\r\n"),
    good: Sample::Text("{\"input_text\": \"Is water wet?\", \"output_text\": \"yes\"}\n"),
    source: "jsonlines.org",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if let Some((lines, first)) = totals.carriage_returns {
        sink.report_at(first, || {
            let lines = grouped(lines);
            Message::new(
                format!("{lines} lines end in CRLF; this is the first"),
                format!("CRLF로 끝나는 줄이 {lines}개 있습니다. 이 줄이 처음입니다"),
            )
        });
    }
}
