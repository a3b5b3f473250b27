//! Where things are, and which crates there are.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

/// The checkout, and the folders that go with it.
pub struct Workspace {
    /// The checkout's root.
    pub root: PathBuf,
    /// Cargo's target directory.
    pub target: PathBuf,
    /// Tools that are shared between checkouts.
    pub tools: PathBuf,
    /// Our own crates, by name.
    pub crates: Vec<Crate>,
}

/// One crate of the workspace, as far as the verbs care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Our own crates among its normal dependencies.
    pub imports: Vec<String>,
    /// The name of its dynamic library, when it has one.
    pub library: Option<String>,
}

impl Workspace {
    /// Asks cargo about the workspace that this program belongs to.
    pub fn find() -> Result<Self> {
        // `cargo run` sets it anew at every start, so a moved checkout is found where it is now.
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest)
            .ancestors()
            .nth(2)
            .context("xtask lies in crates/xtask of the workspace")?
            .to_path_buf();
        let text = command::output(command::command("cargo", &root).args([
            "metadata",
            "--locked",
            "--no-deps",
            "--format-version=1",
        ]))?;
        let metadata: Value = serde_json::from_str(&text).context("cargo metadata gives JSON")?;
        let target = metadata["target_directory"]
            .as_str()
            .context("cargo metadata names the target directory")?;
        Ok(Self {
            target: target.into(),
            tools: tools_folder()?,
            crates: crates_of(&metadata),
            root,
        })
    }

    /// A command in the checkout's root.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        command::command(program, &self.root)
    }

    /// The crate of that name, when the workspace has it.
    pub fn find_crate(&self, name: &str) -> Option<&Crate> {
        self.crates.iter().find(|one| one.name == name)
    }
}

fn tools_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("TUNEUP_TOOLS") {
        return Ok(std::path::absolute(folder)?);
    }
    let home =
        env::home_dir().context("no home folder: set TUNEUP_TOOLS to a folder for the tools")?;
    Ok(home.join(".cache/tuneup"))
}

fn crates_of(metadata: &Value) -> Vec<Crate> {
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut crates: Vec<Crate> = all(&metadata["packages"])
        .iter()
        .map(|package| Crate {
            name: package["name"].as_str().unwrap_or_default().to_owned(),
            imports: all(&package["dependencies"])
                .iter()
                // `kind` is null for a normal dependency, `path` is there for one of our own.
                .filter(|dependency| dependency["kind"].is_null() && dependency["path"].is_string())
                .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
                .collect(),
            library: all(&package["targets"])
                .iter()
                .find(|target| all(&target["kind"]).iter().any(|kind| kind == "cdylib"))
                .and_then(|target| target["name"].as_str().map(str::to_owned)),
        })
        .collect();
    crates.sort_by(|a, b| a.name.cmp(&b.name));
    crates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_their_imports_and_libraries() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "module",
              "dependencies": [
                { "name": "dataset", "kind": null, "path": "/x/crates/dataset" },
                { "name": "tuning", "kind": "dev", "path": "/x/crates/tuning" },
                { "name": "serde", "kind": null },
              ],
              "targets": [{ "name": "tuneup_module", "kind": ["cdylib", "rlib"] }] },
            { "name": "dataset", "dependencies": [], "targets": [{ "name": "dataset", "kind": ["lib"] }] },
        ]});
        assert_eq!(
            crates_of(&metadata),
            [
                Crate {
                    name: "dataset".into(),
                    imports: vec![],
                    library: None
                },
                Crate {
                    name: "module".into(),
                    imports: vec!["dataset".into()],
                    library: Some("tuneup_module".into())
                },
            ]
        );
    }
}
