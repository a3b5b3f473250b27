//! The page itself, as it is published, with larger and larger files.

use anyhow::{Context, Result};
use serde_json::Value;

use super::ground::Ground;
use crate::{command, site};

/// MB of the files that are dropped.
const SIZES: [u32; 4] = [1, 10, 100, 1_000];
/// How many workers the page is told that there is room for.
const WORKERS: [u32; 2] = [1, 2];

/// One file in the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grown {
    /// Bytes of the file, in millions.
    pub megabytes: f64,
    /// How many workers there were.
    pub workers: u64,
    /// From the drop until the report is there.
    pub seconds: f64,
    /// MiB of page and workers together, at most.
    pub memory: f64,
    /// Milliseconds of the longest task on the page's thread; 0 when none took 50.
    pub longest_task: f64,
}

/// Builds the page and drops the files on it. Where the page starts no second worker, there is no row for two.
pub fn measured(ground: &Ground, quick: bool) -> Result<Vec<Grown>> {
    site::build(ground.workspace)?;
    let sizes = if quick { &SIZES[..2] } else { &SIZES };
    let mut node = ground.workspace.command("node");
    node.arg("bench/growth.mjs").arg(&ground.data);
    node.args([list(sizes), list(&WORKERS)]);
    let text = command::output(node.env("CHROMIUM", &ground.chromium))?;
    let rows: Vec<Value> = serde_json::from_str(&text)?;
    let grown: Option<Vec<Grown>> = rows.iter().map(one).collect();
    grown.context("growth.mjs writes other rows")
}

fn list(numbers: &[u32]) -> String {
    numbers
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(",")
}

fn one(value: &Value) -> Option<Grown> {
    let number = |name: &str| value[name].as_f64();
    Some(Grown {
        megabytes: number("megabytes")?,
        workers: value["workers"].as_u64()?,
        seconds: number("seconds")?,
        memory: number("memory")?,
        longest_task: number("longestTask")?,
    })
}
