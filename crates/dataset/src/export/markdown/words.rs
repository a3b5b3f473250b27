//! The words of the report, in every language.

use rule::{Language, Severity, Text, grouped};
use tokens::Exactness;

use crate::{Format, Headline, Role};

const fn text(en: &'static str, ko: &'static str) -> Text {
    Text { en, ko }
}

pub(super) const TITLE: Text = text("Dataset report", "데이터 세트 보고서");
pub(super) const PASTED: Text = text("pasted text", "붙여넣은 텍스트");
pub(super) const FILE: Text = text("File", "파일");
pub(super) const FORMAT: Text = text("Format", "형식");
pub(super) const CHECKED_FOR: Text = text("Checked for", "검사 기준");
pub(super) const EXAMPLES: Text = text("Examples", "예시");
pub(super) const TOKENS: Text = text("Tokens", "토큰");
pub(super) const NOT_COUNTED: Text = text("not counted", "세지 않음");
pub(super) const CUT_FIELDS: Text = text("Fields that would be cut", "잘리는 필드");
pub(super) const FOUND: Text = text("What was found", "찾은 것");
pub(super) const NOTHING: Text = text(
    "Nothing: no rule is broken.",
    "찾은 것이 없습니다. 어긴 규칙이 없습니다.",
);
pub(super) const SEVERITY: Text = text("Severity", "심각도");
pub(super) const RULE: Text = text("Rule", "규칙");
pub(super) const COUNT: Text = text("Count", "개수");
pub(super) const MEANING: Text = text("What it means", "뜻");
pub(super) const HELP: Text = text("What to do", "할 일");
pub(super) const FINDINGS: Text = text("The findings", "찾은 곳");
pub(super) const WHOLE_FILE: Text = text("The file as a whole", "파일 전체");
pub(super) const EXAMPLE: Text = text("Example", "예시");
pub(super) const LINE: Text = text("Line", "줄");
pub(super) const FIELD: Text = text("Field", "필드");
pub(super) const LIMIT: Text = text("Limit", "한도");
pub(super) const STATISTICS: Text = text("Statistics", "통계");
pub(super) const STATISTICS_NOTE: Text = text(
    "Under the names that Vertex AI gives them, so that you can compare them after a job.",
    "Vertex AI가 쓰는 이름 그대로이므로 작업이 끝난 뒤 비교할 수 있습니다.",
);
pub(super) const FIGURE: Text = text("Figure", "값");

pub(super) fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => text("error", "오류"),
        Severity::Warning => text("warning", "경고"),
        Severity::Advice => text("advice", "조언"),
    }
}

pub(super) fn role(role: Role) -> Text {
    match role {
        Role::Training => text("training", "학습"),
        Role::Evaluation => text("evaluation", "평가"),
        Role::Corpus => text("corpus", "말뭉치"),
        Role::Queries => text("queries", "쿼리"),
        Role::Labels => text("labels", "라벨"),
    }
}

pub(super) fn format(format: Format) -> Text {
    match format {
        Format::Unknown => text("unknown", "알 수 없음"),
        known => text(known.en(), known.ko()),
    }
}

pub(super) fn exactness(exactness: Exactness) -> Text {
    match exactness {
        Exactness::Exact => text("exact", "정확"),
        Exactness::Estimate => text("estimate", "추정"),
    }
}

/// `1 line`, `2 lines`; Korean has no plural.
fn counted(count: u64, one: &str, several: &str) -> String {
    format!(
        "{} {}",
        grouped(count),
        if count == 1 { one } else { several }
    )
}

pub(super) fn size(bytes: u64, lines: u64, language: Language) -> String {
    match language {
        Language::English => format!(
            "{}, {}",
            counted(bytes, "byte", "bytes"),
            counted(lines, "line", "lines")
        ),
        Language::Korean => format!("{}바이트, {}줄", grouped(bytes), grouped(lines)),
    }
}

pub(super) fn place(line: u64, column: u64, language: Language) -> String {
    let (line, column) = (grouped(line), grouped(column));
    match language {
        Language::English => format!("Line {line}, column {column}"),
        Language::Korean => format!("{line}번째 줄, {column}번째 칸"),
    }
}

/// The answer in a sentence. `at_least` where there are more findings than were listed.
pub(super) fn verdict(
    headline: Headline,
    examples: u64,
    at_least: bool,
    language: Language,
) -> String {
    match language {
        Language::English => english(headline, examples, at_least),
        Language::Korean => korean(headline, examples, at_least),
    }
}

fn english(headline: Headline, examples: u64, at_least: bool) -> String {
    match headline {
        Headline::Ready if examples == 1 => "Ready: the one example would be accepted".to_owned(),
        Headline::Ready => format!(
            "Ready: all {} examples would be accepted",
            grouped(examples)
        ),
        Headline::Warnings(count) => {
            format!("Ready, with {}", counted(count, "warning", "warnings"))
        }
        Headline::Lines { lines, file } => format!(
            "Not ready: {}{}{} would be rejected",
            if at_least { "at least " } else { "" },
            counted(lines, "line", "lines"),
            if file {
                ", and the file as a whole,"
            } else {
                ""
            },
        ),
        Headline::File => "Not ready: the file as a whole would be rejected".to_owned(),
    }
}

fn korean(headline: Headline, examples: u64, at_least: bool) -> String {
    match headline {
        Headline::Ready => format!("준비됨: 예시 {}개가 모두 받아들여집니다", grouped(examples)),
        Headline::Warnings(count) => format!("준비됨, 경고 {}개 있음", grouped(count)),
        Headline::Lines { lines, file } => format!(
            "준비 안 됨: {}{}줄{} 거부됩니다",
            if at_least { "적어도 " } else { "" },
            grouped(lines),
            if file { "과 파일 전체가" } else { "이" },
        ),
        Headline::File => "준비 안 됨: 파일 전체가 거부됩니다".to_owned(),
    }
}
