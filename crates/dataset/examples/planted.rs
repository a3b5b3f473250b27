//! Plants faults into as many random datasets as the first argument says, looks whether exactly
//! those are found and what a repair does to them, and writes how often each was planted. `--show SEED`
//! writes one of the datasets.
#![allow(clippy::disallowed_macros, reason = "an example is an edge")]

#[path = "../tests/planted/check.rs"]
mod check;
#[path = "../tests/planted/datasets.rs"]
mod datasets;
#[path = "../tests/planted/mended.rs"]
mod mended;
#[path = "../tests/support/repair.rs"]
mod repairing;
#[path = "../tests/support.rs"]
mod support;

use std::{
    collections::BTreeMap,
    error::Error,
    io::{self, Write},
    process::ExitCode,
    thread,
};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next().unwrap_or_else(|| "100000".to_owned());
    if first == "--show" {
        let seed = arguments.next().ok_or("usage: planted --show SEED")?;
        io::stdout().write_all(&datasets::dataset(seed.parse()?).bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    let summary = try_out(first.parse()?);
    println!("{:30} {:>9} {:>9}", "rule", "planted", "expected");
    for rule in dataset::RULES {
        let (planted, expected) = summary.rules.get(rule.name).copied().unwrap_or_default();
        println!("{:30} {planted:>9} {expected:>9}", rule.name);
    }
    println!(
        "{} datasets of {} bytes; {} were not reported or repaired as expected",
        summary.datasets, summary.bytes, summary.wrong
    );
    Ok(if summary.datasets > 0 && summary.wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[derive(Default)]
struct Summary {
    datasets: u64,
    bytes: u64,
    wrong: u64,
    /// By the rule: faults that were planted, findings that were expected.
    rules: BTreeMap<&'static str, (u64, u64)>,
}

/// Tries the seeds from 0 on, shared out among the processors.
fn try_out(datasets: u64) -> Summary {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let seeds = |worker: usize| (worker as u64..datasets).step_by(workers);
        let running: Vec<_> = (0..workers)
            .map(|worker| scope.spawn(move || Summary::of(seeds(worker))))
            .collect();
        let summaries = running.into_iter().map(thread::ScopedJoinHandle::join);
        summaries
            .map(|summary| summary.expect("a worker that ends"))
            .fold(Summary::default(), Summary::with)
    })
}

impl Summary {
    fn of(seeds: impl Iterator<Item = u64>) -> Self {
        let mut summary = Self::default();
        for seed in seeds {
            let dataset = datasets::dataset(seed);
            let report = check::report(&dataset);
            let faults = [
                check::difference(&dataset, &report),
                mended::broken_law(&dataset, &report),
            ];
            for fault in faults.iter().flatten() {
                println!("seed {seed}: {fault}");
            }
            summary.wrong += u64::from(faults.iter().any(Option::is_some));
            summary.datasets += 1;
            summary.bytes += dataset.bytes.len() as u64;
            for fault in dataset.faults {
                summary.rules.entry(fault).or_default().0 += 1;
            }
            for finding in dataset.expected {
                summary.rules.entry(finding.rule).or_default().1 += 1;
            }
        }
        summary
    }

    fn with(mut self, other: Self) -> Self {
        self.datasets += other.datasets;
        self.bytes += other.bytes;
        self.wrong += other.wrong;
        for (rule, (planted, expected)) in other.rules {
            let sums = self.rules.entry(rule).or_default();
            *sums = (sums.0 + planted, sums.1 + expected);
        }
        self
    }
}
