use rule::{Sample, Severity, Text};

use super::{Check, Rule, unknown_id};
use crate::{Fingerprint, findings::Sink, labels::Label};

pub(super) static RULE: Rule = Rule {
    code: "M009",
    name: "unknown-corpus-id",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the label names a document that the corpus does not hold",
        ko: "라벨이 가리키는 문서가 말뭉치 파일에 없습니다",
    },
    explanation: Text {
        en: "The label is of no use: there is no text to learn from. Ids are compared letter by letter.",
        ko: "배울 텍스트가 없으므로 이 라벨은 쓸모가 없습니다. id는 글자 하나까지 같아야 합니다.",
    },
    help: Text {
        en: "Correct the id, add the document to the corpus, or remove the label.",
        ko: "id를 고치거나, 말뭉치 파일에 문서를 추가하거나, 라벨을 지우십시오.",
    },
    bad: Sample::Text("query-id\tcorpus-id\tscore\n1\tx\t1"),
    good: Sample::Text("query-id\tcorpus-id\tscore\n1\t1\t1"),
    source: "Vertex AI: tune text embeddings",
    check: Check::Label(check),
};

fn check(label: &Label<'_>, against: &[Fingerprint], sink: &mut Sink<'_>) {
    if let Some(pair) = &label.pair {
        unknown_id::DOCUMENT.report(pair.document, against, sink);
    }
}
