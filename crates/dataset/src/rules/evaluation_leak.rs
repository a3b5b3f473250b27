use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Scope, evaluation};
use crate::{example::Example, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "V004",
    name: "evaluation-leak",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the example stands in the training file too",
        ko: "같은 예시가 학습 파일에도 있습니다",
    },
    explanation: Text {
        en: "The model saw this answer while it learned. Evaluated on it, it shows what it remembers and looks better than it is.",
        ko: "모델이 학습하면서 이미 본 답입니다. 이런 예시로 평가하면 기억한 답을 재게 되어 실제보다 좋은 결과가 나옵니다.",
    },
    help: Text {
        en: "Remove the example from one of the two files.",
        ko: "두 파일 중 하나에서 예시를 지우십시오.",
    },
    bad: Sample::Made(|| super::numbered_examples(9) + super::TRAINED),
    good: Sample::Made(|| super::numbered_examples(10)),
    source: "Practice",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    // Conversations are not evaluated at all, which has a rule of its own.
    if !example.is_chat()
        && let Some(training) = evaluation::training(scope.options, scope.against)
        // The number of its own line does not matter here.
        && let Some(note) = example.note(0)
        && let Some(line) = training.seen().first_line_saying(&note)
    {
        sink.report(example.root.start, example.root.end, "", || {
            let line = grouped(line);
            Message::new(
                format!("the same example as on line {line} of the training file"),
                format!("학습 파일의 {line}번째 줄과 같은 예시입니다"),
            )
        });
    }
}
