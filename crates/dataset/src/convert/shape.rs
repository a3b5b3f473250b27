use serde::{Deserialize, Serialize};

use super::{
    alpaca, chat, conversation::Conversation, gemini, loss::LeftOut, messages, notes::Notes,
    open_ai, prompt_completion, share_gpt, table, text,
};
use crate::json::{Kind, Value};

/// A shape of dataset that can be read and written.
///
/// Where it is not given it is told from the file. A file whose first character is `{` or `[` is
/// JSON: the first object that has the fields of a shape decides. Where an object has the fields of
/// several, the first of this list wins: `text`, `gemini`, `chat`, `openAi`, `shareGpt`,
/// `promptCompletion`, `alpaca`. Any other file is a table where its first line has names of
/// columns that are known (`tsv` where there is a tab in it, otherwise `csv`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shape {
    /// `PaLM` text and code: `input_text`, `output_text`.
    Text,
    /// `PaLM` chat: `context`, `messages[]{author, content}`.
    Chat,
    /// Gemini: `systemInstruction`, `contents[]{role, parts[]{text}}`.
    Gemini,
    /// `OpenAI` chat: `messages[]{role, content}`.
    OpenAi,
    /// `prompt`, `completion`.
    PromptCompletion,
    /// `instruction`, `input`, `output`.
    Alpaca,
    /// `conversations[]{from, value}`.
    ShareGpt,
    /// A table with commas, quoted as RFC 4180 has it.
    Csv,
    /// A table with tabs, quoted in the same way.
    Tsv,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Chat,
        Self::Gemini,
        Self::OpenAi,
        Self::PromptCompletion,
        Self::Alpaca,
        Self::ShareGpt,
        Self::Csv,
        Self::Tsv,
    ];

    /// Whether it has rows and columns rather than JSON objects.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv)
    }

    /// Its name in English.
    pub fn en(self) -> &'static str {
        match self {
            Self::Text => "PaLM text",
            Self::Chat => "PaLM chat",
            Self::Gemini => "Gemini",
            Self::OpenAi => "OpenAI chat",
            Self::PromptCompletion => "prompt/completion",
            Self::Alpaca => "Alpaca",
            Self::ShareGpt => "ShareGPT",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
        }
    }

    /// Its name in Korean.
    pub fn ko(self) -> &'static str {
        match self {
            Self::Text => "PaLM 텍스트",
            Self::Chat => "PaLM 채팅",
            Self::OpenAi => "OpenAI 채팅",
            _ => self.en(),
        }
    }

    /// The shape whose fields an object has.
    pub(super) fn detect(root: &Value<'_>) -> Option<Self> {
        let has = |key| root.get(key).is_some();
        if has("input_text") || has("output_text") {
            Some(Self::Text)
        } else if has("contents") {
            Some(Self::Gemini)
        } else if let Some(messages) = root.get("messages") {
            of_messages(messages, has("context"))
        } else if has("conversations") {
            Some(Self::ShareGpt)
        } else if has("prompt") || has("completion") {
            Some(Self::PromptCompletion)
        } else {
            (has("instruction") && has("output")).then_some(Self::Alpaca)
        }
    }

    /// What stands between the cells of a row.
    pub(super) fn delimiter(self) -> u8 {
        match self {
            Self::Tsv => b'\t',
            _ => b',',
        }
    }

    /// Reads an object of this shape. Tables have no objects: they are read by the row.
    pub(super) fn read<'a>(
        self,
        root: &'a Value<'a>,
        notes: &mut Notes<'a>,
    ) -> Result<Conversation<'a>, LeftOut> {
        match self {
            Self::Text | Self::Csv | Self::Tsv => text::read(root, notes),
            Self::Chat => messages::read(root, &chat::NAMES, notes),
            Self::Gemini => gemini::read(root, notes),
            Self::OpenAi => messages::read(root, &open_ai::NAMES, notes),
            Self::PromptCompletion => prompt_completion::read(root, notes),
            Self::Alpaca => alpaca::read(root, notes),
            Self::ShareGpt => messages::read(root, &share_gpt::NAMES, notes),
        }
    }

    /// Writes one example.
    pub(super) fn write<'a>(
        self,
        conversation: &Conversation<'a>,
        notes: &mut Notes<'a>,
        out: &mut Vec<u8>,
    ) -> Result<(), LeftOut> {
        match self {
            Self::Text => text::write(conversation, notes, out)?,
            Self::Chat => chat::write(conversation, notes, out),
            Self::Gemini => gemini::write(conversation, out),
            Self::OpenAi => open_ai::write(conversation, out),
            Self::PromptCompletion => prompt_completion::write(conversation, notes, out)?,
            Self::Alpaca => alpaca::write(conversation, notes, out)?,
            Self::ShareGpt => share_gpt::write(conversation, notes, out),
            Self::Csv | Self::Tsv => table::write(self, conversation, notes, out)?,
        }
        Ok(())
    }
}

fn of_messages(messages: &Value<'_>, has_context: bool) -> Option<Shape> {
    let Kind::Array(items) = &messages.kind else {
        return None;
    };
    let has = |key| items.iter().any(|item| item.get(key).is_some());
    if has("author") || (has_context && !has("role")) {
        Some(Shape::Chat)
    } else {
        has("role").then_some(Shape::OpenAi)
    }
}
