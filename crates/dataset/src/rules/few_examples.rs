use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "T012",
    name: "few-examples",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the file has fewer examples than a good result takes",
        ko: "예시가 좋은 결과를 얻기에 적습니다",
    },
    explanation: Text {
        en: "The service takes the file, but a model learns little from few examples and may learn those by heart.",
        ko: "서비스는 파일을 받지만, 예시가 적으면 모델이 배우는 것이 적고 그 예시를 외워 버릴 수 있습니다.",
    },
    help: Text {
        en: "Add examples that differ from those that are there.",
        ko: "이미 있는 것과 다른 예시를 추가하십시오.",
    },
    bad: Sample::Made(|| super::numbered_examples(10)),
    good: Sample::Made(super::hundred_examples),
    source: "Supervised tuning of PaLM text models: dataset size (100; conversations 200); 500 for code: tuning code models",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let limits = totals.model.limits();
    let few = limits.minimum_examples..limits.recommended_examples;
    if totals.has_training_examples() && few.contains(&totals.examples) {
        sink.report_file(|| {
            let (examples, enough) = (grouped(totals.examples), grouped(few.end));
            let model = totals.model.name;
            Message::new(
                format!("{examples} examples; {enough} or more are advised for `{model}`"),
                format!("예시가 {examples}개입니다. `{model}`에는 {enough}개 이상을 권장합니다"),
            )
        });
    }
}
