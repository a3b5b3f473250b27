use rule::{Message, Sample, Severity, Text, grouped};
use tuning::limits::MAXIMUM_LABELS;

use super::{Check, Rule, Totals};
use crate::{Fingerprint, Role, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "M011",
    name: "too-many-labels",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the job has 500,000 labels or more",
        ko: "작업의 라벨이 500,000개 이상입니다",
    },
    explanation: Text {
        en: "The service takes fewer than 500,000 labels in all labels files of a job together.",
        ko: "서비스는 한 작업의 라벨 파일 전체에서 500,000개 미만의 라벨을 받습니다.",
    },
    help: Text {
        en: "Remove labels; those with the score 0 teach the least.",
        ko: "라벨을 줄이십시오. 점수가 0인 라벨이 가장 덜 도움이 됩니다.",
    },
    bad: Sample::Made(|| {
        let nine = super::numbered_labels(9);
        let rows = MAXIMUM_LABELS as usize - 8;
        nine + &"1\t1\t\n".repeat(rows)
    }),
    good: Sample::Made(|| super::numbered_labels(9)),
    source: "Vertex AI: tune text embeddings",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if totals.options.role != Role::Labels {
        return;
    }
    let elsewhere: u64 = totals.others(Role::Labels).map(Fingerprint::examples).sum();
    let labels = totals.examples + elsewhere;
    if labels > MAXIMUM_LABELS {
        sink.report_file(|| {
            let [labels, most, elsewhere] = [labels, MAXIMUM_LABELS, elsewhere].map(grouped);
            let (en, ko) = if elsewhere == "0" {
                (String::new(), String::new())
            } else {
                (
                    format!(", {elsewhere} of them in other files"),
                    format!("(다른 파일에 {elsewhere}개)"),
                )
            };
            Message::new(
                format!("{labels} labels{en}; at most {most} are taken"),
                format!("라벨이 {labels}개입니다{ko}. 최대 {most}개까지 받습니다"),
            )
        });
    }
}
