use tuning::Family;

use crate::{Format, Role, json::Value};

impl Format {
    /// The format that an example is meant to have, by the field that only this format has.
    pub(crate) fn detect(example: &Value<'_>) -> Self {
        let has = |key| example.get(key).is_some();
        if has("input_text") || has("output_text") {
            Self::Text
        } else if has("messages") {
            Self::Chat
        } else if has("contents") {
            Self::Gemini
        } else {
            Self::Unknown
        }
    }

    /// The format that models of a family are tuned with.
    pub(crate) fn of(family: Family) -> Self {
        if family.is_chat() {
            Self::Chat
        } else {
            Self::Text
        }
    }

    /// The format of a file of embedding tuning, which its role alone decides.
    pub(crate) fn of_role(role: Role) -> Option<Self> {
        match role {
            Role::Training | Role::Evaluation => None,
            Role::Corpus => Some(Self::Corpus),
            Role::Queries => Some(Self::Queries),
            Role::Labels => Some(Self::Labels),
        }
    }

    /// Whether an example is a document or a query: `_id`, `text` and perhaps `title`.
    pub(crate) fn is_row(self) -> bool {
        matches!(self, Self::Corpus | Self::Queries)
    }

    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::Text => "text (`input_text`, `output_text`)",
            Self::Chat => "chat (`messages`)",
            Self::Gemini => "Gemini (`contents`)",
            Self::Corpus => "corpus (`_id`, `text`)",
            Self::Queries => "queries (`_id`, `text`)",
            Self::Labels => "labels (`query-id`, `corpus-id`, `score`)",
            Self::Unknown => "unknown",
        }
    }

    pub(crate) fn ko(self) -> &'static str {
        match self {
            Self::Text => "텍스트(`input_text`, `output_text`)",
            Self::Chat => "채팅(`messages`)",
            Self::Gemini => "Gemini(`contents`)",
            Self::Corpus => "말뭉치(`_id`, `text`)",
            Self::Queries => "쿼리(`_id`, `text`)",
            Self::Labels => "라벨(`query-id`, `corpus-id`, `score`)",
            Self::Unknown => "알 수 없는",
        }
    }
}
