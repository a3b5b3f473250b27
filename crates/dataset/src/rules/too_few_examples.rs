use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "T011",
    name: "too-few-examples",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file has fewer examples than the service takes",
        ko: "예시가 서비스가 받는 최소 개수보다 적습니다",
    },
    explanation: Text {
        en: "The service does not start a tuning job on so little.",
        ko: "서비스는 이렇게 적은 예시로는 조정 작업을 시작하지 않습니다.",
    },
    help: Text {
        en: "Add examples. A hundred or more give a good result.",
        ko: "예시를 추가하십시오. 백 개 이상이면 결과가 좋습니다.",
    },
    bad: Sample::Made(|| super::numbered_examples(9)),
    good: Sample::Made(super::hundred_examples),
    source: "Supervised tuning of PaLM text models: dataset size",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let least = totals.model.limits().minimum_examples;
    if totals.has_training_examples() && totals.examples < least {
        sink.report_file(|| {
            let (examples, least) = (grouped(totals.examples), grouped(least));
            Message::new(
                format!("{examples} of the {least} examples that are needed"),
                format!("예시가 {examples}개입니다. {least}개 이상 필요합니다"),
            )
        });
    }
}
