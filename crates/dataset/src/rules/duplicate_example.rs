use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals, again};
use crate::{findings::Sink, seen::How};

pub(super) static RULE: Rule = Rule {
    code: "T014",
    name: "duplicate-example",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the example stands in the file already",
        ko: "같은 예시가 파일에 이미 있습니다",
    },
    explanation: Text {
        en: "An example that comes twice counts twice. The model sees it more often than the others and may learn it by heart.",
        ko: "두 번 나오는 예시는 두 배로 반영됩니다. 모델이 다른 예시보다 자주 보게 되어 그대로 외울 수 있습니다.",
    },
    help: Text {
        en: "Remove the line, unless this example is meant to weigh more than the others.",
        ko: "이 예시의 비중을 일부러 높이려는 것이 아니라면 줄을 지우십시오.",
    },
    bad: Sample::Text(
        r#"{"input_text": "Is water wet?", "output_text": "yes"}
{"input_text": "Is water wet?", "output_text": "yes"}"#,
    ),
    good: Sample::Text(
        r#"{"input_text": "Is water wet?", "output_text": "yes"}
{"input_text": "Is sand wet?", "output_text": "no"}"#,
    ),
    source: "Practice",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if !totals.is_of_examples() {
        return;
    }
    again::report(
        How::Repeats,
        totals,
        sink,
        |found| match again::earlier_line(found) {
            Some(line) => Message::new(
                format!("the same example as on line {line}"),
                format!("{line}번째 줄과 같은 예시입니다"),
            ),
            None => Message::new(
                "the same example stands earlier on this line",
                "이 줄의 앞에 같은 예시가 있습니다",
            ),
        },
    );
}
