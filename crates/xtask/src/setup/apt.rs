//! Debian packages: installed when this is a Debian and we may, named otherwise.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{command, workspace::Workspace};

/// Installs packages, or fails with the command that would.
pub fn install(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("apt-get update && apt-get install -y --no-install-recommends {list}");
    ensure!(
        Path::new("/usr/bin/apt-get").exists(),
        "{list} is missing; on Debian or Ubuntu this gets it: {by_hand}"
    );
    ensure!(
        is_root(workspace),
        "{list} is missing; this gets it: sudo sh -c '{by_hand}'"
    );
    eprintln!("Setting up: the Debian packages {list} …");
    let apt = |arguments: &[&str]| {
        command::build(
            workspace
                .command("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    let install = [
        &["install", "-q", "-y", "--no-install-recommends"],
        packages,
    ]
    .concat();
    apt(&["update", "-q"])
        .and_then(|()| apt(&install))
        .with_context(|| format!("try it by hand: {by_hand}"))
}

fn is_root(workspace: &Workspace) -> bool {
    command::asked(workspace.command("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
