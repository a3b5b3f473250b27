use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, cut};
use crate::{
    example::{Example, Limit},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "T009",
    name: "total-truncated",
    severity: Severity::Warning,
    strict: true,
    summary: Text {
        en: "input and output together would be cut",
        ko: "입력과 출력을 합한 길이가 한도를 넘어 잘립니다",
    },
    explanation: Text {
        en: "A 32k model takes `input_text` and `output_text` together up to its limit. What lies behind it is dropped, the end of the answer first.",
        ko: "32k 모델은 `input_text`와 `output_text`를 합해 한도까지만 받습니다. 한도를 넘는 부분은 답의 끝부터 버려집니다.",
    },
    help: Text {
        en: "Shorten the input or the answer, or split the example.",
        ko: "입력이나 답을 줄이거나 예시를 나누십시오.",
    },
    bad: Sample::Made(|| {
        format!(
            r#"{{"input_text": "Count:{}", "output_text": "many"}}"#,
            " one".repeat(32_768)
        )
    }),
    good: Sample::Text(r#"{"input_text": "Count: one one one", "output_text": "three"}"#),
    source: "Vertex AI legacy model limits (32,768 tokens)",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if !example.is_chat() {
        cut::report(Limit::Total, example, scope, sink);
    }
}
