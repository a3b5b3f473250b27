use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, empty};
use crate::{
    example::{Example, Part},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "T004",
    name: "empty-output-text",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "`output_text` is empty",
        ko: "`output_text`가 비어 있습니다",
    },
    explanation: Text {
        en: "There is nothing to learn from the example but to stay silent.",
        ko: "이런 예시에서는 아무 답도 하지 않는 것만 배웁니다.",
    },
    help: Text {
        en: "Write the answer that you want, or remove the line.",
        ko: "원하는 답을 쓰거나 줄을 지우십시오.",
    },
    bad: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": " "}"#),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Practice",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    if example.is_text() {
        empty::report("output_text", Part::Output, example, sink);
    }
}
