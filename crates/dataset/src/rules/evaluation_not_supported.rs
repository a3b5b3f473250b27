use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals, evaluation};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "V002",
    name: "evaluation-not-supported",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the model takes no evaluation file",
        ko: "평가 파일을 쓸 수 없는 모델입니다",
    },
    explanation: Text {
        en: "Only text and code models are evaluated while they are tuned. A job for a chat or code chat model cannot name an evaluation file.",
        ko: "조정하면서 평가할 수 있는 것은 텍스트 모델과 코드 모델뿐입니다. 채팅이나 코드 채팅 모델의 작업에는 평가 파일을 지정할 수 없습니다.",
    },
    help: Text {
        en: "Tune without an evaluation file, and try the tuned model on these examples yourself.",
        ko: "평가 파일 없이 조정하고, 조정한 모델을 이 예시로 직접 시험해 보십시오.",
    },
    bad: Sample::Made(|| super::numbered_conversations(10)),
    good: Sample::Made(|| super::numbered_examples(10)),
    source: "Supervised tuning of PaLM text models: evaluation dataset (text models); code models: google-cloud-aiplatform 1.60.0 (Python)",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    if totals.has_evaluation_examples() && !evaluation::is_supported(totals) {
        sink.report_file(|| match &totals.options.model {
            Some(model) => Message::new(
                format!("`{model}` takes no evaluation file"),
                format!("`{model}`에는 평가 파일을 쓸 수 없습니다"),
            ),
            None => Message::new(
                "conversations tune a chat model, and that takes no evaluation file",
                "대화로 조정하는 채팅 모델에는 평가 파일을 쓸 수 없습니다",
            ),
        });
    }
}
