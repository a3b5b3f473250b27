//! What a file is advised on as a whole: instructions, markers, classes.

mod made;
mod support;

use dataset::{Options, Report, Role};
use made::{line, words};
use support::inspect;

/// The rules that are tested here.
const RULES: [&str; 3] = ["missing-instruction", "uneven-markers", "class-imbalance"];

/// A file with these inputs and outputs.
fn file(examples: impl IntoIterator<Item = (String, String)>) -> String {
    let line = |(input, output): (String, String)| line(&input, &output);
    examples.into_iter().map(line).collect()
}

/// `line: message` of every finding of the rules that are tested here.
fn advice(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .filter(|finding| RULES.contains(&finding.rule.as_ref()))
        .map(|finding| format!("{}: {}", finding.line, finding.message))
        .collect()
}

#[track_caller]
fn check(file: &str, expect: &[&str]) {
    let report = inspect(file.as_bytes(), &Options::default());
    assert_eq!(advice(&report), expect, "{file}");
}

/// Checks a file in which each input has an output of its own.
#[track_caller]
fn check_inputs(inputs: impl IntoIterator<Item = String>, expect: &[&str]) {
    let examples = (1..).zip(inputs).map(|(n, input)| (input, unlike(n)));
    check(&file(examples), expect);
}

/// A text that shares no word with the one of another number.
fn unlike(n: u64) -> String {
    words(n, 5)
}

/// Texts that share nothing, in two classes in turn, each put into this frame.
fn framed(number: u64, frame: impl Fn(u64, &str) -> String) -> String {
    let class = |n| if n % 2 == 0 { "good" } else { "bad" };
    file((1..=number).map(|n| (frame(n, &unlike(n)), class(n).to_owned())))
}

const MISSING: &[&str] = &["1: the outputs are 2 classes, but the inputs share no instruction"];

#[test]
fn inputs_without_an_instruction_are_named_once() {
    check(&framed(10, |_, text| text.to_owned()), MISSING);
    check(&framed(1_000, |_, text| text.to_owned()), MISSING);
    // A stray row or two with one make no difference.
    let frame = |n, text: &str| match n {
        3 => format!("Classify: {text}"),
        _ => text.to_owned(),
    };
    check(&framed(50, frame), MISSING);
}

#[test]
fn what_most_inputs_share_may_be_an_instruction() {
    for frame in [
        "Classify the text: {}",
        "{}\n\nGood or bad:",
        "분류: {}",
        "{} 위의 글을 분류하세요.",
        "Review number one. {} Say good or bad, please. {}",
        "感情を分類してください。{}",
    ] {
        check(&framed(40, |_, text| frame.replace("{}", text)), &[]);
    }
    // Not in every row.
    let frame = |n, text: &str| match n % 10 {
        0 => text.to_owned(),
        _ => format!("Say good or bad about {text}"),
    };
    check(&framed(40, frame), &[]);
}

#[test]
fn an_instruction_may_come_in_several_wordings() {
    let frame = |n, text: &str| match n % 4 {
        0 => format!("Classify the following text: {text}"),
        1 => format!("{text}\nIs that good or bad"),
        2 => format!("Tell me what this review says: {text}"),
        _ => format!("Decide between good and bad: {text}"),
    };
    check(&framed(80, frame), &[]);
}

#[test]
fn a_question_says_what_is_wanted() {
    check(&framed(40, |_, text| format!("{text}?")), &[]);
    check(&framed(40, |_, text| format!("{text} 맞습니까？")), &[]);
    let few = |n, text: &str| format!("{text}{}", if n % 4 == 0 { "?" } else { "." });
    check(&framed(40, few), MISSING);
}

#[test]
fn outputs_that_are_no_classes_need_no_instruction() {
    // Too few examples, and outputs that are all different, long, or spread over lines.
    check(&framed(9, |_, text| text.to_owned()), &[]);
    check(
        &file((1..=100).map(|n| (unlike(n), unlike(n + 1_000)))),
        &[],
    );
    let long = ["long ".repeat(20), "text ".repeat(20)];
    check(
        &file((1..=40).map(|n| (unlike(n), long[n as usize % 2].clone()))),
        &[],
    );
    let poem = ["a\nb", "c\nd"];
    check(
        &file((1..=40).map(|n| (unlike(n), poem[n as usize % 2].to_owned()))),
        &[],
    );
}

#[test]
fn other_files_are_not_advised() {
    let file = framed(40, |_, text| text.to_owned());
    let options = Options {
        role: Role::Evaluation,
        ..Options::default()
    };
    assert_eq!(advice(&inspect(file.as_bytes(), &options)), [""; 0]);
    let chat = file.replace("input_text", "messages");
    check(&chat, &[]);
}

/// A question and its context, in a form that the number may change.
fn asked(n: u64, form: impl Fn(u64) -> &'static str) -> String {
    let (question, context) = (unlike(n), unlike(n + 1_000));
    form(n).replace("{q}", &question).replace("{c}", &context)
}

const USUAL: &str = "question: {q}? context: {c}";

#[track_caller]
fn check_form(number: u64, form: impl Fn(u64) -> &'static str, expect: &[&str]) {
    check_inputs((1..=number).map(|n| asked(n, &form)), expect);
}

#[test]
fn markers_that_every_input_has_are_even() {
    check_form(40, |_| USUAL, &[]);
    check_form(40, |_| "질문: {q}\n문맥: {c}", &[]);
    check_form(40, |_| "**Question:** {q}\n**Context:** {c}", &[]);
}

