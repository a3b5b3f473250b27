//! Every planted fault is found at its place, and nothing else is.
//!
//! `cargo run -p dataset --example planted` does the same with many more datasets.

#[path = "planted/check.rs"]
mod check;
#[path = "planted/datasets.rs"]
mod datasets;
mod support;

use std::collections::BTreeSet;

use check::{difference, report};
use datasets::{
    Planted, dataset, dataset_with,
    kinds::{KINDS, WITHOUT},
};

#[track_caller]
fn check(seed: u64, planted: &Planted) {
    if let Some(difference) = difference(planted, &report(planted)) {
        panic!("seed {seed}: {difference}");
    }
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    for seed in 0..2_000 {
        check(seed, &dataset(seed));
    }
}

#[test]
fn a_fault_of_every_kind_is_found_by_itself() {
    for kind in KINDS {
        let mut planted = (0..200).filter_map(|seed| Some((seed, dataset_with(seed, kind)?)));
        let (seed, planted) = planted
            .find(|(_, planted)| planted.expected.iter().any(|found| found.rule == kind.rule))
            .unwrap_or_else(|| panic!("{} cannot be planted", kind.rule));
        check(seed, &planted);
    }
}

#[test]
fn what_is_planted_is_expected() {
    // These bring a file close to a limit, on either side of it.
    let of_size = ["too-few-examples", "too-many-examples"];
    for seed in 0..2_000 {
        let planted = dataset(seed);
        for fault in planted
            .faults
            .iter()
            .filter(|fault| !of_size.contains(fault))
        {
            let is_expected = planted.expected.iter().any(|found| found.rule == *fault);
            assert!(is_expected, "{fault} in seed {seed}");
        }
    }
}

#[test]
fn a_finding_that_is_missing_or_elsewhere_is_noticed() {
    let seed = (0..1_000)
        .find(|&seed| dataset(seed).faults.contains(&"unknown-field"))
        .expect("a seed with this fault");
    let spoilt = |spoil: fn(&mut Planted)| {
        let mut planted = dataset(seed);
        spoil(&mut planted);
        difference(&planted, &report(&planted)).is_some()
    };
    assert!(!spoilt(|_| {}));
    assert!(spoilt(|planted| drop(planted.expected.pop())));
    assert!(spoilt(|planted| planted.expected[0].line += 1));
    assert!(spoilt(|planted| planted.expected[0].column = Some(99_999)));
    assert!(spoilt(|planted| planted.expected[0].path = "$.x".into()));
    assert!(spoilt(|planted| planted.examples += 1));
    assert!(spoilt(|planted| planted
        .expected
        .push(planted.expected[0].clone())));
}

#[test]
fn a_seed_makes_the_same_dataset_for_ever() {
    for seed in [0, 1, u64::MAX] {
        let (one, other) = (dataset(seed), dataset(seed));
        assert_eq!(one.bytes, other.bytes);
        assert_eq!(one.expected, other.expected);
        assert_ne!(one.bytes, dataset(seed ^ 2).bytes);
    }
}

#[test]
fn every_rule_has_a_planter_or_a_reason_for_none() {
    let planters: BTreeSet<_> = KINDS.iter().map(|kind| kind.rule).collect();
    let excused: BTreeSet<_> = WITHOUT.iter().map(|&(rule, _)| rule).collect();
    assert_eq!(planters.len(), KINDS.len(), "one line for each kind");
    assert_eq!(planters.intersection(&excused).next(), None);
    for rule in dataset::RULES {
        assert!(
            planters.contains(rule.name) || excused.contains(rule.name),
            "{} needs a planter in planted/kinds.rs, or a reason for none",
            rule.name
        );
    }
    let names = include_str!("../../rule/names.txt");
    for rule in planters.union(&excused) {
        assert!(
            names.contains(&format!(" {rule} ")),
            "there is no rule {rule}"
        );
    }
}
