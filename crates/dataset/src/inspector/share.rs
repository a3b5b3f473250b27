use serde::{Deserialize, Serialize};

use super::{pass::Pass, sides::FoundBySides};
use crate::{
    findings::Findings,
    seen::{Note, Seen},
    source::Place,
};

/// What one worker found in its shards of a file: its share of the report, for [`Merge`](super::Merge).
pub struct Share {
    pub(super) facts: Facts,
    /// In the order of [`Pass::seen`].
    pub(super) seen: Vec<Seen>,
}

/// All of a share but the notes.
#[derive(Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) shards: Vec<Shard>,
    pub(super) lines: LinesRead,
    pub(super) findings: Findings,
    pub(super) sides: FoundBySides,
    /// How many notes belong to them.
    pub(super) notes: u64,
}

/// How much stands in the lines of one shard.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Shard {
    pub(super) number: u64,
    pub(super) bytes: u64,
    pub(super) lines: u64,
    pub(super) examples: u64,
}

/// What the reader noted of the lines.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct LinesRead {
    pub(super) with_content: u64,
    pub(super) carriage_returns: Option<(u64, Place)>,
}

/// Why there is no report from shares of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotShared {
    /// What the lines of one part mean depends on those before it: the file is no text, an array, has
    /// values over several lines, or the like. It has to be inspected in one pass.
    #[error("the file cannot be read line by line")]
    NotByLine,
    /// The shares are not those of a whole file, each shard once.
    #[error("the shares do not make up the file")]
    Incomplete,
    /// The bytes are no portion of a share for the same options.
    #[error("this is not a share of this inspection")]
    NoShare,
}

/// Notes in one portion: together less than 1 MiB.
const NOTES_IN_PORTION: usize = (1 << 20) / Note::BYTES - 1;

/// What a portion starts with that holds no notes; else it is the index of their list.
const FACTS: u8 = b'{';

impl Share {
    pub(super) fn new(mut pass: Pass, shards: Vec<Shard>, lines: LinesRead) -> Self {
        let seen: Vec<_> = pass.seen().map(std::mem::take).collect();
        Self {
            facts: Facts {
                shards,
                lines,
                findings: pass.findings,
                sides: pass.sides.into_found(),
                notes: seen.iter().map(|seen| seen.len() as u64).sum(),
            },
            seen,
        }
    }

    /// The share as bytes, to send: first all but the notes (as large as the findings that are kept),
    /// then 24 bytes a note, in portions of 1 MiB at the most. What was written is given up.
    pub fn into_portions(self) -> impl Iterator<Item = Vec<u8>> {
        let Self { facts, seen } = self;
        // Maps have text or numbers as keys, and no number is infinite.
        let facts = std::iter::once_with(move || serde_json::to_vec(&facts).unwrap_or_default());
        let portions = (0..).zip(seen).flat_map(|(list, seen)| {
            let mut notes = seen.into_notes();
            std::iter::from_fn(move || portion(list, &mut notes))
        });
        facts.chain(portions)
    }
}

fn portion(list: u8, notes: &mut impl Iterator<Item = Note>) -> Option<Vec<u8>> {
    let mut portion = vec![list];
    for note in notes.take(NOTES_IN_PORTION) {
        portion.extend(note.to_bytes());
    }
    (portion.len() > 1).then_some(portion)
}

/// What a portion holds.
pub(super) enum Portion<'a> {
    Facts(Box<Facts>),
    Notes(usize, &'a [[u8; Note::BYTES]]),
}

impl<'a> Portion<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (&first, notes) = bytes.split_first()?;
        if first == FACTS {
            return serde_json::from_slice(bytes).ok().map(Self::Facts);
        }
        match notes.as_chunks() {
            (notes, []) => Some(Self::Notes(first.into(), notes)),
            _ => None,
        }
    }
}
