//! What rustup brings: the target for wasm, rustfmt and clippy.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{command, workspace::Workspace};

/// The target of everything that runs in a page.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure of the target and the components.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    if !has_target(workspace) {
        add(workspace, "target", WASM)?;
    }
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if command::asked(workspace.command("cargo").args([subcommand, "--version"])).is_none() {
            add(workspace, "component", component)?;
        }
    }
    Ok(())
}

fn has_target(workspace: &Workspace) -> bool {
    let asked = command::asked(workspace.command("rustc").args([
        "--print=target-libdir",
        "--target",
        WASM,
    ]));
    asked.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

fn add(workspace: &Workspace, kind: &str, name: &str) -> Result<()> {
    eprintln!("Setting up: the {kind} {name} of Rust …");
    let once = || command::build(workspace.command("rustup").args([kind, "add", name]));
    // The download is large and its server slow at times: a second try often does it.
    once().or_else(|_| once()).with_context(|| {
        format!("Rust's {kind} {name} is missing; with rustup, `rustup {kind} add {name}` gets it")
    })
}
