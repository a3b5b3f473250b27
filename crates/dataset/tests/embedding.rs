//! The three files of embedding tuning, by themselves and against each other.

mod support;

use dataset::{Fingerprint, Format, Inspector, Options, Report, Role, Verdict};
use proptest::prelude::*;
use rule::Severity;
use support::{Words, findings, said};

fn options(role: Role) -> Options {
    Options {
        role,
        ..Options::default()
    }
}

fn inspect(role: Role, file: &str, against: &[Fingerprint]) -> Report {
    inspect_all(&options(role), file.as_bytes(), against).0
}

fn inspect_all(options: &Options, file: &[u8], against: &[Fingerprint]) -> (Report, Fingerprint) {
    let mut inspector = Inspector::new(options.clone(), Some(Box::new(Words)))
        .expect("options that are right")
        .with_against(against.iter().cloned());
    inspector.feed(file);
    inspector.finish_with_fingerprint()
}

fn fingerprint(role: Role, file: &str) -> Fingerprint {
    inspect_all(&options(role), file.as_bytes(), &[]).1
}

/// What is found in a file that is inspected alone.
#[track_caller]
fn check(role: Role, file: impl AsRef<str>, expect: &[&str]) {
    assert_eq!(findings(&inspect(role, file.as_ref(), &[])), expect);
}

/// What is said of labels under the right header, held against other files.
#[track_caller]
fn check_labels(rows: &str, against: &[Fingerprint], expect: &[&str]) {
    let report = inspect(Role::Labels, &format!("{HEADER}{rows}"), against);
    assert_eq!(said(&report), expect);
}

const HEADER: &str = "query-id\tcorpus-id\tscore\n";

fn rows(ids: &[&str]) -> String {
    let row = |id: &&str| format!("{{\"_id\": \"{id}\", \"text\": \"w w\"}}\n");
    ids.iter().map(row).collect()
}

fn numbered_rows(number: u64) -> String {
    let row = |n| format!("{{\"_id\": \"{n}\", \"text\": \"w\"}}\n");
    (1..=number).map(row).collect()
}

/// Labels of so many different queries.
fn numbered_labels(queries: std::ops::RangeInclusive<u64>) -> String {
    let row = |n| format!("q{n}\td\t1\n");
    HEADER.to_owned() + &queries.map(row).collect::<String>()
}

fn count(report: &Report, rule: &str) -> u64 {
    report.counts.get(rule).copied().unwrap_or_default()
}

mod rows_of_json {
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
}

mod labels {
    use super::*;

    fn others() -> Vec<Fingerprint> {
        vec![
            fingerprint(Role::Queries, &rows(&["q1", "q2", "Q3"])),
            fingerprint(Role::Corpus, &rows(&["d1", "d2", "D3"])),
        ]
    }

    #[test]
    fn labels_without_a_fault() {
        let report = inspect(Role::Labels, &numbered_labels(1..=9), &[]);
        assert_eq!(report.verdict, Verdict::Ready);
        assert_eq!(report.file.format, Format::Labels);
        assert_eq!(report.model, "textembedding-gecko@001");
        assert_eq!((report.file.lines, report.file.examples), (10, 9));
        assert_eq!(report.statistics.tuning_dataset_example_count, 9);
        assert_eq!(report.statistics.total_token_count, 0);
        check_labels("q1\td1\t1\nq1\td2\t0\nq2\td1\t\n", &others(), &[]);
        check_labels("q1\td1\t1\nq1\td1\t1\n", &others(), &[]);
    }

