//! Counts and cuts with small files of every kind, and what is said of files that cannot be used.

use std::{cell::RefCell, fmt::Debug};

use proptest::{
    prelude::*,
    test_runner::{TestCaseResult, TestRunner},
};
use serde_json::{Map, Value, json};
use tokenizer_json::{TokenizerJson, TokenizerJsonError};
use tokenizers::pipeline::{EncodeOptions, PipelineTokenizer};
use tokens::{Counter, Exactness};

/// GPT-2's way: every byte is a piece, written as a printable character.
fn byte_level_bpe() -> Value {
    let mut spare = 256..;
    let mut pieces: Vec<String> = (0..=255_u8)
        .map(|byte| match byte {
            b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff => char::from(byte),
            _ => char::from_u32(spare.next().unwrap()).unwrap(),
        })
        .map(String::from)
        .collect();
    let merges = ["t h", "th e", "Ġ the", "i n", "e r", "ì ķ"];
    pieces.extend(merges.map(|merge| merge.replace(' ', "")));
    json!({
        "version": "1.0",
        "pre_tokenizer": { "type": "ByteLevel", "add_prefix_space": false, "use_regex": true },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{ "SpecialToken": { "id": "<s>", "type_id": 0 } }, { "Sequence": { "id": "A", "type_id": 0 } }],
            "pair": [{ "Sequence": { "id": "A", "type_id": 0 } }, { "Sequence": { "id": "B", "type_id": 0 } }],
            "special_tokens": { "<s>": { "id": "<s>", "ids": [262], "tokens": ["<s>"] } },
        },
        "added_tokens": [{
            "id": 262, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true,
        }],
        "decoder": { "type": "ByteLevel" },
        "model": { "type": "BPE", "vocab": numbered(pieces), "merges": merges },
    })
}

/// Gemma's way: spaces are written as `▁`, unknown characters as bytes. As in the files of Gemma 1
/// and 2 the tab is a piece and `<0x09>` is not there.
fn gemma_like_bpe() -> Value {
    let bytes = (0..=255)
        .filter(|&byte| byte != 9)
        .map(|byte| format!("<0x{byte:02X}>"));
    let known = "\t▁abcdefghijklmnopqrstuvwxyz.".chars().map(String::from);
    let merges = ["▁ t", "h e", "▁t he", "▁ ▁", "a b"];
    let products = merges.map(|merge| merge.replace(' ', ""));
    json!({
        "version": "1.0",
        "normalizer": { "type": "Replace", "pattern": { "String": " " }, "content": "▁" },
        "decoder": { "type": "Sequence", "decoders": [
            { "type": "Replace", "pattern": { "String": "▁" }, "content": " " },
            { "type": "ByteFallback" },
            { "type": "Fuse" },
        ] },
        "model": {
            "type": "BPE", "byte_fallback": true, "fuse_unk": true, "unk_token": "<unk>",
            "vocab": numbered(["<unk>".to_owned()].into_iter().chain(bytes).chain(known).chain(products)),
            "merges": merges.map(|merge| merge.split(' ').collect::<Vec<_>>()),
        },
    })
}

/// BERT's way: case and accents are dropped before, spaces are not tokens.
fn word_piece() -> Value {
    let pieces = [
        "[UNK]", "un", "##aff", "##able", "know", "##s", "##n", "be", "##fore", "you", ".",
    ];
    json!({
        "version": "1.0",
        "normalizer": {
            "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
            "strip_accents": null, "lowercase": true,
        },
        "pre_tokenizer": { "type": "BertPreTokenizer" },
        "truncation": { "direction": "Right", "max_length": 2, "strategy": "LongestFirst", "stride": 0 },
        "decoder": { "type": "WordPiece", "prefix": "##", "cleanup": true },
        "model": {
            "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100, "vocab": numbered(pieces.map(String::from)),
        },
    })
}

