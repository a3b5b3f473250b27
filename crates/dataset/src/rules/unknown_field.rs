use rule::{Message, Sample, Severity, Text};

use super::{
    Check, Rule, Scope,
    near_miss::{CHAT, MESSAGE, ROW, TEXT},
    shortened,
};
use crate::{example::Example, findings::Sink, json::Member, path::Path};

pub(super) static RULE: Rule = Rule {
    code: "T006",
    name: "unknown-field",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "a field that the service does not know",
        ko: "서비스가 모르는 필드가 있습니다",
    },
    explanation: Text {
        en: "The service ignores every field that the format does not have. What it says never reaches the model.",
        ko: "서비스는 형식에 없는 필드를 모두 무시합니다. 그 내용은 모델에 전달되지 않습니다.",
    },
    help: Text {
        en: "Remove the field. If the model should see it, write it into `input_text`, into `context` of a conversation, or into `text` of a document or query.",
        ko: "필드를 지우십시오. 모델이 보아야 할 내용이라면 `input_text`에, 대화라면 `context`에, 문서나 쿼리라면 `text`에 쓰십시오.",
    },
    bad: Sample::Text(
        r#"{"input_text": "Is water wet?", "output_text": "yes", "context": "Physics"}"#,
    ),
    good: Sample::Text(r#"{"input_text": "Physics: is water wet?", "output_text": "yes"}"#),
    source: "Supervised tuning of PaLM text models: text dataset format",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) {
    let fields = if example.is_chat() {
        &CHAT
    } else if example.is_row() {
        &ROW
    } else {
        &TEXT
    };
    for member in fields.unknown(example.root) {
        report(member, Path::Field(&member.key.text), sink);
    }
    for (index, message) in example.messages().iter().enumerate() {
        for member in MESSAGE.unknown(message) {
            report(member, Path::MessageField(index, &member.key.text), sink);
        }
    }
}

fn report(member: &Member<'_>, path: Path<'_>, sink: &mut Sink<'_>) {
    sink.report(member.key_start, member.key_end, path, || {
        let key = shortened(&member.key.text);
        Message::new(
            format!("`{key}` is ignored by the service"),
            format!("서비스는 `{key}`을(를) 무시합니다"),
        )
    });
}
