use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F015",
    name: "blank-line",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the line is blank",
        ko: "줄이 비어 있습니다",
    },
    explanation: Text {
        en: "Some readers stop or fail at a blank line. One line feed at the end of the file is fine.",
        ko: "일부 판독기는 빈 줄에서 멈추거나 실패합니다. 파일 끝의 줄바꿈 하나는 괜찮습니다.",
    },
    help: Text {
        en: "Remove the line.",
        ko: "줄을 지우십시오.",
    },
    bad: Sample::Text(
        "{\"input_text\": \"Is ice cold?\", \"output_text\": \"yes\"}\n\n{\"input_text\": \"Is fire cold?\", \"output_text\": \"no\"}",
    ),
    good: Sample::Text(
        "{\"input_text\": \"Is ice cold?\", \"output_text\": \"yes\"}\n{\"input_text\": \"Is fire cold?\", \"output_text\": \"no\"}\n",
    ),
    source: "jsonlines.org",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if *fault == Fault::BlankLine {
        sink.report(0, 0, "", || {
            Message::new("nothing stands on this line", "이 줄에는 아무것도 없습니다")
        });
    }
}
