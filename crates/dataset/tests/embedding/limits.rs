//! Every limit of embedding tuning at one below, at itself and at one above.

use super::*;

/// How often `broken` is broken by a file of each size.
#[track_caller]
fn check_sizes(role: Role, broken: &str, make: impl Fn(u64) -> String, expect: &[(u64, u64)]) {
    for &(number, times) in expect {
        let report = inspect(role, &make(number), &[]);
        assert_eq!(count(&report, broken), times, "{broken} with {number}");
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
    fn check(queries: impl IntoIterator<Item = u64>, others: &[Fingerprint], expect: &[&str]) {
        let report = inspect(Role::Labels, &numbered_labels(queries), others);
        let said: Vec<_> = report
            .diagnostics
            .iter()
            .filter(|finding| finding.code == "M010")
            .map(|finding| finding.message.as_str())
            .collect();
        assert_eq!(said, expect);
    }
    let other = |queries: std::ops::RangeInclusive<u64>| {
        fingerprint(Role::Labels, &numbered_labels(queries))
    };
    let few = "2 of the 3 different queries that a labels file needs";
    let none = "0 of the 3 different queries that a labels file needs";
    let eight = "8 of the 9 different queries that all labels need together";
    check([], &[], &[none]);
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
