use std::{hash::Hasher, ops::Range};

use rustc_hash::FxHasher;

use crate::model_file::{self, Kind};

/// How SentencePiece writes a space. We write a plain one: see [`Vocabulary::pieces`].
pub(crate) const SPACE_MARK: &str = "\u{2581}";

/// Why a vocabulary cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyError {
    /// The bytes are not a SentencePiece model, or only a part of one.
    #[error("the file is not a whole SentencePiece model")]
    Malformed,
    /// The model works in a way that would be counted wrongly.
    #[error("this SentencePiece model cannot be counted exactly: {0}")]
    Unsupported(&'static str),
}

/// A SentencePiece BPE vocabulary in a compact form: one block of text, one table of hashes.
pub struct Vocabulary {
    /// The text of all pieces that text can turn into, end to end. A space stands for SentencePiece's
    /// mark U+2581, so that the text to count needs no copy in which every space is three bytes.
    pieces: String,
    /// Where each piece lies in `pieces`, and its score.
    entries: Vec<Entry>,
    /// Open addressing: hash of a piece → its index in `entries` plus one; 0 is free.
    slots: Vec<u32>,
    /// Which two characters stand next to each other in some piece, by hash. A false "yes" only
    /// makes a part longer; there is no false "no".
    neighbours: Vec<u64>,
    /// The user-defined pieces, sorted, as ranges of `pieces`.
    user_defined: Vec<Range<u32>>,
    /// For each first byte, the range of `user_defined` that starts with it.
    user_defined_by_byte: Vec<Range<u32>>,
}

#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
    score: f32,
}

/// Bits in the table of neighbours: 34,000 pairs of Gemma 3 fill 3 % of it.
const NEIGHBOUR_BITS: u32 = 20;

impl Vocabulary {
    /// Reads a SentencePiece `.model` file.
    ///
    /// # Errors
    /// When the bytes are not such a file, or when it asks for something that would make the
    /// counts differ from the `sentencepiece` library's.
    pub fn read(file: &[u8]) -> Result<Self, VocabularyError> {
        let mut vocabulary = Self::empty();
        let mut byte_pieces = 0;
        model_file::read(file, |piece| {
            match piece.kind {
                Kind::Normal => vocabulary.add(piece.text, piece.score),
                Kind::UserDefined => {
                    let range = vocabulary.add(piece.text, piece.score);
                    vocabulary.user_defined.push(range);
                    return Ok(());
                }
                Kind::Byte => {
                    byte_pieces += 1;
                    return Ok(());
                }
                // Text never turns into these, not even text that spells them.
                Kind::Unknown | Kind::Control => return Ok(()),
            };
            Ok(())
        })?;
        if byte_pieces != 256 || vocabulary.entries.is_empty() {
            return Err(VocabularyError::Malformed);
        }
        vocabulary.index();
        vocabulary.sort_user_defined();
        Ok(vocabulary)
    }

    pub(crate) fn empty() -> Self {
        Self {
            pieces: String::new(),
            entries: Vec::new(),
            slots: Vec::new(),
            neighbours: vec![0; 1 << (NEIGHBOUR_BITS - 6)],
            user_defined: Vec::new(),
            user_defined_by_byte: Vec::new(),
        }
    }

