use tokens::TokenizerLabel;

use super::{
    NotShared,
    pass::{FileRead, Pass},
    share::{Facts, LinesRead, Portion, Shard},
};
use crate::{Checksums, Fingerprint, Report, seen::Note, shards::Numbering};

/// Makes one report of shares: the same as one pass over the file would have made.
pub struct Merge {
    pass: Pass,
    shards: Vec<Shard>,
    lines: LinesRead,
    label: TokenizerLabel,
    /// The facts of a share, as far as they came.
    begun: Vec<u8>,
    /// Findings and notes that were told of, and those that came.
    expected: u64,
    came: u64,
}

impl Merge {
    pub(super) fn new(
        pass: Pass,
        shards: Vec<Shard>,
        lines: LinesRead,
        label: TokenizerLabel,
    ) -> Self {
        Self {
            pass,
            shards,
            lines,
            label,
            begun: Vec::new(),
            expected: 0,
            came: 0,
        }
    }

    /// Takes a portion of a share. Those of one come in their order and those of another after it.
    ///
    /// # Errors
    /// [`NotShared::NoShare`] when the bytes are something else.
    pub fn take(&mut self, portion: &[u8]) -> Result<(), NotShared> {
        match Portion::read(portion).ok_or(NotShared::NoShare)? {
            Portion::Findings(list, kept) => {
                let findings = self.pass.findings().nth(list).ok_or(NotShared::NoShare)?;
                self.came += kept.len() as u64;
                findings.give_kept(kept);
            }
            Portion::Facts(facts, is_last) => {
                self.begun.extend_from_slice(facts);
                if is_last {
                    let facts = std::mem::take(&mut self.begun);
                    self.facts(serde_json::from_slice(&facts).map_err(|_| NotShared::NoShare)?);
                }
            }
            Portion::Notes(list, notes) => {
                let seen = self.pass.seen().nth(list).ok_or(NotShared::NoShare)?;
                self.came += notes.len() as u64;
                for note in notes {
                    seen.push(Note::from_bytes(note));
                }
            }
        }
        Ok(())
    }

    fn facts(&mut self, facts: Facts) {
        let most = self.pass.options.max_diagnostics_per_rule;
        self.expected += facts.others;
        self.shards.extend(facts.shards);
        self.pass.findings.join(facts.findings, most);
        self.pass.sides.join(facts.sides, most);
        self.lines.join(facts.lines);
    }

    /// Ends, all shares being there.
    ///
    /// # Errors
    /// [`NotShared::Incomplete`] when the shares do not make up the file that the checksums are of;
    /// [`NotShared::NotByLine`] when it has to be inspected in one pass.
    pub fn finish(mut self, checksums: Checksums) -> Result<(Report, Fingerprint), NotShared> {
        self.shards.sort_by_key(|shard| shard.number);
        let is_each_there = (0..)
            .zip(&self.shards)
            .all(|(number, shard)| number == shard.number);
        let all = |count: fn(&Shard) -> u64| self.shards.iter().map(count).sum::<u64>();
        let is_whole = is_each_there && all(|shard| shard.bytes) == checksums.bytes();
        if !is_whole || self.came != self.expected {
            return Err(NotShared::Incomplete);
        }
        let most = self.pass.options.max_diagnostics_per_rule;
        for findings in self.pass.findings() {
            findings.keep_first_in_file(most);
        }
        let numbering = Numbering {
            lines: before(self.shards.iter().map(|shard| shard.lines)),
            examples: before(self.shards.iter().map(|shard| shard.examples)),
        };
        let lines = all(|shard| shard.lines);
        self.pass.examples = all(|shard| shard.examples);
        self.pass.renumber(&numbering);
        if let Some((_, place)) = &mut self.lines.carriage_returns {
            place.renumber(&numbering);
        }
        let markers = &mut self.pass.sides.habits_mut().markers;
        if markers.is_lost() {
            return Err(NotShared::NotByLine);
        }
        markers.make_whole(most);
        Ok(self.pass.sum_up(FileRead {
            checksums,
            lines,
            lines_with_content: self.lines.with_content,
            carriage_returns: self.lines.carriage_returns,
            unreadable: None,
            is_readable: true,
            label: self.label,
        }))
    }
}

impl LinesRead {
    fn join(&mut self, other: Self) {
        self.with_content += other.with_content;
        self.carriage_returns = match (self.carriage_returns, other.carriage_returns) {
            (Some((lines, first)), Some((more, other))) => {
                Some((lines + more, first.earlier(other)))
            }
            (one, other) => one.or(other),
        };
    }
}

/// How much stands before each of these.
fn before(counts: impl Iterator<Item = u64>) -> Vec<u64> {
    let sum = |sum: &mut u64, count| {
        let before = *sum;
        *sum += count;
        Some(before)
    };
    counts.scan(0, sum).collect()
}
