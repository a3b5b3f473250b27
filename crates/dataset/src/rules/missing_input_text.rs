use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, near_miss::INPUT_TEXT};
use crate::{example::Example, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "T001",
    name: "missing-input-text",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the example has no `input_text`",
        ko: "예시에 `input_text`가 없습니다",
    },
    explanation: Text {
        en: "`input_text` is what the model is given. The service rejects an example without it, and knows it by no other name.",
        ko: "`input_text`는 모델에 주어지는 글입니다. 서비스는 이 필드가 없는 예시를 거부하며 다른 이름으로는 알아보지 못합니다.",
    },
    help: Text {
        en: "Add the field, or rename the one that holds the prompt to `input_text`.",
        ko: "필드를 추가하거나 프롬프트가 든 필드의 이름을 `input_text`로 바꾸십시오.",
    },
    bad: Sample::Text(r#"{"prompt": "Is water wet?", "output_text": "yes"}"#),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Supervised tuning of PaLM text models: text dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    if example.is_text() {
        INPUT_TEXT.report_missing(example, sink);
    }
}
