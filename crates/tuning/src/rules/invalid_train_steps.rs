use rule::{Message, Rule, Sample, Severity, Text, grouped};

use super::{Breach, Check};
use crate::{Run, run::Length, shown, source::PAGE};

pub static RULE: Rule<Check> = Rule {
    code: "J014",
    name: "invalid-train-steps",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The training steps are not a whole number of at least 1",
        ko: "학습 단계 수가 1 이상의 정수가 아닙니다",
    },
    explanation: Text {
        en: "In each step the model learns from one batch of examples. A part of a step cannot be \
             run, and without a step there is nothing to run. Embedding models need at least 30.",
        ko: "모델은 단계마다 예시 한 배치를 학습합니다. 단계를 나누어 실행할 수 없고, 단계가 없으면 실행할 \
             것이 없습니다. 임베딩 모델에는 30단계 이상이 필요합니다.",
    },
    help: Text {
        en: "Give a whole number, or leave it out for the default of 300.",
        ko: "정수를 지정하거나, 비워 두어 기본값인 300을 사용합니다.",
    },
    bad: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":0,"examples":400}"#,
    ),
    good: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":300,"examples":400}"#,
    ),
    source: PAGE,
    check,
};

fn check(run: &Run) -> Vec<Breach> {
    if run.steps().is_some() {
        return Vec::new();
    }
    let minimum = grouped(run.minimum_steps());
    let message = match (run.length, run.asked_steps()) {
        (Length::Default, _) => return Vec::new(),
        (Length::Steps(steps), _) => {
            let steps = shown(steps);
            Message::new(
                format!(
                    "{steps} is no number of steps: give a whole number of at least {minimum}."
                ),
                format!(
                    "{steps} 값은 단계 수로 쓸 수 없습니다. {minimum} 이상의 정수를 지정합니다."
                ),
            )
        }
        (Length::Epochs(_), Some(steps)) => {
            let steps = grouped(steps);
            Message::new(
                format!("That is {steps} steps; this model needs at least {minimum}."),
                format!("{steps}단계에 해당합니다. 이 모델에는 {minimum}단계 이상이 필요합니다."),
            )
        }
        // That there are no examples to make epochs of has a finding of its own.
        (Length::Epochs(epochs), None) if epochs > 0.0 && run.examples().is_none() => {
            return Vec::new();
        }
        (Length::Epochs(epochs), None) => {
            let epochs = shown(epochs);
            Message::new(
                format!(
                    "{epochs} epochs cannot be run: give a number above 0 that is not enormous."
                ),
                format!(
                    "{epochs}에포크는 실행할 수 없습니다. 0보다 크고 지나치게 크지 않은 수를 지정합니다."
                ),
            )
        }
    };
    vec![Breach::new(run.length.field(), message)]
}
