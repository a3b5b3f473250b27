//! Lines and JSON that are put right, and what is left.

#[path = "support/repair.rs"]
mod repairing;
mod support;

use std::collections::BTreeMap;

use dataset::RepairOptions;
use repairing::{check, check_left, check_with, repair};

const ICE: &str = r#"{"input_text": "Is ice cold?", "output_text": "yes"}"#;
const FIRE: &str = r#"{"input_text": "Is fire cold?", "output_text": "no"}"#;

#[test]
fn a_file_without_a_fault_is_not_touched() {
    check_left("");
    check_left(format!("{ICE}\n{FIRE}\n"));
    check_left(format!("{ICE}\n{FIRE}"));
    check_left(format!("  {ICE}\t\n{FIRE} "));
}

#[test]
fn byte_order_marks_are_dropped_where_files_were_joined() {
    check(
        format!("\u{feff}{ICE}\n\u{feff}{FIRE}\n"),
        format!("{ICE}\n{FIRE}\n"),
        &["byte-order-mark 1", "byte-order-mark 2"],
    );
    check(
        format!("\u{feff}\u{feff}{ICE}"),
        ICE,
        &["byte-order-mark 1"],
    );
    check("\u{feff}", "", &["byte-order-mark 1"]);
    check("\u{feff}not json\n", "not json\n", &["byte-order-mark 1"]);
    check_left("{\"input_text\": \"\u{feff}\", \"output_text\": \"a\"}");
}

#[test]
fn lines_end_in_line_feeds() {
    check(
        format!("{ICE}\r\n{FIRE}\r\n"),
        format!("{ICE}\n{FIRE}\n"),
        &["carriage-return 1", "carriage-return 2"],
    );
    check(
        format!("{ICE}\r\r\n{FIRE}\r"),
        format!("{ICE}\n{FIRE}"),
        &["carriage-return 1", "carriage-return 2"],
    );
    check("not json\r\n", "not json\n", &["carriage-return 1"]);
    check(
        format!("{ICE}\r{FIRE}\n"),
        format!("{ICE}\n{FIRE}\n"),
        &["several-values 1"],
    );
}

#[test]
fn blank_lines_are_dropped_before_between_and_behind() {
    check(
        format!("\n{ICE}\n  \n{FIRE}\n\n \t"),
        format!("{ICE}\n{FIRE}\n"),
        &[
            "blank-line 1",
            "blank-line 3",
            "blank-line 5",
            "blank-line 6",
        ],
    );
    check(
        format!("{ICE}\n\r\n{FIRE}"),
        format!("{ICE}\n{FIRE}"),
        &["carriage-return 2", "blank-line 2"],
    );
    check_left("\n\n  \n");
    check(
        "\r\n\r\n",
        "\n\n",
        &["carriage-return 1", "carriage-return 2"],
    );
}

#[test]
fn a_value_over_lines_is_joined() {
    check(
        "{\n  \"input_text\": \"a\",\n  \"output_text\":\n    \"b\"\n}\n",
        "{\"input_text\": \"a\", \"output_text\": \"b\"}\n",
        &["multi-line-value 1"],
    );
    check(
        format!("{ICE}\n{{\"input_text\": \"one\n\ntwo\",\n\"output_text\": \"c\"}}\n{FIRE}\n"),
        format!("{ICE}\n{{\"input_text\": \"one\\n\\ntwo\", \"output_text\": \"c\"}}\n{FIRE}\n"),
        &["multi-line-value 2"],
    );
    check(
        "{\"input_text\": \"a\r\nb\",\r\n\"output_text\": \"c\"}",
        "{\"input_text\": \"a\\nb\", \"output_text\": \"c\"}",
        &[
            "carriage-return 1",
            "multi-line-value 1",
            "carriage-return 2",
        ],
    );
    // White space that is not a line break is nobody's business.
    check(
        "{ \"input_text\":  \"a\",\n \"output_text\": \"b\" }",
        "{ \"input_text\":  \"a\", \"output_text\": \"b\" }",
        &["multi-line-value 1"],
    );
}

#[test]
fn spelling_is_kept() {
    let digits = "7".repeat(400);
    for spelling in [
        "1e999",
        "-0",
        "1.0",
        "9007199254740993",
        "1E+2",
        "0.10",
        &digits,
    ] {
        let line = format!("{{\"input_text\": \"a\", \"output_text\": \"b\", \"x\": {spelling}}}");
        check_left(&line);
        let broken =
            format!("{{\"input_text\": \"a\",\n\"output_text\": \"b\",\n\"x\": {spelling}}}");
        check(broken, line, &["multi-line-value 1"]);
    }
    check(
        "{\"prompt\": \"\\u00e9\\/\\ud83d\\ude00é😀\", \"completion\": \"\\ud800\"}",
        "{\"input_text\": \"\\u00e9\\/\\ud83d\\ude00é😀\", \"output_text\": \"\\ud800\"}",
        &["missing-input-text 1", "missing-output-text 1"],
    );
}

