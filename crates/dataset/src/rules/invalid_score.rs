use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, shortened};
use crate::{
    Fingerprint,
    findings::Sink,
    labels::{Label, Pair},
};

pub(super) static RULE: Rule = Rule {
    code: "M007",
    name: "invalid-score",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the score is not a whole number from 0 on",
        ko: "점수가 0 이상의 정수가 아닙니다",
    },
    explanation: Text {
        en: "The score says how well the document answers the query: 0 not at all, more the better. An empty one means 1. A row with more or fewer columns than the header has no score that can be told from the rest.",
        ko: "점수는 문서가 쿼리에 얼마나 맞는지를 나타냅니다. 0은 관련이 없다는 뜻이고 클수록 잘 맞습니다. 비워 두면 1입니다. 열 수가 머리글과 다른 줄에서는 점수를 구별할 수 없습니다.",
    },
    help: Text {
        en: "Write a whole number in digits alone, or nothing.",
        ko: "숫자만으로 된 정수를 쓰거나 비워 두십시오.",
    },
    bad: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t0.5"),
    good: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t1"),
    source: "Vertex AI: tune text embeddings",
    check: Check::Label(check),
};

fn check(label: &Label<'_>, _: &[Fingerprint], sink: &mut Sink<'_>) {
    match &label.pair {
        None => columns(label, sink),
        Some(Pair { score: None, .. }) if label.columns < label.columns_of_header => {
            let (start, end) = (label.row.start, label.row.end());
            sink.report_as(Severity::Warning, start, end, "", || {
                Message::new(
                    "the row ends before the score; put a tab at its end, or the score",
                    "점수 앞에서 줄이 끝납니다. 줄 끝에 탭이나 점수를 넣으십시오",
                )
            });
        }
        Some(pair) => score(pair, sink),
    }
}

/// Where the columns do not fit, nobody can tell which one is the score.
fn columns(label: &Label<'_>, sink: &mut Sink<'_>) {
    let (columns, wanted) = (label.columns, label.columns_of_header);
    sink.report(label.row.start, label.row.end(), "", || {
        let s = if columns == 1 { "" } else { "s" };
        Message::new(
            format!("{columns} column{s}, but the header has {wanted}: which one is the score cannot be told"),
            format!("열이 {columns}개인데 머리글은 {wanted}개라 어느 것이 점수인지 알 수 없습니다"),
        )
    });
}

fn score(pair: &Pair<'_>, sink: &mut Sink<'_>) {
    if let Some(score) = pair.score
        && pair.is_unrelated().is_none()
    {
        sink.report(score.start, score.end(), "", || {
            let shown = shortened(score.text);
            let is_number = score.text.trim().bytes().all(|byte| byte.is_ascii_digit());
            let (en, ko) = if is_number {
                (
                    "has spaces beside the number",
                    "에는 숫자 옆에 공백이 있습니다",
                )
            } else {
                (
                    "is not a whole number from 0 on",
                    "은(는) 0 이상의 정수가 아닙니다",
                )
            };
            Message::new(format!("`{shown}` {en}"), format!("`{shown}`{ko}"))
        });
    }
}
