use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};

use crate::shards::shard_of;

/// Inputs that are looked at: more of them would not tell more.
const SAMPLE: usize = 256;

/// Words at either end of an input that are looked at.
const WORDS: usize = 64;

/// Characters at either end that make a beginning where words are not parted by spaces.
const CHARACTERS: usize = 6;

/// Whether the inputs of a file say what is to be done with them: whether they share a text, or ask.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Instruction {
    sample: Vec<Traits>,
}

/// What an input may share with others, as hashes.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Traits {
    /// On which line it stands, or the value that it belongs to.
    line: u64,
    /// Whether there is a question mark: a question says by itself what is wanted.
    asks: bool,
    /// The first word, the last one, the first and the last characters.
    ends: [u64; 4],
    /// Every three words in a row.
    runs: Vec<u64>,
}

impl Instruction {
    /// Takes the next input.
    pub(crate) fn add(&mut self, text: &str, line: u64) {
        if self.sample.len() < SAMPLE {
            self.sample.push(Traits::of(text, line));
        }
    }

    /// Takes in the inputs of other shards of the file.
    pub(crate) fn join(&mut self, other: Self) {
        self.sample.extend(other.sample);
        self.sample.sort_by_key(|traits| shard_of(traits.line));
        self.sample.truncate(SAMPLE);
    }

    /// Whether most inputs neither ask nor share anything that might be an instruction: how half of
    /// them begin or end, or three words in a row that a fifth of them hold, so that one instruction
    /// in five wordings counts too.
    pub(crate) fn is_missing(&self) -> bool {
        !self.asks() && !self.shares_end() && !self.shares_runs()
    }

    fn asks(&self) -> bool {
        let asking = self.sample.iter().filter(|traits| traits.asks).count();
        asking * 2 >= self.sample.len()
    }

    fn shares_end(&self) -> bool {
        (0..4).any(|end| {
            let ends = self.sample.iter().filter_map(|traits| traits.ends.get(end));
            let most = count(ends).into_values().max().unwrap_or(0);
            most * 2 >= self.sample.len()
        })
    }

    fn shares_runs(&self) -> bool {
        let counts = count(self.sample.iter().flat_map(|traits| &traits.runs));
        let is_shared = |run: &u64| {
            counts
                .get(run)
                .is_some_and(|&inputs| inputs > 2 && inputs * 5 >= self.sample.len())
        };
        let sharing = self
            .sample
            .iter()
            .filter(|traits| traits.runs.iter().any(is_shared))
            .count();
        sharing * 2 >= self.sample.len()
    }
}

impl Traits {
    fn of(text: &str, line: u64) -> Self {
        let text = text.trim();
        let words = || text.split_whitespace();
        let head: Vec<&str> = words().take(WORDS).collect();
        let tail: Vec<&str> = words().rev().take(WORDS).collect();
        let in_order: Vec<&str> = tail.iter().rev().copied().collect();
        let mut runs: Vec<u64> = head
            .windows(3)
            .chain(in_order.windows(3))
            .map(hash)
            .collect();
        runs.sort_unstable();
        runs.dedup();
        let first: String = text.chars().take(CHARACTERS).collect();
        let last: String = text.chars().rev().take(CHARACTERS).collect();
        Self {
            line,
            asks: text.contains(['?', '？']),
            ends: [
                hash(&head.first()),
                hash(&tail.first()),
                hash(&first),
                hash(&last),
            ],
            runs,
        }
    }
}

fn count<'a>(values: impl Iterator<Item = &'a u64>) -> FxHashMap<u64, usize> {
    let mut counts = FxHashMap::default();
    for &value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
