//! Every test, from formatting to journeys in real browsers.

mod judges;
mod node;
mod sizes;
mod tokenizers;

use anyhow::Result;

use crate::{
    check, command, dist, setup, site,
    steps::{self, Step},
    vocabulary,
    workspace::Workspace,
};

const AFTER_CHECK: [Step; 8] = [
    Step {
        name: "native tests",
        run: native,
    },
    Step {
        name: "planted faults",
        run: planted,
    },
    Step {
        name: "site",
        run: site::build,
    },
    Step {
        name: "module",
        run: dist::build_module,
    },
    Step {
        name: "wasm sizes",
        run: sizes::check,
    },
    Step {
        name: "judges",
        run: judges::run,
    },
    Step {
        name: "module tests",
        run: node::module,
    },
    Step {
        name: "journeys in Chromium and Firefox",
        run: node::journeys,
    },
];

/// Runs the steps with `filter` in their name, or all of them after a full set-up.
pub fn run(workspace: &Workspace, filter: Option<&str>) -> Result<bool> {
    let first = [Step {
        name: "set-up",
        run: setup::everything,
    }];
    let steps: Vec<Step> = first
        .into_iter()
        .chain(check::STEPS)
        .chain(AFTER_CHECK)
        .collect();
    steps::run(workspace, &steps, filter)
}

/// Unit tests, properties, snapshots and doctests of every crate, on this machine.
fn native(workspace: &Workspace) -> Result<()> {
    vocabulary::ensure(workspace)?;
    command::run(
        workspace
            .command("cargo")
            .args(["test", "--locked", "--workspace"]),
    )
}

/// Random datasets with planted faults, each of which must be found where it is, and nothing else; and
/// repairs of them, which must mend what can be mended and lose nothing.
fn planted(workspace: &Workspace) -> Result<()> {
    const DATASETS: &str = "100000";
    let example = ["run", "--locked", "--package=dataset", "--example=planted"];
    let mut run = workspace.command("cargo");
    command::run(run.args(example).args(["--", DATASETS]))
}
