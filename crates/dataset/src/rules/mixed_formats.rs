use rule::{Message, Sample, Severity, Text};

use super::{Check, Foreign, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "F017",
    name: "mixed-formats",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the line has another format than the rest",
        ko: "줄의 형식이 나머지와 다릅니다",
    },
    explanation: Text {
        en: "A model is tuned with one format. The service rejects a line of another one.",
        ko: "모델은 한 가지 형식으로 조정합니다. 서비스는 다른 형식의 줄을 거부합니다.",
    },
    help: Text {
        en: "Move the line to a file of its own, or rewrite it.",
        ko: "줄을 다른 파일로 옮기거나 다시 쓰십시오.",
    },
    bad: Sample::Text(
        r#"{"input_text": "Is ice cold?", "output_text": "yes"}
{"input_text": "Is fire cold?", "output_text": "no"}
{"context": "Be brief.", "messages": [{"author": "user", "content": "Hi"}, {"author": "assistant", "content": "Hello"}, {"author": "user", "content": "Bye"}, {"author": "assistant", "content": "Goodbye"}]}"#,
    ),
    good: Sample::Text(r#"{"input_text": "Is water wet?", "output_text": "yes"}"#),
    source: "Supervised tuning of PaLM text models: dataset format",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let Foreign { examples, places } = &totals.foreign;
    for &(format, place) in places {
        sink.report_at(place, || {
            let majority = totals.majority;
            Message::new(
                format!(
                    "this line is {}; most of the file is {}",
                    format.en(),
                    majority.en()
                ),
                format!(
                    "이 줄은 {} 형식이고 파일 대부분은 {} 형식입니다",
                    format.ko(),
                    majority.ko()
                ),
            )
        });
    }
    sink.count_more(examples - places.len() as u64);
}
