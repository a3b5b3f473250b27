//! Counting with the built-in vocabulary, as a reader would check it by hand. The broad comparison
//! with the `sentencepiece` library itself is `e2e/python/parity.py`.
#![allow(clippy::disallowed_methods, reason = "a test may read a file")]

use proptest::prelude::*;
use tokens::{Counter, SentencePiece, Vocabulary, VocabularyError};

fn file() -> Vec<u8> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../www/vocabulary/gemma3.spiece.model"
    );
    std::fs::read(path).expect("run `cargo xtask vocabulary` first")
}

thread_local! {
    static COUNTER: std::cell::RefCell<SentencePiece> =
        std::cell::RefCell::new(SentencePiece::new(Vocabulary::read(&file()).expect("the built-in vocabulary")));
}

fn count(text: &str) -> u64 {
    COUNTER.with_borrow_mut(|counter| counter.count(text))
}

fn cut_at(text: &str, limit: u64) -> Option<usize> {
    COUNTER.with_borrow_mut(|counter| counter.cut_at(text, limit))
}

#[track_caller]
fn check(text: &str, tokens: u64) {
    assert_eq!(count(text), tokens, "{text:?}");
}

#[test]
fn words_and_spaces() {
    check("", 0);
    check("a", 1);
    check("Know before you tune.", 5);
    check("Hello world", 2);
    check(" ", 1);
}

#[test]
fn user_defined_pieces_come_first_and_the_longest_wins() {
    check("<start_of_turn>", 1);
    check("<unused6241>", 1);
    check("<h1>", 1);
    check("\n\n\n", 1);
    check(&" ".repeat(31), 1);
    check(&" ".repeat(32), 2);
}

#[test]
fn control_pieces_are_only_text() {
    assert!(count("<bos>") > 1);
    assert!(count("<0x0A>") > 1);
}

#[test]
fn an_unknown_character_takes_a_token_for_each_of_its_bytes() {
    check("\u{10ffff}", 4);
    check("\0", 1);
}

#[test]
fn the_space_mark_and_a_space_are_the_same() {
    check("a\u{2581}b", count("a b"));
    check("\u{2581}\u{2581}", 1);
}

#[test]
fn a_long_run_without_a_border_is_counted_too() {
    check(&"a".repeat(20_000), 2_500);
}

#[test]
fn the_cut_falls_behind_the_last_token_that_fits() {
    assert_eq!(cut_at("Hello world", 1), Some("Hello".len()));
    assert_eq!(cut_at("Hello world", 2), None);
    assert_eq!(cut_at("Hello", 0), Some(0));
    assert_eq!(cut_at("", 0), None);
    assert_eq!(
        cut_at("a\u{10ffff}b", 3),
        Some(1),
        "a character is lost as a whole"
    );
    assert_eq!(
        cut_at("x\u{2581}\u{2581}y", 2),
        Some("x\u{2581}\u{2581}".len())
    );
}

#[test]
fn a_broken_file_is_refused_with_a_reason() {
    let file = file();
    for broken in [
        &b""[..],
        b"{\"model\": {}}",
        &file[..1_000_000],
        &file[..file.len() - 1],
        &[0xff; 64],
    ] {
        assert_eq!(
            Vocabulary::read(broken).err(),
            Some(VocabularyError::Malformed)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_lies_before_the_cut_fits_the_limit(text in "\\PC{0,60}", limit in 0_u64..30) {
        match cut_at(&text, limit) {
            None => prop_assert!(count(&text) <= limit),
            Some(cut) => {
                prop_assert!(count(&text) > limit);
                prop_assert!(text.is_char_boundary(cut) && cut < text.len());
            }
        }
    }

    #[test]
    fn a_count_never_exceeds_the_bytes(text in "(\\PC|[ \\n\\t▁<>a-f]){0,80}") {
        prop_assert!(count(&text) <= text.len() as u64);
    }

    #[test]
    fn reading_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Vocabulary::read(&bytes);
    }
}
