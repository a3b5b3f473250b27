use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Scope};
use crate::{bytes, example::Example, findings::Sink, json::source_offset};

pub(super) static RULE: Rule = Rule {
    code: "F014",
    name: "control-character",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "a text holds a control character",
        ko: "텍스트에 제어 문자가 있습니다",
    },
    explanation: Text {
        en: "Such characters are seldom meant. U+FFFD marks a character that an earlier conversion lost.",
        ko: "이런 문자는 의도한 경우가 드뭅니다. U+FFFD는 앞선 변환에서 잃어버린 문자를 나타냅니다.",
    },
    help: Text {
        en: "Remove the character, or restore the text from where it came from.",
        ko: "문자를 지우거나 원본에서 텍스트를 되살리십시오.",
    },
    bad: Sample::Text(r#"{"input_text": "Is water\u0007 wet?", "output_text": "yes"}"#),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Practice",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    for field in &example.fields {
        let bytes = field.text.text.as_bytes();
        // U+FFFD starts with EF, as do the wide forms of Chinese and Japanese.
        let may_be_suspect = |byte| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0xef;
        if bytes::position(bytes, may_be_suspect).is_none() {
            continue;
        }
        // Where half a character was replaced, that has been said.
        let is_suspect = |&(_, character): &(usize, char)| match character {
            '\t' | '\n' => false,
            char::REPLACEMENT_CHARACTER => field.text.lone_surrogate.is_none(),
            character => character < ' ',
        };
        let mut suspects = field.text.text.char_indices().filter(is_suspect);
        let Some((offset, character)) = suspects.next() else {
            continue;
        };
        let more = suspects.count();
        let source = scope
            .text
            .get(field.value.start..field.value.end)
            .unwrap_or_default();
        let start = field.value.start + source_offset(source, offset);
        let end = field.value.start + source_offset(source, offset + character.len_utf8());
        sink.report(start, end, field.path, || {
            let code = u32::from(character);
            let (en, ko) = if more == 0 {
                (String::new(), String::new())
            } else {
                (
                    format!(", and {more} more in this field"),
                    format!(". 이 필드에 {more}개 더 있습니다"),
                )
            };
            Message::new(
                format!("U+{code:04X} in the text{en}"),
                format!("텍스트에 U+{code:04X} 문자가 있습니다{ko}"),
            )
        });
    }
}
