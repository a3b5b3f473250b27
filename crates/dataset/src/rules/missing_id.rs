use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, empty, near_miss::ROW_ID, wrong_type};
use crate::{example::Example, fault::What, findings::Sink, path::Path};

pub(super) static RULE: Rule = Rule {
    code: "M001",
    name: "missing-id",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the document or query has no `_id`",
        ko: "문서나 쿼리에 `_id`가 없습니다",
    },
    explanation: Text {
        en: "Labels name documents and queries by their `_id`, a string. Without one no label can reach this line.",
        ko: "라벨은 문서와 쿼리를 문자열 `_id`로 가리킵니다. `_id`가 없으면 어떤 라벨도 이 줄을 가리킬 수 없습니다.",
    },
    help: Text {
        en: "Give each line an `_id` of its own, in double quotes: `\"17\"` instead of `17`.",
        ko: "줄마다 서로 다른 `_id`를 큰따옴표로 묶어 쓰십시오. `17`이 아니라 `\"17\"`입니다.",
    },
    bad: Sample::Text(r#"{"id": "d1", "text": "Ice is frozen water."}"#),
    good: Sample::Text(r#"{"_id": "d1", "text": "Ice is frozen water."}"#),
    source: "Vertex AI: tune text embeddings",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if !example.is_row() {
        return;
    }
    ROW_ID.report_missing(example, sink);
    let Some(id) = example.root.get(ROW_ID.name) else {
        return;
    };
    match id.string() {
        None => sink.report(id.start, id.end, PATH, || {
            wrong_type::of_field(ROW_ID.name, id, scope.text, What::String)
        }),
        Some(string) if empty::is_empty(&string.text) => {
            sink.report(id.start, id.end, PATH, || {
                empty::message("`_id`", "`_id`", &string.text)
            });
        }
        Some(_) => {}
    }
}

const PATH: Path<'_> = Path::Field(ROW_ID.name);
