//! Compares what is found in a planted dataset with what is expected.
#![allow(dead_code, reason = "each user has its part of it")]

use dataset::Report;

use super::datasets::{Expected, Planted};
use super::support::inspect_in;

/// What is found in a planted dataset.
pub fn report(planted: &Planted) -> Report {
    inspect_in(&planted.bytes, &planted.options, &[planted.portion])
}

/// What differs, in words; `None` where nothing does.
pub fn difference(planted: &Planted, report: &Report) -> Option<String> {
    let mut found: Vec<Expected> = report
        .diagnostics
        .iter()
        .map(|finding| Expected {
            line: finding.line,
            rule: dataset::RULES
                .iter()
                .find(|rule| rule.name == finding.rule)
                .map_or("?", |rule| rule.name),
            path: finding.path.clone(),
            column: Some(finding.column),
        })
        .collect();
    found.sort();
    let is_same = |(found, expected): (&Expected, &Expected)| {
        (found.line, found.rule, &found.path) == (expected.line, expected.rule, &expected.path)
            && (expected.column.is_none() || found.column == expected.column)
    };
    let expected = &planted.expected;
    let is_right = found.len() == expected.len()
        && found.iter().zip(expected).all(is_same)
        && report.file.examples == planted.examples;
    (!is_right).then(|| {
        let missing: Vec<_> = expected
            .iter()
            .filter(|expected| !found.iter().any(|found| is_same((found, expected))))
            .collect();
        let unexpected: Vec<_> = found
            .iter()
            .filter(|found| !expected.iter().any(|expected| is_same((found, expected))))
            .collect();
        format!(
            "planted: {:?}\nnot found: {missing:#?}\nfound instead: {unexpected:#?}\n{} examples instead of {}\n",
            planted.faults, report.file.examples, planted.examples
        )
    })
}
