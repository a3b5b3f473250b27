use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals};
use crate::{findings::Sink, unreadable::Unreadable};

pub(super) static RULE: Rule = Rule {
    code: "F018",
    name: "compressed-file",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file is compressed or binary",
        ko: "파일이 압축되었거나 바이너리입니다",
    },
    explanation: Text {
        en: "The service reads plain text. It does not unpack archives or read tables in binary formats.",
        ko: "서비스는 일반 텍스트를 읽습니다. 압축을 풀거나 바이너리 형식의 표를 읽지 않습니다.",
    },
    help: Text {
        en: "Unpack the file, or export the table as JSON Lines.",
        ko: "압축을 풀거나 표를 JSON Lines로 내보내십시오.",
    },
    bad: Sample::Text("PK\u{3}\u{4}\u{14}\0\0\0dataset.jsonl"),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Practice",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if let Some(Unreadable::Compressed(name)) = totals.unreadable {
        sink.report_file(|| {
            Message::new(
                format!("the file starts as {name} does; it was not read further"),
                format!("파일이 {name} 형식으로 시작합니다. 더 읽지 않았습니다"),
            )
        });
    }
}
