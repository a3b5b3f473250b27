use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "F001",
    name: "empty-file",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file holds no example",
        ko: "파일에 예시가 없습니다",
    },
    explanation: Text {
        en: "There is nothing to learn from.",
        ko: "학습할 내용이 없습니다.",
    },
    help: Text {
        en: "Choose another file, or write one JSON object on each line; labels are rows under a header.",
        ko: "다른 파일을 고르거나 한 줄에 JSON 객체를 하나씩 쓰십시오. 라벨은 머리글 아래에 한 줄씩 씁니다.",
    },
    bad: Sample::Text(""),
    good: Sample::Made(super::hundred_examples),
    source: "Supervised tuning of PaLM text models: dataset size",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if totals.lines_with_content == 0 && totals.unreadable.is_none() {
        sink.report_file(|| Message::new("the file is empty", "파일이 비어 있습니다"));
    }
}
