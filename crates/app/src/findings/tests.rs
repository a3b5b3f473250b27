use std::collections::BTreeMap;

use dataset::{Details, Diagnostic, Frame, Report, Span, Verdict};
use rule::Language;

use super::*;

/// A finding of `rule` at `line`; line 0 means the file as a whole.
fn finding(rule: &'static str, severity: Severity, line: u64) -> Diagnostic {
    Diagnostic {
        rule: rule.into(),
        code: "X000".into(),
        severity,
        line: line.max(1),
        column: 1,
        path: "$.input_text".into(),
        span: (line > 0).then_some(Span { start: 0, end: 1 }),
        message: format!("Fault of line {line}"),
        details: Some(Details {
            ko: format!("{line}번째 줄의 오류"),
            frame: Some(Frame {
                starts_inside: false,
                before: String::new(),
                marked: "Marked".into(),
                after: String::new(),
                ends_inside: true,
            }),
            lost: None,
        }),
    }
}

fn report(verdict: Verdict, lines: u64, diagnostics: Vec<Diagnostic>) -> Report {
    let mut counts = BTreeMap::new();
    for diagnostic in &diagnostics {
        *counts.entry(diagnostic.rule.to_string()).or_default() += 1;
    }
    let mut report: Report =
        serde_json::from_str(include_str!("../state/dataset/tests/report.json")).expect("a report");
    report.file.lines = lines;
    (report.verdict, report.counts, report.diagnostics) = (verdict, counts, diagnostics);
    report
}

fn findings(report: Report) -> Findings {
    Findings::new(Rc::new(Outcome {
        report,
        seconds: 1.0,
        uncounted: None,
    }))
}

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

#[test]
fn the_worst_and_most_frequent_rules_come_first() {
    let found = findings(report(
        Verdict::Blocked,
        9,
        vec![
            finding("input-truncated", WARNING, 1),
            finding("empty-file", ERROR, 2),
            finding("invalid-json", ERROR, 3),
            finding("invalid-json", ERROR, 4),
        ],
    ));
    let order: Vec<_> = found
        .rules
        .iter()
        .map(|found| (found.rule.name, found.count, found.first))
        .collect();
    assert_eq!(
        order,
        [
            ("invalid-json", 2, 2),
            ("empty-file", 1, 1),
            ("input-truncated", 1, 0)
        ]
    );
    assert_eq!(
        found.totals,
        Totals {
            errors: 3,
            warnings: 1,
            advice: 0
        }
    );
    assert_eq!(found.cut_fields(), 1);
}

#[test]
fn what_is_counted_but_not_listed_is_in_the_totals() {
    let mut report = report(Verdict::Blocked, 9, vec![finding("invalid-json", ERROR, 1)]);
    report.counts.insert("invalid-json".into(), 1_000);
    assert_eq!(findings(report).totals.errors, 1_000);
}

#[test]
fn the_headline_counts_lines_not_findings() {
    let at = |lines: &[u64]| {
        let diagnostics = lines
            .iter()
            .map(|&line| finding("invalid-json", ERROR, line))
            .collect();
        findings(report(Verdict::Blocked, 9, diagnostics)).headline
    };
    assert_eq!(
        at(&[2, 2, 3]),
        Headline::Lines {
            lines: 2,
            file: false
        }
    );
    assert_eq!(at(&[0]), Headline::File);
    assert_eq!(
        at(&[0, 7]),
        Headline::Lines {
            lines: 1,
            file: true
        }
    );
}

#[test]
fn a_headline_of_listed_lines_is_no_headline_of_all() {
    let with = |rule: &'static str, severity, count| {
        let mut report = report(Verdict::Blocked, 9, vec![finding(rule, severity, 3)]);
        report.counts.insert(rule.into(), count);
        findings(report).is_at_least
    };
    assert!(with("invalid-json", ERROR, 2));
    assert!(!with("invalid-json", ERROR, 1));
    assert!(!with("unknown-field", WARNING, 2));
}

#[test]
fn a_file_without_errors_is_ready() {
    assert_eq!(
        findings(report(Verdict::Ready, 9, vec![])).headline,
        Headline::Ready
    );
    let warned = report(
        Verdict::Warnings,
        9,
        vec![finding("input-truncated", WARNING, 4)],
    );
    assert_eq!(findings(warned).headline, Headline::Warnings(1));
}

fn marks(lines: u64, at: &[(u64, Severity)]) -> Vec<(u64, Severity, usize, u64)> {
    let diagnostics = at
        .iter()
        .map(|&(line, how)| finding("invalid-json", how, line))
        .collect();
    let strip = Strip::new(&report(Verdict::Blocked, lines, diagnostics));
    assert!(strip.marks.iter().all(|mark| mark.place < strip.width));
    strip
        .marks
        .iter()
        .map(|mark| (mark.place, mark.severity, mark.first, mark.count))
        .collect()
}

