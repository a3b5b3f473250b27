//! The machine and the programs on it, as far as they decide what is measured.

use std::{fs, thread};

use super::ground::Ground;
use crate::command;

/// One line each: processor, memory, system, and what compiles or runs the contenders.
pub fn described(ground: &Ground) -> Vec<String> {
    let said = |program: &std::path::Path, arguments: &[&str]| {
        let text = command::asked(ground.workspace.command(program).args(arguments));
        text.unwrap_or_default().trim().to_owned()
    };
    let version = |program: &str| said(program.as_ref(), &["--version"]);
    vec![
        format!(
            "{}, {} cores",
            processor(),
            thread::available_parallelism().map_or(1, Into::into)
        ),
        format!("{} GiB of memory", memory()),
        said("uname".as_ref(), &["-sm"]),
        version("rustc"),
        format!("Node.js {}", version("node")),
        said(&ground.chromium, &["--version"]),
        said(&ground.python, &["--version"]),
    ]
}

fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    model
        .map_or("a processor", |rest| {
            rest.trim_start_matches([' ', '\t', ':'])
        })
        .to_owned()
}

fn memory() -> u64 {
    let text = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kibibytes = text.lines().find_map(|line| {
        line.strip_prefix("MemTotal:")?
            .trim()
            .strip_suffix(" kB")?
            .parse()
            .ok()
    });
    // What the kernel keeps for itself is missing.
    kibibytes.map_or(0, |kibibytes: u64| kibibytes.div_ceil(1 << 20))
}
