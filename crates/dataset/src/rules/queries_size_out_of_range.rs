use rule::{Sample, Severity, Text};
use tuning::limits::{MAXIMUM_QUERIES, MINIMUM_QUERIES};

use super::{Check, Rule, Totals, size_of_rows};
use crate::{Role, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "M005",
    name: "queries-size-out-of-range",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file does not hold 9 to 10,000 queries",
        ko: "쿼리 수가 9~10,000 범위를 벗어났습니다",
    },
    explanation: Text {
        en: "The service does not start a tuning job with fewer queries or more.",
        ko: "서비스는 쿼리가 이보다 적거나 많으면 조정 작업을 시작하지 않습니다.",
    },
    help: Text {
        en: "Add queries, or keep those that labels name.",
        ko: "쿼리를 추가하거나, 라벨이 가리키는 쿼리만 남기십시오.",
    },
    bad: Sample::Made(|| super::numbered_rows(8)),
    good: Sample::Made(|| super::numbered_rows(9)),
    source: "Vertex AI: tune text embeddings",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let taken = MINIMUM_QUERIES..=MAXIMUM_QUERIES;
    size_of_rows::report(totals, Role::Queries, taken, ["queries", "쿼리"], sink);
}
