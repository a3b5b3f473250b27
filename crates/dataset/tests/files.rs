//! Files as a whole and lines as JSON: what is found where.

mod support;

use dataset::Options;
use support::{findings, inspect};

#[track_caller]
fn check(file: impl AsRef<[u8]>, expect: &[&str]) {
    assert_eq!(
        findings(&inspect(file.as_ref(), &Options::default())),
        expect
    );
}

const ICE: &str = r#"{"input_text": "Is ice cold?", "output_text": "yes"}"#;
const FIRE: &str = r#"{"input_text": "Is fire cold?", "output_text": "no"}"#;

#[test]
fn a_clean_file_has_no_finding() {
    check(format!("{ICE}\n{FIRE}\n"), &[]);
    check(format!("{ICE}\n{FIRE}"), &[]);
}

#[test]
fn nothing_at_all_is_an_empty_file() {
    for file in ["", "\n", "\n\n\n", "  \n\t"] {
        check(file, &["empty-file 1:1"]);
    }
}

#[test]
fn blank_lines_are_found_before_between_and_behind() {
    check(
        format!("\n{ICE}\n  \n{FIRE}\n\n"),
        &["blank-line 1:1", "blank-line 3:1", "blank-line 5:1"],
    );
}

#[test]
fn what_is_no_text_is_named_once() {
    check(b"\xff\xfe{\0\"\0\n\0", &["wrong-encoding 1:1"]);
    check(b"\0{\0\"\0a\0\"", &["wrong-encoding 1:1"]);
    check(b"\x1f\x8b\x08\0\n\n", &["compressed-file 1:1"]);
}

#[test]
fn byte_order_marks_are_found_where_files_were_joined() {
    check(
        format!("\u{feff}{ICE}\n\u{feff}{FIRE}\n"),
        &["byte-order-mark 1:1", "byte-order-mark 2:1"],
    );
}

#[test]
fn a_line_that_is_not_utf8_has_that_finding_alone() {
    check(
        b"{\"input_text\": \"caf\xe9\", \"oops\"\n",
        &["invalid-utf8 1:20"],
    );
    check(b"\xed\xa0\x80\n", &["invalid-utf8 1:1"]);
}

#[test]
fn columns_count_utf16_units() {
    check("{\"input_text\": \"😀가\",}", &["invalid-json 1:21"]);
}

#[test]
fn line_breaks_of_unicode_end_no_line() {
    check(
        "{\"input_text\": \"a\u{2028}b\u{2029}\", \"output_text\": \"c\"}",
        &[],
    );
}

#[test]
fn a_value_over_lines_is_joined_and_checked() {
    check(
        "{\n \"input_text\": \"a\",\n \"output_text\": 1\n}\n",
        &[
            "multi-line-value 1:1",
            "non-string-field 3:17 $.output_text",
        ],
    );
    check(
        format!("{{\"input_text\": \"a\nb\",\n\"output_text\": \"c\"}}\n{ICE}\n"),
        &["multi-line-value 1:1"],
    );
    check(
        format!("{{\"input_text\": \"a\r\nb\",\r\n\"output_text\": \"c\"}}\r\n{ICE}\n"),
        &["multi-line-value 1:1", "carriage-return 1:18"],
    );
}

#[test]
fn a_line_that_was_cut_off_does_not_swallow_the_next() {
    check(
        format!("{{\"input_text\": \"a\", \"outp\n{ICE}\n{FIRE}\n"),
        &["invalid-json 1:26"],
    );
    check(
        format!("{{\"input_text\":\n{ICE}\n{FIRE}\n"),
        &["invalid-json 1:15"],
    );
    check(
        format!("{ICE}\n{{\"input_text\":\n{FIRE}\n"),
        &["invalid-json 2:15"],
    );
    check(
        format!("{ICE}\n{{\"input_text\": \"a"),
        &["invalid-json 2:18"],
    );
}

#[test]
fn a_fault_in_a_value_over_lines_is_found_once_where_it_is() {
    check(
        format!("{{\n  \"input_text\": \"a\",\n  \"output_text\": \"b\",\n}}\n{ICE}\n"),
        &["invalid-json 3:21"],
    );
    check(
        format!("{{\n  \"input_text\": \"a\"\n  \"output_text\": \"b\"\n}}\n\n{ICE}\n"),
        &["invalid-json 3:3", "blank-line 5:1"],
    );
}

