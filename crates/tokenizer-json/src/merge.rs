use std::{cmp::Reverse, collections::BinaryHeap};

use crate::rules::{Rule, Rules};

/// Byte-pair merging with its buffers, so that a file is counted without an allocation a part.
///
/// Of all neighbours that a rule joins, those of the earliest rule are joined first, and of those the
/// leftmost.
#[derive(Debug, Default)]
pub(crate) struct Merger {
    symbols: Vec<Symbol>,
    /// The neighbours of the start. Sorting them once is faster than to keep them in a heap.
    first: Vec<Candidate>,
    /// How many of them were looked at.
    looked_at: usize,
    /// The neighbours that merges made.
    made: BinaryHeap<Reverse<Candidate>>,
}

/// Two neighbours that a rule joins: its rank, and below it the index of the left one. Stale once either
/// has changed, which shows in the left one's rule.
type Candidate = u64;

fn candidate(rank: u32, left: u32) -> Candidate {
    u64::from(rank) << 32 | u64::from(left)
}

#[derive(Debug, Clone, Copy)]
struct Symbol {
    piece: u32,
    /// In bytes, from the start of the part.
    start: u32,
    /// Index of the symbol to the left; [`NONE`] at the start.
    previous: u32,
    /// Index of the symbol to the right; [`NONE`] at the end.
    next: u32,
    /// What joins it with the next one; [`Rule::NONE`] too in a symbol that was swallowed.
    rule: Rule,
}

const NONE: u32 = u32::MAX;

/// Characters of the longest part that is merged without the heap: to look through so few after each
/// merge is faster. With the heap any part takes `O(n log n)`.
const SHORT: usize = 24;

impl Merger {
    /// Tokens in `part`.
    pub(crate) fn count(&mut self, rules: &Rules, part: &str) -> u64 {
        let mut total = 0;
        self.split(rules, part, |_, tokens| total += tokens);
        total
    }

    /// Splits `part` into pieces and calls `each` with every piece's length in bytes and the number
    /// of tokens that it takes: one, or one a byte where the vocabulary does not know the character.
    pub(crate) fn split(&mut self, rules: &Rules, part: &str, mut each: impl FnMut(usize, u64)) {
        let mut tell = |piece, length: usize| {
            each(
                length,
                if piece == Rules::UNKNOWN {
                    length as u64
                } else {
                    1
                },
            );
        };
        if split_short(rules, part, &mut tell).is_some() {
            return;
        }
        self.start(rules, part);
        while let Some(candidate) = self.next() {
            self.join(rules, (candidate >> 32) as u32, candidate as u32);
        }
        let mut index = 0;
        while let Some(symbol) = self.symbol(index) {
            let next = self.symbol(symbol.next);
            let end = next.map_or(part.len(), |next| next.start as usize);
            tell(symbol.piece, end - symbol.start as usize);
            index = symbol.next;
        }
    }

    /// One symbol a character.
    fn start(&mut self, rules: &Rules, part: &str) {
        self.symbols.clear();
        self.first.clear();
        self.looked_at = 0;
        let symbols = part.chars().count();
        self.symbols.reserve(symbols);
        self.first.reserve(symbols);
        for (index, (start, character)) in part.char_indices().enumerate() {
            let (index, piece) = (index as u32, rules.piece(character));
            if let Some(before) = self.symbols.last_mut() {
                before.next = index;
                before.rule = rules.get(before.piece, piece);
                if before.rule.rank != Rule::NONE.rank {
                    self.first.push(candidate(before.rule.rank, index - 1));
                }
            }
            self.symbols.push(Symbol {
                piece,
                start: start as u32,
                previous: index.checked_sub(1).unwrap_or(NONE),
                next: NONE,
                rule: Rule::NONE,
            });
        }
        self.first.sort_unstable();
    }

    /// The candidate of the earliest rule, and of those the leftmost.
    fn next(&mut self) -> Option<Candidate> {
        let first = self.first.get(self.looked_at).copied();
        match self.made.peek() {
            Some(&Reverse(made)) if first.is_none_or(|first| made < first) => {
                self.made.pop();
                Some(made)
            }
            _ => {
                self.looked_at += 1;
                first
            }
        }
    }

    fn symbol(&self, index: u32) -> Option<Symbol> {
        self.symbols.get(index as usize).copied()
    }

    fn join(&mut self, rules: &Rules, rank: u32, left: u32) {
        let Some(joined) = self.symbol(left).filter(|symbol| symbol.rule.rank == rank) else {
            return; // stale
        };
        let Some(swallowed) = self.symbols.get_mut(joined.next as usize) else {
            return;
        };
        swallowed.rule = Rule::NONE;
        let next = swallowed.next;
        if let Some(symbol) = self.symbols.get_mut(left as usize) {
            (symbol.piece, symbol.next) = (joined.rule.product, next);
        }
        if let Some(after) = self.symbols.get_mut(next as usize) {
            after.previous = left;
        }
        self.pair(rules, joined.previous);
        self.pair(rules, left);
    }

    /// Looks up what joins the symbol at `left` with its next one.
    fn pair(&mut self, rules: &Rules, left: u32) {
        let Some(symbol) = self.symbol(left) else {
            return;
        };
        let rule = self
            .symbol(symbol.next)
            .map_or(Rule::NONE, |next| rules.get(symbol.piece, next.piece));
        if let Some(symbol) = self.symbols.get_mut(left as usize) {
            symbol.rule = rule;
        }
        if rule.rank != Rule::NONE.rank {
            self.made.push(Reverse(candidate(rule.rank, left)));
        }
    }
}

/// Splits a part of at most [`SHORT`] characters; `None` for a longer one.
fn split_short(rules: &Rules, part: &str, tell: &mut impl FnMut(u32, usize)) -> Option<()> {
    // The pieces with the bytes of each, and what joins each with the next one.
    let mut pieces = [(Rules::UNKNOWN, 0_usize); SHORT];
    let mut joins = [Rule::NONE; SHORT];
    let mut symbols = 0;
    for character in part.chars() {
        *pieces.get_mut(symbols)? = (rules.piece(character), character.len_utf8());
        symbols += 1;
    }
    let join = |pieces: &[(u32, usize)], left: usize| match pieces.get(left..left + 2) {
        Some(&[(left, _), (right, _)]) => rules.get(left, right),
        _ => Rule::NONE,
    };
    for (left, to) in joins.iter_mut().enumerate().take(symbols) {
        *to = join(pieces.get(..symbols)?, left);
    }
    loop {
        let of_symbols = joins.iter().take(symbols);
        let (left, best) = of_symbols.enumerate().min_by_key(|(_, join)| join.rank)?;
        if best.rank == Rule::NONE.rank {
            break;
        }
        let (_, swallowed) = *pieces.get(left + 1)?;
        let joined = pieces.get_mut(left)?;
        *joined = (best.product, joined.1 + swallowed);
        pieces.copy_within(left + 2..symbols, left + 1);
        joins.copy_within(left + 2..symbols, left + 1);
        symbols -= 1;
        for changed in left.saturating_sub(1)..=left {
            *joins.get_mut(changed)? = join(pieces.get(..symbols)?, changed);
        }
    }
    for &(piece, length) in pieces.iter().take(symbols) {
        tell(piece, length);
    }
    Some(())
}
