//! One value, written as it should be.

use std::borrow::Cow;

use tuning::Family;

use super::{State, names};
use crate::{
    Format, Role,
    example::Example,
    json::{self, Kind, LineBreaks, Mend, Value, Why},
};

/// The head of the note of an example: 80 bits stand for the input, 48 for the output.
pub(super) type Digest = [u8; 16];

/// A value as it will be written.
#[derive(Debug)]
pub(super) struct Rewritten {
    /// Where it stands in its source.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line on which it starts.
    pub(super) line: u64,
    /// Its text on one line; `None` where it stays as it is.
    pub(super) text: Option<String>,
    /// What was changed, step by step.
    pub(super) steps: Vec<Step>,
    pub(super) is_object: bool,
    /// What stands for the example that it is, if duplicates are to be found.
    pub(super) digest: Option<Digest>,
}

/// What is changed for the sake of one rule.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) rule: &'static str,
    pub(super) line: u64,
    pub(super) before: String,
    pub(super) after: String,
}

/// Other text for bytes `start..end` of a value.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) rule: &'static str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) with: Cow<'static, str>,
}

impl Rewritten {
    /// Decides how a value that starts on `line` is to be written. `mends` make it JSON on one line;
    /// `None` where they do not.
    pub(super) fn new(
        value: &Value<'_>,
        mends: &[Mend],
        text: &str,
        line: u64,
        state: &State,
    ) -> Option<Self> {
        let mut rewritten = Self {
            start: value.start,
            end: value.end,
            line,
            text: None,
            steps: Vec::new(),
            is_object: matches!(value.kind, Kind::Object(_)),
            digest: None,
        };
        let text = text.get(value.start..value.end)?;
        // They are in order, and those of other values may be many.
        let from = mends.partition_point(|mend| mend.start < value.start);
        let edits: Vec<_> = mends
            .iter()
            .skip(from)
            .take_while(|mend| mend.end <= value.end)
            .map(|mend| Edit::of_mend(mend, value.start))
            .collect();
        if edits.is_empty() {
            rewritten.name_fields(value, text, state);
            return Some(rewritten);
        }
        let mended = rewritten.apply(text, &edits, |at| {
            let before = text.get(..at).unwrap_or_default();
            line + memchr::memchr_iter(b'\n', before.as_bytes()).count() as u64
        });
        let value = json::parse(&mended, 0, LineBreaks::Refused).ok()?;
        if value.end != mended.len() {
            return None;
        }
        rewritten.name_fields(&value, &mended, state);
        rewritten.text.get_or_insert(mended);
        Some(rewritten)
    }

    /// Gives the fields of an example their names. `value` is JSON on one line, and `text` is its text.
    fn name_fields(&mut self, value: &Value<'_>, text: &str, state: &State) {
        if !matches!(state.options.role, Role::Training | Role::Evaluation) {
            return;
        }
        let edits = names::edits(value, state.format);
        if edits.is_empty() {
            self.note(value, state);
            return;
        }
        let line = self.line;
        let renamed = self.apply(text, &edits, |_| line);
        if let Ok(value) = json::parse(&renamed, 0, LineBreaks::Refused) {
            self.note(&value, state);
        }
        self.text = Some(renamed);
    }

    fn note(&mut self, example: &Value<'_>, state: &State) {
        let format = Format::detect(example);
        if state.options.drop_duplicates && matches!(format, Format::Text | Format::Chat) {
            // Where nothing is counted no limit matters.
            let limits = Family::Text.default_model().limits();
            let note = Example::read(format, example, &limits, None).note(0);
            self.digest = note.and_then(|note| note.to_bytes().first_chunk().copied());
        }
    }

    /// Applies edits, which are in order, and notes a step for each rule. `line` tells where an offset
    /// of the text comes from.
    fn apply(&mut self, text: &str, edits: &[Edit], line: impl Fn(usize) -> u64) -> String {
        let mut rules: Vec<&'static str> = Vec::new();
        let mut before = text.to_owned();
        for edit in edits {
            if rules.contains(&edit.rule) {
                continue;
            }
            rules.push(edit.rule);
            let so_far = edits.iter().filter(|edit| rules.contains(&edit.rule));
            let after = edited(text, so_far);
            self.steps.push(Step {
                rule: edit.rule,
                line: line(edit.start),
                before,
                after: after.clone(),
            });
            before = after;
        }
        before
    }
}

impl Edit {
    /// What mends a text from byte `start` on.
    fn of_mend(mend: &Mend, start: usize) -> Self {
        Self {
            rule: match mend.why {
                Why::LineBreak => "multi-line-value",
                Why::Syntax => "invalid-json",
            },
            start: mend.start - start,
            end: mend.end - start,
            with: mend.with.clone(),
        }
    }
}

/// The text with edits, which are in order.
fn edited<'e>(text: &str, edits: impl Iterator<Item = &'e Edit>) -> String {
    let mut edited = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        edited += text.get(from..edit.start).unwrap_or_default();
        edited += &edit.with;
        from = edit.end;
    }
    edited += text.get(from..).unwrap_or_default();
    edited
}
