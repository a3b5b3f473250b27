//! Labels, by themselves and against the other files.

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
            "invalid-score 2:1",
            "invalid-score 3:1",
            "invalid-score 4:1",
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
            "1 column, but the header has 3: which one is the score cannot be told",
            "4 columns, but the header has 3: which one is the score cannot be told",
        ]
    );
    let severities: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|finding| finding.code == "M007")
        .map(|finding| finding.severity)
        .collect();
    assert_eq!(
        severities,
        [Severity::Warning, Severity::Error, Severity::Error]
    );
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
    assert_eq!(
        said_of(std::slice::from_ref(&queries)),
        ["unknown-query-id 2:1"]
    );
    assert_eq!(
        said_of(std::slice::from_ref(&corpus)),
        ["unknown-corpus-id 2:4"]
    );
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
