use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule};
use crate::{Fingerprint, findings::Sink, labels::Label};

pub(super) static RULE: Rule = Rule {
    code: "M014",
    name: "wrong-column-count",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the row has more or fewer columns than the header",
        ko: "줄의 열 수가 머리글과 다릅니다",
    },
    explanation: Text {
        en: "Which column is which cannot be told, so the row is no label. A row that ends before an empty score can be read, but not by every tool.",
        ko: "어느 열이 무엇인지 알 수 없어 라벨로 쓸 수 없습니다. 빈 점수 앞의 탭이 없는 줄은 읽을 수는 있지만 모든 도구가 읽지는 못합니다.",
    },
    help: Text {
        en: "Write a query id, a document id and a score, with one tab between them and no tab inside.",
        ko: "쿼리 id, 문서 id, 점수를 탭 하나씩으로 나누어 쓰고, 값 안에는 탭을 넣지 마십시오.",
    },
    bad: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t1\tgood"),
    good: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t1"),
    source: "Vertex AI: tune text embeddings",
    check: Check::Label(check),
};

fn check(label: &Label<'_>, _: &[Fingerprint], sink: &mut Sink<'_>) {
    let (columns, wanted) = (label.columns, label.columns_of_header);
    if columns == wanted {
        return;
    }
    let (start, end) = (label.row.start, label.row.end());
    if label.pair.is_some() {
        sink.report_as(Severity::Warning, start, end, "", || {
            Message::new(
                "the row ends before the score; put a tab at its end, or the score",
                "점수 앞에서 줄이 끝납니다. 줄 끝에 탭이나 점수를 넣으십시오",
            )
        });
    } else {
        sink.report(start, end, "", || {
            let s = if columns == 1 { "" } else { "s" };
            Message::new(
                format!("{columns} column{s}; the header has {wanted}"),
                format!("열이 {columns}개입니다. 머리글은 {wanted}개입니다"),
            )
        });
    }
}
