//! The quick loop: everything that can be said without running the project's own code.

use anyhow::Result;

use crate::{
    command,
    imports::{Kind, RULES},
    purity, setup,
    steps::{self, Step},
    workspace::Workspace,
};

/// The steps, cheapest first.
pub const STEPS: [Step; 6] = [
    Step {
        name: "format",
        run: format,
    },
    Step {
        name: "purity",
        run: purity::check,
    },
    Step {
        name: "spelling",
        run: spelling,
    },
    Step {
        name: "licences",
        run: licences,
    },
    Step {
        name: "lints",
        run: lints,
    },
    Step {
        name: "lints for wasm",
        run: wasm_lints,
    },
];

/// Runs them all.
pub fn run(workspace: &Workspace) -> Result<bool> {
    steps::run(workspace, &STEPS, None)
}

fn format(workspace: &Workspace) -> Result<()> {
    setup::rust(workspace)?;
    command::run(workspace.command("cargo").args(["fmt", "--all", "--check"]))
}

fn lints(workspace: &Workspace) -> Result<()> {
    setup::rust(workspace)?;
    let clippy = [
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    command::run(workspace.command("cargo").args(clippy))
}

/// Code that is compiled for the browser alone is seen by clippy only with that target.
fn wasm_lints(workspace: &Workspace) -> Result<()> {
    setup::rust(workspace)?;
    let mut clippy = workspace.command("cargo");
    clippy.args([
        "clippy",
        "--locked",
        "--target=wasm32-unknown-unknown",
        "--all-features",
    ]);
    for rule in RULES.iter().filter(|rule| rule.kind == Kind::Browser) {
        clippy.args(["--package", rule.name]);
    }
    command::run(clippy.args(["--", "-D", "warnings"]))
}

fn licences(workspace: &Workspace) -> Result<()> {
    let deny = setup::cargo_deny(workspace)?;
    let check = [
        "--offline",
        "--locked",
        "check",
        "bans",
        "licenses",
        "sources",
    ];
    command::run(workspace.command(deny).args(check))
}

fn spelling(workspace: &Workspace) -> Result<()> {
    let programs = setup::python_tools(workspace)?;
    command::run(
        workspace
            .command(programs.join("typos"))
            .arg("--config=_typos.toml"),
    )
}
