//! The browser that the journeys run in, and letters for Korean text.

use std::{env, path::PathBuf};

use anyhow::{Result, ensure};

use super::apt;
use crate::{command, workspace::Workspace};

const DEBIAN: &str = "/usr/bin/chromium";

/// Makes sure of Chromium and of a Korean font; gives the browser's program.
pub fn chromium(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        let program = PathBuf::from(named);
        ensure!(
            program.is_file(),
            "$CHROMIUM names {}, which is no file",
            program.display()
        );
        return Ok(program);
    }
    let program = PathBuf::from(DEBIAN);
    let mut missing = Vec::new();
    if !program.is_file() {
        missing.push("chromium");
    }
    if !has_korean_font(workspace) {
        missing.push("fonts-noto-cjk");
    }
    if !missing.is_empty() {
        apt::install(workspace, &missing)?;
    }
    ensure!(
        program.is_file(),
        "no {DEBIAN}; $CHROMIUM may name another Chromium"
    );
    Ok(program)
}

fn has_korean_font(workspace: &Workspace) -> bool {
    let fonts = command::asked(workspace.command("fc-list").args([":lang=ko", "family"]));
    fonts.is_some_and(|list| !list.trim().is_empty())
}
