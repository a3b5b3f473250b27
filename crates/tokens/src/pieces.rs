use crate::{
    hash::{hash, slot_of},
    key::Key,
};

/// The pieces that text can turn into, in a compact form: tables of hashes by length, and not a string for
/// each. A space stands for SentencePiece's mark U+2581, so that the text to count needs no copy in which
/// every space is three bytes.
#[derive(Default)]
pub(crate) struct Pieces {
    short: Table<1>,
    middle: Table<2>,
    /// The text of the longer pieces, end to end.
    long_text: Vec<u8>,
    long_entries: Vec<Entry>,
    /// The longer pieces by the hash of their text, in open addressing.
    long_slots: Vec<Slot>,
    /// The pieces that merging does not arrive at, where they are known.
    pub(crate) unreached: Option<&'static [&'static str]>,
}

/// Pieces that are a key, and their ranks, by the hash of the key in open addressing: what is no piece
/// mostly takes one look into memory, as most of it is out of the processor's reach.
struct Table<const WORDS: usize> {
    /// The pieces, in order, until they are indexed.
    added: Vec<(Key<WORDS>, u32)>,
    keys: Vec<Key<WORDS>>,
    ranks: Vec<u32>,
}

/// Where a longer piece ends in the text, and its rank. It starts where the one before it ends.
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
    /// Which of the longer pieces, plus one; 0 is free.
    piece: u32,
}

const SHORT: usize = Key::<1>::LONGEST;
const MIDDLE: usize = Key::<2>::LONGEST;

impl Pieces {
    /// Appends a piece. It is found once [`index`](Self::index) was called.
    pub(crate) fn push(&mut self, text: &str, score: f32) {
        let rank = rank(score);
        let bytes = text.as_bytes();
        if bytes.is_empty() {
            return; // no text turns into nothing
        }
        if bytes.len() <= SHORT {
            let key = Key::new(bytes, 0, bytes.len());
            self.short.added.push((key, rank));
        } else if bytes.len() <= MIDDLE {
            let key = Key::new(bytes, 0, bytes.len());
            self.middle.added.push((key, rank));
        } else {
            self.long_text.extend_from_slice(bytes);
            let end = self.long_text.len() as u32;
            self.long_entries.push(Entry { end, rank });
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.short.len() + self.middle.len() + self.long_entries.len()
    }

    /// Fills the hash tables.
    pub(crate) fn index(&mut self) {
        self.short.index();
        self.middle.index();
        self.long_slots = vec![Slot::default(); slots(self.long_entries.len())];
        for index in 0..self.long_entries.len() {
            self.index_long(index);
        }
    }

    fn index_long(&mut self, index: usize) {
        let Some(text) = self.long_piece(index) else {
            return;
        };
        let hash = hash(text);
        let Probe { mut at, mask } = Probe::new(hash, self.long_slots.len());
        while let Some(slot) = self.long_slots.get_mut(at) {
            if slot.piece == 0 {
                *slot = Slot {
                    tag: hash as u32,
                    piece: index as u32 + 1,
                };
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The `number` pieces of the best ranks, the best one first.
    pub(crate) fn best(&self, number: usize) -> Vec<String> {
        let long = self.long_entries.iter().map(|entry| &entry.rank);
        let ranks = self
            .short
            .ranks
            .iter()
            .chain(&self.middle.ranks)
            .chain(long);
        let mut ranks: Vec<u32> = ranks.copied().filter(|&rank| rank != NEVER).collect();
        let limit = if number < ranks.len() {
            *ranks.select_nth_unstable(number).1
        } else {
            NEVER
        };
        let long = self.long_entries.iter().enumerate();
        let long = long.filter(|(_, entry)| entry.rank < limit);
        let long = long.map(|(index, entry)| {
            let text = self.long_piece(index).unwrap_or_default();
            (entry.rank, String::from_utf8_lossy(text).into_owned())
        });
        let (short, middle) = (self.short.below(limit), self.middle.below(limit));
        let mut best: Vec<_> = short.chain(middle).chain(long).collect();
        best.sort_unstable();
        best.into_iter().map(|(_, text)| text).collect()
    }

    fn long_piece(&self, index: usize) -> Option<&[u8]> {
        let start = match index.checked_sub(1) {
            Some(before) => self.long_entries.get(before)?.end as usize,
            None => 0,
        };
        self.long_text
            .get(start..self.long_entries.get(index)?.end as usize)
    }

    /// The rank of the piece that is spelt as bytes `start..end` of a text, or [`NEVER`]. A better
    /// score gives a lower rank, and equal scores the same.
    #[inline]
    pub(crate) fn rank(&self, text: &[u8], start: usize, end: usize) -> u32 {
        #[cfg(test)]
        crate::guard::LOOK_UPS.set(crate::guard::LOOK_UPS.get() + 1);
        let length = end - start;
        if length <= SHORT {
            self.short.rank(Key::new(text, start, end))
        } else if length <= MIDDLE {
            self.middle.rank(Key::new(text, start, end))
        } else {
            let long = text.get(start..end).unwrap_or_default();
            self.long_rank(long).unwrap_or(NEVER)
        }
    }

    /// Whether it is known that all of `part` merges into one piece.
    pub(crate) fn is_reached(&self, part: &[u8]) -> bool {
        self.unreached.is_some_and(|unreached| {
            self.rank(part, 0, part.len()) != NEVER
                && !unreached.iter().any(|piece| piece.as_bytes() == part)
        })
    }

    fn long_rank(&self, text: &[u8]) -> Option<u32> {
        let hash = hash(text);
        let Probe { mut at, mask } = Probe::new(hash, self.long_slots.len());
        loop {
            let slot = self.long_slots.get(at)?;
            let index = slot.piece.checked_sub(1)? as usize;
            if slot.tag == hash as u32 && self.long_piece(index)? == text {
                return Some(self.long_entries.get(index)?.rank);
            }
            at = (at + 1) & mask;
        }
    }
}

impl<const WORDS: usize> Table<WORDS> {
    fn index(&mut self) {
        let added = std::mem::take(&mut self.added);
        self.keys = vec![Key::NONE; slots(added.len())];
        self.ranks = vec![NEVER; self.keys.len()];
        for (key, rank) in added {
            let at = self.find(key);
            if let (Some(to), Some(ranks)) = (self.keys.get_mut(at), self.ranks.get_mut(at)) {
                (*to, *ranks) = (key, rank);
            }
        }
    }

    /// Where a key stands, or would.
    #[inline]
    fn find(&self, key: Key<WORDS>) -> usize {
        let Probe { mut at, mask } = Probe::new(key.hash(), self.keys.len());
        while let Some(&there) = self.keys.get(at) {
            if there == key || there == Key::NONE {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    #[inline]
    fn rank(&self, key: Key<WORDS>) -> u32 {
        self.ranks.get(self.find(key)).copied().unwrap_or(NEVER)
    }

    fn len(&self) -> usize {
        self.ranks.iter().filter(|&&rank| rank != NEVER).count()
    }

    /// The pieces of better ranks than `limit`, with them.
    fn below(&self, limit: u32) -> impl Iterator<Item = (u32, String)> {
        let pieces = self.keys.iter().zip(&self.ranks);
        let better = pieces.filter(move |&(_, &rank)| rank < limit);
        better.map(|(key, &rank)| (rank, key.text()))
    }
}

impl<const WORDS: usize> Default for Table<WORDS> {
    fn default() -> Self {
        Self {
            added: Vec::new(),
            keys: Vec::new(),
            ranks: Vec::new(),
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
    (pieces * 3 / 2).next_power_of_two().max(2)
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
