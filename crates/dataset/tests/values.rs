//! Values that other readers of JSON stumble over: deep ones, keys that come twice, odd numbers.

mod support;

use dataset::Options;
use support::{findings, inspect, said};

#[track_caller]
fn check(file: impl AsRef<str>, expect: &[&str]) {
    let file = file.as_ref();
    assert_eq!(
        findings(&inspect(file.as_bytes(), &Options::default())),
        expect
    );
}

/// What the only finding says.
#[track_caller]
fn check_says(file: &str, expect: &[&str]) {
    assert_eq!(said(&inspect(file.as_bytes(), &Options::default())), expect);
}

/// A value of so many levels.
fn nested(levels: usize, open: &str, close: &str) -> String {
    format!("{}0{}", open.repeat(levels), close.repeat(levels))
}

/// Values of so many levels, made of arrays, of objects and of both; the last one never ends.
fn deep(levels: usize) -> [String; 4] {
    [
        nested(levels, "[", "]"),
        nested(levels, "{\"a\":", "}"),
        nested(levels / 2, "[{\"a\":", "}]").replacen(
            '0',
            if levels.is_multiple_of(2) { "0" } else { "[0]" },
            1,
        ),
        "[".repeat(levels),
    ]
}

const DEPTHS: [usize; 4] = [128, 1_000, 100_000, 1_000_000];

