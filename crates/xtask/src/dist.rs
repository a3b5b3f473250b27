//! The site in `dist/` and the JavaScript module in `dist/module/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{command, setup::WebTools, site, vocabulary, workspace::Workspace};

/// The crate that other people's pages use.
const MODULE: &str = "module";
/// Reads a `tokenizer.json`; much larger than the module, so it is a file of its own that is
/// loaded only when someone gives such a file.
const TOKENIZER_FEATURE: &str = "tokenizer-json";
/// For wasm-opt: what Rust's output uses, so that nothing in it is refused, and the level.
const WASM_OPT: [&str; 8] = [
    "-O3",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// Builds the site, then the module: Trunk empties `dist/` first.
pub fn build(workspace: &Workspace) -> Result<()> {
    site::build(workspace)?;
    build_module(workspace)
}

/// The folder that the module is published from.
pub fn module_folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("dist/module")
}

/// Builds the module.
pub fn build_module(workspace: &Workspace) -> Result<()> {
    vocabulary::ensure(workspace)?;
    let tools = WebTools::ensure(workspace)?;
    let folder = module_folder(workspace);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    bind(workspace, &tools, "tuneup", &[])?;
    bind(
        workspace,
        &tools,
        "tuneup_tokenizer",
        &["--features", TOKENIZER_FEATURE],
    )?;
    // The hand-written entry takes the plain name; what wasm-bindgen wrote is its core.
    for suffix in ["js", "d.ts"] {
        let generated = folder.join(format!("tuneup.{suffix}"));
        fs::rename(generated, folder.join(format!("tuneup_core.{suffix}")))?;
    }
    copy_files(&workspace.root.join("crates/module/js"), &folder)?;
    copy_files(&vocabulary::folder(workspace), &folder)?;
    for name in ["tuneup.js", "tuneup.d.ts", "package.json", vocabulary::FILE] {
        ensure!(folder.join(name).is_file(), "dist/module has no {name}");
    }
    eprintln!("The module is in {}", folder.display());
    Ok(())
}

/// Compiles the module's crate, writes the JavaScript around it, and optimises the wasm.
fn bind(workspace: &Workspace, tools: &WebTools, name: &str, features: &[&str]) -> Result<()> {
    let library = workspace
        .find_crate(MODULE)
        .and_then(|one| one.library.as_ref())
        .context("the workspace has no crate `module` with a cdylib")?;
    let mut cargo = workspace.command("cargo");
    cargo
        .args([
            "build",
            "--release",
            "--locked",
            "--target=wasm32-unknown-unknown",
            "--package",
            MODULE,
        ])
        .args(features);
    command::build(&mut cargo)?;
    let built = workspace
        .target
        .join("wasm32-unknown-unknown/release")
        .join(format!("{library}.wasm"));
    wrap(workspace, tools, &built, name, &module_folder(workspace))
}

/// Writes the JavaScript around a built wasm into a folder, as `name.js` and `name_bg.wasm`, and optimises it.
pub fn wrap(
    workspace: &Workspace,
    tools: &WebTools,
    built: &Path,
    name: &str,
    folder: &Path,
) -> Result<()> {
    let mut bindgen = tools.wasm_bindgen(workspace);
    bindgen
        .args(["--target=web", "--out-name", name, "--out-dir"])
        .arg(folder)
        .arg(built);
    command::build(&mut bindgen)?;
    let wasm = folder.join(format!("{name}_bg.wasm"));
    command::build(
        tools
            .wasm_opt(workspace)
            .args(WASM_OPT)
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm),
    )
}

/// Copies the files of one folder into another.
fn copy_files(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).with_context(|| from.display().to_string())?;
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
