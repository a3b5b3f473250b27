use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, cut};
use crate::{
    example::{Example, Limit},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "C011",
    name: "assistant-content-truncated",
    severity: Severity::Warning,
    strict: true,
    summary: Text {
        en: "an answer of the assistant would be cut",
        ko: "어시스턴트의 답이 잘립니다",
    },
    explanation: Text {
        en: "Each answer may be 1,024 tokens long. From what lies behind, the model does not learn, and so it learns answers that break off.",
        ko: "각 답은 1,024토큰을 넘을 수 없습니다. 그 뒤의 내용은 배우지 못하므로 모델은 중간에 끊긴 답을 배웁니다.",
    },
    help: Text {
        en: "Shorten the answer, or let the user ask for the rest.",
        ko: "답을 줄이거나, 나머지를 사용자가 다시 묻게 하십시오.",
    },
    bad: Sample::Made(|| super::conversation("Count to many.", &" one".repeat(1_025))),
    good: Sample::Made(|| super::conversation("Count to three.", "One two three")),
    source: "Supervised tuning of PaLM text models: chat dataset format (1,024 tokens)",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if example.is_chat() {
        cut::report(Limit::Output, example, scope, sink);
    }
}
