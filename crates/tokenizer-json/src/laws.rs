//! Which files are counted part by part, and that they are counted as the library does.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{file, library::Library, marked::Marked};

/// A small file of the kind: characters, a few merges, bytes for all others.
fn plain() -> Value {
    of_merges(&[
        "▁ t",
        "h e",
        "▁t he",
        "▁ ▁",
        "▁▁ ▁▁",
        "a b",
        "ab ab",
        "\n \n",
        "t ▁",
        "< s",
    ])
}

fn of_merges(merges: &[&str]) -> Value {
    let merges: Vec<_> = merges
        .iter()
        .map(|merge| merge.split_once(' ').unwrap())
        .collect();
    let bytes = (0..=255).map(|byte| format!("<0x{byte:02X}>"));
    let characters = "▁abehst\n\t<>/é한".chars().map(String::from);
    let products = merges.iter().map(|(left, right)| format!("{left}{right}"));
    let mut vocab = Map::new();
    for piece in ["<unk>".to_owned()]
        .into_iter()
        .chain(bytes)
        .chain(characters)
        .chain(products)
    {
        let number = vocab.len();
        vocab.entry(piece).or_insert(json!(number));
    }
    json!({
        "version": "1.0",
        "truncation": null,
        "padding": null,
        "added_tokens": [added("<s>", false), added("</s>", false)],
        "normalizer": space_marks(),
        "pre_tokenizer": null,
        "post_processor": null,
        "decoder": { "type": "Sequence", "decoders": [
            { "type": "Replace", "pattern": { "String": "▁" }, "content": " " },
            { "type": "ByteFallback" },
            { "type": "Fuse" },
        ] },
        "model": {
            "type": "BPE", "dropout": null, "unk_token": "<unk>", "continuing_subword_prefix": null,
            "end_of_word_suffix": null, "fuse_unk": true, "byte_fallback": true, "ignore_merges": false,
            "vocab": vocab, "merges": merges,
        },
    })
}

fn added(content: &str, normalized: bool) -> Value {
    json!({
        "id": 0, "content": content, "single_word": false, "lstrip": false, "rstrip": false,
        "normalized": normalized, "special": true,
    })
}

fn space_marks() -> Value {
    json!({ "type": "Replace", "pattern": { "String": " " }, "content": "▁" })
}

fn metaspace(prepend: &str, split: bool) -> Value {
    json!({ "type": "Metaspace", "replacement": "▁", "prepend_scheme": prepend, "split": split })
}

fn split(pattern: &str, behavior: &str) -> Value {
    json!({ "type": "Split", "pattern": { "String": pattern }, "behavior": behavior, "invert": false })
}

/// Every form that is known: the normalizer and what cuts before the merges.
fn forms() -> Vec<(Value, Value)> {
    let prepend = json!({ "type": "Prepend", "prepend": "▁" });
    let sequence = |steps: &[&Value]| json!({ "type": "Sequence", "normalizers": steps });
    let mut forms = vec![
        (space_marks(), Value::Null),
        (space_marks(), split(" ", "MergedWithPrevious")),
        (space_marks(), split("▁", "MergedWithNext")),
        (sequence(&[&space_marks()]), Value::Null),
        (sequence(&[&prepend, &space_marks()]), Value::Null),
        (
            sequence(&[&prepend, &space_marks()]),
            split("▁", "MergedWithNext"),
        ),
    ];
    for prepend in ["always", "first", "never"] {
        for split in [true, false] {
            forms.push((Value::Null, metaspace(prepend, split)));
        }
    }
    forms
}

fn with(mut file: Value, path: &str, value: Value) -> Value {
    let (parent, key) = path.rsplit_once('/').unwrap();
    file.pointer_mut(parent).unwrap()[key] = value;
    file
}

fn in_form((normalizer, pre_tokenizer): &(Value, Value), file: Value) -> Value {
    let file = with(file, "/normalizer", normalizer.clone());
    with(file, "/pre_tokenizer", pre_tokenizer.clone())
}

fn by_us(file: &Value) -> Option<Marked> {
    Marked::read(&file.to_string())
}

fn by_the_library(file: &Value) -> Library {
    Library::new(file::load(file.to_string().as_bytes()).unwrap().tokenizer)
}

const TEXTS: [&str; 16] = [
    "",
    " ",
    "  ",
    "the",
    " the the",
    "abab  ab\n\n\nab",
    "▁the ▁ the",
    "안한é😀",
    "\u{0}a\u{7f}",
    "<s>the</s>",
    "<s> the <s></s>",
    "<<s>>",
    "t t t",
    "     the",
    "the<0x0A><unk>",
    " <s>▁<s>",
];

#[track_caller]
fn check_same(file: &Value, ours: &mut Marked, library: &mut Library, text: &str) {
    let count = library.count(text);
    assert_eq!(ours.count(text), count, "{text:?} with {file}");
    for limit in 0..=count {
        let cut = library.cut_at(text, limit);
        assert_eq!(
            ours.cut_at(text, limit),
            cut,
            "{text:?} at {limit} with {file}"
        );
    }
}

