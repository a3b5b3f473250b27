use rule::{Message, Rule, Sample, Severity, Text};

use super::{Breach, Check};
use crate::{Family, Run, shown, source::PRACTICE};

/// Above this a model usually learns its examples by heart. Source: practice.
const MANY: f64 = 10.0;

pub static RULE: Rule<Check> = Rule {
    code: "J016",
    name: "many-epochs",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "The run sees every example more than ten times",
        ko: "실행 중에 모든 예시를 열 번 넘게 봅니다",
    },
    explanation: Text {
        en: "A model that sees the same examples over and over learns them by heart and does worse \
             on everything else, and every repetition is paid for.",
        ko: "같은 예시를 계속 반복해서 보는 모델은 예시를 외우게 되어 다른 입력에서 성능이 떨어집니다. \
             반복할 때마다 비용도 발생합니다.",
    },
    help: Text {
        en: "Lower the training steps, or add examples.",
        ko: "학습 단계를 줄이거나 예시를 추가합니다.",
    },
    bad: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":200,"examples":100}"#,
    ),
    good: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":100,"examples":100}"#,
    ),
    source: PRACTICE,
    check,
};

fn check(run: &Run) -> Vec<Breach> {
    // The practice is that of models that write text. Google's own default for embeddings, 1,000 steps
    // of 128 labels, is many epochs for most files.
    let embeds = run
        .model
        .is_some_and(|model| model.family == Family::Embedding);
    let Some(epochs) = run.epochs().filter(|epochs| *epochs > MANY && !embeds) else {
        return Vec::new();
    };
    let epochs = shown(epochs);
    vec![Breach::new(
        run.length.field(),
        Message::new(
            format!(
                "{epochs} epochs: the model sees every example that often. Ten are usually more \
                 than enough."
            ),
            format!(
                "{epochs}에포크: 모델이 모든 예시를 그만큼 반복해서 봅니다. 보통 10에포크면 충분합니다."
            ),
        ),
    )]
}