/// T5's way: the likeliest cut, a space put before the text.
fn unigram() -> Value {
    let metaspace = json!({ "type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true });
    json!({
        "version": "1.0",
        "pre_tokenizer": metaspace,
        "decoder": metaspace,
        "model": { "type": "Unigram", "unk_id": 0, "vocab": [
            ["<unk>", 0.0], ["▁", -3.0], ["▁know", -4.0], ["k", -6.0], ["n", -6.0], ["o", -6.0],
            ["w", -6.0], ["now", -5.0], ["▁you", -4.5], ["y", -7.0], ["u", -7.0], ["ou", -6.5],
        ] },
    })
}

fn word_level() -> Value {
    json!({
        "version": "1.0",
        "pre_tokenizer": { "type": "WhitespaceSplit" },
        "model": { "type": "WordLevel", "unk_token": "?", "vocab": { "?": 0, "know": 1, "you": 2 } },
    })
}

fn numbered(pieces: impl IntoIterator<Item = String>) -> Map<String, Value> {
    pieces
        .into_iter()
        .enumerate()
        .map(|(number, piece)| (piece, json!(number)))
        .collect()
}

fn read(file: &Value) -> TokenizerJson {
    TokenizerJson::read(file.to_string().as_bytes()).unwrap()
}

#[track_caller]
fn check(file: &Value, text: &str, count: u64) {
    assert_eq!(read(file).count(text), count, "{text:?}");
}

#[test]
fn byte_level_bpe_counts_pieces_of_bytes() {
    let file = byte_level_bpe();
    check(&file, "", 0);
    check(&file, "the", 1);
    check(&file, "the in", 3); // the, a space, in
    check(&file, "in the", 2);
    check(&file, "é", 2);
    check(&file, "안", 2); // the first two of its bytes are one piece
}

#[test]
fn special_tokens_count_where_they_are_written_and_are_not_added() {
    check(&byte_level_bpe(), "the", 1);
    check(&byte_level_bpe(), "<s>the", 2);
}

#[test]
fn gemma_files_without_the_tab_byte_are_read() {
    let file = gemma_like_bpe();
    check(&file, "the", 2); // t, he
    check(&file, " the", 1);
    check(&file, "ab\tab", 3);
    check(&file, "안", 3);
    check(&file, "😀ab", 5);
}

#[test]
fn word_piece_counts_pieces_of_words() {
    let file = word_piece();
    check(&file, "unaffable", 3);
    check(&file, "  UNAFFABLE  ", 3);
    check(&file, "Know before you tune.", 6); // know, be, ##fore, you, [UNK], .
}

#[test]
fn a_text_is_counted_whole_where_the_file_asks_to_cut_it() {
    check(&word_piece(), "know know know know", 4);
}

#[test]
fn unigram_counts_the_likeliest_cut() {
    let file = unigram();
    check(&file, "know", 1);
    check(&file, "know you", 2);
    check(&file, "k you", 3); // a space, k, you
    check(&file, "안녕", 2); // a space, and what is unknown as one
}

#[test]
fn word_level_counts_words() {
    check(&word_level(), "know you not", 3);
}

/// The library itself, which cuts texts where a file says so.
fn by_the_library(mut file: Value) -> PipelineTokenizer {
    file["truncation"] = Value::Null;
    tokenizers::from_json(&tokenizers::canonicalize_str(&file.to_string()).unwrap()).unwrap()
}

#[test]
fn the_label_names_the_model_and_its_size() {
    let label = read(&byte_level_bpe()).label();
    assert_eq!(label.name, "tokenizer.json: BPE, 262 pieces");
    assert_eq!(label.exactness, Exactness::Exact);
    assert_eq!(
        read(&unigram()).label().name,
        "tokenizer.json: Unigram, 12 pieces"
    );
    let many = numbered(
        (0..128_000)
            .map(|number| format!("w{number}"))
            .chain(["?".to_owned()]),
    );
    let mut file = word_level();
    file["model"]["vocab"] = Value::Object(many);
    assert_eq!(
        read(&file).label().name,
        "tokenizer.json: WordLevel, 128,001 pieces"
    );
}

#[track_caller]
fn check_cut(file: &Value, text: &str, limit: u64, kept: Option<&str>) {
    let cut = read(file).cut_at(text, limit);
    assert_eq!(
        cut.map(|offset| &text[..offset]),
        kept,
        "{text:?} at {limit}"
    );
}

#[test]
fn a_cut_falls_where_the_last_kept_token_ends() {
    check_cut(&byte_level_bpe(), "in the in the", 2, Some("in the"));
    check_cut(&byte_level_bpe(), "in the", 2, None);
    check_cut(&byte_level_bpe(), "in the", 0, Some(""));
    check_cut(&gemma_like_bpe(), "ab the the", 2, Some("ab the"));
    check_cut(
        &word_piece(),
        "UNAFFABLE unaffable",
        4,
        Some("UNAFFABLE un"),
    );
    check_cut(&word_piece(), "Nô know knows", 3, Some("Nô know know"));
    check_cut(&unigram(), "know you know", 2, Some("know you"));
    check_cut(&word_level(), "know  you know", 2, Some("know  you"));
}

#[test]
fn a_character_that_the_cut_would_split_is_lost() {
    check_cut(&gemma_like_bpe(), "ab😀ab", 1, Some("ab"));
    check_cut(&gemma_like_bpe(), "ab😀ab", 3, Some("ab"));
    check_cut(&gemma_like_bpe(), "ab😀ab", 5, Some("ab😀"));
    check_cut(&byte_level_bpe(), "éé", 3, Some("é"));
}

#[track_caller]
fn check_refused(file: &[u8], message: &str) -> TokenizerJsonError {
    let error = TokenizerJson::read(file).unwrap_err();
    assert_eq!(error.to_string(), message);
    error
}

#[test]
fn what_is_not_a_tokenizer_is_refused_in_plain_words() {
    check_refused(
        b"ab\xff",
        "the file is not a tokenizer.json: byte 2 is not UTF-8 text",
    );
    check_refused(
        b"{\n  \"model\": nope }",
        "the file is not a tokenizer.json: it is not JSON (expected ident at line 2, column 13)",
    );
    check_refused(
        b"",
        "the file is not a tokenizer.json: it is not JSON (EOF while parsing a value at line 1, column 0)",
    );
    check_refused(
        b"[1]",
        "the file is JSON, but not a tokenizer.json: it is not an object",
    );
    check_refused(
        br#"{"tokenizer_class": "GemmaTokenizer"}"#,
        r#"the file is JSON, but not a tokenizer.json: it has no "model""#,
    );
    check_refused(
        br#"{"model": {"type": "BPE", "merges": []}}"#,
        r#"the file is JSON, but not a tokenizer.json: its model has no "vocab""#,
    );
    check_refused(
        br#"{"model": {"type": "BPE", "vocab": {}, "merges": []}}"#,
        r#"the file is JSON, but not a tokenizer.json: its "vocab" is empty"#,
    );
}

#[test]
fn what_the_library_cannot_use_is_refused_with_its_reason() {
    let mut file = word_level();
    file["pre_tokenizer"] = json!({ "type": "Telepathy" });
    let error = TokenizerJson::read(file.to_string().as_bytes()).unwrap_err();
    assert!(
        matches!(&error, TokenizerJsonError::Refused(reason) if reason.contains("Telepathy")),
        "{error}"
    );
    let mut file = byte_level_bpe();
    file["model"]["merges"] = json!(["q q"]);
    let error = TokenizerJson::read(file.to_string().as_bytes()).unwrap_err();
    assert!(
        matches!(&error, TokenizerJsonError::Refused(reason) if reason.contains("qq")),
        "{error}"
    );
}

#[test]
fn a_pattern_that_cannot_be_searched_for_is_refused_before_anything_is_counted() {
    let with_pattern = |pattern: Value| {
        let mut file = word_level();
        file["pre_tokenizer"] = json!({
            "type": "Split", "pattern": pattern, "behavior": "Isolated", "invert": false,
        });
        file.to_string()
    };
    let own = with_pattern(json!({ "Regex": "[aeiou]+" }));
    let error = TokenizerJson::read(own.as_bytes()).unwrap_err();
    assert_eq!(error, TokenizerJsonError::UnknownRegex);
    let plain = with_pattern(json!({ "String": "-" }));
    assert_eq!(
        TokenizerJson::read(plain.as_bytes())
            .unwrap()
            .count("know-you"),
        3
    );
}

#[test]
fn a_piece_number_beyond_reason_is_refused() {
    let mut file = word_level();
    file["model"]["vocab"]["you"] = json!(4_000_000_000_u32);
    check_refused(
        file.to_string().as_bytes(),
        "the tokenizers library cannot use this file: \
         the piece \"you\" has the number 4000000000, which is too large",
    );
}

#[test]
fn a_tokenizer_that_cannot_count_every_text_is_refused() {
    let without = |mut file: Value, key: &str, value: Value| {
        file["model"][key] = value;
        TokenizerJson::read(file.to_string().as_bytes()).unwrap_err()
    };
    let refused = |model| TokenizerJsonError::NoUnknownToken { model };
    assert_eq!(
        without(word_level(), "unk_token", json!("<unk>")),
        refused("WordLevel")
    );
    assert_eq!(
        without(word_piece(), "unk_token", json!("<unk>")),
        refused("WordPiece")
    );
    assert_eq!(
        without(unigram(), "unk_id", Value::Null),
        refused("Unigram")
    );
}

/// Runs `property` on texts, each with every one of `counters`: reading a file takes far longer
/// than counting a text.
#[track_caller]
fn check_property<Counters, Case: Debug>(
    counters: impl Iterator<Item = Counters>,
    cases: impl Strategy<Value = Case>,
    property: impl Fn(&mut Counters, &Case) -> TestCaseResult,
) {
    let counters = RefCell::new(counters.collect::<Vec<_>>());
    let run = TestRunner::default().run(&cases, |case| {
        counters
            .borrow_mut()
            .iter_mut()
            .try_for_each(|counters| property(counters, &case))
    });
    run.unwrap();
}

#[test]
fn counts_are_the_librarys() {
    let files = [byte_level_bpe(), word_piece(), unigram(), word_level()];
    let pairs = files
        .into_iter()
        .map(|file| (read(&file), by_the_library(file)));
    check_property(
        pairs,
        "[ a-z안녕é😀\t.]{0,40}|\\PC{0,40}",
        |(ours, library), text| {
            prop_assert_eq!(ours.count(text), library_count(library, text));
            Ok(())
        },
    );
}

#[test]
fn a_cut_keeps_what_the_limit_allows_and_falls_between_tokens() {
    let files = [byte_level_bpe(), gemma_like_bpe()];
    let cases = ("[ a-h안é😀\t.]{0,60}", 0..20_u64);
    check_property(files.iter().map(read), cases, |counter, (text, limit)| {
        let whole = counter.count(text);
        let Some(cut) = counter.cut_at(text, *limit) else {
            prop_assert!(whole <= *limit);
            return Ok(());
        };
        let (kept, lost) = text.split_at(cut);
        let tokens = counter.count(kept);
        prop_assert!(tokens <= *limit && *limit < whole);
        prop_assert_eq!(tokens + counter.count(lost), whole);
        // Less than the limit only where the next character does not fit whole.
        let next = lost.chars().next().unwrap().len_utf8();
        prop_assert!(tokens == *limit || counter.count(&text[..cut + next]) > *limit);
        Ok(())
    });
}

fn library_count(tokenizer: &PipelineTokenizer, text: &str) -> u64 {
    let mut tokens = Vec::new();
    tokenizer
        .encode_into(text, &EncodeOptions::no_specials(), &mut tokens)
        .unwrap();
    tokens.len() as u64
}
