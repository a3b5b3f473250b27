use std::{cmp::Reverse, collections::BinaryHeap};

use crate::pieces::{NEVER, Pieces};

/// Byte-pair merging with its buffers, so that a file is counted without an allocation a part.
///
/// The order is sentencepiece's: of all neighbours that join into a piece, the ones with the best
/// rank are joined first, and of equals the leftmost.
#[derive(Debug, Default)]
pub(crate) struct Merger {
    short: Short,
    symbols: Vec<Symbol>,
    candidates: BinaryHeap<Reverse<Candidate>>,
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

/// Two neighbours that join into a piece; the one to join first is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    rank: u32,
    left: u32,
    /// Of both. The candidate is stale once either has changed, which this shows.
    length: u32,
}

/// Characters of the longest part that is merged without the heap: to look through so few after each
/// merge is faster.
const SHORT: usize = 24;

/// Bytes of a long part that are merged at a time, so that the heap stays small and near.
const WINDOW: usize = 1024;

impl Merger {
    /// Tokens of `part`.
    pub(crate) fn count(&mut self, pieces: &Pieces, part: &[u8]) -> u64 {
        if pieces.is_reached(part) {
            return 1;
        }
        let mut count = 0;
        self.split(pieces, part, |_, tokens| count += tokens);
        count
    }

    /// Splits `part` into pieces and calls `each` with every piece's length in bytes and the number
    /// of tokens that it takes: one, or one a byte where the vocabulary does not know the character.
    pub(crate) fn split(&mut self, pieces: &Pieces, part: &[u8], mut each: impl FnMut(usize, u64)) {
        let mut tell = |piece: &[u8]| {
            // What was joined is a piece, and a byte is a token in any case.
            let is_unknown =
                piece.len() > 1 && is_one(piece) && pieces.rank(piece, 0, piece.len()) == NEVER;
            each(piece.len(), if is_unknown { piece.len() as u64 } else { 1 });
        };
        if self.short.split(pieces, part, &mut tell).is_some() {
            return;
        }
        if part.len() <= WINDOW {
            self.merge(pieces, part);
            for symbol in self.pieces() {
                tell(slice(part, symbol.start, symbol.length));
            }
            return;
        }
        let mut start = 0;
        for length in self.merge_long(pieces, part) {
            tell(slice(part, start, length));
            start += length;
        }
    }

    /// The lengths of the pieces of a long part.
    ///
    /// The part is merged window by window; a window starts where a piece of the one before ends. That
    /// gives the same pieces as merging all at once if each two neighbours among them come out again
    /// when the two are merged alone: the first merge across a border between pieces would be the best
    /// one in the two pieces beside it, too. Within a window that holds, and where windows meet it is
    /// tried.
    fn merge_long(&mut self, pieces: &Pieces, part: &[u8]) -> Vec<u32> {
        let mut window = WINDOW;
        loop {
            if let Some(lengths) = self.merge_in_windows(pieces, part, window) {
                return lengths;
            }
            // What follows a window reaches farther back into it than the margin.
            window *= 4;
        }
    }

    /// `None` if the pieces where two windows meet come out otherwise; that needs two windows.
    fn merge_in_windows(
        &mut self,
        pieces: &Pieces,
        part: &[u8],
        window: usize,
    ) -> Option<Vec<u32>> {
        let mut lengths: Vec<u32> = Vec::new();
        // A run of one character has the same window again and again, which is merged once.
        let (mut merged, mut of_merged): (&[u8], Vec<u32>) = (&[], Vec::new());
        let mut start = 0;
        loop {
            let end = boundary_before(part, start + window);
            let bytes = part.get(start..end).unwrap_or_default();
            if bytes != merged {
                self.merge(pieces, bytes);
                of_merged.clear();
                of_merged.extend(self.pieces().map(|piece| piece.length));
                merged = bytes;
            }
            let met = lengths.len();
            lengths.extend(&of_merged);
            if let Some(&last) = lengths.get(met.wrapping_sub(1)) {
                let first = lengths.get(met).copied().unwrap_or_default();
                self.merge(pieces, slice(part, start as u32 - last, last + first));
                if !self.pieces().map(|piece| piece.length).eq([last, first]) {
                    return None;
                }
            }
            if end == part.len() {
                return Some(lengths);
            }
            // The last pieces of a window may come out otherwise once it is known what follows.
            let safe = end - window / 16;
            start = end;
            while start > safe && lengths.len() > met + 1 {
                start -= lengths.pop().unwrap_or_default() as usize;
            }
        }
    }

