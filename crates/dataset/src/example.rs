//! One example with everything that the rules ask of it.

use tokens::Counter;
use tuning::Limits;

use crate::{
    Format,
    json::{JsonString, Kind, Value},
    path::Path,
    seen::{Key, Note},
};

/// One example: a JSON object of the format that is being checked.
#[derive(Debug)]
pub(crate) struct Example<'a> {
    /// The format that it is checked as.
    pub(crate) format: Format,
    /// The whole object.
    pub(crate) root: &'a Value<'a>,
    /// Its texts, in reading order. A field that is missing or no string is not among them.
    pub(crate) fields: Vec<Field<'a>>,
    /// The fields that the service would cut.
    pub(crate) cuts: Vec<Cut<'a>>,
}

/// A text of an example.
#[derive(Debug)]
pub(crate) struct Field<'a> {
    pub(crate) part: Part,
    pub(crate) path: Path<'a>,
    pub(crate) value: &'a Value<'a>,
    pub(crate) text: &'a JsonString<'a>,
    /// Its tokens; 0 when nothing counts.
    pub(crate) tokens: u64,
}

/// What a text is to the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// `input_text`, the content of a user's message, or the title or text of a row.
    Input,
    /// `output_text`, or the content of an assistant's message.
    Output,
    /// `context`.
    Context,
    /// The content of a message whose author is neither.
    Other,
}

/// A field over a limit.
#[derive(Debug)]
pub(crate) struct Cut<'a> {
    pub(crate) limit: Limit,
    /// Index in [`Example::fields`] of the field in which the cut falls.
    pub(crate) field: usize,
    pub(crate) path: Path<'a>,
    /// Tokens that the limit is compared with.
    pub(crate) tokens: u64,
    /// The limit in tokens.
    pub(crate) most: u64,
    /// Byte offset in the field's text behind which all is lost.
    pub(crate) at: usize,
}

/// Which of a model's limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    Input,
    Output,
    Total,
}

