use std::ops::Range;

use crate::hash::{hash, is_same, slot_of};

/// The pieces that text can turn into, in a compact form: one block of text and one table of hashes,
/// and not a string for each.
#[derive(Default)]
pub(crate) struct Pieces {
    /// The text of all pieces, end to end. A space stands for SentencePiece's mark U+2581, so that the
    /// text to count needs no copy in which every space is three bytes.
    text: String,
    entries: Vec<Entry>,
    /// Open addressing.
    slots: Vec<Slot>,
    bits: u32,
}

/// Where a piece ends in the text, and its rank. It starts where the one before it ends.
#[derive(Clone, Copy)]
struct Entry {
    end: u32,
    rank: u32,
}

/// The rank of what is no piece: behind all others.
pub(crate) const NEVER: u32 = u32::MAX;

/// A piece by its hash. Most look-ups are for what is no piece, and end here.
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

    /// Fills the hash table. At most half of it is ever full, so that a probe is short.
    pub(crate) fn index(&mut self) {
        self.bits = (self.entries.len() * 2).next_power_of_two().ilog2().max(1);
        let mut slots = vec![Slot::default(); 1 << self.bits];
        let mask = slots.len() - 1;
        let text = self.text.as_bytes();
        let mut start = 0;
        for (piece, entry) in self.entries.iter().enumerate() {
            let piece_text = text.get(start..entry.end as usize);
            let hash = hash(piece_text.unwrap_or_default());
            start = entry.end as usize;
            let mut at = slot_of(hash, self.bits);
            while slots.get(at).is_some_and(|slot| slot.piece != 0) {
                at = (at + 1) & mask;
            }
            if let Some(free) = slots.get_mut(at) {
                *free = Slot {
                    tag: hash as u32,
                    piece: piece as u32 + 1,
                };
            }
        }
        self.slots = slots;
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

    /// The rank of the piece that is spelt `text`, or [`NEVER`]. A better score gives a lower rank, and
    /// equal scores the same.
    pub(crate) fn rank(&self, text: &[u8]) -> u32 {
        self.find(text).unwrap_or(NEVER)
    }

    fn find(&self, text: &[u8]) -> Option<u32> {
        let hash = hash(text);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = slot_of(hash, self.bits);
        loop {
            let slot = self.slots.get(at)?;
            let piece = slot.piece.checked_sub(1)? as usize;
            if slot.tag == hash as u32
                && is_same(self.text.as_bytes().get(self.range(piece)?)?, text)
            {
                return Some(self.entries.get(piece)?.rank);
            }
            at = (at + 1) & mask;
        }
    }
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
