use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "C009",
    name: "no-context",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "a conversation has no context",
        ko: "컨텍스트가 없는 대화가 있습니다",
    },
    explanation: Text {
        en: "A context tells the model who it is and how it should answer. It may stand in each conversation or, for all that have none, in the settings of the job.",
        ko: "컨텍스트는 모델이 누구이고 어떻게 답해야 하는지를 알려 줍니다. 대화마다 쓸 수도 있고, 없는 대화를 위해 작업 설정에 쓸 수도 있습니다.",
    },
    help: Text {
        en: "Set a default context in the plan, or add `context` to the conversations. If you want none, there is nothing to do.",
        ko: "계획에서 기본 컨텍스트를 정하거나 대화에 `context`를 추가하십시오. 필요 없다면 그대로 두어도 됩니다.",
    },
    bad: Sample::Text(
        r#"{"messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#,
    ),
    good: Sample::Text(super::CONVERSATION),
    source: "Supervised tuning of PaLM text models: chat dataset format",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if totals.model.family.is_chat()
        && totals.options.default_context().is_none()
        && let Some(first) = totals.first_without_context
    {
        sink.report_at(first, || {
            Message::new(
                "no `context` here, and no default context; this is the first such conversation",
                "`context`도 기본 컨텍스트도 없습니다. 그런 대화 중 첫 번째입니다",
            )
        });
    }
}
