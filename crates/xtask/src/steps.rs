//! Named steps, one after the other, until the first that fails.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::workspace::Workspace;

/// One thing that passes or fails.
pub struct Step {
    /// What it is called on the screen and for `--filter`.
    pub name: &'static str,
    /// Does it, with its own set-up.
    pub run: fn(&Workspace) -> Result<()>,
}

/// Runs the steps with `filter` in their name, says how each went, and closes with the counts.
/// `false` when one failed.
pub fn run(workspace: &Workspace, steps: &[Step], filter: Option<&str>) -> Result<bool> {
    let chosen: Vec<&Step> = steps
        .iter()
        .filter(|step| filter.is_none_or(|text| step.name.contains(text)))
        .collect();
    let names = || {
        steps
            .iter()
            .map(|step| step.name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    ensure!(
        !chosen.is_empty(),
        "no step is called like that; there are: {}",
        names()
    );
    let start = Instant::now();
    let mut passed = 0;
    let mut lines = Vec::new();
    for step in &chosen {
        println!("\n=== {} ===", step.name);
        let begun = Instant::now();
        let result = (step.run)(workspace);
        let seconds = begun.elapsed().as_secs_f64();
        let word = if result.is_ok() { "passed" } else { "FAILED" };
        let line = format!("{word} {seconds:8.1} s  {}", step.name);
        println!("=== {line}");
        lines.push(line);
        if let Err(error) = result {
            println!("\n{error:#}");
            break;
        }
        passed += 1;
    }
    println!(
        "\n{}\nin all {:8.1} s",
        lines.join("\n"),
        start.elapsed().as_secs_f64()
    );
    let failed = lines.len() - passed;
    if failed > 0 {
        let left = chosen.len() - lines.len();
        println!("Stopped at the first failure; {left} steps were not run.");
    }
    println!("{passed} passed, {failed} failed");
    Ok(failed == 0)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use anyhow::bail;

    use super::*;

    static RUNS: AtomicUsize = AtomicUsize::new(0);

    fn good(workspace: &Workspace) -> Result<()> {
        RUNS.fetch_add(1, Ordering::Relaxed);
        ensure!(workspace.crates.is_empty(), "a workspace of no crates");
        Ok(())
    }

    fn bad(_: &Workspace) -> Result<()> {
        bail!("it does not hold")
    }

    #[test]
    fn the_first_failure_stops_and_a_filter_chooses() {
        let folder = std::path::PathBuf::new;
        let workspace = Workspace {
            root: folder(),
            target: folder(),
            tools: folder(),
            crates: vec![],
        };
        let steps = [
            Step {
                name: "first",
                run: good,
            },
            Step {
                name: "second",
                run: bad,
            },
            Step {
                name: "third",
                run: good,
            },
        ];
        let check = |filter: Option<&str>, answer: bool, runs: usize| {
            RUNS.store(0, Ordering::Relaxed);
            assert_eq!(
                run(&workspace, &steps, filter).unwrap(),
                answer,
                "{filter:?}"
            );
            assert_eq!(RUNS.load(Ordering::Relaxed), runs, "{filter:?}");
        };
        check(None, false, 1);
        check(Some("first"), true, 1);
        check(Some("ir"), true, 2);
        check(Some("second"), false, 0);
        let error = run(&workspace, &steps, Some("fourth"))
            .unwrap_err()
            .to_string();
        assert!(
            error.ends_with("there are: first, second, third"),
            "{error}"
        );
    }
}
