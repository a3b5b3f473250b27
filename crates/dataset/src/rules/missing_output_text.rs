use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, near_miss::OUTPUT_TEXT};
use crate::{example::Example, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "T002",
    name: "missing-output-text",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the example has no `output_text`",
        ko: "예시에 `output_text`가 없습니다",
    },
    explanation: Text {
        en: "`output_text` is what the model learns to answer. The service rejects an example without it, and knows it by no other name.",
        ko: "`output_text`는 모델이 배워야 할 답입니다. 서비스는 이 필드가 없는 예시를 거부하며 다른 이름으로는 알아보지 못합니다.",
    },
    help: Text {
        en: "Add the field, or rename the one that holds the answer to `output_text`.",
        ko: "필드를 추가하거나 답이 든 필드의 이름을 `output_text`로 바꾸십시오.",
    },
    bad: Sample::Text(r#"{"input_text": "Is water wet?", "completion": "yes"}"#),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Supervised tuning of PaLM text models: text dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    if example.is_text() {
        OUTPUT_TEXT.report_missing(example, sink);
    }
}