#[test]
fn an_array_becomes_lines() {
    let lines = format!("{ICE}\n{FIRE}\n");
    check(
        format!("[{ICE}, {FIRE}]"),
        format!("{ICE}\n{FIRE}"),
        &["array-file 1"],
    );
    check(
        format!("[{ICE},{FIRE},]\n"),
        &lines,
        &["array-file 1", "invalid-json 1"],
    );
    check(format!("[\n{ICE},\n{FIRE}\n]\n"), &lines, &["array-file 1"]);
    check(
        format!("[\n\n  {ICE}\n\n  ,{FIRE},\n]"),
        &lines,
        &["array-file 1"],
    );
    check(format!("[{ICE},\n{FIRE}]\n"), &lines, &["array-file 1"]);
    check(format!("[\n{ICE},\n{FIRE}\n"), &lines, &["array-file 1"]);
    check(
        "[{\n  \"input_text\": \"a\",\n  \"output_text\": \"b\"\n}, {\n  \"input_text\": \"c\",\n  \"output_text\": \"d\"\n}]\n",
        "{\"input_text\": \"a\", \"output_text\": \"b\"}\n{\"input_text\": \"c\", \"output_text\": \"d\"}\n",
        &["array-file 1"],
    );
    check(
        format!("[{ICE}, 5, \"x\"]\n"),
        format!("{ICE}\n5\n\"x\"\n"),
        &["array-file 1"],
    );
}

#[test]
fn an_array_is_not_held() {
    // More than the reader would join to one value.
    let element = format!(
        "{{\n \"input_text\": \"{}\",\n \"output_text\": \"b\"\n}}",
        "x".repeat(1 << 16)
    );
    let number = (17 << 20) / element.len();
    let file = format!("[{}]", vec![element.as_str(); number].join(", "));
    let (out, repaired) = repair(file.as_bytes(), &RepairOptions::default());
    assert_eq!(
        repaired.counts,
        BTreeMap::from([("array-file".to_owned(), 1)])
    );
    let line = element
        .replace("{\n ", "{")
        .replace(",\n ", ", ")
        .replace("\n}", "}");
    assert!(
        out.split(|&byte| byte == b'\n')
            .eq(vec![line.as_bytes(); number])
    );
}

#[test]
fn what_is_wrong_in_an_array_is_left_on_its_line() {
    check(
        format!("[\n{ICE},\n{{\"input_text\" 1}},\n{FIRE}\n]\n"),
        format!("{ICE}\n{{\"input_text\" 1}},\n{FIRE}\n"),
        &["array-file 1"],
    );
    check_left("[\n]\n");
    check_left("[\n1,\n2\n]\n");
    check_left("[]");
}

#[test]
fn every_value_gets_its_line() {
    check(
        format!("{ICE} {FIRE}\n"),
        format!("{ICE}\n{FIRE}\n"),
        &["several-values 1"],
    );
    check(
        format!("{ICE}{FIRE}"),
        format!("{ICE}\n{FIRE}"),
        &["several-values 1"],
    );
    check(
        format!("{ICE}, {FIRE},\n"),
        format!("{ICE}\n{FIRE}\n"),
        &["invalid-json 1", "several-values 1"],
    );
    check(
        format!("{ICE} {{\n\"input_text\": \"a\", \"output_text\": \"b\"}}\n"),
        format!("{ICE}\n{{\"input_text\": \"a\", \"output_text\": \"b\"}}\n"),
        &["several-values 1", "multi-line-value 1"],
    );
    check_left(format!("{ICE} 5\n"));
    check_left(format!("{ICE} {FIRE} x\n"));
    check_left("1 2\n");
}

#[test]
fn commas_too_many_are_dropped() {
    check(
        r#"{"input_text": "a,]", "output_text": "b", "x": [1, 2 , ], }"#,
        r#"{"input_text": "a,]", "output_text": "b", "x": [1, 2  ] }"#,
        &["invalid-json 1"],
    );
    check(
        "{\n  \"input_text\": \"a\",\n  \"output_text\": \"b\",\n}\n",
        "{\"input_text\": \"a\", \"output_text\": \"b\"}\n",
        &["multi-line-value 1", "invalid-json 3"],
    );
    check(
        format!("{ICE},\n{FIRE} ,\n"),
        format!("{ICE}\n{FIRE}\n"),
        &["invalid-json 1", "invalid-json 2"],
    );
    for file in [
        r#"{"a": 1,, "b": 2}"#,
        r#"{,"a": 1}"#,
        "{,}",
        r#"{"a": 1},,"#,
        r#",{"a": 1}"#,
        "5,",
    ] {
        check_left(file);
    }
}

