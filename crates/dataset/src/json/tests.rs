use proptest::prelude::*;

use super::{string::source_offset, *};

#[track_caller]
#[allow(
    clippy::needless_pass_by_value,
    reason = "a case is easier to read without a borrow"
)]
fn check(text: &str, expect: Result<(), JsonFault>) {
    assert_eq!(whole(text), expect, "{text:?}");
}

/// The text as one value with nothing behind it.
fn whole(text: &str) -> Result<(), JsonFault> {
    let value = parse(text, 0, LineBreaks::Refused)?;
    let rest = text.get(value.end..).unwrap_or_default();
    match rest.trim_start_matches([' ', '\t', '\n', '\r']) {
        "" => Ok(()),
        _ => Err(JsonFault::Syntax {
            at: value.end,
            syntax: Syntax::ExpectedValue,
        }),
    }
}

fn syntax(at: usize, syntax: Syntax) -> Result<(), JsonFault> {
    Err(JsonFault::Syntax { at, syntax })
}

#[test]
fn values() {
    for text in [
        "{}",
        "[]",
        " 1 ",
        "-0",
        "1e9",
        "1.5E-3",
        "true",
        "null",
        "\"\"",
        "{\"a\":[1,{\"b\":\"c\"}]}",
    ] {
        check(text, Ok(()));
    }
}

#[test]
fn a_fault_says_what_and_where() {
    check(
        "{\"a\":1,}",
        syntax(6, Syntax::TrailingComma { brace: true }),
    );
    check("[1, ]", syntax(2, Syntax::TrailingComma { brace: false }));
    check("{'a':1}", syntax(1, Syntax::SingleQuote));
    check("{a:1}", syntax(1, Syntax::UnquotedKey));
    check("{\"a\" 1}", syntax(5, Syntax::ExpectedColon));
    check("{\"a\":1 \"b\":2}", syntax(7, Syntax::ExpectedCommaOrBrace));
    check("[1 2]", syntax(3, Syntax::ExpectedCommaOrBracket));
    check("{\"a\":NaN}", syntax(5, Syntax::UnknownWord("NaN".into())));
    check("{\"a\":// no\n1}", syntax(5, Syntax::Comment));
    check("{\"a\":01}", syntax(5, Syntax::LeadingZero));
    check("[1.]", syntax(1, Syntax::BadNumber));
    check("[\"\\x\"]", syntax(2, Syntax::BadEscape));
    check("[\"\t\"]", syntax(2, Syntax::ControlCharacter(b'\t')));
    check("", Err(JsonFault::Unfinished { at: 0 }));
    check("{\"a\":\"b", Err(JsonFault::Unfinished { at: 7 }));
    check("[\"\\u12", Err(JsonFault::Unfinished { at: 6 }));
}

#[test]
fn nesting_is_read_to_127_levels() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    check(&nested(127), Ok(()));
    check(&nested(128), Err(JsonFault::TooDeep { at: 127 }));
    check(&"[".repeat(200_000), Err(JsonFault::TooDeep { at: 127 }));
}

#[test]
fn surrogates_make_one_character_or_are_named() {
    let read = |text| {
        let value = parse(text, 0, LineBreaks::Refused).expect("a string");
        let string = value.string().expect("a string");
        (string.text.clone().into_owned(), string.lone_surrogate)
    };
    assert_eq!(read(r#""\ud83d\ude00""#), ("😀".into(), None));
    assert_eq!(read(r#""a\ud83d""#), ("a\u{fffd}".into(), Some(2)));
    assert_eq!(
        read(r#""\ude00\ud83d""#),
        ("\u{fffd}\u{fffd}".into(), Some(1))
    );
    assert_eq!(read(r#""\ud83d\u0041""#), ("\u{fffd}A".into(), Some(1)));
}

#[test]
fn a_raw_line_break_stands_for_itself_when_lines_are_joined() {
    let value = parse("\"a\r\nb\nc\"", 0, LineBreaks::Joined).expect("a string");
    assert_eq!(value.string().expect("a string").text, "a\nb\nc");
    check("\"a\nb\"", syntax(2, Syntax::ControlCharacter(b'\n')));
}

#[test]
fn of_a_key_that_comes_twice_the_last_counts() {
    let value = parse(r#"{"a":1,"\u0061":"x"}"#, 0, LineBreaks::Refused).expect("an object");
    assert_eq!(
        value
            .get("a")
            .and_then(Value::string)
            .expect("the second")
            .text,
        "x"
    );
}

/// JSON of any shape, right or spoilt by one character.
fn nearly_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?[0-9]{1,3}(\\.[0-9]{1,2})?(e[0-9])?",
        "\"(\\PC|\\\\n|\\\\u00e9|\\\\ud83d\\\\ude00)*\"",
    ];
    let value = leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec(("\"[a-c]{1,2}\"", inner), 0..4).prop_map(|members| {
                let members: Vec<_> = members
                    .iter()
                    .map(|(key, value)| format!("{key}: {value}"))
                    .collect();
                format!("{{{}}}", members.join(", "))
            }),
        ]
    });
    (
        value,
        any::<prop::sample::Index>(),
        prop::option::of("[\\[\\]{},:\"\\\\ 0-9a-z']"),
    )
        .prop_map(|(mut text, at, noise)| {
            if let Some(noise) = noise {
                let boundaries: Vec<usize> =
                    text.char_indices().map(|(offset, _)| offset).collect();
                text.insert_str(boundaries[at.index(boundaries.len())], &noise);
            }
            text
        })
}

proptest! {
    #[test]
    fn accepts_what_serde_json_accepts(text in nearly_json()) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        // serde_json calls a lone surrogate an error; we call it a finding of its own.
        let ours = whole(&text).is_ok();
        prop_assert!(ours == theirs || (ours && text.contains("\\ud")), "{text}");
    }

    #[test]
    fn every_byte_of_a_string_has_its_place_in_the_source(text in "(\\PC|[\\n\\t\"\\\\])*") {
        let source = serde_json::to_string(&text).expect("a string");
        for (offset, _) in text.char_indices() {
            let at = source_offset(&source, offset);
            let rest = format!("\"{}", &source[at..]);
            let value = parse(&rest, 0, LineBreaks::Refused).expect("the rest of the string");
            prop_assert_eq!(value.string().map(|string| string.text.as_ref()), Some(&text[offset..]));
        }
    }
}
