use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, Totals};
use crate::findings::Sink;

pub(super) static RULE: Rule = Rule {
    code: "C012",
    name: "too-many-authors",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "the file has more messages than the service takes",
        ko: "메시지가 서비스가 받는 최대 개수보다 많습니다",
    },
    explanation: Text {
        en: "The service counts the `author` fields of all conversations together and rejects the file when there are too many.",
        ko: "서비스는 모든 대화의 `author` 필드를 합해서 세고, 너무 많으면 파일을 거부합니다.",
    },
    help: Text {
        en: "Keep the conversations that differ most and move the others to a file of their own.",
        ko: "서로 가장 다른 대화를 남기고 나머지는 다른 파일로 옮기십시오.",
    },
    bad: Sample::Made(|| super::numbered_conversations(2_501)),
    good: Sample::Made(|| super::numbered_conversations(200)),
    source: "Supervised tuning of PaLM text models: chat dataset format (10,000 `author` fields)",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let Some(most) = totals.model.limits().maximum_authors else {
        return;
    };
    if totals.authors > most {
        sink.report_file(|| {
            let (authors, most) = (grouped(totals.authors), grouped(most));
            Message::new(
                format!("{authors} `author` fields in all messages; at most {most} are taken"),
                format!(
                    "모든 메시지에 `author` 필드가 {authors}개 있습니다. 최대 {most}개까지 받습니다"
                ),
            )
        });
    }
}
