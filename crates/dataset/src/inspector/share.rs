use std::io;

use serde::{Deserialize, Serialize};

use super::{pass::Pass, sides::FoundBySides};
use crate::{
    Diagnostic,
    findings::Findings,
    seen::{Note, Seen},
    source::Place,
};

/// What one worker found in its shards of a file: its share of the report, for [`Merge`](super::Merge).
pub struct Share {
    /// In the order of [`Pass::findings`].
    kept: Vec<Vec<Diagnostic>>,
    facts: Facts,
    /// In the order of [`Pass::seen`].
    seen: Vec<Seen>,
}

/// All of a share but the findings that are kept and the notes.
#[derive(Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) shards: Vec<Shard>,
    pub(super) lines: LinesRead,
    pub(super) findings: Findings,
    pub(super) sides: FoundBySides,
    /// How many findings and notes belong to them.
    pub(super) others: u64,
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

/// Findings in one portion: rarely more than 1 MiB.
const FINDINGS_IN_PORTION: usize = 512;

/// Bytes of the facts in one portion: small, as all those of the facts stand in memory together, in the
/// room that notes have left.
const FACTS_IN_PORTION: usize = 256 * 1024;

/// What a portion of findings starts with, one of the facts, and the last one of the facts; one of notes
/// starts with the index of their list.
const FINDINGS: u8 = b'[';
const FACTS: u8 = b'{';
const LAST_FACTS: u8 = b'}';

impl Share {
    pub(super) fn new(mut pass: Pass, shards: Vec<Shard>, lines: LinesRead) -> Self {
        let kept: Vec<_> = pass.findings().map(Findings::take_kept).collect();
        let seen: Vec<_> = pass.seen().map(std::mem::take).collect();
        let others = kept.iter().map(Vec::len).chain(seen.iter().map(Seen::len));
        Self {
            facts: Facts {
                shards,
                lines,
                others: others.sum::<usize>() as u64,
                findings: pass.findings,
                sides: pass.sides.into_found(),
            },
            kept,
            seen,
        }
    }

    /// The share as bytes, to send: portions of 1 MiB or so, of which each is given up once it is
    /// written, so that what is sent need not stand in memory beside what is still to be sent.
    pub fn into_portions(self) -> impl Iterator<Item = Vec<u8>> {
        let Self { kept, facts, seen } = self;
        let findings = (0_u8..).zip(kept).flat_map(|(list, kept)| {
            let mut kept = kept.into_iter();
            std::iter::from_fn(move || {
                let portion: Vec<_> = kept.by_ref().take(FINDINGS_IN_PORTION).collect();
                (!portion.is_empty()).then(|| json(&(list, portion)))
            })
        });
        let facts = std::iter::once_with(move || FactsWriter::write(&facts)).flatten();
        let notes = (0..).zip(seen).flat_map(|(list, seen)| {
            let mut notes = seen.into_notes();
            std::iter::from_fn(move || {
                let mut portion = vec![list];
                for note in notes.by_ref().take(NOTES_IN_PORTION) {
                    portion.extend(note.to_bytes());
                }
                (portion.len() > 1).then_some(portion)
            })
        });
        findings.chain(notes).chain(facts)
    }
}

/// What is written here has a form in JSON: texts or numbers as keys, and no number is infinite.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// Writes facts as JSON in portions. In one piece they would be copied to grow, and a worker has no room
/// for that.
#[derive(Default)]
struct FactsWriter {
    portions: Vec<Vec<u8>>,
}

impl FactsWriter {
    fn write(facts: &Facts) -> Vec<Vec<u8>> {
        let mut writer = Self::default();
        // As in `json`; and memory takes whatever is written.
        let _ = serde_json::to_writer(&mut writer, facts);
        if let Some(kind) = writer.portions.last_mut().and_then(|last| last.first_mut()) {
            *kind = LAST_FACTS;
        }
        writer.portions
    }
}

impl io::Write for FactsWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let is_full = |portion: &Vec<u8>| portion.len() == FACTS_IN_PORTION;
        if self.portions.last().is_none_or(is_full) {
            let mut portion = Vec::with_capacity(FACTS_IN_PORTION);
            portion.push(FACTS);
            self.portions.push(portion);
        }
        let Some(portion) = self.portions.last_mut() else {
            return Ok(0);
        };
        let (fitting, _) = bytes.split_at(bytes.len().min(FACTS_IN_PORTION - portion.len()));
        portion.extend_from_slice(fitting);
        Ok(fitting.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a portion holds.
pub(super) enum Portion<'a> {
    Findings(usize, Vec<Diagnostic>),
    /// Part of the facts as JSON, and whether it is the last one.
    Facts(&'a [u8], bool),
    Notes(usize, &'a [[u8; Note::BYTES]]),
}

impl<'a> Portion<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        match bytes.split_first()? {
            (&FINDINGS, _) => {
                let (list, kept) = serde_json::from_slice(bytes).ok()?;
                Some(Self::Findings(list, kept))
            }
            (&FACTS, facts) => Some(Self::Facts(facts, false)),
            (&LAST_FACTS, facts) => Some(Self::Facts(facts, true)),
            (&list, notes) => match notes.as_chunks() {
                (notes, []) => Some(Self::Notes(list.into(), notes)),
                _ => None,
            },
        }
    }
}
