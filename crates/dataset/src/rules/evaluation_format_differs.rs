use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals, evaluation};
use crate::{Format, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "V003",
    name: "evaluation-format-differs",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the evaluation file has another format than the training file",
        ko: "평가 파일의 형식이 학습 파일과 다릅니다",
    },
    explanation: Text {
        en: "A model is evaluated on the kind of example that it is tuned with. The service rejects any other.",
        ko: "모델은 조정할 때와 같은 형식의 예시로 평가합니다. 서비스는 다른 형식을 거부합니다.",
    },
    help: Text {
        en: "Choose another evaluation file, or rewrite its examples in the format of the training file.",
        ko: "다른 평가 파일을 고르거나 예시를 학습 파일의 형식으로 다시 쓰십시오.",
    },
    bad: Sample::Made(|| super::numbered_conversations(10)),
    good: Sample::Made(|| super::numbered_examples(10)),
    source: "Supervised tuning of PaLM text models: evaluation dataset",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    // What has no known format has been told of line by line.
    if totals.majority != Format::Unknown
        && evaluation::is_supported(totals)
        && let Some(training) = evaluation::training_format(totals)
        && training != totals.majority
    {
        sink.report_file(|| {
            let own = totals.majority;
            Message::new(
                format!(
                    "this file is {}; the training file is {}",
                    own.en(),
                    training.en()
                ),
                format!(
                    "이 파일은 {} 형식이고 학습 파일은 {} 형식입니다",
                    own.ko(),
                    training.ko()
                ),
            )
        });
    }
}
