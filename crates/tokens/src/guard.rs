//! How much work counting takes, in look-ups instead of seconds: what makes it slower is seen on any
//! machine. And that cutting changes no count.
#![allow(clippy::disallowed_methods, reason = "a test may read a file")]

use std::cell::Cell;

use proptest::prelude::*;

use crate::{Counter, SentencePiece, Vocabulary, merge::Merger};

thread_local! {
    /// Pieces that were looked for on this thread.
    pub(crate) static LOOK_UPS: Cell<u64> = const { Cell::new(0) };
}

fn vocabulary() -> Vocabulary {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../www/vocabulary/gemma3.spiece.model"
    );
    let file = std::fs::read(path).expect("run `cargo xtask vocabulary` first");
    Vocabulary::read(&file).expect("the built-in vocabulary")
}

/// A megabyte of the vocabulary's own pieces: the earlier ones more often, as in a text.
fn pieces(vocabulary: &Vocabulary) -> String {
    let mut dice = Dice(1);
    let all: Vec<String> = vocabulary.pieces.best(usize::MAX);
    let mut text = String::new();
    while text.len() < 1_000_000 {
        // As likely below a hundred as between a thousand and ten thousand.
        let most = 10_usize.pow(1 + dice.below(5) as u32);
        text += &all[all.len().min(300 + dice.below(most)) - 1];
    }
    text
}

/// The same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        // Xorshift with the shifts 13, 7 and 17, as Marsaglia gives them in "Xorshift RNGs", 2003.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

/// Counting `text` for the first time takes about so many look-ups of pieces for a thousand bytes.
#[track_caller]
fn check(name: &str, text: &str, expected: u64) {
    let mut counter = SentencePiece::new(vocabulary());
    LOOK_UPS.set(0);
    counter.count(text);
    let found = LOOK_UPS.get() * 1_000 / text.len() as u64;
    assert!(
        found * 10 <= expected * 11 && found * 10 >= expected * 8,
        "{name}: {found} look-ups for a thousand bytes, not about {expected}"
    );
}

#[test]
fn look_ups_stay_few() {
    let mut dice = Dice(7);
    let mut letters = |number: usize, from: u32, many: usize| -> String {
        let letter = |_| char::from_u32(from + dice.below(many) as u32).unwrap_or('a');
        (0..number).map(letter).collect()
    };
    let pieces = pieces(&vocabulary());
    check("pieces", &pieces, 52);
    check("pieces without spaces", &pieces.replace(' ', ""), 123);
    check("one letter", &"a".repeat(400_000), 49);
    check("random letters", &letters(400_000, 'a' as u32, 26), 1974);
    check("random Han", &letters(130_000, 0x4e00, 20_000), 119);
    check("emoji", &"\u{1f600}".repeat(100_000), 0);
    check("spaces", &" ".repeat(400_000), 0);
}

#[test]
fn what_was_seen_takes_no_look_up() {
    let text = pieces(&vocabulary());
    let mut counter = SentencePiece::new(vocabulary());
    counter.count(&text);
    LOOK_UPS.set(0);
    counter.count(&text);
    let again = LOOK_UPS.get() * 1_000 / text.len() as u64;
    assert!(again < 50, "{again} look-ups for a thousand bytes");
}

#[test]
fn all_pieces_but_those_that_are_listed_come_out_whole() {
    let vocabulary = vocabulary();
    let unreached = vocabulary.pieces.unreached.expect("the list");
    let mut merger = Merger::default();
    let mut found = Vec::new();
    for piece in vocabulary.pieces.best(usize::MAX) {
        if vocabulary.cuts.user_defined_at(piece.as_bytes(), 0) == Some(piece.len()) {
            continue; // never merged
        }
        let mut parts = 0;
        merger.split(&vocabulary.pieces, piece.as_bytes(), |_, _| parts += 1);
        if parts != 1 {
            found.push(piece);
        }
    }
    found.sort_by_key(|piece| unreached.iter().position(|listed| listed == piece));
    assert_eq!(found, unreached);
}

thread_local! {
    static COUNTER: std::cell::RefCell<(SentencePiece, Vocabulary)> =
        std::cell::RefCell::new((SentencePiece::new(vocabulary()), vocabulary()));
}

/// The count without cuts: the longest user-defined piece wherever one starts, and all between merged
/// as a whole.
fn uncut(vocabulary: &Vocabulary, text: &str) -> u64 {
    let mut merger = Merger::default();
    let (mut total, mut start, mut at) = (0, 0, 0);
    while at < text.len() {
        if let Some(length) = vocabulary.cuts.user_defined_at(text.as_bytes(), at) {
            total += 1 + merger.count(&vocabulary.pieces, &text.as_bytes()[start..at]);
            at += length;
            start = at;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    total + merger.count(&vocabulary.pieces, &text.as_bytes()[start..])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn cutting_changes_no_count(
        text in "(\\PC|[a-zA-Z ,.\n\t\"-]|[가-힣ぁ-ん一-龥ا-ي]|<h1>|<unused1>|\u{e9}|\u{1f600}){0,40}",
    ) {
        prop_assume!(!text.contains('\u{2581}'));
        COUNTER.with_borrow_mut(|(counter, vocabulary)| {
            prop_assert_eq!(counter.count(&text), uncut(vocabulary, &text));
            Ok(())
        })?;
    }
}
