use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals, again};
use crate::{findings::Sink, seen::How};

pub(super) static RULE: Rule = Rule {
    code: "T015",
    name: "contradicting-example",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "an earlier example has the same input and another output",
        ko: "입력은 같은데 출력이 다른 예시가 앞에 있습니다",
    },
    explanation: Text {
        en: "The model is taught two answers to one and the same input, and learns neither of them well.",
        ko: "같은 입력에 서로 다른 답을 가르치게 되어 모델이 어느 쪽도 제대로 배우지 못합니다.",
    },
    help: Text {
        en: "Keep the output that is right, or write into the inputs what makes the difference.",
        ko: "맞는 출력만 남기거나, 출력이 달라지는 까닭을 입력에 적으십시오.",
    },
    bad: Sample::Text(
        r#"{"input_text": "Is water wet?", "output_text": "yes"}
{"input_text": "Is water wet?", "output_text": "no"}"#,
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
        How::Contradicts,
        totals,
        sink,
        |found| match again::earlier_line(found) {
            Some(line) => Message::new(
                format!("line {line} has the same `input_text` and another `output_text`"),
                format!("{line}번째 줄과 `input_text`는 같은데 `output_text`가 다릅니다"),
            ),
            None => Message::new(
                "the same `input_text` has another `output_text` earlier on this line",
                "이 줄의 앞에 `input_text`는 같은데 `output_text`가 다른 예시가 있습니다",
            ),
        },
    );
}
