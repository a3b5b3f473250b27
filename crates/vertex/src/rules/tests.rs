use std::collections::BTreeSet;

use rule::{Language, Sample, Severity, Text};

use super::*;
use crate::{Settings, check_request, check_settings};

/// What is wrong with a sample: the settings of a job, or a body written elsewhere. Every `PaLM`
/// model is closed, so that finding is left out but where it is asked for.
fn broken(sample: &str, with_closed: bool) -> Vec<String> {
    let problems = if sample.contains("runtimeConfig") {
        check_request(sample).expect("a sample is a body")
    } else {
        let settings: Settings = serde_json::from_str(sample).expect("a sample is settings");
        check_settings(&settings)
    };
    let closed = tuning_closed::RULE.name;
    let names = problems.iter().map(|problem| problem.rule.to_string());
    names.filter(|name| with_closed || name != closed).collect()
}

#[test]
fn a_bad_sample_breaks_its_own_rule_once_and_no_other() {
    for rule in RULES {
        let closed = rule.name == tuning_closed::RULE.name;
        assert_eq!(
            broken(&rule.bad.text(), closed),
            [rule.name],
            "{} {}",
            rule.code,
            rule.bad.text()
        );
    }
}

#[test]
fn a_good_sample_breaks_nothing() {
    for rule in RULES {
        let closed = rule.name == tuning_closed::RULE.name;
        assert_eq!(
            broken(&rule.good.text(), closed),
            [""; 0],
            "{} {}",
            rule.code,
            rule.good.text()
        );
    }
}

#[test]
fn codes_ascend_and_none_is_used_twice() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|left, right| left < right), "{codes:?}");
    let numbers = tuning::RULES.iter().map(|rule| (rule.code, rule.name));
    let files = FILE_RULES.iter().map(|rule| (rule.code, rule.name));
    let mut all: Vec<_> = RULES
        .iter()
        .map(|rule| (rule.code, rule.name))
        .chain(numbers)
        .chain(files)
        .collect();
    all.sort_unstable();
    for pair in all.windows(2) {
        assert!(pair[0].0 != pair[1].0 && pair[0].1 != pair[1].1, "{pair:?}");
    }
}

#[test]
fn the_rules_are_those_of_the_list() {
    let of_requests = RULES.iter().map(|rule| named(rule));
    let of_files = FILE_RULES.iter().map(|rule| named(rule));
    let of_runs = tuning::RULES.iter().map(|rule| named(rule));
    let rules: BTreeSet<_> = of_requests.chain(of_files).chain(of_runs).collect();
    let listed = include_str!("../../../rule/names.txt")
        .lines()
        .filter(|line| line.starts_with('J'))
        .map(str::to_owned)
        .collect();
    assert_eq!(rules, listed);
}

fn files(rule: &Rule<FileCheck>, sample: Sample) -> Vec<SettingProblem> {
    let files: Vec<NamedFile> = serde_json::from_str(&sample.text()).expect(rule.code);
    check_files(&files)
}

#[test]
fn a_bad_file_breaks_its_own_rule_once_and_no_other_and_a_good_one_none() {
    for rule in FILE_RULES {
        let names: Vec<_> = files(rule, rule.bad)
            .into_iter()
            .map(|problem| problem.rule)
            .collect();
        assert_eq!(names, [rule.name]);
        assert_eq!(files(rule, rule.good), []);
    }
}

/// A rule as the list of public names has it.
fn named<Check>(rule: &Rule<Check>) -> String {
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let strict = if rule.strict { " strict" } else { "" };
    format!("{} {} {severity}{strict}", rule.code, rule.name)
}

#[test]
fn prose_is_calm_whole_and_in_both_languages() {
    let of_files = FILE_RULES.iter().map(|rule| rule.without_check());
    for rule in RULES
        .iter()
        .map(|rule| rule.without_check())
        .chain(of_files)
    {
        let hangul = |text: &str| text.chars().any(|letter| ('가'..='힣').contains(&letter));
        for (text, sentence) in [
            (rule.summary, false),
            (rule.explanation, true),
            (rule.help, true),
        ] {
            let Text { en, ko } = text;
            assert!(!en.contains('!') && !ko.contains('!'), "{en} {ko}");
            assert_eq!(en.ends_with('.') || en.ends_with('`'), sentence, "{en}");
            assert_eq!(ko.ends_with('.') || ko.ends_with('`'), sentence, "{ko}");
            assert!(!en.contains("  ") && !ko.contains("  "), "{en} {ko}");
            assert!(hangul(ko) && !hangul(en), "{en} {ko}");
        }
        assert!(!rule.source.is_empty());
        assert!(rule.name.chars().all(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'
        }));
    }
}

#[test]
fn what_is_wrong_is_said_in_both_languages() {
    let mut said = Vec::new();
    let mut say = |code: &str, rule: &str, problem: &SettingProblem| {
        said.push(format!("{code} {rule}"));
        for language in [Language::English, Language::Korean] {
            let (field, message) = (&problem.field, problem.message.get(language));
            said.push(format!("  {field}: {message}"));
        }
    };
    for rule in RULES {
        let sample = rule.bad.text();
        let problems = if sample.contains("runtimeConfig") {
            check_request(&sample).expect("a body")
        } else {
            check_settings(&serde_json::from_str(&sample).expect("settings"))
        };
        for problem in problems.iter().filter(|problem| problem.rule == rule.name) {
            say(&problem.code, rule.name, problem);
        }
    }
    let file = |standing| NamedFile {
        field: "datasetUri".to_owned(),
        uri: "gs://my-bucket/train.jsonl".to_owned(),
        standing,
    };
    let standings = [Standing::NotChecked, Standing::Changed, Standing::TakenOut];
    for problem in check_files(&standings.map(file)) {
        say(&problem.code, &problem.rule, &problem);
    }
    insta::assert_snapshot!("messages", said.join("\n"));
}

#[test]
fn long_text_is_shortened_in_a_message() {
    assert_eq!(quoted("short"), "“short”");
    assert_eq!(quoted(&"한".repeat(60)), format!("“{}”", "한".repeat(60)));
    assert_eq!(
        quoted(&"한".repeat(1_000)),
        format!("“{}…”", "한".repeat(60))
    );
}
