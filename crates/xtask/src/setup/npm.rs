//! Tools from npm: wasm-opt, and what the tests drive a browser with.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};

use super::versions::{at_least, version_in};
use crate::{command, digest, workspace::Workspace};

/// Makes sure of Node.js and the packages of `package-lock.json`; gives the folder of their programs.
pub fn node_tools(workspace: &Workspace) -> Result<PathBuf> {
    let node = command::asked(workspace.command("node").arg("--version")).unwrap_or_default();
    ensure!(
        version_in(&node).is_some_and(|version| at_least(version, 20, 10)),
        "Node.js 20.10 or newer is needed, found '{}'; on Debian, \
         `apt-get install nodejs npm` gets one",
        node.trim()
    );
    let modules = workspace.root.join("node_modules");
    let stamp = modules.join(".tuneup-lock");
    let lock = fs::read(workspace.root.join("package-lock.json")).context("package-lock.json")?;
    let wanted = digest::sha256_hex(&lock);
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(modules.join(".bin"));
    }
    eprintln!("Setting up: the npm packages of package-lock.json …");
    let mut install = workspace.command("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    command::build(&mut install)?;
    fs::write(stamp, wanted)?;
    Ok(modules.join(".bin"))
}