    #[test]
    fn the_header_is_exact() {
        let said_of = |header: &str| {
            let report = inspect(Role::Labels, &format!("{header}\nq1\td1\t1\n"), &[]);
            assert_eq!(count(&report, "wrong-label-header"), 1, "{header}");
            let finding = report.diagnostics.iter().find(|d| d.code == "M006");
            let finding = finding.expect("it is kept");
            assert_eq!((finding.line, finding.column), (1, 1), "{header}");
            finding.message.clone()
        };
        assert_eq!(
            said_of("query-id,corpus-id,score"),
            "the columns are separated by commas; separate them by tabs"
        );
        assert_eq!(
            said_of("query-id corpus-id score"),
            "the columns are separated by spaces; separate them by tabs"
        );
        assert_eq!(
            said_of("Query-Id\tcorpus-id\tscore"),
            "`Query-Id` must be written `query-id`"
        );
        assert_eq!(
            said_of("corpus-id\tquery-id\tscore"),
            "the columns are `corpus-id`, `query-id`, `score`; their order must be `query-id`, `corpus-id`, `score`"
        );
        assert_eq!(
            said_of("query-id\tcorpus-id"),
            "`score` is missing; write it behind `query-id` and `corpus-id`"
        );
        assert_eq!(
            said_of("q7\td7\t1"),
            "this line is a label already; the header must stand before it"
        );
        assert_eq!(
            said_of("Labels of spring"),
            "`Labels of spring` stands where the header `query-id`, `corpus-id`, `score` must be"
        );
    }

    #[test]
    fn a_wrong_header_puts_no_blame_on_the_rows() {
        let file = "score,corpus-id,query-id\n1,d1,q1\n0,d2,q1\n";
        let report = inspect(Role::Labels, file, &others());
        assert_eq!(findings(&report), ["wrong-label-header 1:1"]);
        let file = "corpus-id\tquery-id\nd1\tq1\nd9\tq2\n";
        let report = inspect(Role::Labels, file, &others());
        assert_eq!(
            findings(&report),
            ["wrong-label-header 1:1", "unknown-corpus-id 3:1"]
        );
    }

    #[test]
    fn without_a_header_the_first_line_is_a_label() {
        let report = inspect(Role::Labels, "q1\td1\t1\nq9\td1\t1\n", &others());
        assert_eq!(
            findings(&report),
            ["wrong-label-header 1:1", "unknown-query-id 2:1"]
        );
        assert_eq!(report.file.examples, 2);
    }

    #[test]
    fn json_in_the_place_of_labels_is_said_once() {
        let report = inspect(Role::Labels, &numbered_rows(20), &[]);
        assert_eq!(report.counts.len(), 1);
        assert_eq!(
            said(&report),
            ["this line is JSON, not the header of a table; the rest of the file was not checked"]
        );
        assert_eq!(report.file.examples, 0);
    }

    #[test]
    fn a_score_is_a_whole_number() {
        check_labels(
            "q1\td1\t0.5\nq1\td1\t-1\nq2\td2\t 1\nq2\td2\tyes\n",
            &others(),
            &[
                "`0.5` is not a whole number from 0 on",
                "`-1` is not a whole number from 0 on",
                "` 1` has spaces beside the number",
                "`yes` is not a whole number from 0 on",
            ],
        );
        check(
            Role::Labels,
            format!("{HEADER}q1\td1\t1.0\n"),
            &["invalid-score 2:7"],
        );
    }

    #[test]
    fn a_row_has_the_columns_of_the_header() {
        check(
            Role::Labels,
            format!("{HEADER}q1\nq1\td1\t1\t\nq1 d1 1\n"),
            &[
                "wrong-column-count 2:1",
                "wrong-column-count 3:1",
                "wrong-column-count 4:1",
            ],
        );
        let report = inspect(
            Role::Labels,
            &format!("{HEADER}q1\td1\nq1\nq1\td1\t1\t2\n"),
            &[],
        );
        assert_eq!(
            said(&report),
            [
                "the row ends before the score; put a tab at its end, or the score",
                "1 column; the header has 3",
                "4 columns; the header has 3",
            ]
        );
        let severities: Vec<_> = report
            .diagnostics
            .iter()
            .filter(|finding| finding.code == "M014")
            .map(|finding| finding.severity)
            .collect();
        use Severity::{Error, Warning};
        assert_eq!(severities, [Warning, Error, Error]);
        assert_eq!(report.file.examples, 3);
    }

