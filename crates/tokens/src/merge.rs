use std::{cmp::Ordering, collections::BinaryHeap};

use crate::pieces::Pieces;

/// Byte-pair merging with its buffers, so that a file is counted without an allocation a part.
///
/// The order is sentencepiece's: of all neighbours that join into a piece, the ones with the best
/// score are joined first, and of equals the leftmost. A short part is searched for them again after
/// every merge; a heap keeps long ones `O(n log n)`, whatever they hold.
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

/// Characters of the longest part that is merged without the heap.
const SHORT: usize = 24;

/// No piece.
const NEVER: f32 = f32::NEG_INFINITY;

impl Merger {
    /// Tokens of `part`.
    pub(crate) fn count(&mut self, pieces: &Pieces, part: &[u8]) -> u64 {
        let mut count = 0;
        self.split(pieces, part, |_, tokens| count += tokens);
        count
    }

    /// Splits `part` into pieces and calls `each` with every piece's length in bytes and the number
    /// of tokens that it takes: one, or one a byte where the vocabulary does not know the character.
    pub(crate) fn split(&mut self, pieces: &Pieces, part: &[u8], mut each: impl FnMut(usize, u64)) {
        let mut tell = |piece: &[u8]| {
            let is_known = pieces.score(piece).is_some();
            each(piece.len(), if is_known { 1 } else { piece.len() as u64 });
        };
        if split_short(pieces, part, &mut tell).is_some() {
            return;
        }
        self.start(part);
        for right in 1..self.symbols.len() as u32 {
            self.consider(pieces, part, right - 1, right);
        }
        while let Some(candidate) = self.candidates.pop() {
            self.join(pieces, part, &candidate);
        }
        for symbol in self.symbols.iter().filter(|symbol| symbol.length > 0) {
            tell(slice(part, symbol.start, symbol.length));
        }
    }

    /// One symbol a character.
    fn start(&mut self, part: &[u8]) {
        self.symbols.clear();
        self.candidates.clear();
        for start in 0..part.len() {
            if is_start(part, start) {
                let index = self.symbols.len() as u32;
                self.symbols.push(Symbol {
                    start: start as u32,
                    length: 0,
                    previous: index.checked_sub(1).unwrap_or(NONE),
                    next: index + 1,
                });
            }
            if let Some(last) = self.symbols.last_mut() {
                last.length += 1;
            }
        }
        if let Some(last) = self.symbols.last_mut() {
            last.next = NONE;
        }
    }

    fn symbol(&self, index: u32) -> Option<Symbol> {
        self.symbols.get(index as usize).copied()
    }

    fn consider(&mut self, pieces: &Pieces, part: &[u8], left: u32, right: u32) {
        let (Some(a), Some(b)) = (self.symbol(left), self.symbol(right)) else {
            return;
        };
        let length = a.length + b.length;
        if let Some(score) = pieces.score(slice(part, a.start, length)) {
            self.candidates.push(Candidate {
                score,
                left,
                right,
                length,
            });
        }
    }

    fn join(&mut self, pieces: &Pieces, part: &[u8], candidate: &Candidate) {
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
        self.consider(pieces, part, a.previous, left);
        self.consider(pieces, part, left, b.next);
    }
}

/// Splits a part of at most [`SHORT`] characters; `None` for a longer one.
fn split_short(pieces: &Pieces, part: &[u8], tell: &mut impl FnMut(&[u8])) -> Option<()> {
    // Where each symbol starts, and behind the last one where the part ends.
    let mut starts = [0_usize; SHORT + 1];
    let mut symbols = 0;
    for start in (0..part.len()).filter(|&start| is_start(part, start)) {
        *starts.get_mut(symbols).filter(|_| symbols < SHORT)? = start;
        symbols += 1;
    }
    *starts.get_mut(symbols)? = part.len();
    // The score of what each symbol and the next one join into.
    let mut scores = [NEVER; SHORT];
    let score = |starts: &[usize; SHORT + 1], symbols: usize, left: usize| {
        if left + 1 >= symbols {
            return NEVER;
        }
        let joined = starts.get(left).zip(starts.get(left + 2));
        let joined = joined.and_then(|(&start, &end)| part.get(start..end));
        joined
            .and_then(|joined| pieces.score(joined))
            .unwrap_or(NEVER)
    };
    for (left, to) in scores.iter_mut().enumerate().take(symbols) {
        *to = score(&starts, symbols, left);
    }
    loop {
        let mut best = (NEVER, 0);
        for (left, &score) in scores.iter().enumerate().take(symbols) {
            if score > best.0 {
                best = (score, left);
            }
        }
        let (found, left) = best;
        if found == NEVER {
            break;
        }
        starts.copy_within(left + 2..=symbols, left + 1);
        scores.copy_within(left + 2..symbols, left + 1);
        symbols -= 1;
        for changed in left.saturating_sub(1)..=left {
            let new = score(&starts, symbols, changed);
            if let Some(to) = scores.get_mut(changed) {
                *to = new;
            }
        }
    }
    for piece in starts.windows(2).take(symbols) {
        if let [start, end] = piece {
            tell(part.get(*start..*end).unwrap_or_default());
        }
    }
    Some(())
}

/// Whether a character starts at this byte.
fn is_start(part: &[u8], at: usize) -> bool {
    part.get(at).is_some_and(|byte| byte & 0xc0 != 0x80)
}

fn slice(part: &[u8], start: u32, length: u32) -> &[u8] {
    let (start, length) = (start as usize, length as usize);
    part.get(start..start + length).unwrap_or_default()
}
