use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F007",
    name: "array-file",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file is one JSON array of examples",
        ko: "파일이 예시를 담은 JSON 배열 하나입니다",
    },
    explanation: Text {
        en: "The service reads JSON Lines: one example a line, without brackets around them and commas between them.",
        ko: "서비스는 JSON Lines를 읽습니다. 한 줄에 예시 하나이며, 전체를 감싸는 대괄호와 사이의 쉼표가 없습니다.",
    },
    help: Text {
        en: "Write each element of the array on a line of its own.",
        ko: "배열의 각 요소를 한 줄에 하나씩 쓰십시오.",
    },
    bad: Sample::Text("[{\"input_text\": \"Is water wet?\", \"output_text\": \"yes\"}]"),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "jsonlines.org",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::ArrayFile { at } = fault {
        sink.report(*at, at + 1, "", || {
            Message::new(
                "an array opens here and holds the examples",
                "여기서 예시를 담은 배열이 시작됩니다",
            )
        });
    }
}