    /// Merges `part` as a whole.
    fn merge(&mut self, pieces: &Pieces, part: &[u8]) {
        self.start(part);
        for right in 1..self.symbols.len() as u32 {
            self.consider(pieces, part, right - 1, right);
        }
        while let Some(Reverse(candidate)) = self.candidates.pop() {
            self.join(pieces, part, candidate);
        }
    }

    /// What [`merge`](Self::merge) left.
    fn pieces(&self) -> impl Iterator<Item = &Symbol> {
        self.symbols.iter().filter(|symbol| symbol.length > 0)
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
        let start = a.start as usize;
        let rank = pieces.rank(part, start, start + length as usize);
        if rank != NEVER {
            self.candidates
                .push(Reverse(Candidate { rank, left, length }));
        }
    }

    fn join(&mut self, pieces: &Pieces, part: &[u8], candidate: Candidate) {
        let Candidate { left, length, .. } = candidate;
        let Some(a) = self.symbol(left).filter(|a| a.length > 0) else {
            return; // stale
        };
        let Some(b) = self
            .symbol(a.next)
            .filter(|b| a.length + b.length == length)
        else {
            return; // stale
        };
        if let Some(joined) = self.symbols.get_mut(left as usize) {
            joined.length = length;
            joined.next = b.next;
        }
        if let Some(swallowed) = self.symbols.get_mut(a.next as usize) {
            swallowed.length = 0;
        }
        if let Some(after) = self.symbols.get_mut(b.next as usize) {
            after.previous = left;
        }
        self.consider(pieces, part, a.previous, left);
        self.consider(pieces, part, left, b.next);
    }
}

/// A part of few characters, each a symbol at first. What a symbol has swallowed has no rank.
#[derive(Debug)]
struct Short {
    symbols: usize,
    /// The part with room behind it, so that a key can be read at once wherever it starts.
    text: [u8; 4 * SHORT + 16],
    /// Where each symbol starts, and behind the last one where the part ends.
    starts: [u8; SHORT + 1],
    /// The symbols beside each.
    previous: [u8; SHORT + 1],
    next: [u8; SHORT + 1],
    /// The rank of what each symbol and the next one join into.
    ranks: [u32; SHORT],
}

impl Default for Short {
    fn default() -> Self {
        Self {
            symbols: 0,
            text: [0; 4 * SHORT + 16],
            starts: [0; SHORT + 1],
            previous: [0; SHORT + 1],
            next: [0; SHORT + 1],
            ranks: [NEVER; SHORT],
        }
    }
}

impl Short {
    /// Splits a part of at most [`SHORT`] characters; `None` for a longer one.
    fn split(&mut self, pieces: &Pieces, part: &[u8], tell: &mut impl FnMut(&[u8])) -> Option<()> {
        self.read(part)?;
        for left in 0..self.symbols {
            self.consider(pieces, left);
        }
        loop {
            let ranks = self.ranks.iter().take(self.symbols);
            let best = ranks.enumerate().min_by_key(|&(_, &rank)| rank);
            let Some((left, _)) = best.filter(|&(_, &rank)| rank != NEVER) else {
                break;
            };
            self.join(pieces, left)?;
        }
        let mut at = 0;
        while at < self.symbols {
            let next = usize::from(*self.next.get(at)?);
            let (start, end) = (self.starts.get(at)?, self.starts.get(next)?);
            tell(part.get(usize::from(*start)..usize::from(*end))?);
            at = next;
        }
        Some(())
    }

    fn read(&mut self, part: &[u8]) -> Option<()> {
        self.text.get_mut(..part.len())?.copy_from_slice(part);
        self.symbols = 0;
        for start in (0..part.len()).filter(|&start| is_start(part, start)) {
            let symbol = self.symbols;
            *self.starts.get_mut(..SHORT)?.get_mut(symbol)? = start as u8;
            *self.previous.get_mut(symbol)? = symbol.saturating_sub(1) as u8;
            *self.next.get_mut(symbol)? = symbol as u8 + 1;
            self.symbols += 1;
        }
        *self.starts.get_mut(self.symbols)? = part.len() as u8;
        Some(())
    }

