use std::collections::BTreeMap;

use rule::{Language, Message};
use serde::{Deserialize, Serialize};

use super::spot::Spot;
use crate::source::Source;

/// Something of the file that is not in what was written, or not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Loss {
    /// The line, from 1.
    pub line: u64,
    /// JSON path such as `$.messages[2].name`, or of a column; empty when there is none.
    pub path: String,
    /// What was lost.
    pub kind: LossKind,
    /// Whether the whole example was left out for it.
    pub left_out: bool,
    /// What was lost here, in English.
    pub message: String,
    /// The same in Korean; only when the options ask for details.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
}

impl Loss {
    /// The message in one language. English where the other was not asked for.
    pub fn message(&self, language: Language) -> &str {
        match (&self.ko, language) {
            (Some(ko), Language::Korean) => ko,
            _ => &self.message,
        }
    }
}

/// What is lost. [`LossKind::leaves_out`] tells those for which an example is not written at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LossKind {
    /// The file is packed, or no text in UTF-8.
    UnreadableFile,
    /// The line is no JSON object, or the row no text that can be read.
    UnreadableLine,
    /// The object has the fields of no shape that is known.
    UnknownShape,
    /// The table has no column for the input or the output, or none of the name that was given.
    MissingColumn,
    /// A text that the example needs is missing.
    MissingField,
    /// A text that the example needs is an array or an object.
    WrongType,
    /// A message of someone who is neither user nor assistant, or of the system among the turns.
    UnknownRole,
    /// A call of a tool, or its answer.
    ToolCall,
    /// An image, a sound, a file: what is no text.
    Media,
    /// Not one question and one answer, and the shape to write has room for no more.
    NotOnePair,
    /// A text with half a character in it.
    LoneSurrogate,
    /// Two texts became one.
    Joined,
    /// A number, or a true or false, became the text that it was written as.
    AsText,
    /// Of a key that comes twice the first value.
    DuplicateKey,
    /// How much a message counts in training.
    Weight,
    /// The name of who speaks.
    Name,
    /// Notes about the example.
    Metadata,
    /// The tools that the model may call.
    Tools,
    /// A field that the shape does not have.
    UnknownField,
    /// A column that is neither input nor output.
    UnusedColumn,
}

impl LossKind {
    /// Whether an example with such a loss is not written at all.
    pub fn leaves_out(self) -> bool {
        self <= Self::LoneSurrogate
    }
}

/// Why an example is not written.
#[derive(Debug)]
pub(super) struct LeftOut {
    pub(super) kind: LossKind,
    /// Where in the source.
    at: usize,
    path: String,
    message: Message,
}

impl LeftOut {
    pub(super) fn new<'s>(
        kind: LossKind,
        at: usize,
        spot: impl Into<Option<Spot<'s>>>,
        message: Message,
    ) -> Self {
        Self {
            kind,
            at,
            path: path(spot),
            message,
        }
    }
}

fn path<'s>(spot: impl Into<Option<Spot<'s>>>) -> String {
    spot.into()
        .map_or_else(String::new, |spot| spot.to_string())
}

/// The losses so far: every one counted, the first ones of each kind kept.
#[derive(Debug)]
pub(super) struct Losses {
    most: usize,
    details: bool,
    counts: BTreeMap<LossKind, u64>,
    kept: Vec<Loss>,
    /// Those of the example that is being read: they count only once it is written.
    pending: Vec<Loss>,
    pending_counts: BTreeMap<LossKind, u64>,
}

impl Losses {
    pub(super) fn new(most: usize, details: bool) -> Self {
        Self {
            most,
            details,
            counts: BTreeMap::new(),
            kept: Vec::new(),
            pending: Vec::new(),
            pending_counts: BTreeMap::new(),
        }
    }

    /// Losses by the name of their kind.
    pub(super) fn counts_by_name(&self) -> BTreeMap<String, u64> {
        let name = |kind| serde_json::to_value(kind).ok()?.as_str().map(str::to_owned);
        let counts = self.counts.iter();
        counts
            .filter_map(|(kind, &count)| Some((name(kind)?, count)))
            .collect()
    }

    /// The losses in file order, and how many there are of each kind.
    pub(super) fn finish(mut self) -> (Vec<Loss>, BTreeMap<LossKind, u64>) {
        self.kept.sort_by_key(|loss| loss.line);
        (self.kept, self.counts)
    }

    /// Notes a loss of the example that is being read. The message is made only when it is kept.
    pub(super) fn note<'s>(
        &mut self,
        kind: LossKind,
        line: impl FnOnce() -> u64,
        spot: impl Into<Option<Spot<'s>>>,
        message: impl FnOnce() -> Message,
    ) {
        let pending = self.pending_counts.entry(kind).or_default();
        let before = *pending;
        *pending += 1;
        if before + self.count_of(kind) < self.most as u64 {
            let loss = self.loss(kind, line(), path(spot), message());
            self.pending.push(loss);
        }
    }

    /// The example is written: what it lost counts.
    pub(super) fn commit(&mut self) {
        self.kept.append(&mut self.pending);
        for (kind, count) in std::mem::take(&mut self.pending_counts) {
            *self.counts.entry(kind).or_default() += count;
        }
    }

    /// The example is left out, for one reason and no other.
    pub(super) fn leave_out(&mut self, why: LeftOut, source: Source<'_>) {
        let line = source.line(why.at);
        self.leave_out_at(why.kind, line, why.path, || why.message);
    }

    /// Something is left out whose source is not at hand.
    pub(super) fn leave_out_at(
        &mut self,
        kind: LossKind,
        line: u64,
        path: String,
        message: impl FnOnce() -> Message,
    ) {
        self.pending.clear();
        self.pending_counts.clear();
        if self.count_of(kind) < self.most as u64 {
            let loss = self.loss(kind, line, path, message());
            self.kept.push(loss);
        }
        self.count(kind);
    }

    /// Lists what is counted once it happens.
    pub(super) fn list(&mut self, kind: LossKind, line: u64, message: Message) {
        let loss = self.loss(kind, line, String::new(), message);
        self.kept.push(loss);
    }

    /// Counts one more of what was listed before.
    pub(super) fn count(&mut self, kind: LossKind) {
        *self.counts.entry(kind).or_default() += 1;
    }

    fn count_of(&self, kind: LossKind) -> u64 {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    fn loss(&self, kind: LossKind, line: u64, path: String, message: Message) -> Loss {
        Loss {
            line,
            path,
            kind,
            left_out: kind.leaves_out(),
            message: message.en,
            ko: self.details.then_some(message.ko),
        }
    }
}
