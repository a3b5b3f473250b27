use std::{cmp::Ordering, collections::BinaryHeap};

use crate::Vocabulary;

/// Byte-pair merging with its buffers, so that a file is counted without an allocation a part.
///
/// The order is sentencepiece's: of all neighbours that join into a piece, the ones with the best
/// score are joined first, and of equals the leftmost. A heap keeps it `O(n log n)` for any input.
#[derive(Debug, Default)]
pub(crate) struct Merger {
    symbols: Vec<Symbol>,
    candidates: BinaryHeap<Candidate>,
}

/// A stretch of the part that has been joined so far. An empty one was swallowed by its left
/// neighbour.
#[derive(Debug, Clone, Copy)]
struct Symbol {
    start: u32,
    length: u32,
    /// Index of the symbol to the left; [`NONE`] at the start.
    previous: u32,
    /// Index of the symbol to the right; [`NONE`] at the end.
    next: u32,
}

const NONE: u32 = u32::MAX;

/// Two neighbours that join into a piece. Stale once either has changed, which its length shows.
#[derive(Debug)]
struct Candidate {
    score: f32,
    left: u32,
    right: u32,
    length: u32,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // `-0.0` (Gemma's first piece) and `0.0` (user-defined ones) are equals to sentencepiece.
        let by_score = self
            .score
            .partial_cmp(&other.score)
            .unwrap_or(Ordering::Equal);
        by_score.then(other.left.cmp(&self.left))
    }
}
impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Candidate {}

impl Merger {
    /// Splits `part` into pieces and calls `each` with every piece's length in bytes and the number
    /// of tokens that it takes: one, or one a byte where the vocabulary does not know the character.
    pub(crate) fn split(
        &mut self,
        vocabulary: &Vocabulary,
        part: &str,
        mut each: impl FnMut(usize, u64),
    ) {
        self.start(part);
        for right in 1..self.symbols.len() as u32 {
            self.consider(vocabulary, part, right - 1, right);
        }
        while let Some(candidate) = self.candidates.pop() {
            self.join(vocabulary, part, &candidate);
        }
        for symbol in self.symbols.iter().filter(|symbol| symbol.length > 0) {
            let text = slice(part, symbol.start, symbol.length);
            let is_known = vocabulary.score(text).is_some();
            each(text.len(), if is_known { 1 } else { text.len() as u64 });
        }
    }

    /// One symbol a character.
    fn start(&mut self, part: &str) {
        self.symbols.clear();
        self.candidates.clear();
        for (index, (start, character)) in part.char_indices().enumerate() {
            let index = index as u32;
            self.symbols.push(Symbol {
                start: start as u32,
                length: character.len_utf8() as u32,
                previous: index.checked_sub(1).unwrap_or(NONE),
                next: index + 1,
            });
        }
        if let Some(last) = self.symbols.last_mut() {
            last.next = NONE;
        }
    }

    fn symbol(&self, index: u32) -> Option<Symbol> {
        self.symbols.get(index as usize).copied()
    }

    fn consider(&mut self, vocabulary: &Vocabulary, part: &str, left: u32, right: u32) {
        let (Some(a), Some(b)) = (self.symbol(left), self.symbol(right)) else {
            return;
        };
        let length = a.length + b.length;
        if let Some(score) = vocabulary.score(slice(part, a.start, length)) {
            self.candidates.push(Candidate {
                score,
                left,
                right,
                length,
            });
        }
    }

    fn join(&mut self, vocabulary: &Vocabulary, part: &str, candidate: &Candidate) {
        let &Candidate {
            left,
            right,
            length,
            ..
        } = candidate;
        let (Some(a), Some(b)) = (self.symbol(left), self.symbol(right)) else {
            return;
        };
        if a.length == 0 || b.length == 0 || a.length + b.length != length {
            return; // stale
        }
        if let Some(joined) = self.symbols.get_mut(left as usize) {
            joined.length = length;
            joined.next = b.next;
        }
        if let Some(swallowed) = self.symbols.get_mut(right as usize) {
            swallowed.length = 0;
        }
        if let Some(after) = self.symbols.get_mut(b.next as usize) {
            after.previous = left;
        }
        self.consider(vocabulary, part, a.previous, left);
        self.consider(vocabulary, part, left, b.next);
    }
}

fn slice(part: &str, start: u32, length: u32) -> &[u8] {
    let (start, length) = (start as usize, length as usize);
    part.as_bytes()
        .get(start..start + length)
        .unwrap_or_default()
}
