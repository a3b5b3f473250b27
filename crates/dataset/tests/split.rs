//! A file in two: nothing lost, nothing on both sides, the same every time.

mod splitting;

use std::{collections::BTreeMap, fmt::Write};

use dataset::{Format, Oddity, Split, SplitOptions};
use splitting::{both, classified, line, lines, options, split, unlike, words};

#[test]
fn every_line_stands_in_one_file_and_in_order() {
    let file = unlike(200);
    let (split, training, evaluation) = both(&file, options(1, 30));
    assert_eq!((split.training, split.evaluation), (170, 30));
    assert_eq!(
        (lines(&training).len(), lines(&evaluation).len()),
        (170, 30)
    );
    assert_eq!(split.oddities, []);
    let mut evaluated = lines(&evaluation).into_iter().peekable();
    let mut trained = lines(&training).into_iter().peekable();
    for line in lines(&file) {
        let is_found = evaluated.next_if_eq(&line).is_some() || trained.next_if_eq(&line).is_some();
        assert!(is_found, "{line}");
    }
}

#[test]
fn a_seed_gives_one_split_and_another_seed_another() {
    let file = unlike(200);
    let of = |seed| split(&file, options(seed, 30)).evaluation_lines;
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
    // For ever: who splits a file again gets what he had.
    assert_eq!(
        split(&unlike(30), options(42, 10)).evaluation_lines,
        [3, 12, 15, 16, 17, 18, 20, 21, 24, 26]
    );
}

#[test]
fn every_example_may_be_chosen() {
    let file = unlike(20);
    let mut chosen: BTreeMap<u64, u64> = BTreeMap::new();
    for seed in 0..200 {
        for line in split(&file, options(seed, 10)).evaluation_lines {
            *chosen.entry(line).or_default() += 1;
        }
    }
    assert_eq!(chosen.len(), 20);
    // 100 each, give or take four times the 7 of a fair coin.
    assert!(
        chosen.values().all(|&times| (72..=128).contains(&times)),
        "{chosen:?}"
    );
}

#[track_caller]
fn check_classes(numbers: &[u64], wanted: u64, expect: &[u64]) {
    let split = split(&classified(numbers), options(5, wanted));
    let evaluated: Vec<u64> = split.classes.iter().map(|class| class.evaluation).collect();
    assert_eq!(evaluated, expect);
    for (class, number) in split.classes.iter().zip(numbers) {
        assert_eq!(class.training + class.evaluation, *number, "{}", class.name);
    }
}

#[test]
fn every_class_has_its_share_on_both_sides() {
    check_classes(&[50, 50], 20, &[10, 10]);
    check_classes(&[60, 30, 10], 20, &[12, 6, 2]);
    check_classes(&[60, 30, 10], 25, &[15, 8, 2]);
    // One example of a class stays to train with.
    check_classes(&[58, 1, 1], 30, &[30, 0, 0]);
    check_classes(&[40, 40, 2], 41, &[20, 20, 1]);
}

#[test]
fn classes_that_are_not_evaluated_are_told() {
    let split = split(&classified(&[99, 99, 1, 1]), options(5, 20));
    assert_eq!(split.oddities, [Oddity::ClassesNotEvaluated { classes: 2 }]);
}

#[test]
fn what_holds_no_whole_example_stays_as_it_is() {
    let left = [
        "not json\n",
        "{\"input_text\": \"cut off\n",
        "[1, 2]\n",
        "{\"input_text\": \"a\"}\n",
        "{\"input_text\": \"a\", \"output_text\": \" \"}\n",
        "{\"input_text\": \"a\", \"output_text\": \"b\"} {\"input_text\": \"c\", \"output_text\": \"d\"}\n",
        "{\"input_text\": \"a\", \"output_text\": \"b\"} and more\n",
        "{\"contents\": []}\n",
        "{\"messages\": [{\"author\": \"user\", \"content\": \"a\"}, {\"author\": \"assistant\", \"content\": \"b\"}]}\n",
    ];
    let file = unlike(20) + &left.concat() + "\n\r\n" + &unlike(40)[unlike(20).len()..];
    for seed in 0..10 {
        let (split, training, evaluation) = both(&file, options(seed, 20));
        assert_eq!(
            (split.training, split.evaluation, split.left_lines),
            (20, 20, 9)
        );
        assert_eq!(split.oddities, [Oddity::LinesLeft { lines: 9 }]);
        assert!(training.contains(&(left.concat() + "\n\r\n")), "{training}");
        assert_eq!(lines(&evaluation).len(), 20);
    }
}

#[test]
fn a_value_over_several_lines_stays_whole() {
    let spread = |n| line(&words(n, 12), &words(n + 500, 12)).replace(", ", ",\n\n  ");
    let file: String = (0..20)
        .map(|n| spread(n) + &line(&words(n + 100, 12), "one"))
        .collect();
    let (split, training, evaluation) = both(&file, options(1, 15));
    assert_eq!(
        (split.training, split.evaluation, split.left_lines),
        (25, 15, 0)
    );
    assert_eq!(training.len() + evaluation.len(), file.len());
    for n in 0..20 {
        let sides = [&training, &evaluation].map(|side| side.contains(&spread(n)));
        assert_ne!(sides[0], sides[1]);
    }
}

