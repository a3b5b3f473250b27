use std::borrow::Cow;

use rule::Message;

use super::{
    LossKind,
    conversation::Words,
    loss::{LeftOut, Losses},
    spot::Spot,
};
use crate::{
    fault::What,
    json::{Kind, Member, Value},
    rules::shortened,
    source::Source,
};

/// What a shape reads with: how a value becomes a text, and where losses are noted.
pub(super) struct Notes<'a> {
    /// The text of the source.
    pub(super) text: &'a str,
    pub(super) source: Source<'a>,
    pub(super) losses: &'a mut Losses,
}

impl<'a> Notes<'a> {
    /// Notes that something at byte `at` of the source is lost.
    pub(super) fn lose(
        &mut self,
        kind: LossKind,
        at: usize,
        spot: Spot<'a>,
        message: impl FnOnce() -> Message,
    ) {
        let source = self.source;
        let line = || source.line(at);
        self.losses.note(kind, line, spot, message);
    }

    /// The text of a field that must be there.
    pub(super) fn required(
        &mut self,
        object: &'a Value<'a>,
        spot: Spot<'a>,
        name: &'a str,
    ) -> Result<Words<'a>, LeftOut> {
        match object.get(name) {
            Some(value) => self.words(value, spot.key(name)),
            None => Err(missing(object.start, spot.key(name))),
        }
    }

    /// The text of a field that may be missing or null.
    pub(super) fn optional(
        &mut self,
        object: &'a Value<'a>,
        name: &'a str,
    ) -> Result<Option<Words<'a>>, LeftOut> {
        object
            .get(name)
            .filter(|value| !is_nothing(value))
            .map(|value| self.words(value, Spot::ROOT.key(name)))
            .transpose()
    }

    /// The text that a value is. A number keeps the spelling that it has in the file.
    pub(super) fn words(
        &mut self,
        value: &'a Value<'a>,
        spot: Spot<'a>,
    ) -> Result<Words<'a>, LeftOut> {
        let text = match &value.kind {
            Kind::String(string) => match string.lone_surrogate {
                Some(at) => return Err(half_a_character(at, spot)),
                None => Cow::Borrowed(string.text.as_ref()),
            },
            Kind::Number | Kind::Bool => {
                let written = self.text.get(value.start..value.end).unwrap_or_default();
                self.lose(LossKind::AsText, value.start, spot, || {
                    let (what, written) = (What::of(&value.kind), shortened(written));
                    Message::new(
                        format!("`{written}` is {}; written as text", what.en()),
                        format!("`{written}`은(는) {}입니다. 텍스트로 옮겼습니다", what.ko()),
                    )
                });
                Cow::Borrowed(written)
            }
            Kind::Null => return Err(missing(value.start, spot)),
            Kind::Array(_) | Kind::Object(_) => return Err(wrong_type(value, spot)),
        };
        Ok(Words::one(value.start, spot, text))
    }

    /// Notes the members of an object that are not among the known ones.
    pub(super) fn others(&mut self, object: &'a Value<'a>, spot: Spot<'a>, known: &[&str]) {
        for member in object.members() {
            if !known.contains(&member.key.text.as_ref()) {
                self.other(member, spot);
            }
        }
    }

    /// Notes a field that is not carried over. One that other tools write without a word in it
    /// (`"name": null`) loses nothing.
    pub(super) fn other(&mut self, member: &'a Member<'a>, spot: Spot<'a>) {
        let key = member.key.text.as_ref();
        let kind = match key {
            "weight" => LossKind::Weight,
            "name" => LossKind::Name,
            "metadata" => LossKind::Metadata,
            "tools"
            | "tool_choice"
            | "toolConfig"
            | "tool_config"
            | "functions"
            | "function_call"
            | "tool_calls"
            | "parallel_tool_calls" => LossKind::Tools,
            _ => LossKind::UnknownField,
        };
        let is_known = kind != LossKind::UnknownField || matches!(key, "refusal" | "audio");
        if is_known && is_nothing(&member.value) {
            return;
        }
        self.lose(kind, member.key_start, spot.key(key), || {
            let key = shortened(key);
            match kind {
                LossKind::Weight => Message::new(
                    "`weight` is not carried over: the message counts like any other",
                    "`weight`는 옮기지 않았습니다. 이 메시지는 다른 메시지와 똑같이 학습됩니다",
                ),
                _ => Message::new(
                    format!("`{key}` is not carried over"),
                    format!("`{key}` 필드는 옮기지 않았습니다"),
                ),
            }
        });
    }
}

/// Whether a value says nothing: null, or an empty list.
pub(super) fn is_nothing(value: &Value<'_>) -> bool {
    match &value.kind {
        Kind::Null => true,
        Kind::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// The items of a list that must be there and hold something.
pub(super) fn list<'a>(
    object: &'a Value<'a>,
    spot: Spot<'a>,
    name: &'a str,
) -> Result<&'a [Value<'a>], LeftOut> {
    let spot = spot.key(name);
    let Some(value) = object.get(name) else {
        return Err(missing(object.start, spot));
    };
    match &value.kind {
        Kind::Array(items) if !items.is_empty() => Ok(items),
        Kind::Array(_) => Err(LeftOut::new(
            LossKind::MissingField,
            value.start,
            spot,
            Message::new(
                format!("`{name}` is empty"),
                format!("`{name}` 필드가 비어 있습니다"),
            ),
        )),
        Kind::Null => Err(missing(value.start, spot)),
        _ => Err(wrong_type(value, spot)),
    }
}

/// A text that the example needs is not there.
pub(super) fn missing(at: usize, spot: Spot<'_>) -> LeftOut {
    let name = shortened(spot.name());
    let message = Message::new(
        format!("`{name}` is missing"),
        format!("`{name}` 필드가 없습니다"),
    );
    LeftOut::new(LossKind::MissingField, at, spot, message)
}

/// A value is of a kind that cannot stand here.
pub(super) fn wrong_type(value: &Value<'_>, spot: Spot<'_>) -> LeftOut {
    let what = What::of(&value.kind);
    let message = Message::new(
        format!("{} cannot stand here", what.en()),
        format!("여기에 올 수 없는 값입니다: {}", what.ko()),
    );
    LeftOut::new(LossKind::WrongType, value.start, spot, message)
}

fn half_a_character(at: usize, spot: Spot<'_>) -> LeftOut {
    let message = Message::new(
        "a surrogate without its partner is no text",
        "짝이 없는 서로게이트는 텍스트가 아닙니다",
    );
    LeftOut::new(LossKind::LoneSurrogate, at, spot, message)
}
