use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals, shortened};
use crate::{classes::Class, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "T018",
    name: "class-imbalance",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "the classes are very unevenly filled",
        ko: "분류별 예시 수가 크게 치우쳐 있습니다",
    },
    explanation: Text {
        en: "A model that sees one class nearly always learns to answer with it whatever the input. Of a class that it sees once it learns nothing, and often such a class is a typing error.",
        ko: "거의 한 가지 분류만 본 모델은 입력과 상관없이 그 답을 내놓습니다. 한 번만 본 분류는 배우지 못하며, 그런 분류는 오타인 경우도 많습니다.",
    },
    help: Text {
        en: "Add examples of the other classes or leave out some of the largest, and correct a class that is misspelled.",
        ko: "다른 분류의 예시를 추가하거나 가장 많은 분류의 예시를 줄이고, 잘못 적은 분류는 바로잡으십시오.",
    },
    bad: Sample::Made(|| numbers_under(20)),
    good: Sample::Made(|| numbers_under(11)),
    source: "practice",
    check: Check::File(check),
};

/// Per cent of the examples above which one class is too many.
const MOST_PERCENT: u64 = 90;

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let classes = totals.habits.classes.found();
    let outputs = totals.habits.classes.outputs();
    for class in classes {
        if class.examples * 100 > outputs * MOST_PERCENT {
            sink.report_at(class.first, || too_many(class, outputs));
        } else if class.examples == 1 && !is_number(&class.name) {
            sink.report_at(class.first, || single(class, classes));
        }
    }
}

/// A number may be a quantity, and of those some come once.
fn is_number(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_digit()) && !name.chars().any(char::is_alphabetic)
}

fn too_many(class: &Class, outputs: u64) -> Message {
    let name = shortened(&class.name);
    let (examples, of) = (grouped(class.examples), grouped(outputs));
    if class.examples == outputs {
        return Message::new(
            format!("all {of} outputs are `{name}`"),
            format!("출력 {of}개가 모두 `{name}`입니다"),
        );
    }
    Message::new(
        format!(
            "{examples} of {of} outputs are `{name}`, over {MOST_PERCENT} %; this is the first"
        ),
        format!(
            "출력 {of}개 중 {examples}개가 `{name}`입니다({MOST_PERCENT}% 초과). 그중 첫 번째입니다"
        ),
    )
}

fn single(class: &Class, classes: &[Class]) -> Message {
    let name = shortened(&class.name);
    let others = classes.iter().filter(|other| other.examples > 1);
    match tuning::nearest(&class.name, others.map(|other| other.name.as_str())) {
        Some(other) => {
            let other = shortened(other);
            Message::new(
                format!("`{name}` is the output of this example alone; is `{other}` meant?"),
                format!("출력이 `{name}`인 예시는 이것뿐입니다. 혹시 `{other}`입니까?"),
            )
        }
        None => Message::new(
            format!("`{name}` is the output of this example alone"),
            format!("출력이 `{name}`인 예시는 이것뿐입니다"),
        ),
    }
}

/// The numbers from 1 to 21, of which those under `bound` are so.
fn numbers_under(bound: u64) -> String {
    let line = |n| {
        let class = if n < bound { "yes" } else { "no" };
        format!("{{\"input_text\": \"Is {n} under {bound}?\", \"output_text\": \"{class}\"}}\n")
    };
    (1..=21).map(line).collect()
}
