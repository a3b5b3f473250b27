use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F006",
    name: "multi-line-value",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "one value is spread over several lines",
        ko: "값 하나가 여러 줄에 걸쳐 있습니다",
    },
    explanation: Text {
        en: "Each line has to hold one whole example. The service reads the first line by itself, cannot, and rejects the file.",
        ko: "각 줄에는 예시 하나가 온전히 들어 있어야 합니다. 서비스는 첫 줄만 따로 읽으려다 실패하고 파일을 거부합니다.",
    },
    help: Text {
        en: "Join the value into one line; write a line break inside a string as `\\n`.",
        ko: "값을 한 줄로 합치고, 문자열 안의 줄바꿈은 `\\n`으로 쓰십시오.",
    },
    bad: Sample::Text("{\"input_text\": \"Is water wet?\",\n\"output_text\": \"yes\"}"),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Supervised tuning of PaLM text models: dataset format, whose own samples are written so",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    let Fault::MultiLine {
        start,
        lines,
        breaks_strings,
    } = fault
    else {
        return;
    };
    sink.report(*start, start + 1, "", || {
        if *breaks_strings {
            Message::new(
                format!(
                    "the value goes on over {lines} lines, with raw line breaks inside a string"
                ),
                format!("값이 {lines}줄에 걸쳐 있고 문자열 안에 줄바꿈이 그대로 있습니다"),
            )
        } else {
            Message::new(
                format!("the value goes on over {lines} lines"),
                format!("값이 {lines}줄에 걸쳐 있습니다"),
            )
        }
    });
}
