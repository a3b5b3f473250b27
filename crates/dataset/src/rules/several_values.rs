use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F009",
    name: "several-values",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the line holds more than one value",
        ko: "줄에 값이 둘 이상 있습니다",
    },
    explanation: Text {
        en: "A reader of JSON Lines takes one value a line and stops at the next with an error.",
        ko: "JSON Lines 판독기는 한 줄에서 값 하나만 읽고 다음 값에서 오류를 냅니다.",
    },
    help: Text {
        en: "Put each example on a line of its own.",
        ko: "예시마다 줄을 나누십시오.",
    },
    bad: Sample::Text(
        r#"{"input_text": "Is ice cold?", "output_text": "yes"} {"input_text": "Is fire cold?", "output_text": "no"}"#,
    ),
    good: Sample::Text(
        "{\"input_text\": \"Is ice cold?\", \"output_text\": \"yes\"}\n{\"input_text\": \"Is fire cold?\", \"output_text\": \"no\"}",
    ),
    source: "jsonlines.org",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::SeveralValues { second, values } = fault {
        sink.report(*second, second + 1, "", || {
            Message::new(
                format!(
                    "{} values on this line; the second starts here",
                    grouped(*values)
                ),
                format!(
                    "이 줄에 값이 {}개 있습니다. 두 번째 값이 여기서 시작합니다",
                    grouped(*values)
                ),
            )
        });
    }
}
