//! Fields and authors under the names of other formats. A name is given only where the field is
//! missing, one thing alone can be meant by it, and an example that is whole comes out.

use super::rewrite::Edit;
use crate::{
    Format,
    json::{Kind, Member, Value},
    rules::near_miss::{
        AUTHOR, CONTENT, INPUT_TEXT, MESSAGES, OUTPUT_TEXT, Required, folded, meant_author,
    },
};

/// What gives an example the names of its format: the one that its own names tell, the model's, or
/// the only one that fits. Offsets count from the start of the example.
pub(super) fn edits(example: &Value<'_>, of_model: Option<Format>) -> Vec<Edit> {
    let mut edits = match (Format::detect(example), of_model) {
        (Format::Text, _) | (Format::Unknown, Some(Format::Text)) => text(example),
        (Format::Chat, _) | (Format::Unknown, Some(Format::Chat)) => chat(example),
        (Format::Unknown, None) => match (text(example), chat(example)) {
            (edits, other) | (other, edits) if other.is_empty() => edits,
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    for edit in &mut edits {
        edit.start -= example.start;
        edit.end -= example.start;
    }
    edits.sort_by_key(|edit| edit.start);
    edits
}

fn text(example: &Value<'_>) -> Vec<Edit> {
    let input = Field::find(&INPUT_TEXT, example, is_string, |_| true);
    let output = Field::find(&OUTPUT_TEXT, example, is_string, |_| true);
    let (Some(input), Some(output)) = (input, output) else {
        return Vec::new();
    };
    // What a question is about would be lost beside it.
    if matches!(input, Field::Called(_)) && example.get("context").is_some() {
        return Vec::new();
    }
    let input = input.edit(&INPUT_TEXT, "missing-input-text");
    let output = output.edit(&OUTPUT_TEXT, "missing-output-text");
    input.into_iter().chain(output).collect()
}

fn chat(example: &Value<'_>) -> Vec<Edit> {
    let is_list =
        |value: &Value<'_>| matches!(&value.kind, Kind::Array(items) if !items.is_empty());
    let Some(field) = Field::find(&MESSAGES, example, is_list, |_| true) else {
        return Vec::new();
    };
    let Kind::Array(messages) = &field.value().kind else {
        return Vec::new();
    };
    let messages: Vec<_> = messages.iter().map(Message::find).collect();
    if matches!(field, Field::Called(_)) && messages.iter().any(Option::is_none) {
        return Vec::new();
    }
    let mut edits = Vec::from_iter(field.edit(&MESSAGES, "missing-messages"));
    for (index, message) in messages.iter().enumerate() {
        let Some(message) = message else { continue };
        edits.extend(message.author.edit(&AUTHOR, "invalid-message"));
        edits.extend(message.content.edit(&CONTENT, "invalid-message"));
        let neighbours = [index.checked_sub(1), Some(index + 1)];
        let neighbours = neighbours.into_iter().flatten();
        let neighbours = neighbours.filter_map(|index| messages.get(index)?.as_ref());
        edits.extend(message.author_edit(neighbours));
    }
    edits
}

/// A message with an author and a content, under whatever names.
struct Message<'v> {
    author: Field<'v>,
    content: Field<'v>,
    /// Who speaks, as it is written.
    speaker: &'v str,
}

impl<'v> Message<'v> {
    fn find(message: &'v Value<'v>) -> Option<Self> {
        // Beside an OpenAI `role` the `name` of a person may stand.
        let is_author = |value: &Value<'_>| {
            value
                .string()
                .is_some_and(|author| meant_author(&author.text).is_some())
        };
        let author = Field::find(&AUTHOR, message, is_string, is_author)?;
        let content = Field::find(&CONTENT, message, is_string, |_| true)?;
        let speaker = author.value().string()?.text.as_ref();
        Some(Self {
            author,
            content,
            speaker,
        })
    }

    /// Who is meant: `user` or `assistant`.
    fn meant(&self) -> Option<&'static str> {
        meant_author(self.speaker).filter(|meant| *meant != "context")
    }

    /// Gives the author the name that it has here. Different names next to each other are different
    /// people, who do not become one.
    fn author_edit<'m>(
        &self,
        mut neighbours: impl Iterator<Item = &'m Message<'m>>,
    ) -> Option<Edit> {
        let meant = self.meant()?;
        let is_other = |other: &Message<'_>| {
            other.meant() == Some(meant) && folded(other.speaker) != folded(self.speaker)
        };
        if self.speaker == meant || neighbours.any(is_other) {
            return None;
        }
        let value = self.author.value();
        Some(Edit {
            rule: "unknown-author",
            start: value.start,
            end: value.end,
            with: format!("\"{meant}\"").into(),
        })
    }
}

fn is_string(value: &Value<'_>) -> bool {
    value.string().is_some()
}

/// A field of an object.
enum Field<'v> {
    /// It is there.
    There(&'v Value<'v>),
    /// It is missing, and this is the only member that stands for it.
    Called(&'v Member<'v>),
}

impl<'v> Field<'v> {
    /// Finds a field whose value is as `fits` says. Members of which `is_rival` says no are not taken
    /// for it.
    fn find(
        required: &Required,
        object: &'v Value<'v>,
        fits: impl Fn(&Value<'_>) -> bool,
        is_rival: impl Fn(&Value<'_>) -> bool,
    ) -> Option<Self> {
        if let Some(value) = object.get(required.name) {
            return fits(value).then_some(Self::There(value));
        }
        let mut meant = object
            .members()
            .iter()
            .filter(|member| required.is_meant_by(&member.key.text) && is_rival(&member.value));
        match (meant.next(), meant.next()) {
            (Some(member), None) => fits(&member.value).then_some(Self::Called(member)),
            _ => None,
        }
    }

    fn value(&self) -> &'v Value<'v> {
        match self {
            Self::There(value) => value,
            Self::Called(member) => &member.value,
        }
    }

    /// Gives it its name.
    fn edit(&self, required: &Required, rule: &'static str) -> Option<Edit> {
        match self {
            Self::There(_) => None,
            Self::Called(member) => Some(Edit {
                rule,
                start: member.key_start,
                end: member.key_end,
                with: format!("\"{}\"", required.name).into(),
            }),
        }
    }
}