#[test]
fn a_short_file_has_a_place_for_each_line() {
    let expected = [(0, ERROR, 0, 1), (8, WARNING, 1, 1)];
    assert_eq!(marks(9, &[(1, ERROR), (9, WARNING)]), expected);
}

#[test]
fn lines_that_share_a_place_show_the_worst_and_lead_to_it() {
    let expected = [(0, ERROR, 1, 3), (399, WARNING, 3, 1)];
    let found = [(1, WARNING), (2, ERROR), (3, ERROR), (100_000, WARNING)];
    assert_eq!(marks(100_000, &found), expected);
}

#[test]
fn the_file_as_a_whole_has_no_place() {
    assert_eq!(marks(9, &[(0, ERROR)]), []);
}

#[test]
fn the_nearest_mark_is_found() {
    let diagnostics = [2, 9]
        .map(|line| finding("invalid-json", ERROR, line))
        .to_vec();
    let strip = Strip::new(&report(Verdict::Blocked, 9, diagnostics));
    assert_eq!(
        [0, 4, 7, 8].map(|place| strip.nearest(place)),
        [Some(0), Some(0), Some(1), Some(1)]
    );
    assert_eq!(
        Strip::new(&report(Verdict::Ready, 9, vec![])).nearest(3),
        None
    );
}

#[track_caller]
fn passes(filter: &Filter, expected: bool) {
    let diagnostic = finding("invalid-json", ERROR, 41);
    assert_eq!(
        filter.passes(&diagnostic, Language::English),
        expected,
        "{filter:?}"
    );
}

#[test]
fn each_part_of_a_filter_can_reject() {
    passes(&Filter::default(), true);
    passes(
        &Filter {
            severity: Some(ERROR),
            ..Filter::default()
        },
        true,
    );
    passes(
        &Filter {
            severity: Some(WARNING),
            ..Filter::default()
        },
        false,
    );
    passes(
        &Filter {
            rule: Some("invalid-json"),
            ..Filter::default()
        },
        true,
    );
    passes(
        &Filter {
            rule: Some("empty-file"),
            ..Filter::default()
        },
        false,
    );
}

#[test]
fn text_is_found_in_all_that_is_shown_whatever_its_case() {
    for text in [
        "FAULT OF",
        "input_TEXT",
        "marked",
        "Invalid-JSON",
        "41",
        "  fault  ",
        "",
    ] {
        passes(
            &Filter {
                text: text.into(),
                ..Filter::default()
            },
            true,
        );
    }
    for text in ["오류", "faults", "4", "marked!"] {
        passes(
            &Filter {
                text: text.into(),
                ..Filter::default()
            },
            text == "4",
        );
    }
    let korean = Filter {
        text: "번째".into(),
        ..Filter::default()
    };
    assert!(korean.passes(&finding("invalid-json", ERROR, 1), Language::Korean));
}

#[test]
fn rows_lead_to_findings_and_back() {
    let diagnostics: Vec<_> = (1..=6)
        .map(|line| {
            finding(
                "invalid-json",
                if line % 2 == 0 { ERROR } else { WARNING },
                line,
            )
        })
        .collect();
    let filter = Filter {
        severity: Some(ERROR),
        ..Filter::default()
    };
    let picked = [0..2, 2..6]
        .map(|part| filter.pick(&diagnostics, part, Language::English))
        .concat();
    let rows = Rows::Some(Rc::new(picked));
    assert_eq!(
        (0..4).map(|row| rows.get(row)).collect::<Vec<_>>(),
        [Some(1), Some(3), Some(5), None]
    );
    assert_eq!(
        [1, 2, 5].map(|index| rows.row_of(index)),
        [Some(0), None, Some(2)]
    );
    assert_eq!(
        (
            Rows::All(3).get(2),
            Rows::All(3).get(3),
            Rows::All(3).row_of(1)
        ),
        (Some(2), None, Some(1))
    );
}

#[test]
fn the_nearest_finding_is_at_the_line_or_before_or_behind_it() {
    let lines = [0, 3, 3, 10];
    let list = lines.map(|line| finding("invalid-json", ERROR, line));
    let found = findings(report(Verdict::Blocked, 12, list.to_vec()));
    let check = |line, expected| assert_eq!(found.nearest(line), Some(expected), "{line}");
    check(3, (1, 3));
    check(1, (1, 3));
    check(6, (1, 3));
    check(7, (3, 10));
    check(u64::MAX, (3, 10));
    let whole_file = vec![finding("few-examples", WARNING, 0)];
    let found = findings(report(Verdict::Warnings, 12, whole_file));
    assert_eq!(found.nearest(1), None);
}
