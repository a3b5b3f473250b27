use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, shortened};
use crate::{fault::Fault, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F012",
    name: "duplicate-key",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the same key comes twice in one object",
        ko: "한 객체에 같은 키가 두 번 있습니다",
    },
    explanation: Text {
        en: "Readers differ in which of the two they take, so that what is trained on is a matter of luck.",
        ko: "어느 쪽을 쓸지는 판독기마다 달라서 무엇으로 학습할지 알 수 없습니다.",
    },
    help: Text {
        en: "Keep one of the two. The last one was checked and counted here.",
        ko: "둘 중 하나만 남기십시오. 여기서는 마지막 것을 검사하고 세었습니다.",
    },
    bad: Sample::Text(
        r#"{"input_text": "Is water wet?", "output_text": "no", "output_text": "yes"}"#,
    ),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "RFC 8259, section 4",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    let Fault::DuplicateKey {
        key,
        first,
        start,
        end,
    } = fault
    else {
        return;
    };
    let source = sink.source;
    sink.report(*start, *end, "", || {
        let key = shortened(key);
        let earlier = source.place(*first, *first);
        let column = earlier.column;
        // How far away it is, since the number of the line may not be known yet.
        match source.line(*start) - earlier.line {
            0 => Message::new(
                format!("`{key}` stands at column {column} already"),
                format!("`{key}`은(는) 같은 줄 {column}번째 칸에 이미 있습니다"),
            ),
            1 => Message::new(
                format!("`{key}` stands on the line above already, at column {column}"),
                format!("`{key}`은(는) 바로 윗줄 {column}번째 칸에 이미 있습니다"),
            ),
            lines => Message::new(
                format!("`{key}` stands {lines} lines above already, at column {column}"),
                format!("`{key}`은(는) {lines}줄 위 {column}번째 칸에 이미 있습니다"),
            ),
        }
    });
}
