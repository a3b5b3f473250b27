//! What the examples have in common shows in all of them, whoever has read which.

use dataset::Options;

use crate::{shared::is_shared, support::inspect};

fn example(input: &str, output: &str) -> String {
    format!("{{\"input_text\": \"{input}\", \"output_text\": \"{output}\"}}\n")
}

/// Whatever the shards, the file is shared; one rule has so many findings then.
#[track_caller]
fn check(file: &str, options: &Options, rule: &str, findings: u64) {
    let found = inspect(file.as_bytes(), options).counts;
    assert_eq!(found.get(rule).copied().unwrap_or_default(), findings);
    for size in [64, 1_000, file.len() as u64 / 5, file.len() as u64 / 2 + 1] {
        assert!(is_shared(file.as_bytes(), options, size), "{size}");
    }
}

fn keeping(max_diagnostics_per_rule: usize) -> Options {
    Options {
        max_diagnostics_per_rule,
        ..Options::default()
    }
}

#[test]
fn the_first_inputs_of_the_file_tell_of_an_instruction() {
    let answer = |n: usize| if n.is_multiple_of(2) { "yes" } else { "no" };
    let told = |n| example(&format!("say whether it is even: {n}"), answer(n));
    let bare = |n| example(&format!("w{n} x{n} y{n}"), answer(n));
    let file = |first: &dyn Fn(usize) -> String, others: &dyn Fn(usize) -> String| {
        let first: String = (0..256).map(first).collect();
        first + &(256..900).map(others).collect::<String>()
    };
    check(&file(&told, &bare), &keeping(9), "missing-instruction", 0);
    check(&file(&bare, &told), &keeping(9), "missing-instruction", 1);
}

#[test]
fn classes_stand_in_the_order_of_the_file() {
    let many = |n: usize| example(&format!("is {n} odd?"), ["yes", "no"][n % 2]);
    let stray = |n: usize| example("?", &format!("stray {n}"));
    let line = |n: usize| {
        many(n)
            + &if n % 30 == 29 {
                stray(n)
            } else {
                String::new()
            }
    };
    let file: String = (0..300).map(line).collect();
    for most in [1, 3, 1_000] {
        check(&file, &keeping(most), "class-imbalance", 10);
    }
}

#[test]
fn there_may_be_too_many_classes_in_all_shards_together() {
    let file = |classes: usize| {
        let line = |n: usize| example(&format!("is {n} odd?"), &format!("class {}", n / 10));
        (0..classes * 10).map(line).collect::<String>() + &example("a", "a stray")
    };
    check(&file(99), &keeping(9), "class-imbalance", 1);
    check(&file(100), &keeping(9), "class-imbalance", 0);
}

#[test]
fn inputs_may_use_markers_in_too_many_ways_in_all_shards_together() {
    let markers = ["a:", "b:", "c:", "d:", "e:"];
    // Each order by itself, so that no shard has many of them.
    let line = |n: usize| {
        let mut order = markers.to_vec();
        order.swap(0, n / 60 % 5);
        order.swap(1, 1 + n / 300 % 4);
        order.swap(2, 2 + n / 1_200 % 3);
        example(&format!("x {} 1", order.join(" 1 ")), "yes")
    };
    let usual: String = (0..200).map(|_| line(0)).collect();
    let orders = |number: usize| -> String { (0..number * 60).map(line).collect() };
    let few = usual.repeat(20) + &orders(10);
    check(&few, &keeping(5), "uneven-markers", 9 * 60);
    check(
        &(usual.repeat(40) + &orders(60)),
        &keeping(5),
        "uneven-markers",
        0,
    );
}

#[test]
fn inputs_that_come_late_are_no_more_than_a_sample() {
    // More conversations than are looked at in the beginning.
    let conversations = "{\"messages\": []}\n".repeat(1_100);
    let usual = example("question: a context: b", "c");
    let uneven = example("question: a", "c");
    let inputs = |number: usize| usual.repeat(number) + &uneven;
    let model = Options {
        model: Some("text-bison@002".to_owned()),
        ..keeping(1)
    };
    let late = |number: usize| conversations.clone() + &inputs(number) + &inputs(128 - number - 2);
    check(&late(40), &model, "uneven-markers", 2);
    let too_many = late(40) + &usual;
    assert!(!is_shared(too_many.as_bytes(), &model, 4_096));
}
