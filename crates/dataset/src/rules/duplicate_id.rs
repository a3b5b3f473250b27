use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::{findings::Sink, seen::Note, source::Place};

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
    let again = |notes: &[Note]| {
        let (first, again) = notes.split_first()?;
        let lines: Vec<_> = again.iter().map(Note::line).collect();
        Some((first.line(), lines))
    };
    let mut found: Vec<_> = totals
        .seen
        .subjects()
        .filter(|notes| notes.len() > 1)
        .filter_map(again)
        .flat_map(|(first, lines)| lines.into_iter().map(move |line| (line, first)))
        .collect();
    found.sort_unstable();
    for (line, first) in found {
        sink.report_at(Place::of_line(line), || {
            let first = grouped(first);
            Message::new(
                format!("the same `_id` as on line {first}"),
                format!("{first}번째 줄과 `_id`가 같습니다"),
            )
        });
    }
}
