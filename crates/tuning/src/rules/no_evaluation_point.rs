use rule::{Message, Rule, Sample, Severity, Text, grouped};

use super::{Breach, Check};
use crate::{Run, run::whole, shown, source::PAGE};

pub static RULE: Rule<Check> = Rule {
    code: "J012",
    name: "no-evaluation-point",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "The evaluation interval leaves no evaluation at all",
        ko: "평가 간격이 커서 평가가 한 번도 실행되지 않습니다",
    },
    explanation: Text {
        en: "The model is evaluated each time that many steps have passed. When the interval is \
             longer than the run, that never happens, and the evaluation metrics stay empty.",
        ko: "모델은 평가 간격만큼 단계가 지날 때마다 평가됩니다. 간격이 전체 단계 수보다 크면 평가가 \
             실행되지 않아 평가 측정항목이 비어 있게 됩니다.",
    },
    help: Text {
        en: "Choose an interval of at most a third of the steps.",
        ko: "평가 간격을 단계 수의 3분의 1 이하로 정합니다.",
    },
    bad: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":200,"examples":400,"evaluationInterval":300}"#,
    ),
    good: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":200,"examples":400,"evaluationInterval":50}"#,
    ),
    source: PAGE,
    check,
};

fn check(run: &Run) -> Vec<Breach> {
    let (Some(0), Some(interval), Some(steps)) = (
        run.evaluation_points(),
        run.evaluation_interval,
        run.steps(),
    ) else {
        return Vec::new();
    };
    let (shown, steps) = (shown(interval), grouped(steps));
    let message = if whole(interval).is_some_and(|interval| interval > 0) {
        Message::new(
            format!("An evaluation every {shown} steps never comes in {steps} steps."),
            format!(
                "{steps}단계 안에서는 {shown}단계마다 실행되는 평가가 한 번도 실행되지 않습니다."
            ),
        )
    } else {
        Message::new(
            format!("{shown} is no interval: give a whole number of steps, at least 1."),
            format!("{shown} 값은 평가 간격으로 쓸 수 없습니다. 1 이상의 정수를 지정합니다."),
        )
    };
    vec![Breach::new("evaluationInterval", message)]
}
