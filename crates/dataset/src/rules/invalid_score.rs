use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, shortened};
use crate::{Fingerprint, findings::Sink, labels::Label};

pub(super) static RULE: Rule = Rule {
    code: "M007",
    name: "invalid-score",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the score is not a whole number from 0 on",
        ko: "점수가 0 이상의 정수가 아닙니다",
    },
    explanation: Text {
        en: "The score says how well the document answers the query: 0 not at all, more the better. An empty one means 1.",
        ko: "점수는 문서가 쿼리에 얼마나 맞는지를 나타냅니다. 0은 관련이 없다는 뜻이고 클수록 잘 맞습니다. 비워 두면 1입니다.",
    },
    help: Text {
        en: "Write a whole number in digits alone, or nothing.",
        ko: "숫자만으로 된 정수를 쓰거나 비워 두십시오.",
    },
    bad: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t0.5"),
    good: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t1"),
    source: "Vertex AI: tune text embeddings",
    check: Check::Label(check),
};

fn check(label: &Label<'_>, _: &[Fingerprint], sink: &mut Sink<'_>) {
    if let Some(pair) = &label.pair
        && let Some(score) = pair.score
        && pair.is_unrelated().is_none()
    {
        sink.report(score.start, score.end(), "", || {
            let shown = shortened(score.text);
            let is_number = score.text.trim().bytes().all(|byte| byte.is_ascii_digit());
            let (en, ko) = if is_number {
                (
                    "has spaces beside the number",
                    "에는 숫자 옆에 공백이 있습니다",
                )
            } else {
                (
                    "is not a whole number from 0 on",
                    "은(는) 0 이상의 정수가 아닙니다",
                )
            };
            Message::new(format!("`{shown}` {en}"), format!("`{shown}`{ko}"))
        });
    }
}