#[test]
fn an_array_is_not_split() {
    let examples = unlike(40);
    let elements: Vec<&str> = examples.lines().collect();
    for file in [
        format!("[{}]", elements.join(",")),
        format!("[\n{}\n]\n", elements.join(",\n")),
        format!("[\n{}\n]\n", elements.join("\n,\n")),
    ] {
        let (split, training, evaluation) = both(&file, options(1, 10));
        assert_eq!((split.training, split.evaluation), (0, 0));
        assert_eq!(split.oddities, [Oddity::ArrayFile]);
        assert_eq!(training.trim_end(), file.trim_end());
        assert_eq!(evaluation, "");
    }
}

#[test]
fn bytes_are_kept_and_the_last_line_is_ended() {
    let file = "\u{feff}".to_owned() + &unlike(30).replace('\n', "\r\n");
    let file = file.trim_end();
    for seed in 0..10 {
        let (_, training, evaluation) = both(file, options(seed, 10));
        assert_eq!(training.len() + evaluation.len(), file.len() + 1);
        assert!(training.ends_with('\n') && evaluation.ends_with('\n'));
    }
    assert_eq!(both("", options(1, 10)).1, "");
    let (split, training, _) = both("x", options(1, 10));
    assert_eq!((split.format, training.as_str()), (Format::Unknown, "x\n"));
}

#[test]
fn a_line_over_the_cap_stays_in_the_training_file() {
    let long = line(&"x".repeat(5_000), "y");
    let file = unlike(40) + &long;
    let options = SplitOptions {
        max_line_bytes: 1_000,
        ..options(1, 20)
    };
    let (split, training, _) = both(&file, options);
    assert_eq!((split.training, split.left_lines), (20, 1));
    assert!(training.ends_with(&long));
}

#[track_caller]
fn check_size(examples: u64, wanted: u64, expect: u64, oddities: &[Oddity]) {
    let split = split(&unlike(examples), options(9, wanted));
    assert_eq!(
        (split.training, split.evaluation),
        (examples - expect, expect)
    );
    assert_eq!(split.oddities, oddities);
}

#[test]
fn both_files_are_large_enough_or_it_is_told() {
    check_size(20, 10, 10, &[]);
    check_size(400, 10, 10, &[]);
    check_size(600, 250, 250, &[]);
    let too_few = |examples| {
        [Oddity::TooFewExamples {
            examples,
            least: 20,
        }]
    };
    check_size(19, 10, 9, &too_few(19));
    check_size(12, 10, 2, &too_few(12));
    check_size(10, 10, 0, &too_few(10));
    check_size(0, 10, 0, &too_few(0));
    check_size(
        300,
        200,
        150,
        &[Oddity::TooManyWanted {
            wanted: 200,
            most: 150,
        }],
    );
    let not_taken = |evaluation| Oddity::SizeNotTaken {
        evaluation,
        least: 10,
        most: 250,
    };
    check_size(600, 251, 251, &[not_taken(251)]);
    check_size(600, 9, 9, &[not_taken(9)]);
}

#[test]
fn groups_that_are_too_large_are_told() {
    // Twelve groups of seven: 20 cannot be reached, 14 can.
    let file: String = (0..84)
        .map(|n| line(&words(n / 7, 20), &words(n / 7, 20)))
        .collect();
    let split = split(&file, options(1, 20));
    assert_eq!((split.evaluation, split.alike.groups), (14, 12));
    assert_eq!(
        split.oddities,
        [Oddity::Short {
            wanted: 20,
            evaluation: 14,
            largest: 7
        }]
    );
}

#[test]
fn a_tenth_is_suggested_within_the_limits() {
    for (examples, expect) in [(0, 10), (100, 10), (500, 50), (2_500, 250), (10_000, 250)] {
        assert_eq!(SplitOptions::suggested_evaluation(examples), expect);
    }
}

#[test]
fn what_is_odd_reads_well() {
    let mut text = String::new();
    for oddity in [
        Oddity::ArrayFile,
        Oddity::LinesLeft { lines: 1 },
        Oddity::LinesLeft { lines: 1_234 },
        Oddity::TooFewExamples {
            examples: 12,
            least: 20,
        },
        Oddity::TooManyWanted {
            wanted: 200,
            most: 150,
        },
        Oddity::Short {
            wanted: 20,
            evaluation: 14,
            largest: 7,
        },
        Oddity::SizeNotTaken {
            evaluation: 251,
            least: 10,
            most: 250,
        },
        Oddity::ClassesNotEvaluated { classes: 1 },
        Oddity::ClassesNotEvaluated { classes: 3 },
        Oddity::ChatNotEvaluated,
    ] {
        let message = oddity.message();
        let json = serde_json::to_string(&oddity).expect("an oddity is JSON");
        let _ = writeln!(text, "{json}\n  {}\n  {}", message.en, message.ko);
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_split_is_plain_data() {
    let split = split(&classified(&[30, 20]), options(7, 10));
    let json = serde_json::to_value(&split).expect("a split is JSON");
    let back: Split = serde_json::from_value(json.clone()).expect("the same split");
    assert_eq!(back, split);
    let keys: Vec<&str> = json
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "seed",
            "wanted",
            "training",
            "evaluation",
            "leftLines",
            "format",
            "alike",
            "classes",
            "oddities",
            "evaluationLines"
        ]
    );
}
