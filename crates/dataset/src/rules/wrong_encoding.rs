use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals};
use crate::{findings::Sink, unreadable::Unreadable};

pub(super) static RULE: Rule = Rule {
    code: "F003",
    name: "wrong-encoding",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file is UTF-16",
        ko: "파일이 UTF-16입니다",
    },
    explanation: Text {
        en: "The service reads UTF-8 alone. Spreadsheets and some editors write UTF-16 under the name of Unicode.",
        ko: "서비스는 UTF-8만 읽습니다. 스프레드시트와 일부 편집기는 '유니코드'라는 이름으로 UTF-16을 씁니다.",
    },
    help: Text {
        en: "Save the file again as UTF-8, without a byte-order mark.",
        ko: "바이트 순서 표시 없이 UTF-8로 다시 저장하십시오.",
    },
    bad: Sample::Text("{\0\"\0i\0n\0p\0u\0t\0_\0t\0e\0x\0t\0\"\0:\0\"\0a\0\"\0}\0"),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "RFC 8259, section 8.1",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if let Some(Unreadable::Utf16(name)) = totals.unreadable {
        sink.report_file(|| {
            Message::new(
                format!("the file is {name}; it was not read further"),
                format!("파일이 {name}입니다. 더 읽지 않았습니다"),
            )
        });
    }
}
