//! Tools from npm: wasm-opt, and what the tests drive a browser with.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::versions::{at_least, version_in};
use crate::{command, digest, workspace::Workspace};

/// Makes sure of Node.js and the packages of `package-lock.json`; gives the folder of their programs.
pub fn node_tools(workspace: &Workspace) -> Result<PathBuf> {
    ensure_node(workspace)?;
    let lock = lock_of(&workspace.root)?;
    let modules = install(workspace, &workspace.root, &lock)?;
    Ok(modules.join(".bin"))
}

/// Makes sure of the packages of the lock file in `folder`, outside the checkout; gives the folder that
/// they lie in.
pub fn node_packages(workspace: &Workspace, folder: &str) -> Result<PathBuf> {
    ensure_node(workspace)?;
    let source = workspace.root.join(folder);
    let lock = lock_of(&source)?;
    let name = format!("npm-{}", lock.get(..12).unwrap_or_default());
    let place = workspace.tools.join(name);
    fs::create_dir_all(&place)?;
    for file in ["package.json", LOCK] {
        fs::copy(source.join(file), place.join(file))?;
    }
    install(workspace, &place, &lock)
}

/// What names packages with their hashes.
const LOCK: &str = "package-lock.json";

/// The hash of a folder's lock file.
fn lock_of(folder: &Path) -> Result<String> {
    let file = folder.join(LOCK);
    let lock = fs::read(&file).with_context(|| file.display().to_string())?;
    Ok(digest::sha256_hex(&lock))
}

fn ensure_node(workspace: &Workspace) -> Result<()> {
    let node = command::asked(workspace.command("node").arg("--version")).unwrap_or_default();
    ensure!(
        version_in(&node).is_some_and(|version| at_least(version, 20, 10)),
        "Node.js 20.10 or newer is needed, found '{}'; on Debian, \
         `apt-get install nodejs npm` gets one",
        node.trim()
    );
    Ok(())
}

/// Installs what the lock file in `folder` names, unless that was done.
fn install(workspace: &Workspace, folder: &Path, lock: &str) -> Result<PathBuf> {
    let modules = folder.join("node_modules");
    let stamp = modules.join(".tuneup-lock");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == lock) {
        return Ok(modules);
    }
    eprintln!(
        "Setting up: the npm packages of {} …",
        folder.join(LOCK).display()
    );
    let mut install = workspace.command("npm");
    install
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder);
    command::build(&mut install)?;
    fs::write(stamp, lock)?;
    Ok(modules)
}