#[test]
fn an_input_that_lacks_a_marker_is_named() {
    let form = |n| if n == 7 { "question: {q}? {c}" } else { USUAL };
    check_form(
        40,
        form,
        &["7: `context:` is missing; 39 of 40 inputs have it"],
    );
    let form = |n| {
        if n == 7 {
            "문맥: {c}"
        } else {
            "질문: {q}\n문맥: {c}"
        }
    };
    check_form(
        40,
        form,
        &["7: `질문:` is missing; 39 of 40 inputs have it"],
    );
    let form = |n| if n % 20 == 0 { "{q} {c}" } else { USUAL };
    check_form(
        40,
        form,
        &[
            "20: `question:` is missing; 38 of 40 inputs have it",
            "40: `question:` is missing; 38 of 40 inputs have it",
        ],
    );
}

#[test]
fn a_marker_far_behind_the_first_inputs_is_missed_as_well() {
    let form = |n| if n == 4_321 { "question: {q}" } else { USUAL };
    check_form(
        5_000,
        form,
        &["4321: `context:` is missing; 4,999 of 5,000 inputs have it"],
    );
}

#[test]
fn an_input_with_another_order_is_named() {
    let form = |n| {
        if n == 12 {
            "context: {c} question: {q}?"
        } else {
            USUAL
        }
    };
    check_form(
        20,
        form,
        &["12: the markers are in another order; in most inputs it is `question:`, `context:`"],
    );
    // A word of the context that looks like a marker changes no order.
    let form = |n| {
        if n == 12 {
            "question: {q} context: x question: {c}"
        } else {
            USUAL
        }
    };
    check_form(20, form, &[]);
    let form = |n| {
        if n == 12 {
            "question: {q} question: x context: {c}"
        } else {
            USUAL
        }
    };
    check_form(20, form, &[]);
}

#[test]
fn an_input_with_another_spelling_is_named() {
    let expect = &["12: `question:` is written with other capitals or another colon here"];
    let form = |n| {
        if n == 12 {
            "Question: {q} context: {c}"
        } else {
            USUAL
        }
    };
    check_form(20, form, expect);
    let form = |n| {
        if n == 12 {
            "question： {q} context: {c}"
        } else {
            USUAL
        }
    };
    check_form(20, form, expect);
    // Neither spelling is the usual one.
    let form = |n| {
        if n % 3 == 0 {
            "Question: {q} context: {c}"
        } else {
            USUAL
        }
    };
    check_form(60, form, &[]);
}

#[test]
fn what_some_inputs_have_is_no_marker() {
    let form = |n| if n % 3 == 0 { "{q} {c}" } else { USUAL };
    check_form(60, form, &[]);
    let form = |n| if n == 1 { "Note: {q} {c}" } else { "{q} {c}" };
    check_form(60, form, &[]);
    // Too few to tell.
    let form = |n| if n == 1 { "{q}" } else { USUAL };
    check_form(9, form, &[]);
}

#[test]
fn no_marker_is_seen_in_other_colons() {
    for form in [
        "{q} see https://example.org/{c}",
        "{q} at 10:30 {c}",
        "std::{q} {c}",
        "for {q} in range(9):\n    try:\n        print({c})",
        "{\"name\": \"{q}\", \"place\": \"{c}\"}",
        "{q} :) {c}",
    ] {
        let plain = |n| if n % 7 == 0 { "{q} {c}" } else { form };
        check_form(60, plain, &[]);
    }
    // Speakers of a dialogue, another two in each input.
    let talk = |n| format!("{}: hi\n{}: hello", speaker(n), speaker(n + 1));
    check_inputs((1..=60).map(talk), &[]);
}

fn speaker(n: u64) -> &'static str {
    ["Ada", "Ben", "Cho", "Dan", "Eve"][n as usize % 5]
}

#[test]
fn inputs_of_many_shapes_have_no_common_one() {
    // Every subset of seven markers: none is used by four fifths.
    let markers = ["a", "b", "c", "d", "e", "f", "g"];
    let input = |n: u64| -> String {
        let mut input = unlike(n);
        for (place, marker) in markers.iter().enumerate() {
            if n >> place & 1 == 1 {
                input += &["\n", marker, ": ", &unlike(n)].concat();
            }
        }
        input
    };
    check_inputs((1..=1_000).map(input), &[]);
}

#[test]
fn the_samples_that_are_good_stay_so() {
    for name in [
        "headlines",
        "reviews-ko",
        "support-chat",
        "code-chat",
        "page-example",
    ] {
        let path = format!(
            "{}/../../www/samples/{name}.jsonl",
            env!("CARGO_MANIFEST_DIR")
        );
        #[allow(clippy::disallowed_methods, reason = "a test may read a file")]
        let file = std::fs::read(path).expect("a sample");
        let report = inspect(&file, &Options::default());
        assert_eq!(advice(&report), [""; 0], "{name}");
    }
}

#[test]
fn what_is_not_kept_is_counted() {
    let form = |n| if n % 10 == 0 { "question: {q}" } else { USUAL };
    let inputs = (1..=3_000).map(|n| (asked(n, form), unlike(n)));
    let options = Options {
        max_diagnostics_per_rule: 5,
        ..Options::default()
    };
    let report = inspect(file(inputs).as_bytes(), &options);
    assert_eq!(report.counts["uneven-markers"], 300);
    let lines: Vec<_> = advice(&report)
        .iter()
        .filter_map(|finding| finding.split(':').next().map(str::to_owned))
        .collect();
    assert_eq!(lines, ["10", "20", "30", "40", "50"]);
}
