//! What is repaired, and how; what is left.

#[path = "support/repair.rs"]
mod repairing;
mod support;

use std::collections::BTreeMap;

use dataset::{Options, RULES, RepairOptions, Repairer, Role};
use repairing::{laws, laws_with, repair};
use support::inspect;

/// Repairs a file and lists the changes as `rule line`.
#[track_caller]
fn check(before: impl AsRef<[u8]>, after: impl AsRef<[u8]>, changes: &[&str]) {
    check_with(&RepairOptions::default(), before, after, changes);
}

#[track_caller]
fn check_with(
    options: &RepairOptions,
    before: impl AsRef<[u8]>,
    after: impl AsRef<[u8]>,
    changes: &[&str],
) {
    let (out, repaired) = repair(before.as_ref(), options);
    assert_eq!(
        String::from_utf8_lossy(&out),
        String::from_utf8_lossy(after.as_ref())
    );
    let found: Vec<_> = repaired
        .changes
        .iter()
        .map(|change| format!("{} {}", change.rule, change.line))
        .collect();
    assert_eq!(found, changes);
    if !options.drop_duplicates {
        laws_with(before.as_ref(), options);
    }
}

/// What is left as it is.
#[track_caller]
fn check_left(file: impl AsRef<[u8]>) {
    check(file.as_ref(), file.as_ref(), &[]);
}

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
    check_left(format!(
        "{{\"input_text\": \"\u{feff}\", \"output_text\": \"a\"}}"
    ));
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

#[test]
fn fields_get_their_names() {
    let line = r#"{"input_text": "a", "output_text": "b"}"#;
    for (input, output) in [
        ("prompt", "completion"),
        ("inputText", "outputText"),
        ("instruction", "output"),
        ("question", "answer"),
        ("inputs", "targets"),
        ("Input Text", "OUTPUT-TEXT"),
        ("imput_text", "output_txt"),
    ] {
        check(
            format!("{{\"{input}\": \"a\", \"{output}\": \"b\"}}"),
            line,
            &["missing-input-text 1", "missing-output-text 1"],
        );
        check(
            format!("{{\"input_text\": \"a\", \"{output}\": \"b\"}}"),
            line,
            &["missing-output-text 1"],
        );
    }
    check(
        "{'prompt': 'a',\n'completion': 'b', 'id': 7}",
        r#"{"input_text": "a", "output_text": "b", "id": 7}"#,
        &[
            "invalid-json 1",
            "multi-line-value 1",
            "missing-input-text 1",
            "missing-output-text 1",
        ],
    );
}

#[test]
fn a_name_is_given_where_one_thing_alone_can_be_meant() {
    for file in [
        // Two that may be meant, or one that comes twice.
        r#"{"instruction": "a", "input": "b", "output": "c"}"#,
        r#"{"prompt": "a", "prompt": "b", "output_text": "c"}"#,
        // The field is there.
        r#"{"input_text": "a", "prompt": "b", "output_text": "c"}"#,
        r#"{"input\u005ftext": "a", "prompt": "b", "output_text": "c"}"#,
        // No whole example comes out.
        r#"{"prompt": "a"}"#,
        r#"{"prompt": "a", "output_text": 1}"#,
        r#"{"prompt": ["a"], "completion": "b"}"#,
        // What the question is about would be lost.
        r#"{"question": "a", "context": "b", "answer": "c"}"#,
        // Not at the top.
        r#"{"data": {"prompt": "a", "completion": "b"}}"#,
        r#"{"contents": [{"role": "user", "parts": [{"text": "a"}]}]}"#,
        r#"{"prompt": "a", "completion": "b", "conversation": [{"role": "user", "content": "c"}]}"#,
    ] {
        check_left(file);
    }
}

