use super::*;
use crate::bench::{
    contenders::{Contender, candidate, ours},
    measure::{Outcome, Passed},
};

fn row(contender: Contender, ready: f64, seconds: &[f64]) -> Row {
    let passes = seconds
        .iter()
        .map(|&seconds| Passed {
            seconds,
            counts: vec![1, 2],
        })
        .collect();
    let outcome = Outcome {
        ready,
        memory: Some((18.0, 40.0)),
        passes,
    };
    Row {
        contender,
        outcomes: vec![outcome],
        different: 0,
        trouble: None,
    }
}

fn said(results: &Results) -> Vec<(String, bool)> {
    claims(results, 10.0)
        .into_iter()
        .map(|claim| (claim.figure, claim.holds))
        .collect()
}

#[test]
fn nothing_is_said_of_what_was_not_measured() {
    assert_eq!(said(&Results::default()), []);
}

#[test]
fn ratios_decide() {
    let counting = |theirs: f64| Results {
        counting: vec![
            row(ours(Place::Chromium), 0.1, &[1.0]),
            row(candidate(Place::Chromium), 4.0, &[theirs]),
        ],
        ..Results::default()
    };
    let rest = [
        ("0 differ".into(), true),
        ("40.0 ×".into(), true),
        ("40.0 MiB".into(), true),
    ];
    let expect = |first: (&str, bool)| [[(first.0.to_owned(), first.1)].as_slice(), &rest].concat();
    assert_eq!(said(&counting(8.0)), expect(("8.00 ×", true)));
    assert_eq!(said(&counting(7.9)), expect(("7.90 ×", false)));
}

#[test]
fn every_worst_case_is_told() {
    let results = Results {
        worst: vec![
            row(ours(Place::Chromium), 0.1, &[0.1, 0.1, 0.1, 0.1, 0.6]),
            row(candidate(Place::Chromium), 4.0, &[0.2, 0.2, 0.2, 0.2, 0.3]),
        ],
        ..Results::default()
    };
    let holds: Vec<bool> = said(&results).into_iter().map(|(_, holds)| holds).collect();
    assert_eq!(holds, [true, true, true, true, true, false, true]);
}

#[test]
fn the_page_is_judged_by_its_largest_file() {
    let grown = |megabytes: f64, workers, seconds| Grown {
        megabytes,
        workers,
        seconds,
        memory: megabytes / 10.0,
        longest_task: 0.0,
    };
    let growth = vec![
        grown(100.0, 1, 10.0),
        grown(1_000.0, 1, 90.0),
        grown(1_000.0, 2, 45.0),
    ];
    let results = Results {
        growth,
        ..Results::default()
    };
    let expected = [
        ("11.1 %", true),
        ("100 MiB", true),
        ("0 ms", true),
        ("2.00 ×", true),
    ];
    assert_eq!(
        said(&results),
        expected.map(|(figure, holds)| (figure.to_owned(), holds))
    );
}
