use rule::Text;

use super::*;
use crate::{PlanRequest, plan};

fn broken(settings: &str) -> Vec<String> {
    let request: PlanRequest = serde_json::from_str(settings).expect("a sample is a plan");
    let plan = plan(&request).expect("a sample can be planned");
    plan.problems
        .iter()
        .map(|problem| problem.rule.to_string())
        .collect()
}

#[test]
fn a_bad_sample_breaks_its_own_rule_once_and_no_other() {
    for rule in RULES {
        assert_eq!(broken(&rule.bad.text()), [rule.name], "{}", rule.code);
    }
}

#[test]
fn a_good_sample_breaks_nothing() {
    for rule in RULES {
        assert_eq!(broken(&rule.good.text()), [""; 0], "{}", rule.code);
    }
}

#[test]
fn codes_ascend_and_names_are_unique() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|left, right| left < right), "{codes:?}");
    let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn prose_is_calm_whole_and_in_both_languages() {
    for rule in RULES {
        let hangul = |text: &str| text.chars().any(|letter| ('가'..='힣').contains(&letter));
        for (text, sentence) in [
            (rule.summary, false),
            (rule.explanation, true),
            (rule.help, true),
        ] {
            let Text { en, ko } = text;
            assert!(!en.contains('!') && !ko.contains('!'), "{en} {ko}");
            assert_eq!(en.ends_with('.'), sentence, "{en}");
            assert_eq!(ko.ends_with('.'), sentence, "{ko}");
            assert!(!en.contains("  ") && !ko.contains("  "), "{en} {ko}");
            assert!(hangul(ko) && !hangul(en), "{en} {ko}");
        }
        assert!(!rule.source.is_empty());
        assert!(
            rule.name
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
        );
    }
}

#[test]
fn every_limit_holds_just_below_at_and_just_above_it() {
    let check = |rule: &str, settings: [&str; 3], expected: [bool; 3]| {
        let found = settings.map(|setting| {
            let base = r#""model":"text-bison@002","accelerator":"GPU""#;
            broken(&format!("{{{base},{setting}}}")).contains(&rule.to_owned())
        });
        assert_eq!(found, expected, "{rule}: {settings:?}");
    };
    let examples = |counts: [u64; 3]| counts.map(|count| format!(r#""examples":{count}"#));
    let [below, at, above] = examples([9, 10, 11]);
    check(
        "too-few-examples",
        [&below, &at, &above],
        [true, false, false],
    );
    let [below, at, above] = examples([9_999, 10_000, 10_001]);
    check(
        "too-many-examples",
        [&below, &at, &above],
        [false, false, true],
    );

    let evaluated = |counts: [u64; 3]| {
        counts.map(|count| format!(r#""examples":400,"evaluationExamples":{count}"#))
    };
    let rule = "evaluation-count-out-of-range";
    let [below, at, above] = evaluated([9, 10, 11]);
    check(rule, [&below, &at, &above], [true, false, false]);
    let [below, at, above] = evaluated([249, 250, 251]);
    check(rule, [&below, &at, &above], [false, false, true]);

    let steps =
        |counts: [u64; 3]| counts.map(|count| format!(r#""examples":800,"trainSteps":{count}"#));
    let [below, at, above] = steps([0, 1, 2]);
    check(
        "invalid-train-steps",
        [&below, &at, &above],
        [true, false, false],
    );
    let [below, at, above] = steps([99, 100, 101]);
    check(
        "under-one-epoch",
        [&below, &at, &above],
        [true, false, false],
    );
    check(
        "outside-recommended-steps",
        [&below, &at, &above],
        [true, false, false],
    );
    let [below, at, above] = steps([999, 1_000, 1_001]);
    check("many-epochs", [&below, &at, &above], [false, false, true]);
    check(
        "outside-recommended-steps",
        [&below, &at, &above],
        [false, false, true],
    );

    let interval = |counts: [u64; 3]| {
        counts.map(|count| format!(r#""examples":800,"evaluationInterval":{count}"#))
    };
    let [below, at, above] = interval([299, 300, 301]);
    check(
        "no-evaluation-point",
        [&below, &at, &above],
        [false, false, true],
    );
    let [below, at, above] = interval([99, 100, 101]);
    check(
        "few-evaluation-points",
        [&below, &at, &above],
        [false, false, true],
    );
}

#[test]
fn embedding_models_may_see_few_labels_often() {
    let gecko = r#"{"model":"textembedding-gecko@001","accelerator":"GPU","examples":"#;
    assert_eq!(broken(&format!("{gecko}3}}")), [""; 0]);
    assert_eq!(broken(&format!("{gecko}2}}")), ["too-few-examples"]);
}