#[track_caller]
fn check_known(file: &Value) {
    let mut ours = by_us(file).unwrap_or_else(|| panic!("is left to the library: {file}"));
    let mut library = by_the_library(file);
    for text in TEXTS {
        check_same(file, &mut ours, &mut library, text);
    }
}

#[test]
fn every_known_form_is_counted_as_the_library_does() {
    for form in forms() {
        let file = in_form(&form, plain());
        check_known(&file);
        let tokens = json!([
            added("<s>", true),
            added("</s>", false),
            added("a▁b", true),
            added("  ", false)
        ]);
        check_known(&with(file, "/added_tokens", tokens));
    }
}

#[test]
fn what_changes_no_count_may_be_left_out_or_differ() {
    let mut without = plain();
    for key in [
        "version",
        "truncation",
        "padding",
        "added_tokens",
        "pre_tokenizer",
        "post_processor",
        "decoder",
    ] {
        without.as_object_mut().unwrap().remove(key);
    }
    for key in [
        "dropout",
        "continuing_subword_prefix",
        "end_of_word_suffix",
        "fuse_unk",
        "ignore_merges",
        "type",
    ] {
        without["model"].as_object_mut().unwrap().remove(key);
    }
    check_known(&without);
    check_known(&with(plain(), "/model/dropout", json!(0.0)));
    check_known(&with(plain(), "/model/end_of_word_suffix", json!("")));
    check_known(&with(plain(), "/model/unk_token", Value::Null));
    check_known(&with(
        plain(),
        "/truncation",
        json!({ "max_length": 1, "stride": 0, "strategy": "LongestFirst", "direction": "Right" }),
    ));
    check_known(&with(
        plain(),
        "/model/merges",
        json!(["#version: 0.2", "h e", "a b", "ab ab"]),
    ));
    check_known(&with(
        plain(),
        "/model/merges",
        json!([["a", "b"], ["h", "e"], ["a", "b"]]),
    ));
    // The library's newest form.
    let mut newest = in_form(&(Value::Null, metaspace("first", true)), plain());
    tokenizers::canonicalize_value(&mut newest).unwrap();
    check_known(&newest);
}

#[test]
fn a_tab_may_be_a_piece_and_have_no_byte_as_in_gemma_2() {
    let mut file = plain();
    let vocab = file["model"]["vocab"].as_object_mut().unwrap();
    let tab_byte = vocab.remove("<0x09>").unwrap();
    let last = vocab
        .values_mut()
        .max_by_key(|number| number.as_u64())
        .unwrap();
    *last = tab_byte;
    check_known(&file);
}

#[track_caller]
fn check_left_to_the_library(file: &Value) {
    assert!(by_us(file).is_none(), "{file}");
}

#[test]
fn what_is_not_known_is_left_to_the_library() {
    let changes = [
        ("/surprise", json!(true)),
        ("/model/surprise", json!(true)),
        ("/model/type", json!("Unigram")),
        ("/model/byte_fallback", json!(false)),
        ("/model/byte_level", json!(true)),
        ("/model/ignore_merges", json!(true)),
        ("/model/dropout", json!(0.1)),
        ("/model/continuing_subword_prefix", json!("##")),
        ("/model/end_of_word_suffix", json!("</w>")),
        ("/model/unk_token", json!("<who>")),
        ("/model/merges", json!(["a b c"])),
        ("/model/merges", json!([["a", "b", "ab"]])),
        ("/model/merges", json!([["a", "z"]])),
        ("/model/merges", json!([["s", "s"]])),
        ("/model/merges", Value::Null),
        ("/model/vocab", json!([["a", 0.0]])),
        ("/normalizer", Value::Null),
        ("/normalizer", json!({ "type": "NFKC" })),
        ("/normalizer", json!({ "type": "Prepend", "prepend": "▁" })),
        (
            "/normalizer",
            json!({ "type": "Replace", "pattern": { "String": " " }, "content": "_" }),
        ),
        (
            "/normalizer",
            json!({ "type": "Replace", "pattern": { "Regex": " " }, "content": "▁" }),
        ),
        (
            "/normalizer",
            json!({ "type": "Sequence", "normalizers": [space_marks(), { "type": "Prepend", "prepend": "▁" }] }),
        ),
        (
            "/normalizer",
            json!({ "type": "Sequence", "normalizers": [{ "type": "Prepend", "prepend": " " }, space_marks()] }),
        ),
        ("/pre_tokenizer", split(" ", "Removed")),
        ("/pre_tokenizer", split("▁", "MergedWithPrevious")),
        ("/pre_tokenizer", split("e", "MergedWithNext")),
        (
            "/pre_tokenizer",
            with(split(" ", "MergedWithPrevious"), "/invert", json!(true)),
        ),
        (
            "/pre_tokenizer",
            json!({ "type": "Digits", "individual_digits": true }),
        ),
        (
            "/pre_tokenizer",
            json!({ "type": "ByteLevel", "add_prefix_space": false, "use_regex": false }),
        ),
        ("/pre_tokenizer", metaspace("always", true)), // after the marks of the normalizer
        (
            "/added_tokens",
            json!([with(added("<s>", false), "/lstrip", json!(true))]),
        ),
        (
            "/added_tokens",
            json!([with(added("<s>", false), "/rstrip", json!(true))]),
        ),
        (
            "/added_tokens",
            json!([with(added("<s>", false), "/single_word", json!(true))]),
        ),
        (
            "/added_tokens",
            json!([with(added("<s>", false), "/surprise", json!(true))]),
        ),
        ("/added_tokens", json!([added("", false)])),
    ];
    for (path, value) in changes {
        check_left_to_the_library(&with(plain(), path, value));
    }
    let form = (
        Value::Null,
        with(metaspace("always", true), "/replacement", json!("_")),
    );
    check_left_to_the_library(&in_form(&form, plain()));
    let tokens = json!([added("a b", true)]);
    let form = (Value::Null, metaspace("always", true));
    check_left_to_the_library(&with(in_form(&form, plain()), "/added_tokens", tokens));
    assert!(Marked::read("{").is_none());
}

