//! Set-up: every function makes sure of one thing, says so only when there is something to do, and
//! may be called again at any time.

mod apt;
mod browsers;
mod cargo_tools;
mod npm;
mod python;
mod toolchain;
mod versions;

use std::{env, ffi::OsString, path::PathBuf, process::Command};

use anyhow::Result;

pub use browsers::browsers;
pub use npm::{node_packages, node_tools};
pub use python::{python_packages, python_tools};

use crate::{vocabulary, workspace::Workspace};

/// Everything that any verb needs.
pub fn everything(workspace: &Workspace) -> Result<()> {
    toolchain::ensure(workspace)?;
    crates(workspace)?;
    vocabulary::ensure(workspace)?;
    node_tools(workspace)?;
    python_tools(workspace)?;
    browsers(workspace)?;
    cargo_tools::ensure(workspace, &versions::CARGO_TOOLS)?;
    Ok(())
}

/// The sources of every crate in `Cargo.lock`, so that what comes after needs no network.
fn crates(workspace: &Workspace) -> Result<()> {
    let fetch = ["fetch", "--locked"];
    if crate::command::asked(workspace.command("cargo").args(fetch).arg("--offline")).is_some() {
        return Ok(());
    }
    eprintln!("Setting up: the crates of Cargo.lock …");
    crate::command::build(workspace.command("cargo").args(fetch))
}

/// What a build for the browser needs.
pub struct WebTools {
    /// The program `trunk`.
    trunk: PathBuf,
    /// The program `wasm-bindgen`.
    wasm_bindgen: PathBuf,
    /// The search path on which Trunk finds wasm-bindgen and wasm-opt.
    path: OsString,
}

impl WebTools {
    /// Sets them up.
    pub fn ensure(workspace: &Workspace) -> Result<Self> {
        toolchain::ensure(workspace)?;
        crates(workspace)?;
        let node_tools = node_tools(workspace)?;
        let wanted = [versions::TRUNK, versions::WASM_BINDGEN];
        let [trunk, wasm_bindgen] = cargo_tools::ensure(workspace, &wanted)?;
        let first = wasm_bindgen
            .parent()
            .map(PathBuf::from)
            .into_iter()
            .chain([node_tools]);
        let rest = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(first.chain(env::split_paths(&rest)))?;
        Ok(Self {
            trunk,
            wasm_bindgen,
            path,
        })
    }

    /// A command of Trunk's.
    pub fn trunk(&self, workspace: &Workspace) -> Command {
        self.on_path(workspace.command(&self.trunk))
    }

    /// A command of wasm-bindgen's.
    pub fn wasm_bindgen(&self, workspace: &Workspace) -> Command {
        self.on_path(workspace.command(&self.wasm_bindgen))
    }

    /// A command of wasm-opt's.
    pub fn wasm_opt(&self, workspace: &Workspace) -> Command {
        self.on_path(workspace.command("wasm-opt"))
    }

    fn on_path(&self, mut command: Command) -> Command {
        command.env("PATH", &self.path);
        command
    }
}

/// The program `cargo-deny`, with what it needs to look at the crates.
pub fn cargo_deny(workspace: &Workspace) -> Result<PathBuf> {
    crates(workspace)?;
    let [program] = cargo_tools::ensure(workspace, &[versions::CARGO_DENY])?;
    Ok(program)
}

/// rustfmt, clippy and the target for wasm.
pub fn rust(workspace: &Workspace) -> Result<()> {
    toolchain::ensure(workspace)
}
