use rule::{Sample, Severity, Text};
use tuning::limits::{MAXIMUM_DOCUMENTS, MINIMUM_DOCUMENTS};

use super::{Check, Rule, Totals, size_of_rows};
use crate::{Role, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "M004",
    name: "corpus-size-out-of-range",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file does not hold 9 to 500,000 documents",
        ko: "문서 수가 9~500,000 범위를 벗어났습니다",
    },
    explanation: Text {
        en: "The service does not start a tuning job with fewer documents or more.",
        ko: "서비스는 문서가 이보다 적거나 많으면 조정 작업을 시작하지 않습니다.",
    },
    help: Text {
        en: "Add documents, or keep those that labels name.",
        ko: "문서를 추가하거나, 라벨이 가리키는 문서만 남기십시오.",
    },
    bad: Sample::Made(|| super::numbered_rows(8)),
    good: Sample::Made(|| super::numbered_rows(9)),
    source: "Vertex AI: tune text embeddings",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let taken = MINIMUM_DOCUMENTS..=MAXIMUM_DOCUMENTS;
    size_of_rows::report(totals, Role::Corpus, taken, ["documents", "문서"], sink);
}