#[test]
fn pieces_that_the_library_would_take_differently_are_left_to_it() {
    let piece =
        |piece: &str, number: Value| with(plain(), &format!("/model/vocab/{piece}"), number);
    check_left_to_the_library(&piece("a", json!(1))); // a number twice
    check_left_to_the_library(&piece("new", json!(1_000))); // a gap
    check_left_to_the_library(&piece("new", json!(-1)));
    let without = |piece: &str| {
        let mut file = plain();
        let vocab = file["model"]["vocab"].as_object_mut().unwrap();
        let (last, number) = vocab
            .remove_entry(piece)
            .map(|(_, number)| (vocab.len(), number))
            .unwrap();
        let moved = vocab.values_mut().find(|number| **number == json!(last));
        if let Some(moved) = moved {
            *moved = number;
        }
        with(file, "/model/merges", json!([]))
    };
    check_known(&without("é"));
    check_left_to_the_library(&without("▁"));
    check_left_to_the_library(&without("<0xE2>"));
    check_left_to_the_library(&of_merges(&["<0xEC> <0x95>"]));
    check_left_to_the_library(&of_merges(&["a <0x95>"]));
    let twice = plain().to_string().replacen("\"a\":", "\"b\":0,\"a\":", 1);
    assert!(Marked::read(&twice).is_none());
}

/// Rules that join what is there already, by their places in the growing list of pieces.
fn random_merges() -> impl Strategy<Value = Vec<(String, String)>> {
    const CHARACTERS: [&str; 8] = ["▁", "a", "b", "t", "\n", "<", "s", "한"];
    let index = any::<proptest::sample::Index>();
    prop::collection::vec((index, any::<proptest::sample::Index>()), 0..40).prop_map(|choices| {
        let mut pieces: Vec<String> = CHARACTERS.map(String::from).to_vec();
        let mut merges = Vec::new();
        for (left, right) in choices {
            let (left, right) = (left.get(&pieces).clone(), right.get(&pieces).clone());
            let product = format!("{left}{right}");
            if product.chars().count() <= 8 && !merges.contains(&(left.clone(), right.clone())) {
                if !pieces.contains(&product) {
                    pieces.push(product);
                }
                merges.push((left, right));
            }
        }
        merges
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn counts_and_cuts_are_the_librarys(
        merges in random_merges(),
        order in any::<u64>(),
        form in prop::sample::select(forms()),
        tokens in prop::collection::btree_map("<s>|s|aa|a▁b|\n\n|<", any::<bool>(), 0..4),
        texts in prop::collection::vec("[ ▁abt\n<s>한é😀]{0,40}|[ab]{0,40}|( |<s>|ab|\n|▁){0,20}", 24),
    ) {
        // Rules may stand in any order, also after what they lead to.
        let mut merges = merges;
        let length = merges.len().max(1);
        merges.rotate_left(order as usize % length);
        if order % 3 == 0 {
            merges.reverse();
        }
        let merges: Vec<_> = merges.iter().map(|(left, right)| format!("{left} {right}")).collect();
        let file = of_merges(&merges.iter().map(String::as_str).collect::<Vec<_>>());
        let tokens: Vec<_> = tokens.iter().map(|(content, &normalized)| added(content, normalized)).collect();
        let file = with(in_form(&form, file), "/added_tokens", json!(tokens));
        let mut ours = by_us(&file).unwrap();
        let mut library = by_the_library(&file);
        for text in &texts {
            check_same(&file, &mut ours, &mut library, text);
        }
    }
}
