use rule::{Message, Sample, Severity, Text, grouped};

use super::{Check, Rule, shortened};
use crate::{Fingerprint, Role, findings::Sink, labels::Label};

pub(super) static RULE: Rule = Rule {
    code: "M012",
    name: "pair-in-two-splits",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "the pair stands in another labels file too",
        ko: "다른 라벨 파일에도 있는 쌍입니다",
    },
    explanation: Text {
        en: "What the model has learnt from says nothing about how it does on new queries: measured on the same pair, it looks better than it is.",
        ko: "모델이 이미 학습한 쌍으로는 새로운 쿼리에서의 성능을 알 수 없습니다. 같은 쌍으로 측정하면 실제보다 좋아 보입니다.",
    },
    help: Text {
        en: "Keep the pair in one of the files.",
        ko: "쌍을 한 파일에만 남기십시오.",
    },
    bad: Sample::Text("query-id\tcorpus-id\tscore\n1\t1\t1"),
    good: Sample::Text("query-id\tcorpus-id\tscore\n1\t2\t1"),
    source: "Practice",
    check: Check::Label(check),
};

fn check(label: &Label<'_>, against: &[Fingerprint], sink: &mut Sink<'_>) {
    let Some(pair) = &label.pair else {
        return;
    };
    let note = pair.note(0);
    let elsewhere = against
        .iter()
        .filter(|file| file.role() == Role::Labels)
        .find_map(|file| file.seen().first_line_saying(&note));
    if let Some(line) = elsewhere {
        let (start, end) = (label.row.start, label.row.end());
        sink.report(start, end, "", || {
            let [query, document] = [pair.query, pair.document].map(|id| shortened(id.text));
            let line = grouped(line);
            Message::new(
                format!("`{query}` and `{document}` stand together on line {line} of another file"),
                format!(
                    "`{query}`와(과) `{document}`의 쌍이 다른 파일의 {line}번째 줄에도 있습니다"
                ),
            )
        });
    }
}
