//! Documents and queries.

use super::*;

/// Documents and queries are held to the same.
#[track_caller]
fn check_row(row: &str, expect: &[&str]) {
    for role in [Role::Corpus, Role::Queries] {
        check(role, row, expect);
    }
}

#[test]
fn a_row_has_an_id_and_a_text() {
    check_row(r#"{"_id": "1", "text": "a"}"#, &[]);
    check_row(r#"{"_id": "1", "text": "a", "title": "t"}"#, &[]);
    check_row(r#"{"text": "a"}"#, &["missing-id 1:1 $._id"]);
    check_row(r#"{"_id": "1"}"#, &["missing-text 1:1 $.text"]);
    check_row("{}", &["missing-id 1:1 $._id", "missing-text 1:1 $.text"]);
}

#[test]
fn what_is_no_string_is_found_where_it_stands() {
    check_row(r#"{"_id": 1, "text": "a"}"#, &["missing-id 1:9 $._id"]);
    check_row(r#"{"_id": null, "text": "a"}"#, &["missing-id 1:9 $._id"]);
    check_row(
        r#"{"_id": "1", "text": ["a"]}"#,
        &["missing-text 1:22 $.text"],
    );
    check_row(
        r#"{"_id": "1", "text": "a", "title": null}"#,
        &["non-string-field 1:36 $.title"],
    );
}

#[test]
fn an_empty_id_is_none_and_an_empty_text_is_a_warning() {
    check_row(r#"{"_id": " ", "text": "a"}"#, &["missing-id 1:9 $._id"]);
    let report = inspect(
        Role::Corpus,
        r#"{"_id": "1", "title": "t", "text": ""}"#,
        &[],
    );
    assert_eq!(findings(&report), ["missing-text 1:36 $.text"]);
    let finding = report.diagnostics.iter().find(|d| d.rule == "missing-text");
    assert_eq!(finding.map(|d| d.severity), Some(Severity::Warning));
}

#[test]
fn a_near_miss_is_named_and_no_unknown_field() {
    let said_of = |row: &str| {
        let report = inspect(Role::Corpus, row, &[]);
        said(&report).join(" | ")
    };
    assert_eq!(
        said_of(r#"{"id": "1", "body": "a"}"#),
        "`_id` is missing (found instead: `id`) | `text` is missing (found instead: `body`)"
    );
    assert_eq!(
        said_of(r#"{"_id": "1", "text": "a", "metadata": {}}"#),
        "`metadata` is ignored by the service"
    );
    // What would be one for a text model.
    assert_eq!(
        said_of(r#"{"_id": "1", "text": "a", "output_text": "b"}"#),
        "`output_text` is ignored by the service"
    );
}

#[test]
fn an_id_stands_once() {
    check_row(&rows(&["a", "b", "A", "a "]), &[]);
    check_row(
        &rows(&["a", "b", "a", "c", "a", "b"]),
        &["duplicate-id 3:1", "duplicate-id 5:1", "duplicate-id 6:1"],
    );
    let report = inspect(Role::Queries, &rows(&["a", "b", "a", "c", "a"]), &[]);
    assert_eq!(said(&report), ["the same `_id` as on line 1"; 2]);
    // Escaped spellings are the same id; what has no id repeats nothing.
    let escaped = rows(&["a", "\\u0061"]) + r#"{"text": "x"}"# + "\n" + r#"{"text": "x"}"#;
    check_row(
        &escaped,
        &[
            "duplicate-id 2:1",
            "missing-id 3:1 $._id",
            "missing-id 4:1 $._id",
        ],
    );
    // The same text under two ids is no duplicate.
    check_row(&numbered_rows(3), &[]);
}

#[test]
fn of_many_duplicates_the_first_in_the_file_are_kept() {
    let options = Options {
        max_diagnostics_per_rule: 3,
        ..options(Role::Corpus)
    };
    let file = numbered_rows(20).repeat(2);
    let (report, _) = inspect_all(&options, file.as_bytes(), &[]);
    assert_eq!(count(&report, "duplicate-id"), 20);
    let expect = [
        "duplicate-id 21:1",
        "duplicate-id 22:1",
        "duplicate-id 23:1",
    ];
    assert_eq!(findings(&report), expect);
}

#[test]
fn the_rules_about_files_and_json_hold() {
    check_row("", &["empty-file 1:1"]);
    check_row(
        "\u{feff}{\"_id\": \"1\", \"text\": \"a\"}\r\n",
        &["byte-order-mark 1:1", "carriage-return 1:27"],
    );
    check_row(
        &format!("{}\n[1]\n{{\"_id\": \n", rows(&["a"])),
        &["blank-line 2:1", "not-an-object 3:1", "invalid-json 4:8"],
    );
    check_row(
        "{\n\"_id\": \"1\",\n\"text\": \"a\\u0007\"\n}",
        &["multi-line-value 1:1", "control-character 3:11 $.text"],
    );
    check_row(
        "[{\"_id\": \"1\", \"text\": \"a\"}, {\"_id\": \"1\", \"text\": \"a\"}]",
        &["array-file 1:1", "duplicate-id 1:1"],
    );
}

#[test]
fn formats_of_other_models_are_not_guessed_at() {
    let (report, _) = inspect_all(
        &options(Role::Corpus),
        br#"{"_id": "1", "text": "a", "messages": []}
{"_id": "2", "text": "a"}"#,
        &[],
    );
    assert_eq!(findings(&report), ["unknown-field 1:27 $.messages"]);
    assert_eq!(report.file.format, Format::Corpus);
}

#[test]
fn tokens_are_counted_as_input_and_nothing_is_cut() {
    let file = format!(
        "{{\"_id\": \"1\", \"title\": \"w w w\", \"text\": \"w w\"}}\n{}{{\"_id\": \"3\", \"text\": \"{}\"}}\n",
        rows(&["2"]),
        "w ".repeat(100_000),
    );
    let report = inspect(Role::Corpus, &file, &[]);
    let statistics = &report.statistics;
    assert_eq!(statistics.tuning_dataset_example_count, 3);
    assert_eq!(statistics.total_token_count, 100_007);
    let input = &statistics.user_input_token_distribution;
    assert_eq!((input.min, input.median, input.max), (2, 5, 100_000));
    assert_eq!(statistics.user_output_token_distribution.max, 0);
    assert_eq!(statistics.user_message_per_example_distribution.max, 1);
    assert_eq!(report.truncated, []);
    assert_eq!(findings(&report), [""; 0]);
}
