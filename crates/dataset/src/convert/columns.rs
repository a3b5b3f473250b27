use serde::{Deserialize, Serialize};

use crate::rules::folded;

/// Which columns of a table mean what, by their names in the first row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Columns {
    /// The column of what the model is told before the question: `PaLM`'s context.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The column that is put before the input, a blank line between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// The column of the question.
    pub input: String,
    /// The column of the answer.
    pub output: String,
    /// Whether the first row holds the names. Without it columns are given by number: `"1"`, `"2"`.
    #[serde(default = "yes")]
    pub header: bool,
}

fn yes() -> bool {
    true
}

/// What the columns of published datasets are called, folded, the surest name first.
const INPUT: [&str; 22] = [
    "inputtext",
    "prompt",
    "question",
    "query",
    "input",
    "instruction",
    "user",
    "human",
    "source",
    "inputs",
    "text",
    "sentence",
    "document",
    "article",
    "review",
    "message",
    "content",
    "질문",
    "입력",
    "지시",
    "문장",
    "본문",
];
const OUTPUT: [&str; 24] = [
    "outputtext",
    "completion",
    "answer",
    "response",
    "output",
    "assistant",
    "target",
    "outputs",
    "targets",
    "label",
    "labels",
    "category",
    "class",
    "sentiment",
    "summary",
    "translation",
    "reply",
    "highlights",
    "답변",
    "출력",
    "정답",
    "응답",
    "라벨",
    "요약",
];
const SYSTEM: [&str; 5] = [
    "system",
    "systemprompt",
    "systemmessage",
    "systeminstruction",
    "시스템",
];

impl Columns {
    /// The names that were given.
    pub(super) fn named(&self) -> impl Iterator<Item = &str> {
        let optional = [&self.system, &self.instruction];
        let optional = optional.into_iter().flatten();
        optional
            .chain([&self.input, &self.output])
            .map(String::as_str)
    }

    /// What the columns of a header most likely mean.
    pub(super) fn guess(header: &[String]) -> Option<Self> {
        let output = named(header, &OUTPUT)?;
        let system = named(header, &SYSTEM);
        let mut input = named(header, &INPUT)?;
        let mut instruction = None;
        // Alpaca as a table: the instruction goes with its input.
        if let (Some(first), Some(second)) = (
            named(header, &["instruction", "지시"]),
            named(header, &["input", "context", "입력"]),
        ) {
            instruction = Some(first);
            input = second;
        }
        Some(Self {
            system,
            instruction,
            input,
            output,
            header: true,
        })
    }
}

fn named(header: &[String], names: &[&str]) -> Option<String> {
    let find = |name: &&str| header.iter().find(|column| folded(column.trim()) == **name);
    names.iter().find_map(find).cloned()
}

/// Where the columns stand.
#[derive(Debug)]
pub(super) struct Positions {
    pub(super) system: Option<usize>,
    pub(super) instruction: Option<usize>,
    pub(super) input: usize,
    pub(super) output: usize,
}

impl Positions {
    /// Finds the columns in a header; the first name that is not there otherwise.
    pub(super) fn find<'a>(columns: &'a Columns, header: &[String]) -> Result<Self, &'a str> {
        let position = |name: &'a str| {
            let position = header.iter().position(|column| column == name);
            position.ok_or(name)
        };
        let optional = |name: &'a Option<String>| name.as_deref().map(position).transpose();
        Ok(Self {
            system: optional(&columns.system)?,
            instruction: optional(&columns.instruction)?,
            input: position(&columns.input)?,
            output: position(&columns.output)?,
        })
    }

    /// Whether a column has a purpose.
    pub(super) fn uses(&self, position: usize) -> bool {
        let used = [
            self.system,
            self.instruction,
            Some(self.input),
            Some(self.output),
        ];
        used.contains(&Some(position))
    }
}
