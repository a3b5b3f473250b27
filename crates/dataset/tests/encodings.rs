//! Bytes that are not what a line of JSON in UTF-8 should be, each with its own finding.

mod support;

use dataset::Options;
use support::{findings, inspect, said};

#[track_caller]
fn check(file: impl AsRef<[u8]>, expect: &[&str]) {
    let file = file.as_ref();
    assert_eq!(
        findings(&inspect(file, &Options::default())),
        expect,
        "{}",
        String::from_utf8_lossy(file)
    );
}

const ICE: &str = r#"{"input_text": "Is ice cold?", "output_text": "yes"}"#;
const FIRE: &str = r#"{"input_text": "Is fire cold?", "output_text": "no"}"#;
const SNOW: &str = r#"{"input_text": "Is snow cold?", "output_text": "ice"}"#;

/// An example with these bytes in its input, which starts at offset 16 and column 17.
fn with_input(input: &[u8]) -> Vec<u8> {
    [
        br#"{"input_text": ""#,
        input,
        br#"", "output_text": "yes"}"#,
    ]
    .concat()
}

/// `wrong` in an input is not UTF-8 from its byte `at` on, which is in column `column` of it.
#[track_caller]
fn check_invalid(wrong: &[u8], at: usize, column: usize) {
    let file = [
        ICE.as_bytes(),
        b"\n",
        &with_input(wrong),
        b"\n",
        FIRE.as_bytes(),
    ]
    .concat();
    check(&file, &[&format!("invalid-utf8 2:{}", 17 + column)]);
    let report = inspect(&file, &Options::default());
    assert_eq!(
        said(&report),
        [format!(
            "the byte at offset {} of the line is not UTF-8",
            16 + at
        )]
    );
    assert_eq!((report.file.lines, report.file.examples), (3, 2));
}

#[test]
fn bytes_that_are_not_utf8_are_found_by_their_offset() {
    // A byte that never stands in UTF-8.
    for byte in [
        b"\xc0", b"\xc1", b"\xf5", b"\xf8", b"\xfc", b"\xfe", b"\xff",
    ] {
        check_invalid(byte, 0, 0);
    }
    // The rest of a character without its start.
    check_invalid(b"\x80", 0, 0);
    check_invalid(b"\xbf\x80", 0, 0);
    check_invalid(b"\xa9a", 0, 0);
    // A start without its rest: before ASCII, before another start, before the closing quote.
    check_invalid(b"\xc3a", 0, 0);
    check_invalid(b"\xe2\x82a", 0, 0);
    check_invalid(b"\xf0\x9f\x98\xc3\xa9", 0, 0);
    check_invalid(b"ab\xe2\x82", 2, 2);
    check_invalid(b"\xf0\x9f", 0, 0);
    // More bytes than a character needs.
    check_invalid(b"\xc0\x80", 0, 0);
    check_invalid(b"\xc0\xaf", 0, 0);
    check_invalid(b"\xe0\x80\xaf", 0, 0);
    check_invalid(b"\xe0\x9f\xbf", 0, 0);
    check_invalid(b"\xf0\x80\x80\xaf", 0, 0);
    check_invalid(b"\xf0\x8f\xbf\xbf", 0, 0);
    // Halves of a pair, alone and together (CESU-8).
    check_invalid(b"\xed\xa0\x80", 0, 0);
    check_invalid(b"\xed\xbf\xbf", 0, 0);
    check_invalid(b"\xed\xa0\xbd\xed\xb8\x80", 0, 0);
    // Above U+10FFFF.
    check_invalid(b"\xf4\x90\x80\x80", 0, 0);
    check_invalid(b"\xf7\xbf\xbf\xbf", 0, 0);
    // Behind characters of several bytes and of two units.
    check_invalid(b"caf\xe9", 3, 3);
    check_invalid(&["가😀".as_bytes(), b"\xff"].concat(), 7, 3);
}

#[test]
fn the_edges_of_utf8_are_right() {
    for character in [
        '\u{7f}',
        '\u{80}',
        '\u{7ff}',
        '\u{800}',
        '\u{d7ff}',
        '\u{e000}',
        '\u{ffff}',
        '\u{10000}',
        '\u{10ffff}',
    ] {
        check(with_input(character.to_string().as_bytes()), &[]);
    }
}

#[test]
fn a_file_in_a_code_page_has_a_finding_on_each_line_that_shows_it() {
    // Latin-1: "café", "Zürich"; the second line is ASCII.
    let latin = [
        &with_input(b"caf\xe9"),
        ICE.as_bytes(),
        &with_input(b"Z\xfcrich"),
    ]
    .join(&b'\n');
    check(latin, &["invalid-utf8 1:20", "invalid-utf8 3:18"]);
    // CP949: "가나다", "한글".
    let korean = [
        with_input(b"\xb0\xa1\xb3\xaa\xb4\xd9"),
        with_input(b"\xc7\xd1\xb1\xdb"),
    ]
    .join(&b'\n');
    check(korean, &["invalid-utf8 1:17", "invalid-utf8 2:17"]);
}

#[test]
fn utf16_is_named_once_with_or_without_its_mark() {
    let text = format!("{ICE}\n{FIRE}\n");
    let little = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>()
    };
    let big = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<_>>()
    };
    let marked = format!("\u{feff}{text}");
    for (file, name) in [
        (little(&text), "UTF-16LE"),
        (little(&marked), "UTF-16LE"),
        (big(&text), "UTF-16BE"),
        (big(&marked), "UTF-16BE"),
    ] {
        check(&file, &["wrong-encoding 1:1"]);
        assert_eq!(
            said(&inspect(&file, &Options::default())),
            [format!("the file is {name}; it was not read further")]
        );
    }
}