    #[test]
    fn ids_are_looked_up_where_the_other_file_is_there() {
        check_labels("q9\td9\t1\n", &[], &[]);
        let [queries, corpus] = others().try_into().expect("two");
        let said_of = |against: &[Fingerprint]| {
            let report = inspect(Role::Labels, &format!("{HEADER}q9\td9\t1\n"), against);
            findings(&report)
        };
        assert_eq!(said_of(&[queries.clone()]), ["unknown-query-id 2:1"]);
        assert_eq!(said_of(&[corpus.clone()]), ["unknown-corpus-id 2:4"]);
        assert_eq!(
            said_of(&[corpus, queries]),
            ["unknown-query-id 2:1", "unknown-corpus-id 2:4"]
        );
        check(
            Role::Labels,
            format!("{HEADER}\td1\t1\nq1\t\t1\n"),
            &["unknown-query-id 2:1", "unknown-corpus-id 3:4"],
        );
    }

    #[test]
    fn a_near_miss_names_what_is_there() {
        check_labels(
            "q1 \td1\t1\nq1\tD1\t1\nq1\t\"d2\"\t1\nq3\td1\t1\nd1\tq1\t1\n",
            &others(),
            &[
                "`q1 ` is not in the queries file; it holds `q1`",
                "`D1` is not in the corpus; it holds `d1`",
                "`\"d2\"` is not in the corpus; it holds `d2`",
                "`q3` is not in the queries file; it holds `Q3`",
                "`d1` is not in the queries file; it is an id of the other column",
                "`q1` is not in the corpus; it is an id of the other column",
            ],
        );
    }

    #[test]
    fn labels_are_right_about_an_id_that_should_have_been_a_string() {
        let corpus = fingerprint(Role::Corpus, r#"{"_id": 17, "text": "a"}"#);
        check_labels("q1\t17\t1\n", &[corpus], &[]);
    }

    #[test]
    fn a_pair_stands_in_one_split() {
        let other = fingerprint(
            Role::Labels,
            &format!("{HEADER}q1\td1\t1\nq1\td2\t1\nq2\td1\t1\nq1\td2\t0\n"),
        );
        check_labels(
            "q1\td2\t0\nq2\td2\t1\nq1\td2\t1\n",
            std::slice::from_ref(&other),
            &["`q1` and `d2` stand together on line 3 of another file"; 2],
        );
        check_labels("d1\tq1\t1\nq1d\t1\t1\n", &[other], &[]);
    }

    #[test]
    fn a_query_has_a_positive_label() {
        let found = |rows: &str| findings(&inspect(Role::Labels, &format!("{HEADER}{rows}"), &[]));
        assert_eq!(
            found("q1\td1\t1\nq2\td1\t0\nq3\td1\t0\nq2\td2\t00\nq3\td2\t\n"),
            ["query-without-positive 3:1"]
        );
        assert_eq!(
            found("q1\td1\t0\nq1\td1\t0\n"),
            ["query-without-positive 2:1"]
        );
        // A score that is none may have been meant as anything.
        assert_eq!(found("q1\td1\t0\nq1\td2\tx\n"), ["invalid-score 3:7"]);
    }

    #[test]
    fn the_rules_about_files_and_lines_hold() {
        for file in ["", "\n\n", " \t\n"] {
            check(Role::Labels, file, &["empty-file 1:1"]);
        }
        check(
            Role::Labels,
            "\u{feff}query-id\tcorpus-id\tscore\r\nq1\td1\t1\r\n\r\nq2\td1\t\r\n",
            &[
                "byte-order-mark 1:1",
                "carriage-return 1:26",
                "blank-line 3:1",
            ],
        );
        let (report, _) = inspect_all(
            &Options {
                max_line_bytes: 30,
                ..options(Role::Labels)
            },
            &[
                HEADER.as_bytes(),
                b"q1\td\xe9\t1\nq1\t",
                "d".repeat(30).as_bytes(),
                b"\t1\nq1\td1\t1",
            ]
            .concat(),
            &[],
        );
        assert_eq!(findings(&report), ["invalid-utf8 2:5", "line-too-long 3:1"]);
        assert_eq!((report.file.lines, report.file.examples), (4, 1));
        let (report, _) = inspect_all(&options(Role::Labels), b"\xff\xfeq\0u\0e\0", &[]);
        assert_eq!(findings(&report), ["wrong-encoding 1:1"]);
        assert_eq!(report.counts.len(), 1);
    }

    #[test]
    fn the_name_ends_as_the_role_asks() {
        let found = |role, name: &str, file: &str| {
            let options = Options {
                file_name: Some(name.to_owned()),
                ..options(role)
            };
            findings(&inspect_all(&options, file.as_bytes(), &[]).0)
        };
        let labels = numbered_labels(1..=9);
        assert_eq!(found(Role::Labels, "train.tsv", &labels), [""; 0]);
        assert_eq!(found(Role::Labels, "TRAIN.TSV", &labels), [""; 0]);
        let expect = ["wrong-extension 1:1"];
        assert_eq!(found(Role::Labels, "train.jsonl", &labels), expect);
        assert_eq!(found(Role::Labels, "train.csv", &labels), expect);
        assert_eq!(found(Role::Corpus, "corpus.tsv", &rows(&["1"])), expect);
        assert_eq!(
            found(Role::Queries, "queries.jsonl", &rows(&["1"])),
            [""; 0]
        );
    }
}

mod limits {
    use super::*;

