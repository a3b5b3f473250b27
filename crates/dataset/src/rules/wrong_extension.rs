use rule::{Message, Sample, Severity, Text};

use super::{Check, Rule, Totals, shortened};
use crate::{Role, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "F019",
    name: "wrong-extension",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "the file name does not end in `.jsonl`, or `.tsv` for labels",
        ko: "파일 이름이 `.jsonl`(라벨은 `.tsv`)로 끝나지 않습니다",
    },
    explanation: Text {
        en: "The service asks for a JSONL object in Cloud Storage, for labels of embeddings for a TSV one, and has refused other names.",
        ko: "서비스는 Cloud Storage의 JSONL 객체(임베딩 라벨은 TSV 객체)를 요구하며 다른 이름을 거부한 일이 있습니다.",
    },
    help: Text {
        en: "Rename the file to end in `.jsonl`, or in `.tsv` if it holds labels, before you upload it.",
        ko: "업로드하기 전에 이름이 `.jsonl`(라벨은 `.tsv`)로 끝나도록 바꾸십시오.",
    },
    bad: Sample::Text("train.json"),
    good: Sample::Text("train.jsonl"),
    source: "Vertex AI: prepare supervised tuning data; GoogleCloudPlatform/generative-ai issue 2081",
    check: Check::File(check),
};

fn check(totals: &Totals<'_>, sink: &mut Sink<'_>) {
    let Some(name) = &totals.options.file_name else {
        return;
    };
    let extension = match totals.options.role {
        Role::Labels => ".tsv",
        _ => ".jsonl",
    };
    if totals.unreadable.is_none() && !name.to_ascii_lowercase().ends_with(extension) {
        sink.report_file(|| {
            let name = shortened(name);
            Message::new(
                format!("`{name}` does not end in `{extension}`"),
                format!("`{name}`은(는) `{extension}`(으)로 끝나지 않습니다"),
            )
        });
    }
}
