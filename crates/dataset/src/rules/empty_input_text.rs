use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, empty};
use crate::{
    example::{Example, Part},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "T005",
    name: "empty-input-text",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "`input_text` is empty",
        ko: "`input_text`가 비어 있습니다",
    },
    explanation: Text {
        en: "The model learns an answer to no question. Outside of free writing such an example teaches nothing that a prompt could call up.",
        ko: "모델이 질문 없이 답만 배웁니다. 자유로운 글쓰기가 아니라면 프롬프트로 불러낼 수 있는 내용을 배우지 못합니다.",
    },
    help: Text {
        en: "Write the prompt that the output answers, or remove the line.",
        ko: "출력이 답하는 프롬프트를 쓰거나 줄을 지우십시오.",
    },
    bad: Sample::Text(r#"{"input_text": "", "output_text": "yes"}"#),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Practice",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    if example.is_text() {
        empty::report("input_text", Part::Input, example, sink);
    }
}
