//! Conversations, right and wrong: what is found where, and what it says.

mod support;

use dataset::Options;
use rule::Severity;
use support::{findings, inspect, options, said};

#[track_caller]
fn check(file: impl AsRef<str>, expect: &[&str]) {
    let file = file.as_ref();
    assert_eq!(
        findings(&inspect(file.as_bytes(), &Options::default())),
        expect,
        "{file}"
    );
}

/// What the findings say, in English.
#[track_caller]
fn check_says(file: impl AsRef<str>, expect: &[&str]) {
    let file = file.as_ref();
    assert_eq!(
        said(&inspect(file.as_bytes(), &Options::default())),
        expect,
        "{file}"
    );
}

/// A conversation with a context and these messages.
fn chat(messages: &[&str]) -> String {
    format!(
        r#"{{"context": "c", "messages": [{}]}}"#,
        messages.join(", ")
    )
}

/// A conversation of these authors, each with something to say.
fn said_by(authors: &[&str]) -> String {
    let messages: Vec<_> = authors
        .iter()
        .map(|author| format!(r#"{{"author": "{author}", "content": "x"}}"#))
        .collect();
    chat(&messages.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The pair that makes a conversation of one more pair an ordinary one.
const PAIR: [&str; 2] = [
    r#"{"author": "user", "content": "a"}"#,
    r#"{"author": "assistant", "content": "b"}"#,
];

/// A conversation with this in the place of its first message, which is at column 31.
fn first_message(message: &str) -> String {
    chat(&[message, PAIR[1], PAIR[0], PAIR[1]])
}

#[test]
fn a_right_conversation_has_no_finding() {
    check(said_by(&["user", "assistant", "user", "assistant"]), &[]);
    check(said_by(&["user", "assistant"].repeat(3)), &[]);
}

#[test]
fn a_conversation_has_messages() {
    check(r#"{"messages": []}"#, &["missing-messages 1:14 $.messages"]);
    for (value, says) in [
        ("[]", "`messages` is empty"),
        ("null", "`messages` is `null`, not an array"),
        (
            r#""[]""#,
            r#"`messages` is a string (`"[]"`), not an array"#,
        ),
        ("{}", "`messages` is an object, not an array"),
    ] {
        check_says(
            format!(r#"{{"context": "c", "messages": {value}}}"#),
            &[says],
        );
    }
}

#[test]
fn under_a_chat_model_other_names_for_messages_are_named() {
    let check = |line: &str, found: &[&str], says: &[&str]| {
        let report = inspect(line.as_bytes(), &options("chat-bison@002"));
        assert_eq!(findings(&report), found);
        assert_eq!(said(&report), says);
    };
    for key in [
        "message",
        "Messages",
        "conversation",
        "conversations",
        "dialog",
        "turns",
        "chat",
        "contents",
    ] {
        check(
            &format!(r#"{{"context": "c", "{key}": []}}"#),
            &["missing-messages 1:1 $.messages"],
            &[&format!("`messages` is missing (found instead: `{key}`)")],
        );
    }
    check(
        r#"{"context": "c", "id": 1}"#,
        &["missing-messages 1:1 $.messages", "unknown-field 1:18 $.id"],
        &["`messages` is missing", "`id` is ignored by the service"],
    );
}

#[test]
fn a_message_is_an_author_and_a_content() {
    for (message, says) in [
        ("5", "the message is a number (`5`), not an object"),
        ("null", "the message is `null`, not an object"),
        (r#"["user", "a"]"#, "the message is an array, not an object"),
        ("{}", "`author` is missing; `content` is missing"),
        (
            r#"{"role": "user", "content": "a"}"#,
            "`author` is missing (found instead: `role`)",
        ),
        (
            r#"{"Author": "user", "content": "a"}"#,
            "`author` is missing (found instead: `Author`)",
        ),
        (
            r#"{"from": "human", "value": "a"}"#,
            "`author` is missing (found instead: `from`); `content` is missing (found instead: `value`)",
        ),
        (
            r#"{"author": "user", "text": "a"}"#,
            "`content` is missing (found instead: `text`)",
        ),
        (
            r#"{"author": "user", "context": "a"}"#,
            "`content` is missing (found instead: `context`)",
        ),
        (
            r#"{"role": "user", "parts": [{"text": "a"}]}"#,
            "`author` is missing (found instead: `role`); `content` is missing (found instead: `parts`)",
        ),
        (
            r#"{"author": "user", "content": null}"#,
            "`content` is `null`, not a string",
        ),
        (
            r#"{"author": 1, "content": ["a"]}"#,
            "`author` is a number (`1`), not a string; `content` is an array, not a string",
        ),
    ] {
        let line = first_message(message);
        check(&line, &["invalid-message 1:31 $.messages[0]"]);
        check_says(&line, &[says]);
    }
}

#[test]
fn an_author_is_user_or_assistant() {
    for (author, says) in [
        ("bot", "; it is called `assistant` here"),
        ("model", "; it is called `assistant` here"),
        ("Assistant", "; it is called `assistant` here"),
        ("human", "; it is called `user` here"),
        ("USER", "; it is called `user` here"),
        ("system", "; what it says belongs in `context`"),
        ("narrator", ""),
    ] {
        let line = said_by(&[author, "assistant", "user", "assistant"]);
        check(&line, &["unknown-author 1:42 $.messages[0].author"]);
        check_says(
            &line,
            &[&format!(
                "`{author}` is neither `user` nor `assistant`{says}"
            )],
        );
    }
    check_says(
        said_by(&["", "assistant", "user", "assistant"]),
        &["`\"\"` is neither `user` nor `assistant`"],
    );
}

#[test]
fn authors_take_turns() {
    check(
        said_by(&["user", "user", "assistant", "user", "assistant"]),
        &["authors-not-alternating 1:78 $.messages[1].author"],
    );
    check(
        said_by(&["user", "assistant", "assistant", "assistant"]),
        &[
            "authors-not-alternating 1:119 $.messages[2].author",
            "authors-not-alternating 1:160 $.messages[3].author",
        ],
    );
    // Two unknown authors running are two unknown authors.
    check(
        said_by(&["user", "bot", "bot", "user", "assistant"]),
        &[
            "unknown-author 1:78 $.messages[1].author",
            "unknown-author 1:113 $.messages[2].author",
        ],
    );
}

#[test]
fn the_user_begins_and_the_assistant_ends() {
    check(
        said_by(&["assistant", "user", "assistant"]),
        &["first-author-not-user 1:42 $.messages[0].author"],
    );
    check(
        said_by(&["user", "assistant", "user"]),
        &["last-author-not-assistant 1:119 $.messages[2].author"],
    );
    check(
        said_by(&["assistant", "user"]),
        &[
            "first-author-not-user 1:42 $.messages[0].author",
            "last-author-not-assistant 1:83 $.messages[1].author",
        ],
    );
    check(
        said_by(&["user"]),
        &["last-author-not-assistant 1:42 $.messages[0].author"],
    );
    // Who speaks last is not known.
    check(
        said_by(&["user", "assistant", "user", "bot"]),
        &["unknown-author 1:155 $.messages[3].author"],
    );
}

#[test]
fn pairs_are_counted_only_where_there_are_pairs() {
    check(
        said_by(&["user", "assistant"]),
        &["unusual-turn-count 1:30 $.messages"],
    );
    check_says(
        said_by(&["user", "assistant"]),
        &["1 pair of messages instead of 2 to 3"],
    );
    check_says(
        said_by(&["user", "assistant"].repeat(4)),
        &["4 pairs of messages instead of 2 to 3"],
    );
}

#[test]
fn a_context_is_a_string_where_there_is_one() {
    for value in ["null", "5", "[\"c\"]", "{}"] {
        let line = chat(&[PAIR, PAIR].concat())
            .replace("\"context\": \"c\"", &format!("\"context\": {value}"));
        check(&line, &["non-string-context 1:13 $.context"]);
    }
}

#[test]
fn the_first_conversation_without_a_context_is_advised_once() {
    let with = chat(&[PAIR, PAIR].concat());
    let without = with.replace("\"context\": \"c\", ", "");
    let other = without.replace("\"a\"", "\"b\"");
    check(format!("{with}\n{without}\n{other}\n"), &["no-context 2:1"]);
    let with_default = |default: &str| {
        let options = Options {
            default_context: Some(default.to_owned()),
            ..Options::default()
        };
        findings(&inspect(without.as_bytes(), &options))
    };
    assert_eq!(with_default("c"), [""; 0]);
    assert_eq!(with_default(" "), ["no-context 1:1"]);
    check(r#"{"input_text": "a", "output_text": "b"}"#, &[]);
}

#[test]
fn a_context_of_its_own_takes_the_place_of_the_default() {
    let check = |context: &str, default: &str, expect: &[&str]| {
        let options = Options {
            default_context: Some(default.to_owned()),
            ..Options::default()
        };
        let line = chat(&[PAIR, PAIR].concat())
            .replace("\"context\": \"c\"", &format!("\"context\": {context}"));
        assert_eq!(findings(&inspect(line.as_bytes(), &options)), expect);
    };
    check("\"c\"", "c", &[]);
    check("\"\\u0063\"", "c", &[]);
    check("\"c\"", "d", &["context-overrides-default 1:13 $.context"]);
    check("\"\"", "d", &["context-overrides-default 1:13 $.context"]);
    check("5", "d", &["non-string-context 1:13 $.context"]);
    check("\"c\"", "", &[]);
}

#[test]
fn an_empty_answer_is_worse_than_an_empty_question() {
    let line = chat(&[
        r#"{"author": "user", "content": " "}"#,
        r#"{"author": "assistant", "content": ""}"#,
        r#"{"author": "bot", "content": ""}"#,
        PAIR[1],
    ]);
    let found = inspect(line.as_bytes(), &Options::default())
        .diagnostics
        .iter()
        .filter(|finding| finding.rule == "empty-content")
        .map(|finding| (finding.path.clone(), finding.severity))
        .collect::<Vec<_>>();
    assert_eq!(
        found,
        [
            ("$.messages[0].content".to_owned(), Severity::Warning),
            ("$.messages[1].content".to_owned(), Severity::Error),
            ("$.messages[2].content".to_owned(), Severity::Warning),
        ]
    );
}

#[test]
fn a_message_that_is_not_whole_has_that_finding_alone() {
    check(
        first_message(r#"{"author": 5, "content": ""}"#),
        &["invalid-message 1:31 $.messages[0]"],
    );
    check(
        first_message(r#"{"author": "assistant", "text": "a"}"#),
        &[
            "invalid-message 1:31 $.messages[0]",
            // It still says who speaks, and so does the next.
            "authors-not-alternating 1:80 $.messages[1].author",
        ],
    );
}

#[test]
fn other_fields_of_conversations_and_messages_are_ignored_too() {
    check(
        first_message(r#"{"author": "user", "content": "a", "name": "Ann", "x": 1}"#),
        &[
            "unknown-field 1:66 $.messages[0].name",
            "unknown-field 1:81 $.messages[0].x",
        ],
    );
    check(
        chat(&[PAIR, PAIR].concat()).replace("{\"context\"", "{\"examples\": [], \"context\""),
        &["unknown-field 1:2 $.examples"],
    );
    check(
        chat(&[PAIR, PAIR].concat()).replace("\"context\"", "\"Context\""),
        &["no-context 1:1", "unknown-field 1:2 $.Context"],
    );
}