#[test]
fn the_model_decides_what_an_example_is_meant_to_be() {
    let of = |model: &str| RepairOptions {
        model: Some(model.to_owned()),
        ..RepairOptions::default()
    };
    let text = r#"{"prompt": "a", "completion": "b"}"#;
    let chat = r#"{"conversation": [{"author": "user", "content": "a"}]}"#;
    let renamed = [
        r#"{"input_text": "a", "output_text": "b"}"#,
        r#"{"messages": [{"author": "user", "content": "a"}]}"#,
    ];
    check_with(
        &of("code-bison@002"),
        text,
        renamed[0],
        &["missing-input-text 1", "missing-output-text 1"],
    );
    check_with(&of("chat-bison@002"), text, text, &[]);
    check_with(
        &of("chat-bison@002"),
        chat,
        renamed[1],
        &["missing-messages 1"],
    );
    check_with(&of("text-bison@002"), chat, chat, &[]);
    assert!(Repairer::new(of("chat-bsion")).is_err());
}

/// A conversation of messages that alternate, with these names.
fn conversation(
    messages: &str,
    author: &str,
    content: &str,
    user: &str,
    assistant: &str,
) -> String {
    let turn = format!(
        r#"{{"{author}": "{user}", "{content}": "a"}}, {{"{author}": "{assistant}", "{content}": "b"}}"#
    );
    format!(r#"{{"{messages}": [{turn}, {turn}], "context": "c"}}"#)
}

#[test]
fn conversations_get_their_names() {
    let right = conversation("messages", "author", "content", "user", "assistant");
    check(
        conversation("messages", "role", "content", "user", "assistant"),
        &right,
        &["invalid-message 1"],
    );
    for (user, assistant) in [
        ("user", "bot"),
        ("user", "model"),
        ("human", "gpt"),
        ("User", "Assistant"),
        ("usr", "asistant"),
    ] {
        check(
            conversation("messages", "author", "content", user, assistant),
            &right,
            &["unknown-author 1"],
        );
    }
    check(
        conversation("conversations", "from", "value", "human", "gpt"),
        &right,
        &[
            "missing-messages 1",
            "invalid-message 1",
            "unknown-author 1",
        ],
    );
    check(
        r#"{"messages": [{"role": "system", "content": "a"}, {"role": "user", "name": "Ann", "content": "b"}]}"#,
        r#"{"messages": [{"author": "system", "content": "a"}, {"author": "user", "name": "Ann", "content": "b"}]}"#,
        &["invalid-message 1"],
    );
}

#[test]
fn who_nobody_can_tell_is_left() {
    let message = |author: &str| format!(r#"{{"author": "{author}", "content": "a"}}"#);
    for authors in [["user1", "user2"], ["bot", "model"], ["narrator", "system"]] {
        check_left(format!(
            "{{\"messages\": [{}]}}",
            authors.map(message).join(", ")
        ));
    }
    for message in [
        r#"{"name": "Ann", "content": "a"}"#,
        r#"{"role": "tool", "content": "a"}"#,
        r#"{"role": "user", "content": [{"type": "text"}]}"#,
        r#"{"role": "user", "from": "bot", "content": "a"}"#,
        r#"{"role": "user", "author": null, "content": "a"}"#,
        r#"{"role": "user"}"#,
        r#""role""#,
    ] {
        check_left(format!("{{\"messages\": [{message}]}}"));
        check_left(format!("{{\"conversation\": [{message}]}}"));
    }
}

#[test]
fn files_of_embedding_tuning_keep_their_names() {
    let of = |role| RepairOptions {
        role,
        ..RepairOptions::default()
    };
    let row = r#"{"_id": "1", "prompt": "a", "completion": "b"}"#;
    for role in [Role::Corpus, Role::Queries] {
        check_with(&of(role), format!("[{row}]"), row, &["array-file 1"]);
    }
    check_with(
        &of(Role::Labels),
        "\u{feff}query-id\tcorpus-id\tscore\r\n\n[\t{'a':1,}\t\n",
        "query-id\tcorpus-id\tscore\n[\t{'a':1,}\t\n",
        &["carriage-return 1", "byte-order-mark 1", "blank-line 2"],
    );
}

#[test]
fn duplicates_are_dropped_when_that_is_asked_for() {
    let options = RepairOptions {
        drop_duplicates: true,
        ..RepairOptions::default()
    };
    let chat = conversation("messages", "author", "content", "user", "assistant");
    let file = format!(
        "{ICE}\n{FIRE}\n{{\"prompt\": \"Is ice \\u0063old?\", \"completion\": \"yes\", \"id\": 2}}\n{chat}\n{FIRE} {ICE}\n{}",
        chat.replace("author", "role")
    );
    check_with(
        &options,
        &file,
        format!("{ICE}\n{FIRE}\n{chat}\n"),
        &[
            "missing-input-text 3",
            "missing-output-text 3",
            "duplicate-example 3",
            "several-values 5",
            "duplicate-example 5",
            "duplicate-example 5",
            "invalid-message 6",
            "duplicate-example 6",
        ],
    );
    // Another output, a field that is missing, nothing said: no duplicates.
    let other = ICE.replace("yes", "no");
    let file = format!(
        "{ICE}\n{other}\n{{\"input_text\": \"a\"}}\n{{\"input_text\": \"a\"}}\n{{}}\n{{}}\n{ICE} x\n"
    );
    check_with(&options, &file, &file, &[]);
}

#[test]
fn a_change_shows_what_changed() {
    let change = |file: &str| {
        let (_, repaired) = repair(file.as_bytes(), &RepairOptions::default());
        let change = &repaired.changes[0];
        (change.before.clone(), change.after.clone())
    };
    let expect = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    assert_eq!(change("{\"a\":\n1}"), expect("{\"a\":\n1}", "{\"a\": 1}"));
    assert_eq!(change("{}\n\n{}"), expect("", ""));
    assert_eq!(change("[\n{}\n]"), expect("[", ""));
    let long = format!("{{\"a\": \"{}\", \"b\": 1,}}", "x".repeat(100_000));
    let (before, after) = change(&long);
    assert!(
        before.len() < 200 && before.starts_with('…') && before.ends_with("\"b\": 1,}"),
        "{before}"
    );
    assert!(after.len() < 200 && after.ends_with("\"b\": 1}"), "{after}");
}

#[test]
fn changes_are_kept_up_to_a_number_and_counted_beyond() {
    let options = RepairOptions {
        max_changes_per_rule: 2,
        ..RepairOptions::default()
    };
    let (_, repaired) = repair("{}\r\n".repeat(5).as_bytes(), &options);
    assert_eq!(
        (repaired.changes.len(), repaired.counts["carriage-return"]),
        (2, 5)
    );
}

/// The rules that a file breaks after its repair, with the repaired file.
fn left(file: &[u8]) -> Vec<String> {
    let (out, _) = repair(file, &RepairOptions::default());
    let report = inspect(&out, &Options::default());
    report.counts.into_keys().collect()
}

#[test]
fn the_samples_of_the_page_lack_nothing_but_number() {
    let fixtures: [&[u8]; 3] = [
        include_bytes!("fixtures/page-text.jsonl"),
        include_bytes!("fixtures/page-chat.jsonl"),
        include_bytes!("../../../www/samples/page-example.jsonl"),
    ];
    for file in fixtures {
        laws(file);
        assert_eq!(left(file), ["too-few-examples"]);
    }
}

#[test]
fn every_sample_of_a_rule_that_is_repaired_comes_out_as_the_good_one() {
    let repaired = [
        "array-file",
        "blank-line",
        "byte-order-mark",
        "carriage-return",
        "invalid-json",
        "invalid-message",
        "multi-line-value",
        "several-values",
        "unknown-author",
    ];
    for rule in RULES {
        let bad = rule.bad.bytes();
        if repaired.contains(&rule.name) {
            let (out, repaired) = repair(&bad, &RepairOptions::default());
            assert_eq!(
                String::from_utf8_lossy(&out).trim_end(),
                rule.good.text().trim_end(),
                "{}",
                rule.name
            );
            assert_eq!(repaired.changes.len(), 1, "{}", rule.name);
        }
        laws(&bad);
        laws(&rule.good.bytes());
    }
}
