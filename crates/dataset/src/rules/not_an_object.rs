use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F008",
    name: "not-an-object",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the line is JSON, but no object",
        ko: "줄이 JSON이지만 객체가 아닙니다",
    },
    explanation: Text {
        en: "An example is an object with named fields. Of anything else the service cannot tell input from output.",
        ko: "예시는 이름 있는 필드를 가진 객체입니다. 다른 값에서는 입력과 출력을 구분할 수 없습니다.",
    },
    help: Text {
        en: "Write the example as an object: `{\"input_text\": …, \"output_text\": …}`.",
        ko: "예시를 `{\"input_text\": …, \"output_text\": …}`와 같은 객체로 쓰십시오.",
    },
    bad: Sample::Text(r#"["Is water wet?", "yes"]"#),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Supervised tuning of PaLM text models: dataset format",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::NotAnObject { start, end, what } = fault {
        sink.report(*start, *end, "", || {
            Message::new(
                format!("this is {}, not an object", what.en()),
                format!("객체가 아니라 {}입니다", what.ko()),
            )
        });
    }
}