impl<'a> Example<'a> {
    /// Reads the fields of `root` as `format` has them, and counts them.
    pub(crate) fn read(
        format: Format,
        root: &'a Value<'a>,
        limits: &Limits,
        counter: Option<&mut (dyn Counter + 'static)>,
    ) -> Self {
        let mut example = Self::uncounted(format, root);
        if let Some(counter) = counter {
            example.count(limits, counter);
        }
        example
    }

    /// Reads the fields alone.
    pub(crate) fn uncounted(format: Format, root: &'a Value<'a>) -> Self {
        let mut example = Self {
            format,
            root,
            fields: Vec::new(),
            cuts: Vec::new(),
        };
        if format == Format::Chat {
            example.take(Part::Context, Path::Field("context"), root.get("context"));
            for (index, message) in items(root, "messages").iter().enumerate() {
                let part = match author(message) {
                    Some("user") => Part::Input,
                    Some("assistant") => Part::Output,
                    _ => Part::Other,
                };
                example.take(
                    part,
                    Path::MessageField(index, "content"),
                    message.get("content"),
                );
            }
        } else if format.is_row() {
            for field in ["title", "text"] {
                example.take(Part::Input, Path::Field(field), root.get(field));
            }
        } else {
            example.take(
                Part::Input,
                Path::Field("input_text"),
                root.get("input_text"),
            );
            example.take(
                Part::Output,
                Path::Field("output_text"),
                root.get("output_text"),
            );
        }
        example
    }

    fn take(&mut self, part: Part, path: Path<'a>, value: Option<&'a Value<'a>>) {
        if let Some(value) = value
            && let Some(text) = value.string()
        {
            self.fields.push(Field {
                part,
                path,
                value,
                text,
                tokens: 0,
            });
        }
    }

    fn count(&mut self, limits: &Limits, counter: &mut (dyn Counter + 'static)) {
        for field in &mut self.fields {
            field.tokens = counter.count(&field.text.text);
        }
        for index in 0..self.fields.len() {
            if let Some(field) = self.fields.get(index)
                && let Some((limit, most)) = self.own_limit(field.part, limits)
            {
                self.cut(limit, index, field.tokens, most, most, counter);
            }
        }
        if let Some(most) = limits.total_tokens {
            self.cut_total(most, counter);
        }
    }

    /// The limit that a field has to keep by itself.
    pub(crate) fn own_limit(&self, part: Part, limits: &Limits) -> Option<(Limit, u64)> {
        let (limit, most) = match part {
            Part::Input if !self.is_chat() => (Limit::Input, limits.input_tokens),
            Part::Output => (Limit::Output, limits.output_tokens),
            _ => return None,
        };
        Some((limit, most?))
    }

    /// Where all fields together break a limit, the cut falls in the field that passes it, counted in
    /// reading order.
    fn cut_total(&mut self, most: u64, counter: &mut (dyn Counter + 'static)) {
        let total = self.tokens();
        let mut before = 0;
        for index in 0..self.fields.len() {
            let tokens = self.fields.get(index).map_or(0, |field| field.tokens);
            if before + tokens > most {
                self.cut(Limit::Total, index, total, most, most - before, counter);
                return;
            }
            before += tokens;
        }
    }

    /// Notes a cut after the first `keep` tokens of a field, where `tokens` break the limit of `most`.
    fn cut(
        &mut self,
        limit: Limit,
        field: usize,
        tokens: u64,
        most: u64,
        keep: u64,
        counter: &mut (dyn Counter + 'static),
    ) {
        if tokens <= most {
            return;
        }
        if let Some(Field { path, text, .. }) = self.fields.get(field)
            && let Some(at) = counter.cut_at(&text.text, keep)
        {
            self.cuts.push(Cut {
                limit,
                field,
                path: *path,
                tokens,
                most,
                at,
            });
        }
    }

    /// Tokens in all fields.
    pub(crate) fn tokens(&self) -> u64 {
        self.fields.iter().map(|field| field.tokens).sum()
    }

    /// Tokens in the fields of which `is_wanted` says yes.
    pub(crate) fn tokens_where(&self, is_wanted: impl Fn(Part) -> bool) -> u64 {
        self.fields
            .iter()
            .filter(|field| is_wanted(field.part))
            .map(|field| field.tokens)
            .sum()
    }

    /// Whether it is an input and an output.
    pub(crate) fn is_text(&self) -> bool {
        !self.is_chat() && !self.is_row()
    }

    /// Whether it is a document or a query.
    pub(crate) fn is_row(&self) -> bool {
        self.format.is_row()
    }

    /// What it is held against others by: the input and the output; of a conversation all that is said.
    ///
    /// `None` when it lacks what it needs, or a text cannot be told from others. That has been said of
    /// it, and what it has in common with others that are no better says nothing more.
    pub(crate) fn note(&self, line: u64) -> Option<Note> {
        if self
            .fields
            .iter()
            .any(|field| field.text.lone_surrogate.is_some())
        {
            return None;
        }
        let (subject, rest) = if self.is_chat() {
            (Key::of(self.all_that_is_said()?), Key::NONE)
        } else {
            let key = |part| {
                let mut fields = self.fields.iter().filter(|field| field.part == part);
                let text = fields.next()?.text.text.as_ref();
                (!text.trim().is_empty()).then(|| Key::of([text]))
            };
            (key(Part::Input)?, key(Part::Output)?)
        };
        Some(Note::new(subject, rest, line))
    }

    /// What labels know of a document or a query: its `_id`. `text` is the text of the source.
    ///
    /// A number is no id, which is said of it; the labels that name it are not to blame.
    pub(crate) fn note_of_row(&self, line: u64, text: &str) -> Option<Note> {
        let value = self.root.get("_id")?;
        let id = match &value.kind {
            Kind::String(id) if id.lone_surrogate.is_none() && !id.text.trim().is_empty() => {
                &id.text
            }
            Kind::Number => text.get(value.start..value.end)?,
            _ => return None,
        };
        Some(Note::new(Key::of([id]), Key::NONE, line))
    }

    /// The context, where there is one, then author and content of every message.
    fn all_that_is_said(&self) -> Option<Vec<&'a str>> {
        let context = self.root.get("context");
        let messages = self.messages();
        let mut texts = Vec::with_capacity(1 + 2 * messages.len());
        if let Some(context) = context {
            texts.push(context.string()?.text.as_ref());
        }
        for message in messages {
            for key in ["author", "content"] {
                texts.push(message.get(key)?.string()?.text.as_ref());
            }
        }
        (!messages.is_empty()).then_some(texts)
    }

    /// Whether it is a conversation.
    pub(crate) fn is_chat(&self) -> bool {
        self.format == Format::Chat
    }

    /// The messages of a conversation; none where they are missing or no array.
    pub(crate) fn messages(&self) -> &'a [Value<'a>] {
        if self.is_chat() {
            items(self.root, "messages")
        } else {
            &[]
        }
    }
}

/// The items of the array at `key`; none where it is missing or no array.
pub(crate) fn items<'a>(root: &'a Value<'a>, key: &str) -> &'a [Value<'a>] {
    match root.get(key).map(|value| &value.kind) {
        Some(Kind::Array(items)) => items,
        _ => &[],
    }
}

/// The author of a message, where it is a string.
pub(crate) fn author<'a>(message: &'a Value<'_>) -> Option<&'a str> {
    message
        .get("author")
        .and_then(Value::string)
        .map(|author| author.text.as_ref())
}

/// The author of a message, where it is one that a conversation may have.
pub(crate) fn known_author<'a>(message: &'a Value<'_>) -> Option<&'a str> {
    author(message).filter(|author| matches!(*author, "user" | "assistant"))
}

/// Whether a message has what it needs: a string `author` and a string `content`.
pub(crate) fn is_whole(message: &Value<'_>) -> bool {
    let is_string = |key| {
        message
            .get(key)
            .is_some_and(|value| value.string().is_some())
    };
    is_string("author") && is_string("content")
}

/// Whether a conversation is well formed: whole messages of known authors who alternate, the user
/// first and the assistant last.
pub(crate) fn is_well_formed(messages: &[Value<'_>]) -> bool {
    let turns = ["user", "assistant"].into_iter().cycle();
    messages.len().is_multiple_of(2)
        && messages
            .iter()
            .zip(turns)
            .all(|(message, turn)| is_whole(message) && author(message) == Some(turn))
}