#[test]
fn single_quotes_become_double_ones() {
    check(
        r#"{'input_text': "it's", 'output_text': 'say "no"'}"#,
        r#"{"input_text": "it's", "output_text": "say \"no\""}"#,
        &["invalid-json 1"],
    );
    check(
        r"{'input_text': 'it\'s \\ \n \u00e9 \xe9', 'output_text': 'a\\', 'x': [True, False, None]}",
        r#"{"input_text": "it's \\ \n \u00e9 \u00e9", "output_text": "a\\", "x": [true, false, null]}"#,
        &["invalid-json 1"],
    );
    check(
        r#"{"input_text": "True", "output_text": 'None', "x": True}"#,
        r#"{"input_text": "True", "output_text": "None", "x": true}"#,
        &["invalid-json 1"],
    );
    check(
        "[{'input_text': 'a',\n  'output_text': 'b'},\n{'input_text': 'c', 'output_text': 'd'}]",
        "{\"input_text\": \"a\", \"output_text\": \"b\"}\n{\"input_text\": \"c\", \"output_text\": \"d\"}",
        &["array-file 1", "invalid-json 1", "invalid-json 3"],
    );
}

#[test]
fn what_can_be_meant_in_two_ways_is_left() {
    for file in [
        "{'a': 'it's'}",
        "{'a': 'b}",
        r"{'a': '\q'}",
        r"{'a': '\0'}",
        r"{'a': '\N{BULLET}'}",
        "{'a': 'tab\there'}",
        "{'a': u'b'}",
        "{'a': ('b', 'c')}",
        "{a: 1}",
        "{\"a\": undefined}",
        "{\"a\": NaN}",
        "{\"a\": 01}",
        "{\"a\": \"b\" // why\n}",
        "{\"a\": 'one\ntwo'}",
        "'a'",
        "['a']",
    ] {
        check_left(file);
    }
    // An apostrophe in a later line does not end a string that was cut off.
    check_left(format!(
        "{{'a': 'x\n{ICE}\n{FIRE}\n{{\"input_text\": \"'}}\", \"output_text\": \"b\"}}\n"
    ));
    check(
        format!("{{'a':\n{ICE}\n{{'input_text': 'a', 'output_text': 'b'}}\n"),
        format!("{{'a':\n{ICE}\n{{\"input_text\": \"a\", \"output_text\": \"b\"}}\n"),
        &["invalid-json 3"],
    );
}

#[test]
fn what_is_wrong_stays_as_it_is() {
    for file in [
        "not json",
        "{\"input_text\": \"a\" \"output_text\": \"b\"}",
        "{\"input_text\": \"a\"",
        "{\"input_text\": \"a\"}}",
        "5\n\"x\"\n[{}]",
        "{\"input_text\": \"a\tb\", \"output_text\": \"b\", \"output_text\": \"\\ud800\"}",
    ] {
        check_left(file);
        check(
            format!("{ICE}\n{file}\n\n{FIRE}\n"),
            format!("{ICE}\n{file}\n{FIRE}\n"),
            &[&format!("blank-line {}", file.lines().count() + 2)],
        );
    }
    check_left(b"{\"input_text\": \"caf\xe9\", \"output_text\": 'b'}\n");
    check_left(b"\xff\xfe{\0\r\0\n\0\n\0");
    check_left(b"\0{\0}\0\r\n\n");
    check_left(b"PK\x03\x04\r\n\r\n\xef\xbb\xbf");
    let deep = format!("{{\"a\": {}{}, 'b': 1}}", "[".repeat(127), "]".repeat(127));
    check_left(deep);
}

#[test]
fn a_blank_line_that_ends_a_broken_value_is_more_than_white_space() {
    check_left(format!(
        "{{\n  \"input_text\": \"a\"\n  \"output_text\": \"b\"\n}}\n\n  {ICE}\n"
    ));
}

#[test]
fn a_line_over_the_cap_goes_by() {
    let options = RepairOptions {
        max_line_bytes: 60,
        ..RepairOptions::default()
    };
    let long = format!("{{\"input_text\": '{}',}} {{}}", "x".repeat(100));
    check_with(
        &options,
        format!("\n{ICE}\n{long}\r\n\n{FIRE},\n{long}"),
        format!("{ICE}\n{long}\r\n{FIRE}\n{long}"),
        &["blank-line 1", "blank-line 4", "invalid-json 5"],
    );
    // A line that would become too long stays as well: its example would be lost.
    let file = format!(
        "{{\"prompt\": \"{0}\", \"completion\": \"a\"}}\n{{\"input_text\": \"{0}\",\n\"output_text\": \"{0}\"}}\n",
        "x".repeat(28)
    );
    check_with(&options, &file, &file, &[]);
}
