use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, empty, near_miss::ROW_TEXT, wrong_type};
use crate::{example::Example, fault::What, findings::Sink, path::Path};

pub(super) static RULE: Rule = Rule {
    code: "M002",
    name: "missing-text",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the document or query has no `text`",
        ko: "문서나 쿼리에 `text`가 없습니다",
    },
    explanation: Text {
        en: "`text` is what the model turns into an embedding. A line without it, or with something else than a string, is unusable; an empty one teaches nothing.",
        ko: "`text`는 모델이 임베딩으로 바꾸는 글입니다. `text`가 없거나 문자열이 아닌 줄은 쓸 수 없고, 비어 있는 줄에서는 배울 것이 없습니다.",
    },
    help: Text {
        en: "Write the words of the document or the query into `text`, in double quotes.",
        ko: "문서나 쿼리의 내용을 `text`에 큰따옴표로 묶어 쓰십시오.",
    },
    bad: Sample::Text(r#"{"_id": "d1", "body": "Ice is frozen water."}"#),
    good: Sample::Text(r#"{"_id": "d1", "text": "Ice is frozen water."}"#),
    source: "Vertex AI: tune text embeddings",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if !example.is_row() {
        return;
    }
    ROW_TEXT.report_missing(example, sink);
    let Some(text) = example.root.get(ROW_TEXT.name) else {
        return;
    };
    match text.string() {
        None => sink.report(text.start, text.end, PATH, || {
            wrong_type::of_field(ROW_TEXT.name, text, scope.text, What::String)
        }),
        // Corpora hold documents of a title alone; the page does not forbid them.
        Some(string) if empty::is_empty(&string.text) => {
            sink.report_as(Severity::Warning, text.start, text.end, PATH, || {
                empty::message("`text`", "`text`", &string.text)
            });
        }
        Some(_) => {}
    }
}

const PATH: Path<'_> = Path::Field(ROW_TEXT.name);
