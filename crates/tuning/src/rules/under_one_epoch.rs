use rule::{Message, Rule, Sample, Severity, Text, grouped};

use super::{Breach, Check};
use crate::{Run, shown, source::PAGE};

pub static RULE: Rule<Check> = Rule {
    code: "J015",
    name: "under-one-epoch",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "The run ends before every example was seen once",
        ko: "모든 예시를 한 번씩 보기 전에 실행이 끝납니다",
    },
    explanation: Text {
        en: "Steps times batch size is less than the number of examples. Part of the dataset never \
             reaches the model.",
        ko: "단계 수와 배치 크기를 곱한 값이 예시 수보다 작습니다. 데이터 세트의 일부가 모델에 전달되지 \
             않습니다.",
    },
    help: Text {
        en: "Raise the training steps until the run is at least one epoch long.",
        ko: "실행이 1에포크 이상이 되도록 학습 단계를 늘립니다.",
    },
    bad: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":100,"examples":1600}"#,
    ),
    good: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":200,"examples":1600}"#,
    ),
    source: PAGE,
    check,
};

fn check(run: &Run) -> Vec<Breach> {
    let (Some(epochs), Some(steps), Some(batch), Some(examples)) =
        (run.epochs(), run.steps(), run.batch_size(), run.examples())
    else {
        return Vec::new();
    };
    if epochs >= 1.0 {
        return Vec::new();
    }
    let whole_epoch = grouped(examples.div_ceil(batch));
    // 0.999 must not read as 1.
    let (epochs, steps) = (shown(epochs.min(0.99)), grouped(steps));
    let (seen, examples) = (grouped(run.examples_seen().unwrap_or(0)), grouped(examples));
    vec![Breach::new(
        run.length.field(),
        Message::new(
            format!(
                "{steps} steps of {batch} examples see {seen} of {examples}: {epochs} epochs. One \
                 whole epoch is {whole_epoch} steps."
            ),
            format!(
                "예시를 {batch}개씩 {steps}단계 학습하면 {examples}개 중 {seen}개만 봅니다({epochs}에포크). \
                 1에포크는 {whole_epoch}단계입니다."
            ),
        ),
    )]
}
