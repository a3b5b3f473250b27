use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, cut};
use crate::{
    example::{Example, Limit},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "T007",
    name: "input-truncated",
    severity: Severity::Warning,
    strict: true,
    summary: Text {
        en: "`input_text` would be cut",
        ko: "`input_text`가 잘립니다",
    },
    explanation: Text {
        en: "The service keeps the first tokens of a field up to the model's limit and drops the rest without a word. What the model has to answer is often at the end.",
        ko: "서비스는 필드의 앞부분을 모델 한도까지만 남기고 나머지를 알림 없이 버립니다. 모델이 답해야 할 내용은 끝에 있는 경우가 많습니다.",
    },
    help: Text {
        en: "Shorten the input, split the example, or tune a 32k model.",
        ko: "입력을 줄이거나 예시를 나누거나 32k 모델을 조정하십시오.",
    },
    bad: Sample::Made(|| {
        format!(
            r#"{{"input_text": "Count:{}", "output_text": "many"}}"#,
            " one".repeat(8_192)
        )
    }),
    good: Sample::Text(r#"{"input_text": "Count: one one one", "output_text": "three"}"#),
    source: "Supervised tuning of PaLM text models: dataset format (8,192 tokens); 6,144 for code models: Vertex AI legacy model limits",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if !example.is_chat() {
        cut::report(Limit::Input, example, scope, sink);
    }
}
