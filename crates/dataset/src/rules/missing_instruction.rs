use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "T016",
    name: "missing-instruction",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "the inputs do not say what is to be done with them",
        ko: "입력에 무엇을 하라는 지시가 없습니다",
    },
    explanation: Text {
        en: "The outputs are classes, but the inputs neither ask a question nor share a text that names the task. A model that is told what to choose from learns it from fewer examples.",
        ko: "출력은 몇 가지 분류인데, 입력에는 질문도 없고 과제를 알려 주는 공통된 문구도 없습니다. 무엇 중에서 골라야 하는지 알려 주면 더 적은 예시로 배웁니다.",
    },
    help: Text {
        en: "Begin each input with the same instruction, such as `Classify the text into one of these classes: [a, b].`, and send the same one in production.",
        ko: "모든 입력을 `다음 글을 [가, 나] 중 하나로 분류하세요.` 같은 동일한 지시문으로 시작하고, 실제로 쓸 때도 같은 지시문을 보내십시오.",
    },
    bad: Sample::Made(|| reviews("")),
    good: Sample::Made(|| reviews("Is this review good or bad? ")),
    source: "Supervised tuning of PaLM text models: include instructions in the examples",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let classes = totals.habits.classes.found();
    if classes.len() > 1 && totals.habits.instruction.is_missing() {
        sink.report_file(|| {
            let number = grouped(classes.len() as u64);
            Message::new(
                format!("the outputs are {number} classes, but the inputs share no instruction"),
                format!("출력은 {number}가지 분류인데 입력에 공통된 지시문이 없습니다"),
            )
        });
    }
}

/// Ten reviews in two classes, each behind the same words.
fn reviews(instruction: &str) -> String {
    let good = [
        "Warm, light and well made.",
        "My children love it!",
        "Arrived early, works at once.",
        "Quiet enough for the office.",
        "Worth every cent.",
    ];
    let bad = [
        "It broke within two days.",
        "Nobody answers the phone.",
        "Smells of glue.",
        "The handle came off when lifted.",
        "Far too loud, sent back.",
    ];
    let line = |review: &str, class| {
        format!("{{\"input_text\": \"{instruction}{review}\", \"output_text\": \"{class}\"}}\n")
    };
    good.iter()
        .zip(bad)
        .map(|(good, bad)| line(good, "good") + &line(bad, "bad"))
        .collect()
}
