use std::ops::Range;

use crate::{
    hash::{hash, slot_of},
    key::Key,
};

/// The pieces that text can turn into, in a compact form: one block of text and two tables of hashes,
/// and not a string for each.
#[derive(Default)]
pub(crate) struct Pieces {
    /// The text of all pieces, end to end. A space stands for SentencePiece's mark U+2581, so that the
    /// text to count needs no copy in which every space is three bytes.
    text: String,
    entries: Vec<Entry>,
    /// The pieces of up to [`LONGEST`] bytes, in the order of the file: the most frequent ones first, so
    /// that most look-ups end in a few pages of memory.
    short: Vec<Key<2>>,
    /// Their ranks.
    short_ranks: Vec<u32>,
    /// Where they stand in `short`, by the hash of their key, in open addressing. In the low bits is the
    /// index plus one, in the rest bits of the hash: most look-ups for what is no piece end here.
    short_slots: Vec<u32>,
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

/// Bytes of the longest piece that is looked up by its key.
const LONGEST: usize = Key::<2>::LONGEST;

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
        for piece in 0..self.len() {
            if let (Some(range @ Range { start, end }), Some(entry)) =
                (self.range(piece), self.entries.get(piece))
                && (1..=LONGEST).contains(&range.len())
            {
                self.short.push(Key::new(self.text.as_bytes(), start, end));
                self.short_ranks.push(entry.rank);
            }
        }
        self.short_slots = vec![0; slots(self.short.len())];
        for index in 0..self.short.len() {
            self.index_short(index);
        }
        self.long = vec![Slot::default(); slots(self.len() - self.short.len())];
        for piece in 0..self.len() {
            if let Some(range) = self.range(piece).filter(|range| range.len() > LONGEST) {
                self.index_long(piece, range);
            }
        }
    }

    fn index_short(&mut self, index: usize) {
        let Some(key) = self.short.get(index) else {
            return;
        };
        let hash = key.hash();
        let Probe { mut at, mask } = Probe::new(hash, self.short_slots.len());
        while let Some(slot) = self.short_slots.get_mut(at) {
            if *slot == 0 {
                // The table has at least as many slots as there are indices.
                *slot = hash as u32 & !(mask as u32) | (index as u32 + 1);
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
        #[cfg(test)]
        crate::guard::LOOK_UPS.set(crate::guard::LOOK_UPS.get() + 1);
        if end - start <= LONGEST {
            let key = Key::new(text, start, end);
            self.short_rank(key).unwrap_or(NEVER)
        } else {
            let long = text.get(start..end).unwrap_or_default();
            self.long_rank(long).unwrap_or(NEVER)
        }
    }

    fn short_rank(&self, key: Key<2>) -> Option<u32> {
        let hash = key.hash();
        let Probe { mut at, mask } = Probe::new(hash, self.short_slots.len());
        loop {
            let slot = *self.short_slots.get(at)?;
            let index = (slot & mask as u32).checked_sub(1)? as usize;
            if (slot ^ hash as u32) & !(mask as u32) == 0 && *self.short.get(index)? == key {
                return self.short_ranks.get(index).copied();
            }
            at = (at + 1) & mask;
        }
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

impl std::fmt::Debug for Pieces {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} pieces", self.len())
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
