use rule::{Message, Rule, Sample, Severity, Text};

use super::{Breach, Check};
use crate::{Run, source::PAGE};

pub static RULE: Rule<Check> = Rule {
    code: "J009",
    name: "evaluation-not-for-chat",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A chat model is given settings of an evaluation",
        ko: "채팅 모델에 평가 설정이 있습니다",
    },
    explanation: Text {
        en: "Only text and code models are evaluated during tuning. The pipeline of the chat models \
             does not know the parameters and rejects the job.",
        ko: "조정 중 평가는 텍스트 모델과 코드 모델만 지원합니다. 채팅 모델의 파이프라인은 이 매개변수를 \
             알지 못하므로 작업을 거부합니다.",
    },
    help: Text {
        en: "Leave out the evaluation dataset, its interval, early stopping and checkpoint selection.",
        ko: "평가 데이터 세트, 평가 간격, 조기 중단, 체크포인트 선택을 지정하지 않습니다.",
    },
    bad: Sample::Text(
        r#"{"model":"chat-bison@002","accelerator":"GPU","trainSteps":1000,"examples":1000,"evaluationInterval":100}"#,
    ),
    good: Sample::Text(
        r#"{"model":"chat-bison@002","accelerator":"GPU","trainSteps":1000,"examples":1000}"#,
    ),
    source: PAGE,
    check,
};

fn check(run: &Run) -> Vec<Breach> {
    // Embeddings are tested with a file of their own kind.
    let Some(model) = run.model.filter(|model| !model.family.takes_evaluation()) else {
        return Vec::new();
    };
    let name = model.name;
    run.evaluation_settings
        .iter()
        .map(|field| {
            Breach::new(
                *field,
                Message::new(
                    format!("{name} is not evaluated during tuning. Leave this out."),
                    format!(
                        "{name} 모델은 조정 중 평가를 지원하지 않습니다. 이 설정을 비워 둡니다."
                    ),
                ),
            )
        })
        .collect()
}
