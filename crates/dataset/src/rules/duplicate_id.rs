use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals, again};
use crate::{findings::Sink, seen::How};

pub(super) static RULE: Rule = Rule {
    code: "M003",
    name: "duplicate-id",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the `_id` stands on an earlier line already",
        ko: "앞선 줄과 `_id`가 같습니다",
    },
    explanation: Text {
        en: "A label that names this `_id` could mean either line.",
        ko: "이 `_id`를 가리키는 라벨이 어느 줄을 뜻하는지 알 수 없습니다.",
    },
    help: Text {
        en: "Give one of the lines another `_id`, or remove it if both say the same.",
        ko: "한 줄의 `_id`를 바꾸거나, 두 줄의 내용이 같다면 하나를 지우십시오.",
    },
    bad: Sample::Text(
        "{\"_id\": \"d1\", \"text\": \"Ice is cold.\"}\n{\"_id\": \"d1\", \"text\": \"Fire is hot.\"}",
    ),
    good: Sample::Text(
        "{\"_id\": \"d1\", \"text\": \"Ice is cold.\"}\n{\"_id\": \"d2\", \"text\": \"Fire is hot.\"}",
    ),
    source: "Vertex AI: tune text embeddings",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if !totals.majority.is_row() {
        return;
    }
    again::report(
        How::Repeats,
        totals,
        sink,
        |found| match again::earlier_line(found) {
            Some(line) => Message::new(
                format!("the same `_id` as on line {line}"),
                format!("{line}번째 줄과 `_id`가 같습니다"),
            ),
            None => Message::new(
                "the same `_id` stands earlier on this line",
                "이 줄의 앞에 같은 `_id`가 있습니다",
            ),
        },
    );
}
