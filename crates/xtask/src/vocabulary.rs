//! The built-in vocabulary: a file of a crate, found through `Cargo.lock` and checked by its hash.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{command, digest, workspace::Workspace};

/// The file's name, in `www/vocabulary/` and in everything built from it.
pub const FILE: &str = "gemma3.spiece.model";

const CRATE: &str = "gemini-tokenizer";
/// The file's name in the crate.
const RESOURCE: &str = "resources/gemma3_cleaned_262144_v2.spiece.model";
/// SHA-256 of the file. Source: the crate's NOTICE, which takes it from `google/gemma_pytorch` at
/// commit 014acb7ac4563a5f77c76d7ff98f31b568c16508 (read 2026-11-24).
const SHA256: &str = "1299c11d7cf632ef3b4e11937501358ada021bbdf7c47638d13c0ee982f2e79c";

/// The folder that holds the vocabulary with its licence.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("www/vocabulary")
}

/// Puts the vocabulary, its licence and its notice in their place, unless they are there.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let folder = folder(workspace);
    let file = folder.join(FILE);
    let whole = fs::read(&file).is_ok_and(|bytes| digest::sha256_hex(&bytes) == SHA256);
    if whole && folder.join("LICENSE").exists() && folder.join("NOTICE").exists() {
        return Ok(());
    }
    eprintln!("Setting up the vocabulary {FILE} …");
    let text = command::output(workspace.command("cargo").args([
        "metadata",
        "--locked",
        "--format-version=1",
        "--manifest-path=crates/xtask/Cargo.toml",
        "--features=vocabulary",
    ]))?;
    let source = crate_folder(&serde_json::from_str(&text)?)?;
    let bytes =
        fs::read(source.join(RESOURCE)).with_context(|| format!("{CRATE} has no {RESOURCE}"))?;
    let found = digest::sha256_hex(&bytes);
    ensure!(
        found == SHA256,
        "the vocabulary in {CRATE} has the SHA-256 {found}, not {SHA256}"
    );
    fs::create_dir_all(&folder)?;
    for name in ["LICENSE", "NOTICE"] {
        fs::copy(source.join(name), folder.join(name))
            .with_context(|| format!("{CRATE} has no {name}"))?;
    }
    fs::write(&file, bytes)?;
    Ok(())
}

/// Where cargo keeps the source of the crate that carries the file.
fn crate_folder(metadata: &Value) -> Result<PathBuf> {
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata lists packages")?;
    let package = packages
        .iter()
        .find(|package| package["name"] == CRATE)
        .with_context(|| format!("{CRATE} is not in Cargo.lock"))?;
    let manifest = PathBuf::from(
        package["manifest_path"]
            .as_str()
            .context("a package has a manifest")?,
    );
    Ok(manifest
        .parent()
        .context("a manifest lies in a folder")?
        .to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_is_found_by_its_name() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "serde", "manifest_path": "/src/serde-1.0.0/Cargo.toml" },
            { "name": CRATE, "manifest_path": "/src/gemini-tokenizer-0.2.0/Cargo.toml" },
        ]});
        assert_eq!(
            crate_folder(&metadata).unwrap(),
            PathBuf::from("/src/gemini-tokenizer-0.2.0")
        );
        let error = crate_folder(&serde_json::json!({ "packages": [] })).unwrap_err();
        assert_eq!(error.to_string(), "gemini-tokenizer is not in Cargo.lock");
    }
}