    /// Sets the rank of what a symbol and the next one join into.
    fn consider(&mut self, pieces: &Pieces, left: usize) -> Option<()> {
        let right = usize::from(*self.next.get(left)?);
        let rank = if right < self.symbols {
            let end = *self.starts.get(usize::from(*self.next.get(right)?))?;
            pieces.rank(&self.text, (*self.starts.get(left)?).into(), end.into())
        } else {
            NEVER
        };
        *self.ranks.get_mut(left)? = rank;
        Some(())
    }

    fn join(&mut self, pieces: &Pieces, left: usize) -> Option<()> {
        let right = usize::from(*self.next.get(left)?);
        let after = *self.next.get(right)?;
        *self.next.get_mut(left)? = after;
        *self.previous.get_mut(usize::from(after))? = left as u8;
        *self.ranks.get_mut(right)? = NEVER;
        if left > 0 {
            self.consider(pieces, usize::from(*self.previous.get(left)?))?;
        }
        self.consider(pieces, left)
    }
}

/// The last start of a character at or before `at`; the end of the part if that comes first.
fn boundary_before(part: &[u8], at: usize) -> usize {
    let mut at = at.min(part.len());
    while at < part.len() && !is_start(part, at) {
        at -= 1;
    }
    at
}

/// Whether it is one character.
fn is_one(piece: &[u8]) -> bool {
    !(1..piece.len()).any(|at| is_start(piece, at))
}

/// Whether a character starts at this byte.
fn is_start(part: &[u8], at: usize) -> bool {
    part.get(at).is_some_and(|byte| byte & 0xc0 != 0x80)
}

fn slice(part: &[u8], start: u32, length: u32) -> &[u8] {
    let (start, length) = (start as usize, length as usize);
    part.get(start..start + length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces of the letters `a` to `c`, the first one the best; every letter is a piece.
    fn vocabulary(longer: &[String]) -> Pieces {
        let mut pieces = Pieces::default();
        let mut rank = 0.0;
        for text in longer.iter().map(String::as_str).chain(["a", "b", "c"]) {
            pieces.push(text, rank);
            rank -= 1.0;
        }
        pieces.index();
        pieces
    }

    fn whole(pieces: &Pieces, part: &str) -> Vec<u32> {
        let mut merger = Merger::default();
        merger.merge(pieces, part.as_bytes());
        merger.pieces().map(|piece| piece.length).collect()
    }

    proptest! {
        /// Few letters and random ranks: merges reach far, and windows often disagree.
        #[test]
        fn windows_change_nothing(
            longer in proptest::collection::btree_set("[abc]{2,6}", 1..40),
            shuffle in any::<u64>(),
            part in "[abc]{0,300}",
            window in 16_usize..64,
        ) {
            let mut longer: Vec<_> = longer.into_iter().collect();
            longer.sort_by_key(|piece| crate::hash::mix(shuffle, crate::hash::hash(piece.as_bytes())));
            let pieces = vocabulary(&longer);
            if let Some(lengths) = Merger::default().merge_in_windows(&pieces, part.as_bytes(), window) {
                prop_assert_eq!(lengths, whole(&pieces, &part));
            }
        }

        #[test]
        fn short_parts_come_out_as_with_the_heap(
            longer in proptest::collection::btree_set("[abc]{2,6}", 1..40),
            part in "[abc]{1,24}",
        ) {
            let pieces = vocabulary(&longer.into_iter().collect::<Vec<_>>());
            let mut lengths = Vec::new();
            let told = Short::default().split(&pieces, part.as_bytes(), &mut |piece| lengths.push(piece.len() as u32));
            prop_assert_eq!(told, Some(()));
            prop_assert_eq!(lengths, whole(&pieces, &part));
        }
    }

    #[test]
    fn windows_agree_on_runs_and_words() {
        let pieces = vocabulary(&["aa", "aaaa", "ab", "abab", "bc", "cab"].map(String::from));
        for part in [
            "a".repeat(500),
            "ab".repeat(300),
            "abc".repeat(200),
            "c".repeat(77),
        ] {
            let lengths = Merger::default().merge_in_windows(&pieces, part.as_bytes(), 32);
            assert_eq!(lengths, Some(whole(&pieces, &part)), "{part}");
        }
    }
}
