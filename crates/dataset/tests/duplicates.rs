//! Examples that come again: duplicates, contradictions, and what is neither.

mod support;

use std::fmt::Write;

use dataset::{Options, Report, Role};
use proptest::prelude::*;
use support::{findings, inspect, inspect_in, options, said};

/// What is found in these lines.
#[track_caller]
fn check(lines: &[&str], expect: &[&str]) {
    let file = lines.join("\n");
    assert_eq!(
        findings(&inspect(file.as_bytes(), &Options::default())),
        expect,
        "{file}"
    );
}

/// What the findings say, in English.
#[track_caller]
fn check_says(lines: &[&str], expect: &[&str]) {
    let file = lines.join("\n");
    let report = inspect(file.as_bytes(), &Options::default());
    assert_eq!(said(&report), expect, "{file}");
}

const TEXT: &str = r#"{"input_text": "a", "output_text": "b"}"#;
const OTHER_OUTPUT: &str = r#"{"input_text": "a", "output_text": "c"}"#;
const THIRD_OUTPUT: &str = r#"{"input_text": "a", "output_text": "d"}"#;
const OTHER_INPUT: &str = r#"{"input_text": "b", "output_text": "b"}"#;
const CHAT: &str = r#"{"context": "c", "messages": [{"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}, {"author": "user", "content": "d"}, {"author": "assistant", "content": "e"}]}"#;

#[test]
fn the_same_input_and_output_is_a_duplicate_of_the_first_such_line() {
    check(&[TEXT, OTHER_INPUT], &[]);
    check(&[TEXT, TEXT], &["duplicate-example 2:1"]);
    check_says(
        &[OTHER_INPUT, TEXT, TEXT, TEXT],
        &[
            "the same example as on line 2",
            "the same example as on line 2",
        ],
    );
}

