//! What the fields of an example are called, duplicates, and what is told of all that.

#[path = "support/repair.rs"]
mod repairing;
mod support;

use dataset::{Options, RULES, RepairOptions, Repairer, Role};
use repairing::{check, check_left, check_with, laws, repair};
use support::inspect;

const ICE: &str = r#"{"input_text": "Is ice cold?", "output_text": "yes"}"#;
const FIRE: &str = r#"{"input_text": "Is fire cold?", "output_text": "no"}"#;

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
    assert!(Repairer::new(of("textembedding-gecko@001")).is_err());
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

/// The samples of the page about tuning with and without instructions, as one pastes them.
const INSTRUCTIONS: &str = r#"{"input_text": "5 stocks to buy now",
"output_text": "business"}

{"input_text": "Classify the following text into one of the following classes:
[business, entertainment] Text: 5 stocks to buy now",
"output_text": "business"}
"#;

#[test]
fn the_samples_of_the_page_lack_nothing_but_number() {
    let text = include_str!("fixtures/page-text.jsonl");
    let chat = include_str!("fixtures/page-chat.jsonl");
    let pasted = [
        (text, 2),
        (chat, 1),
        (include_str!("../../../www/samples/page-example.jsonl"), 2),
        (INSTRUCTIONS, 2),
    ];
    for (file, examples) in pasted {
        let windows = file.replace('\n', "\r\n");
        for file in [file, &windows, &format!("\n\n{file}\n\n"), file.trim_end()] {
            laws(file.as_bytes());
            let (out, _) = repair(file.as_bytes(), &RepairOptions::default());
            let report = inspect(&out, &Options::default());
            assert_eq!(
                report.counts.keys().collect::<Vec<_>>(),
                ["too-few-examples"]
            );
            assert_eq!(
                (report.file.examples, report.file.lines),
                (examples, examples)
            );
        }
    }
    let (out, _) = repair(INSTRUCTIONS.as_bytes(), &RepairOptions::default());
    assert_eq!(
        String::from_utf8_lossy(&out),
        r#"{"input_text": "5 stocks to buy now", "output_text": "business"}
{"input_text": "Classify the following text into one of the following classes:\n[business, entertainment] Text: 5 stocks to buy now", "output_text": "business"}
"#
    );
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
