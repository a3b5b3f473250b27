//! Tests that Node.js runs: of the module, and of the site in browsers.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::tokenizers;
use crate::{command, serve::Site, setup, simulator, vocabulary, workspace::Workspace};

/// The module as another project would use it: in Node.js, in a page and in a worker.
pub fn module(workspace: &Workspace) -> Result<()> {
    vocabulary::ensure(workspace)?;
    let tokenizers = tokenizers::ensure(workspace)?;
    let tokenizers = tokenizers.to_str().context("a path in Unicode")?;
    run(
        workspace,
        "e2e/module",
        &[("TUNEUP_TOKENIZERS", tokenizers)],
    )
}

/// What a person does on the page.
pub fn journeys(workspace: &Workspace) -> Result<()> {
    let simulator = simulator::build(workspace)?;
    let simulator = simulator.to_str().context("a path in Unicode")?;
    let site = Site::start(&workspace.root.join("dist"), None, None)?;
    let variables = [
        ("TUNEUP_URL", site.url.as_str()),
        ("TUNEUP_SIMULATOR", simulator),
    ];
    run(workspace, "e2e/journeys", &variables)
}

/// Runs the test files of a folder, one at a time: two browsers on two cores disturb each other.
fn run(workspace: &Workspace, folder: &str, variables: &[(&str, &str)]) -> Result<()> {
    setup::node_tools(workspace)?;
    let browsers = setup::browsers(workspace)?;
    let mut node = workspace.command("node");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(tests_in(&workspace.root.join(folder))?)
        .envs(browsers)
        .envs(variables.iter().copied());
    command::run(&mut node)
}

/// The test files of a folder, in order. None at all means that they went missing.
fn tests_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    ensure!(!files.is_empty(), "no *.test.mjs in {}", folder.display());
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_tests_is_a_failure() {
        let folder = std::env::temp_dir().join(format!("tuneup-tests-{}", std::process::id()));
        assert!(tests_in(&folder).is_err());
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("page.mjs"), "").unwrap();
        let error = tests_in(&folder).unwrap_err().to_string();
        assert!(error.starts_with("no *.test.mjs in "), "{error}");
        for name in ["b.test.mjs", "a.test.mjs"] {
            fs::write(folder.join(name), "").unwrap();
        }
        assert_eq!(
            tests_in(&folder).unwrap(),
            [folder.join("a.test.mjs"), folder.join("b.test.mjs")]
        );
        fs::remove_dir_all(folder).unwrap();
    }
}
