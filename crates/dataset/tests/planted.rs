//! Every planted fault is found at its place, and nothing else is.
//!
//! `cargo run -p dataset --example planted` does the same with many more datasets.

#[path = "planted/check.rs"]
mod check;
#[path = "planted/datasets.rs"]
mod datasets;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use check::difference;
use datasets::{
    dataset,
    kinds::{KINDS, WITHOUT},
};

/// Seeds that are tried here.
const SEEDS: u64 = 2_000;

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let mut planted: BTreeMap<&str, u64> = BTreeMap::new();
    for seed in 0..SEEDS {
        let dataset = dataset(seed);
        if let Some(difference) = difference(&dataset) {
            panic!("seed {seed}: {difference}");
        }
        for fault in dataset.faults {
            *planted.entry(fault).or_default() += 1;
        }
    }
    // What makes large files comes too rarely for so few.
    let rare = |rule: &&str| KINDS.iter().any(|kind| kind.rule == *rule && kind.weight < 100);
    for kind in KINDS.iter().filter(|kind| !rare(&kind.rule)) {
        assert!(planted.contains_key(kind.rule), "no {} was planted", kind.rule);
    }
}
