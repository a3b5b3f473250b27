use std::ops::Range;

use crate::{
    hash::{hash, slot_of},
    key::{Key, LONGEST},
};

/// The pieces that text can turn into, in a compact form: one block of text and two tables of hashes,
/// and not a string for each.
#[derive(Default)]
pub(crate) struct Pieces {
    /// The text of all pieces, end to end. A space stands for SentencePiece's mark U+2581, so that the
    /// text to count needs no copy in which every space is three bytes.
    text: String,
    entries: Vec<Entry>,
    /// The pieces of up to [`LONGEST`] bytes by the hash of their key, in open addressing. The default
    /// key is of no text: its slot is free.
    short: Vec<Key>,
    /// The rank of the piece in each slot of `short`.
    short_ranks: Vec<u32>,
    /// The longer pieces by the hash of their text, in open addressing.
    long: Vec<Slot>,
}

/// Where a piece ends in the text, and its rank. It starts where the one before it ends.
#[derive(Clone, Copy)]
struct Entry {
    end: u32,
    rank: u32,
}

/// The rank of what is no piece: behind all others.
pub(crate) const NEVER: u32 = u32::MAX;

/// A longer piece.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The low bits of the hash; the high ones chose the slot.
    tag: u32,
    /// Which piece, plus one; 0 is free.
    piece: u32,
}

impl Pieces {
    /// Appends a piece. It is found once [`index`](Self::index) was called.
    pub(crate) fn push(&mut self, text: &str, score: f32) {
        self.text.push_str(text);
        let end = self.text.len() as u32;
        let rank = rank(score);
        self.entries.push(Entry { end, rank });
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Fills the hash tables. At most half of one is ever full, so that a probe is short.
    pub(crate) fn index(&mut self) {
        let lengths = (0..self.len()).filter_map(|piece| Some(self.range(piece)?.len()));
        let short = lengths.filter(|&length| length <= LONGEST).count();
        self.short = vec![Key::default(); slots(short)];
        self.short_ranks = vec![NEVER; slots(short)];
        self.long = vec![Slot::default(); slots(self.len() - short)];
        for piece in 0..self.len() {
            if let (Some(range), Some(entry)) = (self.range(piece), self.entries.get(piece)) {
                let rank = entry.rank;
                match range.len() {
                    0 => {} // no text turns into nothing
                    1..=LONGEST => self.index_short(range, rank),
                    _ => self.index_long(piece, range),
                }
            }
        }
    }

    fn index_short(&mut self, range: Range<usize>, rank: u32) {
        let key = Key::new(self.text.as_bytes(), range.start, range.end);
        let Probe { mut at, mask } = Probe::new(key.hash(), self.short.len());
        while let Some(slot) = self.short.get_mut(at) {
            if *slot == Key::default() {
                *slot = key;
                if let Some(to) = self.short_ranks.get_mut(at) {
                    *to = rank;
                }
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn index_long(&mut self, piece: usize, range: Range<usize>) {
        let hash = hash(self.text.as_bytes().get(range).unwrap_or_default());
        let Probe { mut at, mask } = Probe::new(hash, self.long.len());
        while let Some(slot) = self.long.get_mut(at) {
            if slot.piece == 0 {
                *slot = Slot {
                    tag: hash as u32,
                    piece: piece as u32 + 1,
                };
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The pieces in the order in which they were pushed.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|piece| self.text.get(self.range(piece)?))
    }

    fn range(&self, piece: usize) -> Option<Range<usize>> {
        let start = match piece.checked_sub(1) {
            Some(before) => self.entries.get(before)?.end as usize,
            None => 0,
        };
        Some(start..self.entries.get(piece)?.end as usize)
    }

    /// The rank of the piece that is spelt as bytes `start..end` of a text, or [`NEVER`]. A better
    /// score gives a lower rank, and equal scores the same.
    #[inline]
    pub(crate) fn rank(&self, text: &[u8], start: usize, end: usize) -> u32 {
        if end - start <= LONGEST {
            self.short_rank(Key::new(text, start, end))
        } else {
            let long = text.get(start..end).unwrap_or_default();
            self.long_rank(long).unwrap_or(NEVER)
        }
    }

    #[inline]
    fn short_rank(&self, key: Key) -> u32 {
        let Probe { mut at, mask } = Probe::new(key.hash(), self.short.len());
        while let Some(&slot) = self.short.get(at) {
            if slot == key {
                return self.short_ranks.get(at).copied().unwrap_or(NEVER);
            }
            if slot == Key::default() {
                break;
            }
            at = (at + 1) & mask;
        }
        NEVER
    }

    fn long_rank(&self, text: &[u8]) -> Option<u32> {
        let hash = hash(text);
        let Probe { mut at, mask } = Probe::new(hash, self.long.len());
        loop {
            let slot = self.long.get(at)?;
            let piece = slot.piece.checked_sub(1)? as usize;
            if slot.tag == hash as u32 && self.text.as_bytes().get(self.range(piece)?)? == text {
                return Some(self.entries.get(piece)?.rank);
            }
            at = (at + 1) & mask;
        }
    }
}

/// Where to look first in a table of a power of two of slots.
struct Probe {
    at: usize,
    mask: usize,
}

impl Probe {
    #[inline]
    fn new(hash: u64, slots: usize) -> Self {
        Self {
            at: slot_of(hash, slots.trailing_zeros()),
            mask: slots.wrapping_sub(1),
        }
    }
}

/// Slots of a table for so many pieces.
fn slots(pieces: usize) -> usize {
    (pieces * 2).next_power_of_two().max(2)
}

/// A whole number whose order is the scores' turned round.
fn rank(score: f32) -> u32 {
    // `-0.0` (Gemma's first piece) and `0.0` (user-defined ones) are equals to sentencepiece.
    let bits = (score + 0.0).to_bits();
    let ascending = if bits >> 31 == 0 {
        bits | 1 << 31
    } else {
        !bits
    };
    (!ascending).min(NEVER - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_score_is_a_lower_rank() {
        let scores = [
            f32::INFINITY,
            2.5,
            1.0,
            0.0,
            -0.5,
            -1.0,
            -262_143.0,
            f32::NEG_INFINITY,
        ];
        let ranks = scores.map(rank);
        assert!(ranks.is_sorted_by(|a, b| a < b), "{ranks:?}");
        assert_eq!(rank(-0.0), rank(0.0));
        assert!(ranks.iter().all(|&rank| rank < NEVER));
    }
}
