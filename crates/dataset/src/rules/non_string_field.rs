use rule::{Sample, Severity, Text};

use super::{
    Check, Rule, Scope,
    near_miss::{INPUT_TEXT, OUTPUT_TEXT},
    wrong_type,
};
use crate::{example::Example, fault::What, findings::Sink, path::Path};

pub(super) static RULE: Rule = Rule {
    code: "T003",
    name: "non-string-field",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "a field of the example is not a string",
        ko: "예시의 필드가 문자열이 아닙니다",
    },
    explanation: Text {
        en: "The service tunes these models on text alone. A number, a list or null in its place makes the example unusable.",
        ko: "서비스는 이런 모델을 텍스트로만 조정합니다. 그 자리에 숫자나 목록, null이 있으면 예시를 쓸 수 없습니다.",
    },
    help: Text {
        en: "Write the value as text in double quotes: `\"5\"` instead of `5`.",
        ko: "값을 큰따옴표로 묶어 텍스트로 쓰십시오. `5`가 아니라 `\"5\"`입니다.",
    },
    bad: Sample::Text(r#"{"input_text": "How many legs has a dog?", "output_text": 4}"#),
    good: Sample::Text(r#"{"input_text": "How many legs has a dog?", "output_text": "4"}"#),
    source: "Supervised tuning of PaLM text models: text dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    let fields: &[_] = if example.is_text() {
        &[INPUT_TEXT.name, OUTPUT_TEXT.name]
    } else if example.is_row() {
        // What `_id` and `text` are, their own rules say.
        &["title"]
    } else {
        &[]
    };
    for &field in fields {
        if let Some(value) = example.root.get(field)
            && value.string().is_none()
        {
            sink.report(value.start, value.end, Path::Field(field), || {
                wrong_type::of_field(field, value, scope.text, What::String)
            });
        }
    }
}
