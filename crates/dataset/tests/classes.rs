//! Files whose outputs are classes, and how evenly they are filled.

mod made;
mod support;

use dataset::Options;
use made::{line, words};
use support::inspect;

/// Checks a file that sorts texts into classes behind an instruction.
#[track_caller]
fn check<'a>(classes: impl IntoIterator<Item = &'a str>, expect: &[&str]) {
    let example = |(n, class)| line(&format!("Which class is this? {}", words(n, 5)), class);
    let file: String = (1..).zip(classes).map(example).collect();
    let report = inspect(file.as_bytes(), &Options::default());
    let findings = report.diagnostics.iter();
    let said: Vec<String> = findings
        .filter(|finding| finding.rule == "class-imbalance")
        .map(|finding| format!("{}: {}", finding.line, finding.message))
        .collect();
    assert_eq!(said, expect, "{file}");
}

#[test]
fn a_class_that_nearly_all_examples_have_is_named() {
    let classes = |common: usize| {
        let rare = ["b"; 100].into_iter().take(100 - common);
        rare.chain(["a"; 100].into_iter().take(common))
    };
    check(classes(90), &[]);
    check(
        classes(91),
        &["10: 91 of 100 outputs are `a`, over 90 %; this is the first"],
    );
    check(classes(100), &["1: all 100 outputs are `a`"]);
    check(["a"; 9], &[]);
}

#[test]
fn a_class_that_comes_once_is_named() {
    let classes = |one| {
        ["positive", "negative"]
            .into_iter()
            .cycle()
            .take(40)
            .chain([one])
    };
    check(
        classes("unclear"),
        &["41: `unclear` is the output of this example alone"],
    );
    check(
        classes("positives"),
        &["41: `positives` is the output of this example alone; is `positive` meant?"],
    );
    check(
        classes("Negative"),
        &["41: `Negative` is the output of this example alone; is `negative` meant?"],
    );
    // White space around it makes no other class, and a long text is none.
    check(classes(" positive\n"), &[]);
    check(
        classes("This one I would rather not judge, for I have not seen the film."),
        &[],
    );
}

#[test]
fn quantities_may_come_once() {
    let classes = ["1", "2", "3"]
        .into_iter()
        .cycle()
        .take(60)
        .chain(["17", "4.5", "20 %"]);
    check(classes, &[]);
}

#[test]
fn short_answers_are_no_classes() {
    // Twenty answers, three times each.
    let answers: Vec<String> = (0..60).map(|n| format!("answer {}", n % 20)).collect();
    check(answers.iter().map(String::as_str), &[]);
    let many: Vec<String> = (0..1_000).map(|n| format!("answer {}", n % 101)).collect();
    check(many.iter().map(String::as_str), &[]);
}
