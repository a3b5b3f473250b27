use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, shortened};
use crate::{
    fault::Fault,
    findings::Sink,
    labels::{HEADER, HeaderFault},
};

pub(super) static RULE: Rule = Rule {
    code: "M006",
    name: "wrong-label-header",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the labels do not begin with the header `query-id`, `corpus-id`, `score`",
        ko: "라벨 파일이 `query-id`, `corpus-id`, `score` 머리글로 시작하지 않습니다",
    },
    explanation: Text {
        en: "The service tells the columns apart by these names, in this order, with a tab between them.",
        ko: "서비스는 이 순서로 탭으로 나뉜 이 이름들을 보고 열을 구별합니다.",
    },
    help: Text {
        en: "Write `query-id`, `corpus-id` and `score` on the first line, in lower case, with a tab between them and between the columns of every row.",
        ko: "첫 줄에 `query-id`, `corpus-id`, `score`를 소문자로 쓰고, 그 사이와 모든 줄의 열 사이를 탭으로 나누십시오.",
    },
    bad: Sample::Text("query_id\tcorpus-id\tscore\nq1\td1\t1"),
    good: Sample::Text("query-id\tcorpus-id\tscore\nq1\td1\t1"),
    source: "Vertex AI: tune text embeddings",
    check: Check::Fault(check),
};

fn check(fault: &Fault, sink: &mut Sink<'_>) {
    if let Fault::WrongHeader { start, end, fault } = fault {
        sink.report(*start, *end, "", || message(fault));
    }
}

fn message(fault: &HeaderFault) -> Message {
    match fault {
        HeaderFault::Separator(separator) => {
            let (en, ko) = match separator {
                ',' => ("commas", "쉼표"),
                ';' => ("semicolons", "세미콜론"),
                '|' => ("vertical bars", "세로줄"),
                _ => ("spaces", "공백"),
            };
            Message::new(
                format!("the columns are separated by {en}; separate them by tabs"),
                format!("열이 {ko}(으)로 나뉘어 있습니다. 탭으로 나누십시오"),
            )
        }
        HeaderFault::Name { found, wanted } => {
            let found = shortened(found);
            Message::new(
                format!("`{found}` must be written `{wanted}`"),
                format!("`{found}`은(는) `{wanted}`(으)로 써야 합니다"),
            )
        }
        HeaderFault::Order(found) => {
            let [found, wanted] = [found.as_slice(), &HEADER].map(|names| names.join("`, `"));
            Message::new(
                format!("the columns are `{found}`; their order must be `{wanted}`"),
                format!("열이 `{found}` 순서입니다. `{wanted}` 순서여야 합니다"),
            )
        }
        HeaderFault::NoScore => Message::new(
            "`score` is missing; write it behind `query-id` and `corpus-id`",
            "`score`가 없습니다. `query-id`와 `corpus-id` 뒤에 쓰십시오",
        ),
        HeaderFault::MoreColumns(columns) => Message::new(
            format!("{columns} columns; only `query-id`, `corpus-id` and `score` are taken"),
            format!("열이 {columns}개입니다. `query-id`, `corpus-id`, `score`만 받습니다"),
        ),
        HeaderFault::Missing => Message::new(
            "this line is a label already; the header must stand before it",
            "이 줄은 이미 라벨입니다. 그 앞에 머리글이 있어야 합니다",
        ),
        HeaderFault::Json => Message::new(
            "this line is JSON, not the header of a table; the rest of the file was not checked",
            "이 줄은 표의 머리글이 아니라 JSON입니다. 파일의 나머지는 검사하지 않았습니다",
        ),
        HeaderFault::Unknown(found) => {
            let (found, wanted) = (shortened(found), HEADER.join("`, `"));
            Message::new(
                format!("`{found}` stands where the header `{wanted}` must be"),
                format!("`{wanted}` 머리글이 있어야 할 자리에 `{found}`이(가) 있습니다"),
            )
        }
    }
}