    /// `rule` is broken by a file of each number so often.
    #[track_caller]
    fn check_sizes(role: Role, rule: &str, make: impl Fn(u64) -> String, expect: &[(u64, u64)]) {
        for &(number, times) in expect {
            let report = inspect(role, &make(number), &[]);
            assert_eq!(count(&report, rule), times, "{rule} with {number}");
        }
    }

    #[test]
    fn a_corpus_has_9_to_500_000_documents() {
        let rule = "corpus-size-out-of-range";
        let expect = [(0, 0), (1, 1), (8, 1), (9, 0), (10, 0), (10_001, 0)];
        check_sizes(Role::Corpus, rule, numbered_rows, &expect);
        // Each row counts, right or wrong; what counts a row is not counted here.
        let empty_rows = |number| "{}\n".repeat(number as usize);
        let expect = [(499_999, 0), (500_000, 0), (500_001, 1)];
        check_sizes(Role::Corpus, rule, empty_rows, &expect);
        check_sizes(Role::Queries, rule, numbered_rows, &[(8, 0)]);
    }

    #[test]
    fn there_are_9_to_10_000_queries() {
        let expect = [
            (0, 0),
            (8, 1),
            (9, 0),
            (10, 0),
            (9_999, 0),
            (10_000, 0),
            (10_001, 1),
        ];
        check_sizes(
            Role::Queries,
            "queries-size-out-of-range",
            numbered_rows,
            &expect,
        );
        check_sizes(
            Role::Corpus,
            "queries-size-out-of-range",
            numbered_rows,
            &[(8, 0)],
        );
        let report = inspect(Role::Queries, &numbered_rows(10_001), &[]);
        assert_eq!(
            report.diagnostics.first().map(|d| d.message.as_str()),
            Some("10,001 queries; 9 to 10,000 are taken")
        );
    }