#[test]
fn up_to_127_levels_are_read() {
    for levels in [1, 2, 63, 126] {
        for value in deep(levels).iter().take(3) {
            check(
                format!(r#"{{"input_text": "a", "output_text": "b", "x": {value}}}"#),
                &["unknown-field 1:41 $.x"],
            );
            check(
                format!(r#"{{"input_text": {value}, "output_text": "b"}}"#),
                &["non-string-field 1:16 $.input_text"],
            );
        }
    }
}

#[test]
fn more_levels_have_that_finding_alone() {
    let is_found_alone = |line: &str, at: usize| {
        let file = format!("{line}\n{{\"input_text\": \"a\", \"output_text\": \"b\"}}\n");
        // The example is a level itself: the 127th bracket of the value is one too many.
        let bracket =
            |(position, byte): (usize, u8)| matches!(byte, b'[' | b'{').then_some(position);
        let column = 1 + line
            .bytes()
            .enumerate()
            .skip(at)
            .filter_map(bracket)
            .nth(126)
            .expect("a bracket");
        check(&file, &[&format!("nesting-too-deep 1:{column}")]);
    };
    for levels in DEPTHS {
        // With the example around it.
        for value in deep(levels - 1) {
            is_found_alone(
                &format!(r#"{{"input_text": "a", "output_text": "b", "x": {value}}}"#),
                1,
            );
            is_found_alone(
                &format!(r#"{{"input_text": {value}, "output_text": "b"}}"#),
                1,
            );
            is_found_alone(&format!(r#"{{"messages": {value}}}"#), 1);
        }
    }
    for levels in DEPTHS {
        check("[".repeat(levels), &["nesting-too-deep 1:128"]);
        check(nested(levels, "[", "]"), &["nesting-too-deep 1:128"]);
    }
}

#[test]
fn a_key_that_comes_twice_is_found_and_both_places_are_shown() {
    for (line, found, says) in [
        // The same value, another one, and another spelling.
        (
            r#"{"input_text": "a", "input_text": "a", "output_text": "b"}"#,
            "duplicate-key 1:21",
            "`input_text` stands at column 2 already",
        ),
        (
            r#"{"input_text": "a", "output_text": "b", "output_text": "c"}"#,
            "duplicate-key 1:41",
            "`output_text` stands at column 21 already",
        ),
        (
            r#"{"input_text": "a", "output_text": "b", "input\u005ftext": "c"}"#,
            "duplicate-key 1:41",
            "`input_text` stands at column 2 already",
        ),
        (
            r#"{"\u0069nput_text": "가😀", "output_text": "b", "input_text": "c"}"#,
            "duplicate-key 1:48",
            "`input_text` stands at column 2 already",
        ),
        // In a message.
        (
            r#"{"context": "c", "messages": [{"author": "user", "author": "user", "content": "a"}, {"author": "assistant", "content": "b"}, {"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}]}"#,
            "duplicate-key 1:50",
            "`author` stands at column 32 already",
        ),
        (
            r#"{"context": "c", "messages": [{"author": "user", "content": "a"}, {"author": "assistant", "content": "", "c\u006fntent": "b"}, {"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}]}"#,
            "duplicate-key 1:106",
            "`content` stands at column 91 already",
        ),
    ] {
        check(line, &[found]);
        check_says(line, &[says]);
    }
}

#[test]
fn a_key_that_comes_often_is_found_each_time_with_the_one_before() {
    let line = r#"{"input_text": "a", "input_text": "b", "input_text": "c", "output_text": "d"}"#;
    check(line, &["duplicate-key 1:21", "duplicate-key 1:40"]);
    check_says(
        line,
        &[
            "`input_text` stands at column 2 already",
            "`input_text` stands at column 21 already",
        ],
    );
}

#[test]
fn places_in_a_value_over_lines_are_on_their_own_lines() {
    let file =
        "{\n  \"input_text\": \"a\",\n  \"output_text\": \"b\",\n  \"input_text\": \"c\"\n}\n";
    check(file, &["multi-line-value 1:1", "duplicate-key 4:3"]);
    check_says(
        file,
        &[
            "the value goes on over 5 lines",
            "`input_text` stands 2 lines above already, at column 3",
        ],
    );
}

#[test]
fn keys_are_the_same_only_within_one_object_and_to_the_letter() {
    check(
        r#"{"input_text": "a", "output_text": "b", "x": [{"y": 1, "y": 2}, {"y": 3}]}"#,
        &["unknown-field 1:41 $.x", "duplicate-key 1:56"],
    );
    // In two forms of Unicode, and in capitals, they are two keys.
    check(
        "{\"input_text\": \"a\", \"output_text\": \"b\", \"\u{e9}\": 1, \"e\u{301}\": 2, \"X\": 1, \"x\": 2}",
        &[
            "unknown-field 1:41 $.\u{e9}",
            "unknown-field 1:49 $[\"e\u{301}\"]",
            "unknown-field 1:58 $.X",
            "unknown-field 1:66 $.x",
        ],
    );
}

#[test]
fn a_number_is_a_number_however_large_and_shown_as_it_is_written() {
    let long = "9".repeat(400);
    for number in [
        "0",
        "-0",
        "1.0",
        "1e999",
        "-1E+400",
        "1e-999",
        "9007199254740991",
        "9007199254740993",
        "0.1e1",
        &long,
    ] {
        check(
            format!(r#"{{"input_text": "a", "output_text": "b", "x": {number}}}"#),
            &["unknown-field 1:41 $.x"],
        );
        let line = format!(r#"{{"input_text": "a", "output_text": {number}}}"#);
        check(&line, &["non-string-field 1:36 $.output_text"]);
        let shown = if number.len() > 40 {
            format!("{}…", &number[..40])
        } else {
            number.to_owned()
        };
        check_says(
            &line,
            &[&format!(
                "`output_text` is a number (`{shown}`), not a string"
            )],
        );
    }
}

#[test]
fn what_only_looks_like_a_number_is_no_json() {
    for (wrong, column) in [
        ("01", 36),
        ("+1", 36),
        (".5", 36),
        ("1.", 36),
        ("1e", 36),
        ("-", 36),
        ("0x10", 37),
        ("1_000", 37),
        ("NaN", 36),
        ("Infinity", 36),
        ("-Infinity", 36),
        ("１", 36),
    ] {
        check(
            format!(r#"{{"input_text": "a", "output_text": {wrong}}}"#),
            &[&format!("invalid-json 1:{column}")],
        );
    }
}