#[test]
fn an_array_file_is_found_once_and_its_examples_are_checked() {
    let number = r#"{"input_text": 1, "output_text": "b"}"#;
    check(
        format!("[{ICE}, {number}]"),
        &["array-file 1:1", "non-string-field 1:71 $.input_text"],
    );
    check(
        format!("[\n{ICE},\n{number}\n]\n"),
        &["array-file 1:1", "non-string-field 3:16 $.input_text"],
    );
    check(
        format!("[\n{{\n\"input_text\": \"a\",\n\"output_text\": \"b\"\n}},\n{ICE}\n]\n"),
        &["array-file 1:1"],
    );
    check(
        format!("[\n{ICE},\n"),
        &["invalid-json 1:1", "array-file 1:1"],
    );
    check("[\n]\n", &["multi-line-value 1:1", "not-an-object 1:1"]);
    check(
        format!("[\n\n  {{\"input_text\" 1}},\n{ICE}\n]\n"),
        &["array-file 1:1", "invalid-json 3:17"],
    );
    check(
        format!("[\n1,\n2\n]\n{ICE}\n"),
        &["multi-line-value 1:1", "not-an-object 1:1"],
    );
}

#[test]
fn what_is_no_object_is_named() {
    for line in ["1", "\"a\"", "null", "true", "[]", "[1]"] {
        check(format!("{ICE}\n{line}\n"), &["not-an-object 2:1"]);
    }
}

#[test]
fn more_than_one_value_on_a_line() {
    check(format!("{ICE} {FIRE}"), &["several-values 1:54"]);
    check(format!("{ICE},\n{FIRE}"), &["invalid-json 1:53"]);
}

#[test]
fn keys_that_come_twice_are_found_however_they_are_spelt() {
    check(
        r#"{"input_text": "a", "output_text": "b", "input\u005ftext": "c"}"#,
        &["duplicate-key 1:41"],
    );
}

#[test]
fn half_characters_are_found_once_each() {
    check(
        r#"{"input_text": "a\ud800", "output_text": "b"}"#,
        &["lone-surrogate 1:18"],
    );
    check(
        r#"{"input_text": "a\u0000b", "output_text": "\ufffd"}"#,
        &[
            "control-character 1:18 $.input_text",
            "control-character 1:44 $.output_text",
        ],
    );
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| {
        format!(
            "{{\"input_text\": \"a\", \"output_text\": \"b\", \"x\": {}{}}}",
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    check(nested(126), &["unknown-field 1:41 $.x"]);
    for depth in [127, 128, 1_000, 200_000] {
        check(nested(depth), &["nesting-too-deep 1:172"]);
    }
}

#[test]
fn crlf_is_advised_against_once() {
    check(format!("{ICE}\r\n{FIRE}\r\n"), &["carriage-return 1:53"]);
}

#[test]
fn a_line_over_the_cap_is_skipped() {
    let options = Options {
        max_line_bytes: 100,
        ..Options::default()
    };
    let file = format!(
        "{ICE}\n{{\"input_text\": \"{}\"}}\n{FIRE}\n",
        "x".repeat(1_000)
    );
    let report = inspect(file.as_bytes(), &options);
    assert_eq!(findings(&report), ["line-too-long 2:1"]);
    assert_eq!((report.file.lines, report.file.examples), (3, 2));
}

#[test]
fn lines_of_another_format_are_strays() {
    let chat = r#"{"context": "c", "messages": [{"author": "user", "content": "a"}]}"#;
    check(format!("{ICE}\n{chat}\n{FIRE}\n"), &["mixed-formats 2:1"]);
}

#[test]
fn the_name_is_looked_at() {
    let report = |name: &str| {
        let options = Options {
            file_name: Some(name.to_owned()),
            ..Options::default()
        };
        findings(&inspect(ICE.as_bytes(), &options))
    };
    assert_eq!(report("train.jsonl"), [""; 0]);
    assert_eq!(report("TRAIN.JSONL"), [""; 0]);
    assert_eq!(report("train.txt"), ["wrong-extension 1:1"]);
}

#[test]
fn the_sums_are_those_of_other_tools() {
    let report = inspect(b"123456789", &Options::default());
    // The check value of CRC-32C is 0xE3069283; Cloud Storage writes it in base64.
    assert_eq!(report.file.crc32c, "4waSgw==");
    assert_eq!(
        report.file.sha256,
        "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
    );
}