    #[test]
    fn labels_name_3_queries_and_9_in_all() {
        #[track_caller]
        fn check(queries: std::ops::RangeInclusive<u64>, others: &[Fingerprint], expect: &[&str]) {
            let report = inspect(Role::Labels, &numbered_labels(queries), others);
            let said: Vec<_> = report
                .diagnostics
                .iter()
                .filter(|finding| finding.code == "M010")
                .map(|finding| finding.message.as_str())
                .collect();
            assert_eq!(said, expect);
        }
        let other = |queries| fingerprint(Role::Labels, &numbered_labels(queries));
        let few = "2 of the 3 different queries that a labels file needs";
        let none = "0 of the 3 different queries that a labels file needs";
        let eight = "8 of the 9 different queries that all labels need together";
        check(1..=0, &[], &[none]);
        check(1..=2, &[], &[few]);
        check(1..=8, &[], &[eight]);
        check(1..=9, &[], &[]);
        check(1..=10, &[], &[]);
        check(1..=2, &[other(1..=9)], &[few]);
        check(1..=3, &[other(4..=8)], &[eight]);
        check(1..=3, &[other(3..=8)], &[eight]);
        check(1..=3, &[other(4..=9)], &[]);
        check(1..=3, &[other(4..=6), other(6..=8)], &[eight]);
        check(1..=3, &[other(4..=6), other(7..=9)], &[]);
        check(
            1..=3,
            &[fingerprint(Role::Queries, &numbered_rows(9))],
            &["3 of the 9 different queries that all labels need together"],
        );
    }

