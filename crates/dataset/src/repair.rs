//! A file put right: what can be written in one way only is written so, everything else stays as it
//! is, byte for byte.
//!
//! A repair reads as an inspection does, with the same reader, and takes its decisions where the
//! reader tells that bytes have been read. What it leaves is found by inspecting what it wrote.

mod changes;
mod names;
mod pass;
mod rewrite;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::{
    Format, OptionsError, Role,
    inspector::find_model,
    lines::{Line, Lines},
    reader::Reader,
    unreadable::{HEAD, Unreadable},
};
pub use changes::Change;
use changes::Changes;
use pass::{Pass, Pending};
use rewrite::Digest;

/// How a file is to be repaired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RepairOptions {
    /// What part the file plays. The fields of a file of embedding tuning keep their names, and of
    /// labels only the lines are looked at.
    pub role: Role,
    /// The model to tune, such as `text-bison@002`. It decides what an example is meant to be that has
    /// none of the names of a format.
    pub model: Option<String>,
    /// Whether an example that says the same as an earlier one is left out.
    pub drop_duplicates: bool,
    /// How many changes a rule keeps. The counts are never capped.
    pub max_changes_per_rule: usize,
    /// Bytes of the longest line that is read; a longer one stays as it is. No line becomes longer.
    pub max_line_bytes: usize,
}

impl Default for RepairOptions {
    fn default() -> Self {
        Self {
            role: Role::default(),
            model: None,
            drop_duplicates: false,
            max_changes_per_rule: 1_000,
            max_line_bytes: 16 * 1024 * 1024,
        }
    }
}

/// What was repaired.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Repaired {
    /// The first changes of each rule, in file order.
    pub changes: Vec<Change>,
    /// All changes, by the rule's name. Without any, the file came out as it went in.
    pub counts: BTreeMap<String, u64>,
}

/// Repairs a file in one pass, in any portions, in memory that does not grow with the file: the
/// longest value, the changes that are kept, and 16 bytes an example (and what the table of them leaves
/// free) if duplicates are to be found.
///
/// ```
/// use dataset::{RepairOptions, Repairer};
///
/// let mut repairer = Repairer::new(RepairOptions::default())?;
/// let mut out = Vec::new();
/// repairer.feed(b"[{'prompt': \"Isn't ice cold?\",\n", &mut out);
/// repairer.feed(b"  'completion': 'yes',}]", &mut out);
/// let repaired = repairer.finish(&mut out);
///
/// assert_eq!(out, br#"{"input_text": "Isn't ice cold?", "output_text": "yes"}"#);
/// assert_eq!(repaired.counts["array-file"], 1);
/// # Ok::<(), dataset::OptionsError>(())
/// ```
#[derive(Debug)]
pub struct Repairer {
    /// The first bytes, until there are enough to tell what the file is.
    head: Option<Vec<u8>>,
    is_readable: bool,
    lines: Lines,
    reader: Reader,
    state: State,
}

/// What is known while the lines go by.
#[derive(Debug)]
struct State {
    options: RepairOptions,
    /// The format of the model; none in a file of which the names are not looked at.
    format: Option<Format>,
    changes: Changes,
    /// What stands for the examples so far, if duplicates are to be found.
    seen: FxHashSet<Digest>,
    /// The last line, where no line feed ends it.
    unended_line: Option<u64>,
    pending: Pending,
    /// Blank lines of which it is not known whether anything follows, by their number.
    leading_blanks: BTreeMap<u64, Vec<u8>>,
}

impl Repairer {
    /// Begins a repair.
    ///
    /// # Errors
    /// When the options name a model that is not known, or not tuned with files of this role.
    pub fn new(options: RepairOptions) -> Result<Self, OptionsError> {
        let model = find_model(options.model.as_deref(), options.role)?;
        Ok(Self {
            head: Some(Vec::with_capacity(HEAD)),
            is_readable: true,
            lines: Lines::new(options.max_line_bytes),
            reader: Reader::lenient(options.role),
            state: State {
                changes: Changes::new(options.max_changes_per_rule),
                format: model.map(|model| Format::of(model.family)),
                seen: FxHashSet::default(),
                unended_line: None,
                pending: Pending::default(),
                leading_blanks: BTreeMap::new(),
                options,
            },
        })
    }

    /// Takes the next portion of the file, and appends to `out` what has been decided.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        let Some(head) = &mut self.head else {
            return self.read(bytes, out);
        };
        let (more, rest) = bytes.split_at(bytes.len().min(HEAD - head.len()));
        head.extend_from_slice(more);
        if head.len() == HEAD {
            self.start(out);
            self.read(rest, out);
        }
    }

    /// Ends the file, appends the rest to `out`, and tells what was changed.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Repaired {
        self.start(out);
        let Self {
            lines,
            reader,
            state,
            ..
        } = &mut self;
        state.unended_line = Some(reader.lines + 1);
        let mut pass = Pass { state, out };
        lines.finish(|line| take(line, reader, &mut pass));
        reader.finish(&mut pass);
        pass.finish();
        self.state.changes.into_repaired()
    }

    /// The head is complete, or there is no more of it.
    fn start(&mut self, out: &mut Vec<u8>) {
        if let Some(head) = self.head.take() {
            self.is_readable = Unreadable::detect(&head).is_none();
            self.read(&head, out);
        }
    }

    fn read(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        if !self.is_readable {
            out.extend_from_slice(bytes);
            return;
        }
        let Self {
            lines,
            reader,
            state,
            ..
        } = self;
        let mut pass = Pass { state, out };
        lines.feed(bytes, |line| take(line, reader, &mut pass));
    }
}

/// Hands a line on without its carriage return.
fn take(line: Line<'_>, reader: &mut Reader, pass: &mut Pass<'_>) {
    let line = match line {
        Line::Bytes(bytes) => Line::Bytes(pass.without_carriage_return(reader.lines + 1, bytes)),
        line => line,
    };
    reader.line(line, pass);
}