#[test]
fn a_byte_order_mark_is_found_where_a_file_starts_and_nowhere_else() {
    check(format!("\u{feff}{ICE}\n"), &["byte-order-mark 1:1"]);
    check(
        format!("{ICE}\n\u{feff}{FIRE}\n\u{feff}{SNOW}"),
        &["byte-order-mark 2:1", "byte-order-mark 3:1"],
    );
    check(
        format!("\u{feff}\u{feff}{ICE}"),
        &["byte-order-mark 1:1", "invalid-json 1:2"],
    );
    check("\u{feff}", &["empty-file 1:1", "byte-order-mark 1:1"]);
    check(
        format!("{ICE}\n\u{feff}\n{FIRE}"),
        &["byte-order-mark 2:1", "blank-line 2:1"],
    );
    check(format!("{ICE}\u{feff}"), &["invalid-json 1:53"]);
    check(format!(" \u{feff}{ICE}"), &["invalid-json 1:2"]);
    check(with_input("a\u{feff}b".as_bytes()), &[]);
}

#[test]
fn a_mark_where_files_were_joined_hides_no_start_of_a_value() {
    check(
        format!("{{\"input_text\": \"cut off\n\u{feff}{ICE}\n{FIRE}\n"),
        &["invalid-json 1:24", "byte-order-mark 2:1"],
    );
    check(
        format!("{{\n  \"input_text\": \"a\",\n}}\n\u{feff}{ICE}\n{FIRE}\n"),
        &["invalid-json 2:20", "byte-order-mark 4:1"],
    );
}

#[test]
fn half_characters_in_escapes_are_found_at_their_first() {
    for (input, column) in [
        (r"\ud800", 17),
        (r"\udbff", 17),
        (r"\uDC00", 17),
        (r"\udfff", 17),
        (r"ab\ud83d", 19),
        (r"\ud83dab", 17),
        (r"\ude00\ud83d", 17),
        (r"\ud83d\ud83d\ude00", 17),
        (r"\ud83d\ude00\ude00", 29),
        (r"\ud83d\n", 17),
        (r"\ud83d \ude00", 17),
        (r"가😀\ud83d", 20),
    ] {
        check(
            with_input(input.as_bytes()),
            &[&format!("lone-surrogate 1:{column}")],
        );
    }
    check(with_input(br"\ud83d\ude00 \uD83D\uDE00"), &[]);
    check(
        r#"{"input_text": "a", "output_text": "b", "\ud83d": 1}"#,
        &["unknown-field 1:41 $[\"\u{fffd}\"]", "lone-surrogate 1:42"],
    );
}

#[test]
fn a_control_character_is_wrong_raw_and_suspect_escaped() {
    for raw in [b"\0", b"\x01", b"\t", b"\r", b"\x1b", b"\x1f"] {
        check(with_input(raw), &["invalid-json 1:17"]);
    }
    for escaped in [
        r"\u0000", r"\u0001", r"\b", r"\f", r"\r", r"\u001b", r"\u001F",
    ] {
        check(
            with_input(format!("a{escaped}").as_bytes()),
            &["control-character 1:18 $.input_text"],
        );
    }
    for fine in [r"a\tb\n", r"a\u0009\u000A", "a\u{7f}\u{85}"] {
        check(with_input(fine.as_bytes()), &[]);
    }
    check("\0", &["invalid-json 1:1"]);
    check(format!("{ICE}\n\0\0\0\0\n{FIRE}"), &["invalid-json 2:1"]);
}

#[test]
fn only_a_line_feed_ends_a_line() {
    let lines = |file: &str| inspect(file.as_bytes(), &Options::default()).file.lines;
    for between in ["\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}"] {
        assert_eq!(lines(&format!("{ICE}{between}{FIRE}")), 1, "{between:?}");
    }
    check(with_input("a\u{2028}b\u{2029}c\u{85}".as_bytes()), &[]);
    check(with_input(br"a\u2028\u2029"), &[]);
    check(format!("{ICE}\u{2028}\n{FIRE}"), &["invalid-json 1:53"]);
    check(format!("{ICE}\r{FIRE}"), &["several-values 1:54"]);
}

#[test]
fn line_ends_may_be_mixed_and_the_last_may_be_missing() {
    check(format!("{ICE}\n{FIRE}"), &[]);
    check(format!("{ICE}\n{FIRE}\n"), &[]);
    check(
        format!("{ICE}\n{FIRE}\r\n{SNOW}\r\n"),
        &["carriage-return 2:53"],
    );
    check(
        format!("{ICE}\r\n\r\n{FIRE}"),
        &["carriage-return 1:53", "blank-line 2:1"],
    );
    check(
        "{\"input_text\": \"a\r\nb\",\r\n\"output_text\": \"c\"}\r\n",
        &["multi-line-value 1:1", "carriage-return 1:18"],
    );
    check(
        format!("{{\"input_text\": \"cut off\r\n{ICE}\r\n"),
        &["invalid-json 1:24", "carriage-return 1:24"],
    );
}

#[test]
fn blank_lines_before_a_line_that_is_too_long_are_found_too() {
    let options = Options {
        max_line_bytes: 100,
        ..Options::default()
    };
    let report = inspect(format!("\n{}\n", "x".repeat(101)).as_bytes(), &options);
    assert_eq!(findings(&report), ["blank-line 1:1", "line-too-long 2:1"]);
}