    #[test]
    fn there_are_fewer_than_500_000_labels() {
        let labels = |rows: usize| numbered_labels(1..=9) + &"q\td\t\n".repeat(rows - 9);
        let (report, many) = inspect_all(&options(Role::Labels), labels(499_989).as_bytes(), &[]);
        assert_eq!(count(&report, "too-many-labels"), 0);
        for (rows, times) in [(9, 0), (10, 0), (11, 1)] {
            let report = inspect(Role::Labels, &labels(rows), std::slice::from_ref(&many));
            assert_eq!(count(&report, "too-many-labels"), times, "{rows} more");
        }
        for (rows, times) in [(499_999, 0), (500_000, 1)] {
            let report = inspect(Role::Labels, &labels(rows), &[]);
            assert_eq!(count(&report, "too-many-labels"), times, "{rows} at once");
        }
    }
}

#[test]
fn the_model_and_the_role_belong_together() {
    let report = |model: &str, role, file: &str| {
        let options = Options {
            model: Some(model.to_owned()),
            ..options(role)
        };
        inspect_all(&options, file.as_bytes(), &[]).0
    };
    let found = report("text-bison@002", Role::Corpus, &numbered_rows(9));
    assert_eq!(
        said(&found),
        [
            "`text-bison@002` is tuned with examples; the file was checked for `textembedding-gecko@001`"
        ]
    );
    assert_eq!(found.model, "textembedding-gecko@001");
    assert_eq!(found.verdict, Verdict::Blocked);
    let found = report("chat-bison@002", Role::Labels, &numbered_labels(1..=9));
    assert_eq!(findings(&found), ["model-not-for-role 1:1"]);
    let found = report("textembedding-gecko@001", Role::Queries, &numbered_rows(9));
    assert_eq!(found.verdict, Verdict::Ready);
    let line = r#"{"input_text": "a", "output_text": "b"}"#;
    let found = report("textembedding-gecko@001", Role::Training, line);
    assert_eq!(findings(&found), ["model-not-for-role 1:1"]);
}

#[test]
fn what_a_fingerprint_holds_is_what_can_be_compared() {
    let file = rows(&["a", "b"]) + "{\"text\": \"x\"}\n" + r#"{"_id": 3, "text": "x"}"#;
    let corpus = fingerprint(Role::Corpus, &file);
    assert_eq!(
        (corpus.role(), corpus.format()),
        (Role::Corpus, Format::Corpus)
    );
    assert_eq!(corpus.examples(), 3);
    let labels = fingerprint(Role::Labels, &format!("{HEADER}q\td\t1\nq\nq\te\n"));
    assert_eq!(
        (labels.role(), labels.format()),
        (Role::Labels, Format::Labels)
    );
    assert_eq!(labels.examples(), 2);
}

/// Lines and pieces of lines of all three files.
const FRAGMENTS: [&[u8]; 26] = [
    b"query-id\tcorpus-id\tscore\n",
    b"query-id\tcorpus-id\tscore\r\n",
    b"query-id,corpus-id,score\n",
    b"corpus-id\tquery-id\n",
    b"q1\td1\t1\n",
    b"q1\td1\t0\n",
    b"q2\td1\t0\r\n",
    b"q2\td1\n",
    b"q3\t",
    b"d9 \t\n",
    b"q1,d1,1\n",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\n",
    b"\r",
    b"\t\n",
    b"{\"_id\": \"d1\", \"text\": \"a b\"}\n",
    b"{\"_id\": \"d1\", \"title\": \"t\", \"text\": \"\"}\r\n",
    b"{\"_id\": \"q1\", \"text\": \"a\", \"x\": 1}\n",
    b"{\"_id\": 7, \"text\": \"\\u0007\"}\n",
    b"{\"id\": \"q2\", \"text\": null}\n",
    b"{\n\"_id\": \"d2\",\n\"text\": \"a\"\n}\n",
    b"{\"_id\": \"cut off\n",
    b"[",
    b"\xff\xfe{\0",
    b"a line that is longer than the others and than some caps\n",
];

fn file() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop::sample::select(FRAGMENTS.to_vec());
    prop::collection::vec(fragment, 0..14).prop_map(|fragments| fragments.concat())
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(vec![Role::Corpus, Role::Queries, Role::Labels])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_report_does_not_depend_on_the_portions(
        file in file(),
        role in role(),
        max_line_bytes in prop::sample::select(vec![30, 1 << 24]),
        most in prop::sample::select(vec![1, 1_000]),
        other in file(),
        portions in prop::collection::vec(1_usize..40, 1..8),
    ) {
        let options = Options {
            max_line_bytes,
            max_diagnostics_per_rule: most,
            details: true,
            ..options(role)
        };
        let against = [Role::Corpus, Role::Queries, Role::Labels]
            .map(|role| inspect_all(&self::options(role), &other, &[]).1);
        let whole = inspect_all(&options, &file, &against);
        for portions in [&[1][..], &portions] {
            let mut inspector = Inspector::new(options.clone(), Some(Box::new(Words)))
                .expect("options that are right")
                .with_against(against.clone());
            let mut rest = file.as_slice();
            for &portion in portions.iter().cycle() {
                let (head, tail) = rest.split_at(portion.min(rest.len()));
                inspector.feed(head);
                rest = tail;
                if rest.is_empty() {
                    break;
                }
            }
            prop_assert_eq!(&inspector.finish_with_fingerprint(), &whole);
        }
        let (report, _) = whole;
        for (rule, &count) in &report.counts {
            let kept = report.diagnostics.iter().filter(|finding| finding.rule == *rule).count();
            prop_assert_eq!(kept as u64, count.min(most as u64), "{}", rule);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(role in role(), file in prop::collection::vec(any::<u8>(), 0..300)) {
        inspect_all(&options(role), &file, &[]);
    }

    #[test]
    fn every_line_of_labels_is_a_label_or_a_finding(file in file()) {
        let (report, _) = inspect_all(&options(Role::Labels), &file, &[]);
        let is_said = report.diagnostics.iter().any(|finding| {
            ["M006", "F003", "F001"].contains(&finding.code.as_ref())
        });
        let of_lines = ["blank-line", "invalid-utf8", "line-too-long"].map(|rule| count(&report, rule));
        let lines = report.file.examples + of_lines.iter().sum::<u64>();
        // One more is the header.
        prop_assert!(is_said || report.file.lines - lines <= 1, "{lines} of {}", report.file.lines);
    }
}
