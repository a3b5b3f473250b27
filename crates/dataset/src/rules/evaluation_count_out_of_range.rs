use rule::{Message, Sample, Severity, Text, grouped};
use tuning::limits::{MAXIMUM_EVALUATION_EXAMPLES, MINIMUM_EVALUATION_EXAMPLES};

use super::{Check, Rule, Totals, evaluation};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "V001",
    name: "evaluation-count-out-of-range",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the evaluation file has too few or too many examples",
        ko: "평가 파일의 예시가 너무 적거나 너무 많습니다",
    },
    explanation: Text {
        en: "The service takes 10 to 250 examples to evaluate a model with and rejects a file of fewer or more.",
        ko: "서비스는 모델을 평가할 예시를 10개에서 250개까지 받으며 그보다 적거나 많은 파일은 거부합니다.",
    },
    help: Text {
        en: "Move examples between the training and the evaluation file until their number fits.",
        ko: "개수가 맞도록 학습 파일과 평가 파일 사이에서 예시를 옮기십시오.",
    },
    bad: Sample::Made(|| super::numbered_examples(9)),
    good: Sample::Made(|| super::numbered_examples(10)),
    source: "Supervised tuning of PaLM text models: evaluation dataset (10 to 250 examples)",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let range = MINIMUM_EVALUATION_EXAMPLES..=MAXIMUM_EVALUATION_EXAMPLES;
    if totals.has_evaluation_examples()
        && evaluation::is_supported(totals)
        && !range.contains(&totals.examples)
    {
        sink.report_file(|| {
            let examples = grouped(totals.examples);
            let (least, most) = (grouped(*range.start()), grouped(*range.end()));
            Message::new(
                format!("{examples} examples; an evaluation file has {least} to {most}"),
                format!(
                    "예시가 {examples}개입니다. 평가 파일에는 {least}개 이상 {most}개 이하가 필요합니다"
                ),
            )
        });
    }
}
