//! The browsers that the tests run in, and letters for Korean text.

use std::{env, path::PathBuf};

use anyhow::{Result, ensure};

use super::apt;
use crate::{command, workspace::Workspace};

struct Browser {
    /// The environment variable that may name another program, and tells the tests which one it is.
    variable: &'static str,
    /// Where Debian has it.
    program: &'static str,
    /// Debian's name for it.
    package: &'static str,
}

const BROWSERS: [Browser; 2] = [
    Browser {
        variable: "CHROMIUM",
        program: "/usr/bin/chromium",
        package: "chromium",
    },
    Browser {
        variable: "FIREFOX",
        program: "/usr/bin/firefox-esr",
        package: "firefox-esr",
    },
];

/// Makes sure of every browser and of a Korean font; gives each one's variable and program. Who names
/// all browsers sees to the font too.
pub fn browsers(workspace: &Workspace) -> Result<[(&'static str, PathBuf); 2]> {
    let of_debian = BROWSERS.iter().filter(|browser| browser.named().is_none());
    let mut missing: Vec<&str> = of_debian
        .clone()
        .filter(|browser| !browser.path().is_file())
        .map(|browser| browser.package)
        .collect();
    if of_debian.count() > 0 && !has_korean_font(workspace) {
        missing.push("fonts-noto-cjk");
    }
    if !missing.is_empty() {
        apt::install(workspace, &missing)?;
    }
    for browser in &BROWSERS {
        ensure!(
            browser.path().is_file(),
            "no {}; ${} names the program",
            browser.path().display(),
            browser.variable
        );
    }
    Ok(BROWSERS
        .each_ref()
        .map(|browser| (browser.variable, browser.path())))
}

impl Browser {
    fn named(&self) -> Option<PathBuf> {
        env::var_os(self.variable).map(PathBuf::from)
    }

    fn path(&self) -> PathBuf {
        self.named().unwrap_or_else(|| self.program.into())
    }
}

fn has_korean_font(workspace: &Workspace) -> bool {
    let fonts = command::asked(workspace.command("fc-list").args([":lang=ko", "family"]));
    fonts.is_some_and(|list| !list.trim().is_empty())
}
