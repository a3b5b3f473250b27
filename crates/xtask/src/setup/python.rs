//! A Python environment for the outside judges and the spelling check.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::{
    apt,
    versions::{at_least, version_in},
};
use crate::{command, digest, workspace::Workspace};

/// Makes sure of the packages of `e2e/requirements.txt`; gives the folder of the programs, among
/// them `python`.
pub fn python_tools(workspace: &Workspace) -> Result<PathBuf> {
    python_packages(workspace, "e2e/requirements.txt")
}

/// Makes sure of an environment with the packages of a list; gives the folder of its programs.
pub fn python_packages(workspace: &Workspace, list: &str) -> Result<PathBuf> {
    let list = workspace.root.join(list);
    let requirements = fs::read(&list).with_context(|| list.display().to_string())?;
    let said = command::asked(workspace.command("python3").arg("--version")).unwrap_or_default();
    let version = version_in(&said).unwrap_or_default();
    ensure!(
        at_least(version, 3, 11),
        "Python 3.11 or newer is needed for the tests, found '{}'; on Debian, \
         `apt-get install python3 python3-venv` gets one",
        said.trim()
    );
    let folder = workspace.tools.join(folder_name(version, &requirements));
    let (programs, stamp) = (folder.join("bin"), folder.join("complete"));
    if stamp.exists() {
        return Ok(programs);
    }
    eprintln!("Setting up: the Python packages of {} …", list.display());
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    make_environment(workspace, &folder)?;
    // The list is whole, so nothing is resolved; wheels only, so nothing is run or compiled.
    let mut install = workspace.command(programs.join("python"));
    install
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
        ])
        .arg("--requirement")
        .arg(&list);
    command::build(&mut install)?;
    fs::write(stamp, "")?;
    Ok(programs)
}

fn make_environment(workspace: &Workspace, folder: &Path) -> Result<()> {
    let make = || {
        command::build(
            workspace
                .command("python3")
                .args(["-m", "venv"])
                .arg(folder),
        )
    };
    make().or_else(|_| {
        // Debian keeps this part of Python in a package of its own.
        apt::install(workspace, &["python3-venv"])?;
        make()
    })
}

/// One environment for each list and each Python: both change what is in it.
fn folder_name(version: &str, requirements: &[u8]) -> String {
    let hash = digest::sha256_hex(requirements);
    format!("python-{version}-{}", hash.get(..12).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::folder_name;

    #[test]
    fn another_list_or_another_python_is_another_environment() {
        let name = folder_name("3.11.7", b"sentencepiece==0.2.3\n");
        assert_eq!(name, folder_name("3.11.7", b"sentencepiece==0.2.3\n"));
        assert_ne!(name, folder_name("3.11.7", b"sentencepiece==0.2.4\n"));
        assert_ne!(name, folder_name("3.13.0", b"sentencepiece==0.2.3\n"));
        assert!(name.starts_with("python-3.11.7-"));
    }
}
