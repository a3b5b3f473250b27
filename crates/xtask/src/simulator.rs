//! Simulated Google as a program beside us.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Stdio},
};

use anyhow::{Context, Result, ensure};

use crate::{command, workspace::Workspace};

/// The crate, and its program.
const SERVER: &str = "simulator-server";

/// A simulator that runs, for as long as this value lives.
pub struct Simulator {
    /// Where, without a slash at its end.
    pub origin: String,
    /// Ends when its standard input is closed, which it is even when we are killed.
    _program: Child,
}

impl Simulator {
    /// Builds it and starts it on a free port.
    pub fn start(workspace: &Workspace) -> Result<Self> {
        let mut command = workspace.command(build(workspace)?);
        let mut program = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start: {}", command::shown(&command)))?;
        let said = program.stdout.take().context("the pipe is there")?;
        let mut origin = String::new();
        BufReader::new(said).read_line(&mut origin)?;
        ensure!(
            origin.ends_with('\n'),
            "this ended at once: {}",
            command::shown(&command)
        );
        Ok(Self {
            origin: origin.trim_end().to_owned(),
            _program: program,
        })
    }
}

/// Builds the program and says where it is.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    let build = ["build", "--locked", "--package", SERVER];
    command::build(workspace.command("cargo").args(build))?;
    Ok(workspace.target.join("debug").join(SERVER))
}