#[test]
fn what_is_compared_is_what_the_model_is_given() {
    for same in [
        r#"  {"input_text":"a","output_text":"b"}  "#,
        r#"{"output_text": "b", "input_text": "a"}"#,
        r#"{"input_text": "\u0061", "output_text": "\u0062"}"#,
        r#"{"input_\u0074ext": "a", "output_text": "b"}"#,
    ] {
        check(&[TEXT, same], &["duplicate-example 2:1"]);
    }
    // The service ignores the field, and so does the comparison.
    check(
        &[TEXT, r#"{"input_text": "a", "output_text": "b", "id": 2}"#],
        &["duplicate-example 2:1", "unknown-field 2:41 $.id"],
    );
    for other in [
        r#"{"input_text": "A", "output_text": "b"}"#,
        r#"{"input_text": "a ", "output_text": "b"}"#,
        r#"{"input_text": "b", "output_text": "a"}"#,
        r#"{"input_text": "ab", "output_text": "b"}"#,
    ] {
        check(&[TEXT, other], &[]);
    }
}

#[test]
fn the_same_input_with_another_output_contradicts_the_first_line_that_has_it() {
    check(&[TEXT, OTHER_OUTPUT], &["contradicting-example 2:1"]);
    check_says(
        &[OTHER_INPUT, TEXT, OTHER_OUTPUT, THIRD_OUTPUT],
        &[
            "line 2 has the same `input_text` and another `output_text`",
            "line 2 has the same `input_text` and another `output_text`",
        ],
    );
}

#[test]
fn a_line_is_a_duplicate_or_a_contradiction_but_not_both() {
    check(
        &[TEXT, OTHER_OUTPUT, TEXT, OTHER_OUTPUT, THIRD_OUTPUT],
        &[
            "contradicting-example 2:1",
            "duplicate-example 3:1",
            "duplicate-example 4:1",
            "contradicting-example 5:1",
        ],
    );
    check_says(
        &[TEXT, OTHER_OUTPUT, OTHER_OUTPUT],
        &[
            "line 1 has the same `input_text` and another `output_text`",
            "the same example as on line 2",
        ],
    );
}

#[test]
fn conversations_are_compared_as_a_whole() {
    check(&[CHAT, CHAT], &["duplicate-example 2:1"]);
    check(
        &[CHAT, &CHAT.replace(", \"", ",\"").replace(": ", ":")],
        &["duplicate-example 2:1"],
    );
    check(
        &[
            CHAT,
            &CHAT.replace("\"content\": \"a\"", "\"content\": \"\\u0061\""),
        ],
        &["duplicate-example 2:1"],
    );
    // Another context, another answer in the middle, another one at the end.
    for (from, to) in [("\"c\"", "\"C\""), ("\"b\"", "\"B\""), ("\"e\"", "\"E\"")] {
        check(&[CHAT, &CHAT.replace(from, to)], &[]);
    }
    let without_context = CHAT.replace("\"context\": \"c\", ", "");
    check(
        &[CHAT, &without_context, &without_context],
        &["no-context 2:1", "duplicate-example 3:1"],
    );
}

#[test]
fn an_example_that_lacks_what_it_needs_is_no_duplicate() {
    for (line, finding) in [
        (r#"{"input_text": "a"}"#, "missing-output-text"),
        (r#"{"output_text": "b"}"#, "missing-input-text"),
        (
            r#"{"input_text": "a", "output_text": 1}"#,
            "non-string-field",
        ),
        (
            r#"{"input_text": "", "output_text": "b"}"#,
            "empty-input-text",
        ),
        (
            r#"{"input_text": "a", "output_text": " "}"#,
            "empty-output-text",
        ),
        (r#"{"messages": []}"#, "missing-messages"),
        (
            r#"{"context": "c", "messages": [{"author": "user"}]}"#,
            "invalid-message",
        ),
        (
            r#"{"context": 1, "messages": [{"author": "user", "content": "a"}, {"author": "assistant", "content": "b"}]}"#,
            "non-string-context",
        ),
    ] {
        let report = inspect(format!("{line}\n{line}\n").as_bytes(), &Options::default());
        assert_eq!(counts(&report), (0, 0), "{line}");
        assert_eq!(report.counts.get(finding), Some(&2), "{line}");
    }
    // Two inputs that say nothing are no input with two outputs.
    check(
        &[
            r#"{"input_text": " ", "output_text": "b"}"#,
            r#"{"input_text": " ", "output_text": "c"}"#,
        ],
        &[
            "empty-input-text 1:16 $.input_text",
            "empty-input-text 2:16 $.input_text",
        ],
    );
    // Read, both halves are U+FFFD; in the file they differ.
    check(
        &[
            r#"{"input_text": "\ud800", "output_text": "b"}"#,
            r#"{"input_text": "\udbff", "output_text": "b"}"#,
        ],
        &["lone-surrogate 1:17", "lone-surrogate 2:17"],
    );
}

#[test]
fn lines_of_another_format_than_the_file_are_only_that() {
    check(
        &[
            CHAT,
            TEXT,
            &CHAT.replace("\"e\"", "\"f\""),
            TEXT,
            OTHER_OUTPUT,
            &CHAT.replace("\"e\"", "\"g\""),
            &CHAT.replace("\"e\"", "\"h\""),
        ],
        &[
            "mixed-formats 2:1",
            "mixed-formats 4:1",
            "mixed-formats 5:1",
        ],
    );
    // Neither are they when no line is for the model.
    let report = inspect(
        format!("{TEXT}\n{TEXT}\n").as_bytes(),
        &options("chat-bison@002"),
    );
    assert_eq!(counts(&report), (0, 0));
}

#[test]
fn examples_of_a_file_that_is_repaired_are_compared_too() {
    check(
        &[&format!("[{TEXT},"), &format!("{TEXT}]")],
        &["array-file 1:1", "duplicate-example 2:1"],
    );
    check(
        &[&format!("{TEXT} {TEXT} {OTHER_OUTPUT}")],
        &[
            "duplicate-example 1:1",
            "contradicting-example 1:1",
            "several-values 1:41",
        ],
    );
    check_says(
        &["", &format!("{TEXT} {TEXT} {OTHER_OUTPUT}")],
        &[
            "nothing stands on this line",
            "the same example stands earlier on this line",
            "the same `input_text` has another `output_text` earlier on this line",
            "3 values on this line; the second starts here",
        ],
    );
    check(
        &[
            TEXT,
            "{\"input_text\": \"a\",",
            "\"output_text\": \"b\"}",
            TEXT,
        ],
        &[
            "multi-line-value 2:1",
            "duplicate-example 2:1",
            "duplicate-example 4:1",
        ],
    );
}

#[test]
fn files_without_input_and_output_are_not_compared() {
    let file = format!("{TEXT}\n{TEXT}\n{OTHER_OUTPUT}\n");
    let found = |role| {
        let options = Options {
            role,
            ..Options::default()
        };
        counts(&inspect(file.as_bytes(), &options))
    };
    assert_eq!(found(Role::Training), (1, 1));
    assert_eq!(found(Role::Evaluation), (1, 1));
    assert_eq!(found(Role::Corpus), (0, 0));
}

/// Duplicates and contradictions.
fn counts(report: &Report) -> (u64, u64) {
    let count = |rule| report.counts.get(rule).copied().unwrap_or_default();
    (count("duplicate-example"), count("contradicting-example"))
}

#[test]
fn all_are_counted_and_the_first_ones_in_the_file_are_kept() {
    let mut file = String::new();
    // Again from the last to the first, so that no order of the originals helps.
    for n in (0..500).chain((0..500).rev()) {
        let output = if file.lines().count() >= 500 && n % 5 == 0 {
            "b"
        } else {
            "a"
        };
        let _ = writeln!(
            file,
            r#"{{"input_text": "{n}", "output_text": "{output}"}}"#
        );
    }
    for most in [0, 1, 3, 100, 1_000] {
        let options = Options {
            max_diagnostics_per_rule: most,
            ..Options::default()
        };
        let report = inspect(file.as_bytes(), &options);
        assert_eq!(counts(&report), (400, 100));
        let (contradictions, duplicates): (Vec<u64>, Vec<u64>) =
            (501..=1_000).partition(|line| line % 5 == 0);
        for (rule, lines) in [
            ("duplicate-example", duplicates),
            ("contradicting-example", contradictions),
        ] {
            let of_rule = report.diagnostics.iter().filter(|it| it.rule == rule);
            let found: Vec<_> = of_rule.map(|it| it.line).collect();
            assert_eq!(found, &lines[..most.min(lines.len())], "{rule}");
        }
    }
}

#[test]
fn of_a_million_examples_exactly_those_that_come_again_are_found() {
    const LINES: u64 = 1_000_000;
    let mut inspector = dataset::Inspector::new(Options::default(), None).expect("right options");
    let mut portion = String::new();
    let (mut duplicates, mut contradictions) = (Vec::new(), Vec::new());
    for line in 1..=LINES {
        let (input, output) = match line % 1_000 {
            0 => (line - 500, "a"),
            250 => (line - 100, "b"),
            _ => (line, "a"),
        };
        let earlier = rule::grouped(input);
        match line % 1_000 {
            0 => duplicates.push((line, format!("the same example as on line {earlier}"))),
            250 => contradictions.push((
                line,
                format!("line {earlier} has the same `input_text` and another `output_text`"),
            )),
            _ => {}
        }
        let _ = writeln!(
            portion,
            r#"{{"input_text": "{input}", "output_text": "{output}"}}"#
        );
        if line % 10_000 == 0 {
            inspector.feed(portion.as_bytes());
            portion.clear();
        }
    }
    let (report, fingerprint) = inspector.finish_with_fingerprint();
    assert_eq!(fingerprint.examples(), LINES);
    assert_eq!(counts(&report), (1_000, 1_000));
    for (rule, expect) in [
        ("duplicate-example", duplicates),
        ("contradicting-example", contradictions),
    ] {
        let of_rule = report.diagnostics.iter().filter(|it| it.rule == rule);
        let found: Vec<_> = of_rule.map(|it| (it.line, it.message.clone())).collect();
        assert!(found == expect, "{rule}");
    }
}

/// What a slow look at all pairs finds: for each line whether it is a duplicate or a contradiction, and
/// of which line.
fn by_hand(examples: &[(u8, u8)]) -> Vec<String> {
    let at = |found: Option<usize>| found.map(|index| index + 1);
    (0..examples.len())
        .filter_map(|index| {
            let (before, example) = (&examples[..index], examples[index]);
            let same = at(before.iter().position(|&earlier| earlier == example));
            let input = at(before.iter().position(|earlier| earlier.0 == example.0));
            match (same, input) {
                (Some(line), _) => {
                    Some(format!("{}: the same example as on line {line}", index + 1))
                }
                (None, Some(line)) => Some(format!(
                    "{}: line {line} has the same `input_text` and another `output_text`",
                    index + 1
                )),
                (None, None) => None,
            }
        })
        .collect()
}

proptest! {
    #[test]
    fn the_notes_find_what_a_look_at_all_pairs_finds(
        examples in prop::collection::vec((0_u8..8, 0_u8..3), 0..40),
        portions in prop::collection::vec(1_usize..60, 1..5),
    ) {
        let mut file = String::new();
        for (input, output) in &examples {
            let _ = writeln!(file, r#"{{"input_text": "{input}", "output_text": "{output}"}}"#);
        }
        let report = inspect_in(file.as_bytes(), &Options::default(), &portions);
        let again = |rule: &str| rule == "duplicate-example" || rule == "contradicting-example";
        let found: Vec<_> = report
            .diagnostics
            .iter()
            .filter(|finding| again(&finding.rule))
            .map(|finding| format!("{}: {}", finding.line, finding.message))
            .collect();
        prop_assert_eq!(found, by_hand(&examples));
    }
}
