use std::{borrow::Cow, collections::BTreeMap, fmt};

use rustc_hash::FxHashMap;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, json, value::RawValue};

/// A file with its two large parts apart, not yet read.
pub(crate) struct Raw<'a> {
    /// All the rest, with an empty "vocab" and "merges" in its "model".
    pub(crate) frame: Value,
    /// The pieces.
    pub(crate) vocab: &'a RawValue,
    /// The merge rules.
    pub(crate) merges: &'a RawValue,
}

impl<'a> Raw<'a> {
    /// Takes apart a file of a byte-pair encoding.
    pub(crate) fn of(text: &'a str) -> Option<Self> {
        let mut file: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
        let model = file.remove("model")?.get();
        let mut model: BTreeMap<String, &RawValue> = serde_json::from_str(model).ok()?;
        let (vocab, merges) = (model.remove("vocab")?, model.remove("merges")?);
        let mut frame = values(&file)?;
        let mut model = values(&model)?;
        model.insert("vocab".to_owned(), json!({}));
        model.insert("merges".to_owned(), json!([]));
        frame.insert("model".to_owned(), Value::Object(model));
        Some(Self {
            frame: Value::Object(frame),
            vocab,
            merges,
        })
    }
}

fn values(raw: &BTreeMap<String, &RawValue>) -> Option<Map<String, Value>> {
    raw.iter()
        .map(|(key, value)| Some((key.clone(), serde_json::from_str(value.get()).ok()?)))
        .collect()
}

/// A piece or a part of a merge, borrowed where it is written without escapes.
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor).map(Self)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

/// The pieces with their numbers. No piece is there twice.
pub(crate) struct Vocab<'a>(pub(crate) FxHashMap<Cow<'a, str>, u32>);

impl<'de> Deserialize<'de> for Vocab<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pieces;

        impl<'de> Visitor<'de> for Pieces {
            type Value = Vocab<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("pieces with their numbers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pieces = FxHashMap::default();
                while let Some((Text(piece), number)) = map.next_entry()? {
                    if pieces.insert(piece, number).is_some() {
                        return Err(A::Error::custom("a piece is there twice"));
                    }
                }
                Ok(Vocab(pieces))
            }
        }

        deserializer.deserialize_map(Pieces)
    }
}

/// Calls `each` with the two sides of every merge rule, in order, until it has no answer. A rule is
/// written as a pair, or in older files as one text with a space between the two.
pub(crate) fn merges(raw: &RawValue, each: impl FnMut(&str, &str) -> Option<()>) -> Option<()> {
    let mut deserializer = serde_json::Deserializer::from_str(raw.get());
    deserializer.deserialize_seq(Merges(each)).ok()
}

struct Merges<F>(F);

impl<'de, F: FnMut(&str, &str) -> Option<()>> Visitor<'de> for Merges<F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("merge rules")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut rules: A) -> Result<(), A::Error> {
        while let Some(rule) = rules.next_element::<Sides>()? {
            let answer = match &rule {
                Sides::Two(Text(left), Text(right)) => (self.0)(left, right),
                // The library leaves out such a line.
                Sides::One(Text(line)) if line.starts_with("#version") => Some(()),
                Sides::One(Text(line)) => match line.split_once(' ') {
                    Some((left, right)) if !right.contains(' ') => (self.0)(left, right),
                    _ => None,
                },
            };
            answer.ok_or_else(|| A::Error::custom("a rule cannot be used"))?;
        }
        Ok(())
    }
}

enum Sides<'a> {
    Two(Text<'a>, Text<'a>),
    One(Text<'a>),
}

impl<'de> Deserialize<'de> for Sides<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SidesVisitor;

        impl<'de> Visitor<'de> for SidesVisitor {
            type Value = Sides<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a pair or a line")
            }

            fn visit_borrowed_str<E>(self, line: &'de str) -> Result<Self::Value, E> {
                Ok(Sides::One(Text(Cow::Borrowed(line))))
            }

            fn visit_str<E>(self, line: &str) -> Result<Self::Value, E> {
                Ok(Sides::One(Text(Cow::Owned(line.to_owned()))))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut pair: A) -> Result<Self::Value, A::Error> {
                match (
                    pair.next_element()?,
                    pair.next_element()?,
                    pair.next_element()?,
                ) {
                    (Some(left), Some(right), None::<Text>) => Ok(Sides::Two(left, right)),
                    _ => Err(A::Error::custom("a rule is not a pair")),
                }
            }
        }

        deserializer.deserialize_any(SidesVisitor)
    }
}
