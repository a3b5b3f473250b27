use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, cut};
use crate::{
    example::{Example, Limit},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "T008",
    name: "output-truncated",
    severity: Severity::Warning,
    strict: true,
    summary: Text {
        en: "`output_text` would be cut",
        ko: "`output_text`가 잘립니다",
    },
    explanation: Text {
        en: "The service drops what lies behind the model's limit without a word. The model then learns answers that break off.",
        ko: "서비스는 모델 한도를 넘는 뒷부분을 알림 없이 버립니다. 그러면 모델은 중간에 끊긴 답을 배웁니다.",
    },
    help: Text {
        en: "Shorten the answer, split the example, or tune a 32k model.",
        ko: "답을 줄이거나 예시를 나누거나 32k 모델을 조정하십시오.",
    },
    bad: Sample::Made(|| {
        format!(
            r#"{{"input_text": "Count to many.", "output_text": "One{}"}}"#,
            " one".repeat(1_024)
        )
    }),
    good: Sample::Text(r#"{"input_text": "Count to three.", "output_text": "One two three"}"#),
    source: "Supervised tuning of PaLM text models: dataset format (1,024 tokens); 8,192 for 32k models: Vertex AI legacy model limits",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if !example.is_chat() {
        cut::report(Limit::Output, example, scope, sink);
    }
}