    /// Pieces that text can turn into, bytes not counted.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no piece at all; a vocabulary that was read has at least one.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn add(&mut self, text: &str, score: f32) -> Range<u32> {
        let start = self.pieces.len() as u32;
        let mut before: Option<char> = None;
        for character in text.chars() {
            let character = if character == '\u{2581}' {
                ' '
            } else {
                character
            };
            self.pieces.push(character);
            if let Some(before) = before {
                let bit = neighbour_bit(before, character);
                if let Some(word) = self.neighbours.get_mut((bit >> 6) as usize) {
                    *word |= 1 << (bit & 63);
                }
            }
            before = Some(character);
        }
        let end = self.pieces.len() as u32;
        self.entries.push(Entry { start, end, score });
        start..end
    }

    pub(crate) fn add_neighbours(&mut self, piece: &str) {
        for (left, right) in piece.chars().zip(piece.chars().skip(1)) {
            let bit = neighbour_bit(left, right);
            if let Some(word) = self.neighbours.get_mut((bit >> 6) as usize) {
                *word |= 1 << (bit & 63);
            }
        }
    }

    /// Fills the hash table. At most half of it is ever full, so that a probe is short.
    fn index(&mut self) {
        let size = (self.entries.len() * 2).next_power_of_two();
        self.slots = vec![0; size];
        for index in 0..self.entries.len() {
            let Some(entry) = self.entries.get(index).copied() else {
                continue;
            };
            let mut slot = hash(self.text(entry)) as usize & (size - 1);
            while self.slots.get(slot).is_some_and(|&taken| taken != 0) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = index as u32 + 1;
            }
        }
    }

    fn sort_user_defined(&mut self) {
        let pieces = self.pieces.as_bytes();
        let text = |range: &Range<u32>| pieces.get(range.start as usize..range.end as usize);
        self.user_defined.sort_by(|a, b| text(a).cmp(&text(b)));
        self.user_defined_by_byte = (0..=255_u8)
            .map(|byte| {
                let below = |limit: Option<u8>| {
                    self.user_defined.partition_point(|range| {
                        let first = text(range).and_then(|text| text.first());
                        limit.is_none_or(|limit| first.is_some_and(|&first| first < limit))
                    }) as u32
                };
                below(Some(byte))..below(byte.checked_add(1))
            })
            .collect();
    }

    fn text(&self, entry: Entry) -> &[u8] {
        self.pieces
            .as_bytes()
            .get(entry.start as usize..entry.end as usize)
            .unwrap_or_default()
    }

    /// The score of the piece that is spelt `text`, if there is one.
    pub(crate) fn score(&self, text: &[u8]) -> Option<f32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash(text) as usize & mask;
        loop {
            let index = self.slots.get(slot)?.checked_sub(1)?;
            let entry = *self.entries.get(index as usize)?;
            if self.text(entry) == text {
                return Some(entry.score);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Whether some piece may hold `left` and `right` side by side. Where none does, no merge can
    /// cross the border between them, and the text may be cut there without changing a count.
    pub(crate) fn may_join(&self, left: char, right: char) -> bool {
        let bit = neighbour_bit(left, right);
        self.neighbours
            .get((bit >> 6) as usize)
            .is_some_and(|word| word >> (bit & 63) & 1 == 1)
    }

    /// Whether some user-defined piece starts with `byte`.
    pub(crate) fn may_start_user_defined(&self, byte: u8) -> bool {
        self.user_defined_by_byte
            .get(usize::from(byte))
            .is_some_and(|range| !range.is_empty())
    }

    /// The length of the longest user-defined piece that `text` starts with.
    pub(crate) fn user_defined_prefix(&self, text: &[u8]) -> Option<usize> {
        let range = self.user_defined_by_byte.get(usize::from(*text.first()?))?;
        let mut candidates = self
            .user_defined
            .get(range.start as usize..range.end as usize)?;
        let byte_at = |piece: &Range<u32>, depth: usize| {
            let piece = self
                .pieces
                .as_bytes()
                .get(piece.start as usize..piece.end as usize);
            piece.and_then(|piece| piece.get(depth)).copied()
        };
        let mut longest = None;
        let mut depth = 1;
        // The candidates share their first `depth` bytes with the text and are sorted: one that
        // ends here comes first.
        while let Some(first) = candidates.first() {
            if byte_at(first, depth).is_none() {
                longest = Some(depth);
            }
            let Some(&next) = text.get(depth) else { break };
            let next = Some(next);
            let from = candidates.partition_point(|piece| byte_at(piece, depth) < next);
            let to = candidates.partition_point(|piece| byte_at(piece, depth) <= next);
            candidates = candidates.get(from..to).unwrap_or_default();
            depth += 1;
        }
        longest
    }
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Vocabulary of {} pieces", self.len())
    }
}

/// A hash of a few bytes; its low bits are as good as its high ones.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

fn neighbour_bit(left: char, right: char) -> u32 {
    let pair = u64::from(left as u32) << 32 | u64::from(right as u32);
    (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - NEIGHBOUR_BITS)) as u32
}
