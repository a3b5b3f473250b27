//! Which examples are alike, and so stand on the same side of a split.

mod splitting;

use dataset::{Alike, Format, Oddity};
use splitting::{line, options, split, unlike, words};

/// Says that these lines stand on the same side, whatever the seed.
#[track_caller]
fn check_alike(extra: &[String], expect: bool) {
    let file = extra.concat() + &unlike(60);
    let (lines, mut are_together) = (extra.len() as u64, true);
    for seed in 0..20 {
        let split = split(&file, options(seed, 30));
        let evaluated = split
            .evaluation_lines
            .iter()
            .filter(|&&line| line <= lines)
            .count() as u64;
        are_together &= evaluated == 0 || evaluated == lines;
        let alike = Alike {
            groups: 1,
            examples: lines,
            largest: lines,
        };
        assert_eq!(
            split.alike,
            if expect { alike } else { Alike::default() },
            "{extra:?}"
        );
    }
    assert_eq!(are_together, expect, "{extra:?}");
}

#[test]
fn examples_that_are_alike_stay_together() {
    let text =
        "Two astronomers measure how fast the ice of the northern lake is thinning in spring";
    let example = line(text, "science");
    check_alike(&[example.clone(), example.clone()], true);
    check_alike(
        &[example.clone(), line(&text.to_uppercase(), "science")],
        true,
    );
    check_alike(
        &[example.clone(), line(&text.replace(' ', "  "), " Science!")],
        true,
    );
    check_alike(
        &[
            example.clone(),
            line(&text.replace("fast", "soon"), "science"),
        ],
        true,
    );
    check_alike(&[example.clone(), line(text, "sport")], true);
    check_alike(
        &[example.clone(), example.replace("science", "\\u0073cience")],
        true,
    );
    // By way of each other.
    let next = text.replace("Two", "Six");
    let last = next.replace("spring", "winter");
    check_alike(
        &[
            example.clone(),
            line(&next, "science"),
            line(&last, "science"),
        ],
        true,
    );
    check_alike(&[example, line(&words(7_777, 14), "science")], false);
}

#[test]
fn conversations_are_alike_by_their_contents() {
    let chat = |context: &str, question: &str| {
        let answer = words(9_001, 20);
        format!(
            r#"{{"context": "{context}", "messages": [{{"author": "user", "content": "{question}"}}, {{"author": "assistant", "content": "{answer}"}}]}}{}"#,
            "\n"
        )
    };
    let question = words(9_000, 10);
    let others: String = (0..40)
        .map(|n| chat("", &words(n, 10)).replace(&words(9_001, 20), &words(n + 500, 20)))
        .collect();
    let file = chat("Be kind.", &question) + &chat("Be brief.", &question.to_uppercase()) + &others;
    let split = split(&file, options(3, 15));
    assert_eq!((split.format, split.evaluation), (Format::Chat, 15));
    assert_eq!(split.alike.examples, 2);
    assert_eq!(split.oddities, [Oddity::ChatNotEvaluated]);
}

#[test]
fn gemini_examples_are_alike_by_their_parts() {
    let gemini = |number: u64| {
        format!(
            r#"{{"contents": [{{"role": "user", "parts": [{{"text": "{}"}}]}}, {{"role": "model", "parts": [{{"text": "{}"}}]}}]}}{}"#,
            words(number, 10),
            words(number + 500, 10),
            "\n"
        )
    };
    let file: String = (0..40).chain([7, 7]).map(gemini).collect();
    let split = split(&file, options(3, 15));
    assert_eq!((split.format, split.evaluation), (Format::Gemini, 15));
    assert_eq!((split.alike.groups, split.alike.largest), (1, 3));
    assert_eq!(split.oddities, []);
}

#[test]
fn an_instruction_makes_nothing_alike() {
    let instruction = "Classify the following headline into one of these classes and answer with the class alone: [business, science, sport, travel]. Headline:";
    let file: String = (0..100)
        .map(|n| line(&format!("{instruction} {}", words(n, 5)), &words(n, 1)))
        .collect();
    assert_eq!(split(&file, options(1, 20)).alike, Alike::default());
    // Nor do four of them.
    let file: String = (0..200)
        .map(|n| {
            let instruction = words(10_000 + n % 4, 30);
            line(&format!("{instruction} {}", words(n, 5)), &words(n, 1))
        })
        .collect();
    assert_eq!(split(&file, options(1, 20)).alike, Alike::default());
}
