use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::{findings::Sink, seen::Note, source::Place};

pub(super) static RULE: Rule = Rule {
    code: "M013",
    name: "query-without-positive",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "every label of the query has the score 0",
        ko: "쿼리의 모든 라벨이 0점입니다",
    },
    explanation: Text {
        en: "The score 0 says that the document does not answer the query. Of a query that nothing answers there is little to learn.",
        ko: "0점은 문서가 쿼리에 맞지 않는다는 뜻입니다. 맞는 문서가 하나도 없는 쿼리에서는 배울 것이 거의 없습니다.",
    },
    help: Text {
        en: "Label a document that answers the query, or remove the query's labels.",
        ko: "쿼리에 맞는 문서의 라벨을 추가하거나 이 쿼리의 라벨을 지우십시오.",
    },
    bad: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t0\nq1\td2\t0"),
    good: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t0\nq1\td2\t1"),
    source: "Vertex AI: tune text embeddings",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let mut found: Vec<_> = totals
        .unrelated
        .subjects()
        .filter(|unrelated| {
            let first = unrelated.first();
            first.is_some_and(|note| totals.seen.about(note).len() == unrelated.len())
        })
        .filter_map(|labels| Some((labels.iter().map(Note::line).min()?, labels.len())))
        .collect();
    found.sort_unstable();
    for (line, labels) in found {
        sink.report_at(Place::of_line(line), || {
            let labels = grouped(labels as u64);
            Message::new(
                format!("the query of this line has no score over 0 (labels: {labels})"),
                format!("이 줄의 쿼리에는 0점보다 높은 라벨이 없습니다(라벨 {labels}개)"),
            )
        });
    }
}
