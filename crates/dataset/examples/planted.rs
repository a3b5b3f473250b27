//! Plants faults into as many random datasets as the first argument says, looks whether exactly
//! those are found, and writes how often each was. `--show SEED` writes one of the datasets.
#![allow(clippy::disallowed_macros, reason = "an example is an edge")]

#[path = "../tests/planted/check.rs"]
mod check;
#[path = "../tests/planted/datasets.rs"]
mod datasets;
#[path = "../tests/support.rs"]
mod support;

use std::{
    collections::BTreeMap,
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next().unwrap_or_else(|| "100000".to_owned());
    if first == "--show" {
        let seed = arguments.next().ok_or("usage: planted --show SEED")?.parse()?;
        io::stdout().write_all(&datasets::dataset(seed).bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    let datasets: u64 = first.parse()?;

    let mut planted: BTreeMap<&str, u64> = BTreeMap::new();
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut bytes, mut wrong) = (0, 0);
    for seed in 0..datasets {
        let dataset = datasets::dataset(seed);
        if let Some(difference) = check::difference(&dataset) {
            wrong += 1;
            println!("seed {seed}: {difference}");
        }
        bytes += dataset.bytes.len();
        for fault in dataset.faults {
            *planted.entry(fault).or_default() += 1;
        }
        for finding in dataset.expected {
            *expected.entry(finding.rule).or_default() += 1;
        }
    }

    println!("{:30} {:>9} {:>9}", "rule", "planted", "findings");
    for rule in dataset::RULES {
        let of = |counts: &BTreeMap<&str, u64>| counts.get(rule.name).copied().unwrap_or_default();
        println!("{:30} {:>9} {:>9}", rule.name, of(&planted), of(&expected));
    }
    println!("{datasets} datasets of {bytes} bytes; {wrong} were not reported as expected");
    Ok(if wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
