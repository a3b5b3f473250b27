use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::{findings::Sink, habits::MarkerFault};

pub(super) static RULE: Rule = Rule {
    code: "T017",
    name: "uneven-markers",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the input does not use the markers as most inputs do",
        ko: "입력의 표시가 다른 입력과 다릅니다",
    },
    explanation: Text {
        en: "Labels such as `question:` and `context:` are part of the pattern that the model learns. Where they are missing or stand in another order, in an example or later in production, it does not recognise the pattern.",
        ko: "`question:`이나 `질문:` 같은 표시는 모델이 배우는 양식의 일부입니다. 예시에서든 나중에 실제로 쓸 때든 표시가 빠지거나 순서가 다르면 모델이 그 양식을 알아보지 못합니다.",
    },
    help: Text {
        en: "Write the same markers in the same order in every input, and in what you send in production.",
        ko: "모든 입력에 같은 표시를 같은 순서로 쓰고, 실제로 보내는 입력에도 똑같이 쓰십시오.",
    },
    bad: Sample::Made(|| questions("")),
    good: Sample::Made(|| questions("context: ")),
    source: "Supervised tuning of PaLM text models: keep the examples consistent with production",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let uneven = totals.habits.markers.uneven();
    let of = grouped(uneven.of);
    let named = uneven.inputs.len() as u64;
    for (fault, place) in uneven.inputs {
        sink.report_at(place, || message(&fault, &of));
    }
    sink.count_more(uneven.count - named);
}

fn message(fault: &MarkerFault, of: &str) -> Message {
    match fault {
        MarkerFault::Missing { marker, inputs } => {
            let inputs = grouped(*inputs);
            Message::new(
                format!("`{marker}` is missing; {inputs} of {of} inputs have it"),
                format!("`{marker}` 표시가 없습니다. 입력 {of}개 중 {inputs}개에 있습니다"),
            )
        }
        MarkerFault::Reordered { order } => {
            let order: Vec<String> = order.iter().map(|marker| format!("`{marker}`")).collect();
            let order = order.join(", ");
            Message::new(
                format!("the markers are in another order; in most inputs it is {order}"),
                format!("표시의 순서가 다릅니다. 대부분의 입력에서는 {order} 순서입니다"),
            )
        }
        MarkerFault::Respelled { marker } => Message::new(
            format!("`{marker}` is written with other capitals or another colon here"),
            format!("`{marker}` 표시의 대소문자나 쌍점이 다릅니다"),
        ),
    }
}

/// Ten questions, the last of them with this before its context.
fn questions(last: &str) -> String {
    let countries = [
        ("Peru", "Lima"),
        ("Chile", "Santiago"),
        ("Kenya", "Nairobi"),
        ("Ghana", "Accra"),
        ("Nepal", "Kathmandu"),
        ("Norway", "Oslo"),
        ("Cuba", "Havana"),
        ("Egypt", "Cairo"),
        ("Japan", "Tokyo"),
        ("Spain", "Madrid"),
    ];
    let line = |(country, capital): (&str, &str)| {
        let marker = if country == "Spain" {
            last
        } else {
            "context: "
        };
        format!(
            "{{\"input_text\": \"question: What is the capital of {country}? {marker}The government of {country} sits in {capital}.\", \"output_text\": \"{capital}\"}}\n"
        )
    };
    countries.into_iter().map(line).collect()
}
