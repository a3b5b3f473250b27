use tuning::{Family, Model, whole};
use vertex::endpoints::Sampling;

use crate::state::Typed;

/// One of the values that say how freely a model answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SamplingField {
    /// 0 is the most likely answer, 1 a bold one.
    Temperature,
    /// The longest answer, in tokens.
    MaxOutputTokens,
    /// How many of the likeliest tokens are chosen from.
    TopK,
    /// How much likelihood those have together.
    TopP,
}

/// The longest answer of a model that is not known: what the smaller ones can say at most.
/// Source: [`LEGACY_MODELS`](tuning::source::LEGACY_MODELS).
const LONGEST_ANSWER: u64 = 2_048;
/// The longest answer of the 32k models. Source: [`LEGACY_MODELS`](tuning::source::LEGACY_MODELS).
const LONGEST_ANSWER_32K: u64 = 8_192;

impl SamplingField {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Temperature,
        Self::MaxOutputTokens,
        Self::TopK,
        Self::TopP,
    ];

    /// Its name in requests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Temperature => "temperature",
            Self::MaxOutputTokens => "maxOutputTokens",
            Self::TopK => "topK",
            Self::TopP => "topP",
        }
    }

    /// Whether it can be set for models of this family: models for code do not take the last two.
    /// Source: [`SDK`](tuning::source::SDK).
    pub fn applies_to(self, family: Family) -> bool {
        match self {
            Self::Temperature | Self::MaxOutputTokens => true,
            Self::TopK | Self::TopP => matches!(family, Family::Text | Family::Chat),
        }
    }

    /// The least and the most that it can be. Source: [`SDK`](tuning::source::SDK).
    pub fn range(self, model: Option<&Model>) -> (f64, f64) {
        match self {
            Self::Temperature | Self::TopP => (0.0, 1.0),
            Self::TopK => (1.0, 40.0),
            Self::MaxOutputTokens => {
                let is_32k = model.is_some_and(|model| model.name.contains("-32k"));
                let longest = if is_32k {
                    LONGEST_ANSWER_32K
                } else {
                    LONGEST_ANSWER
                };
                (1.0, longest as f64)
            }
        }
    }

    fn is_whole(self) -> bool {
        matches!(self, Self::MaxOutputTokens | Self::TopK)
    }
}

/// How freely a model answers, as it was typed. What is blank, the model decides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SamplingDraft {
    temperature: String,
    max_output_tokens: String,
    top_k: String,
    top_p: String,
}

impl SamplingDraft {
    /// What was typed.
    pub fn typed(&self, field: SamplingField) -> &str {
        match field {
            SamplingField::Temperature => &self.temperature,
            SamplingField::MaxOutputTokens => &self.max_output_tokens,
            SamplingField::TopK => &self.top_k,
            SamplingField::TopP => &self.top_p,
        }
    }

    pub(super) fn set(&mut self, field: SamplingField, text: String) {
        *match field {
            SamplingField::Temperature => &mut self.temperature,
            SamplingField::MaxOutputTokens => &mut self.max_output_tokens,
            SamplingField::TopK => &mut self.top_k,
            SamplingField::TopP => &mut self.top_p,
        } = text;
    }

    /// Whether a value can stay as it is.
    pub fn is_right(&self, field: SamplingField, model: Option<&Model>) -> bool {
        match Typed::read(self.typed(field)) {
            Typed::Blank => true,
            Typed::Unreadable => false,
            Typed::Number(number) => {
                let (least, most) = field.range(model);
                (least..=most).contains(&number) && (!field.is_whole() || number.fract() == 0.0)
            }
        }
    }

    /// What is sent with a prompt; none while a value is wrong.
    pub fn read(&self, family: Family, model: Option<&Model>) -> Option<Sampling> {
        let mut applying = SamplingField::ALL.into_iter();
        if !applying.all(|field| !field.applies_to(family) || self.is_right(field, model)) {
            return None;
        }
        let number = |field: SamplingField| {
            let typed = field.applies_to(family).then(|| self.typed(field))?;
            Typed::read(typed).number()
        };
        Some(Sampling {
            temperature: number(SamplingField::Temperature),
            max_output_tokens: number(SamplingField::MaxOutputTokens).and_then(whole),
            top_k: number(SamplingField::TopK).and_then(whole),
            top_p: number(SamplingField::TopP),
        })
    }
}
