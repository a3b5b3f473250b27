use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Scope, shortened};
use crate::{
    example::{Example, Part},
    findings::Sink,
};

pub(super) static RULE: Rule = Rule {
    code: "C014",
    name: "context-overrides-default",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "the context differs from the default context",
        ko: "컨텍스트가 기본 컨텍스트와 다릅니다",
    },
    explanation: Text {
        en: "A conversation with a context of its own is tuned with that one alone; the default context of the job does not apply to it.",
        ko: "자체 컨텍스트가 있는 대화는 그것만으로 조정되며 작업의 기본 컨텍스트는 적용되지 않습니다.",
    },
    help: Text {
        en: "Remove `context` from the conversation if the default one should apply. If the difference is meant, there is nothing to do.",
        ko: "기본 컨텍스트를 적용하려면 대화에서 `context`를 지우십시오. 의도한 차이라면 그대로 두어도 됩니다.",
    },
    bad: Sample::Text(super::CONVERSATION),
    good: Sample::Text(
        r#"{"messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    let Some(default) = scope.options.default_context() else {
        return;
    };
    for field in &example.fields {
        if field.part == Part::Context && field.text.text != default {
            sink.report(field.value.start, field.value.end, field.path, || {
                let own = shortened(&field.text.text);
                let default = shortened(default);
                Message::new(
                    format!("`{own}` takes the place of the default context `{default}`"),
                    format!("기본 컨텍스트 `{default}` 대신 `{own}`이(가) 쓰입니다"),
                )
            });
        }
    }
}
