use rule::{Message, Rule, Sample, Severity, Text, grouped};

use super::{Breach, Check};
use crate::{Run, source::PAGE, tasks::Standing};

pub static RULE: Rule<Check> = Rule {
    code: "J030",
    name: "outside-recommended-steps",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "The training steps are outside what Google recommends for the task",
        ko: "학습 단계 수가 작업별 권장 범위를 벗어납니다",
    },
    explanation: Text {
        en: "Google names a range of steps for classification, summarisation, extractive question \
             answering and chat. Other numbers work, but the range is a good place to start.",
        ko: "Google은 분류, 요약, 추출 질의응답, 채팅에 권장하는 단계 범위를 제시합니다. 다른 값도 쓸 수 \
             있지만 이 범위에서 시작하는 것이 좋습니다.",
    },
    help: Text {
        en: "Start within the range, then try two or three values and compare.",
        ko: "권장 범위 안에서 시작하고, 두세 가지 값을 시도하여 비교합니다.",
    },
    bad: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":50,"examples":100}"#,
    ),
    good: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":100,"examples":100}"#,
    ),
    source: PAGE,
    check,
};

fn check(run: &Run) -> Vec<Breach> {
    let Some(steps) = run.steps() else {
        return Vec::new();
    };
    if run.rows().any(|row| row.steps(steps) == Standing::Within) {
        return Vec::new();
    }
    let (Some(least), Some(most)) = (
        run.rows().map(|row| row.minimum_steps).min(),
        run.rows().map(|row| row.maximum_steps).max(),
    ) else {
        return Vec::new();
    };
    let range = if least == most {
        grouped(least)
    } else {
        format!("{}–{}", grouped(least), grouped(most))
    };
    let ko_range = range.replace('–', "~");
    let steps = grouped(steps);
    vec![Breach::new(
        run.length.field(),
        Message::new(
            format!("{steps} steps: Google recommends {range} for this kind of task."),
            format!("{steps}단계: 이런 작업에는 {ko_range}단계가 권장됩니다."),
        ),
    )]
}
