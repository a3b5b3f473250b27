use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, wrong_type};
use crate::{example::Example, fault::What, findings::Sink, path::Path};

pub(super) static RULE: Rule = Rule {
    code: "C008",
    name: "non-string-context",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "`context` is not a string",
        ko: "`context`가 문자열이 아닙니다",
    },
    explanation: Text {
        en: "The context is text that the model reads before the conversation. The service cannot read anything else there.",
        ko: "컨텍스트는 모델이 대화보다 먼저 읽는 텍스트입니다. 서비스는 그 자리에서 다른 것을 읽지 못합니다.",
    },
    help: Text {
        en: "Write the context as one text in double quotes, or leave it out.",
        ko: "컨텍스트를 큰따옴표로 묶은 텍스트 하나로 쓰거나 빼십시오.",
    },
    bad: Sample::Text(
        r#"{"context": ["Answer in one word."], "messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if example.is_chat()
        && let Some(value) = example.root.get("context")
        && value.string().is_none()
    {
        sink.report(value.start, value.end, Path::Field("context"), || {
            wrong_type::of_field("context", value, scope.text, What::String)
        });
    }
}
