use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::{findings::Sink, source::Place};

pub(super) static RULE: Rule = Rule {
    code: "T013",
    name: "too-many-examples",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file has more examples than the service takes",
        ko: "예시가 서비스가 받는 최대 개수보다 많습니다",
    },
    explanation: Text {
        en: "The service rejects a larger file for a text model. For code models nobody gives a number; there this is a warning.",
        ko: "텍스트 모델이라면 서비스가 이보다 큰 파일을 거부합니다. 코드 모델의 한도는 알려지지 않아 경고로만 알립니다.",
    },
    help: Text {
        en: "Keep the examples that differ most and move the others to a file of their own.",
        ko: "서로 가장 다른 예시를 남기고 나머지는 다른 파일로 옮기십시오.",
    },
    bad: Sample::Made(|| super::numbered_examples(10_001)),
    good: Sample::Made(super::hundred_examples),
    source: "Supervised tuning of PaLM text models: dataset format (10,000 examples)",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let limits = totals.model.limits();
    let Some(most) = limits.maximum_examples else {
        return;
    };
    if totals.has_training_examples() && totals.examples > most {
        sink.report_file_as(limits.maximum_examples_severity, Place::FILE, || {
            let (examples, most) = (grouped(totals.examples), grouped(most));
            Message::new(
                format!("{examples} examples; at most {most} are taken"),
                format!("예시가 {examples}개입니다. 최대 {most}개까지 받습니다"),
            )
        });
    }
}
