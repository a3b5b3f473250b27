//! Programs that `cargo install` builds: taken from the search path when the version fits, else
//! built once into the tools folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::versions::{Tool, version_in};
use crate::{command, workspace::Workspace};

/// How the tools are built: they run for seconds, so a short build beats a fast program.
/// Measured on two cores: cargo-deny 65 s, wasm-bindgen-cli 75 s, trunk 314 s.
const PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_PANIC", "unwind"),
];

/// Where the tool that will be used lies.
#[derive(Debug, PartialEq, Eq)]
enum Choice {
    /// On the search path, under its plain name.
    OnPath,
    /// In the tools folder.
    Shared,
    /// Nowhere yet.
    Install,
}

/// Makes sure of all the tools and gives their programs, in the order asked for.
pub fn ensure<const N: usize>(workspace: &Workspace, tools: &[Tool; N]) -> Result<[PathBuf; N]> {
    let build = workspace.tools.join("build");
    let mut programs = [const { PathBuf::new() }; N];
    let mut installed = false;
    for (tool, program) in tools.iter().zip(&mut programs) {
        let shared = shared_program(&workspace.tools, tool);
        let on_path = command::asked(workspace.command(tool.program).arg("--version"));
        let in_tools = command::asked(workspace.command(&shared).arg("--version"));
        *program = match choose(tool, on_path.as_deref(), in_tools.as_deref()) {
            Choice::OnPath => find_on_path(tool.program)?,
            Choice::Shared => shared,
            Choice::Install => {
                install(workspace, tool, &build)?;
                installed = true;
                shared
            }
        };
    }
    if installed {
        // What the tools share is built once; after that it is only a gigabyte of waste.
        fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    }
    Ok(programs)
}

fn choose(tool: &Tool, on_path: Option<&str>, in_tools: Option<&str>) -> Choice {
    let fits = |text: Option<&str>| text.and_then(version_in) == Some(tool.version);
    match (fits(on_path), fits(in_tools)) {
        (true, _) => Choice::OnPath,
        (false, true) => Choice::Shared,
        (false, false) => Choice::Install,
    }
}

/// One folder a version: a checkout with another version takes nothing away from this one.
fn tool_folder(tools: &Path, tool: &Tool) -> PathBuf {
    tools.join(format!("{}-{}", tool.package, tool.version))
}

fn shared_program(tools: &Path, tool: &Tool) -> PathBuf {
    tool_folder(tools, tool).join("bin").join(tool.program)
}

fn find_on_path(program: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
        .with_context(|| format!("{program} answered, but is not on the search path"))
}

fn install(workspace: &Workspace, tool: &Tool, build: &Path) -> Result<()> {
    eprintln!(
        "Setting up {} {} (a few minutes, once for all checkouts) …",
        tool.package, tool.version
    );
    let mut install = workspace.command("cargo");
    install
        .args([
            "install",
            "--locked",
            tool.package,
            "--version",
            tool.version,
        ])
        .arg("--root")
        .arg(tool_folder(&workspace.tools, tool))
        .arg("--target-dir")
        .arg(build)
        // Flags meant for the project's own code are none of the tools'.
        .env_remove("RUSTFLAGS")
        .envs(PROFILE);
    command::build(&mut install).with_context(|| {
        format!(
            "{} could not be built; any way to put version {} on the search path will do",
            tool.program, tool.version
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{super::versions::WASM_BINDGEN, *};

    #[test]
    fn the_path_comes_first_but_only_the_right_version_counts() {
        let right = Some("wasm-bindgen 0.2.129\n");
        let wrong = Some("wasm-bindgen 0.2.130\n");
        for (on_path, in_tools, choice) in [
            (right, None, Choice::OnPath),
            (right, right, Choice::OnPath),
            (wrong, right, Choice::Shared),
            (None, right, Choice::Shared),
            (wrong, wrong, Choice::Install),
            (wrong, None, Choice::Install),
            (None, None, Choice::Install),
        ] {
            assert_eq!(choose(&WASM_BINDGEN, on_path, in_tools), choice);
        }
    }

    #[test]
    fn versions_do_not_share_a_folder() {
        let program = shared_program(Path::new("/tools"), &WASM_BINDGEN);
        assert_eq!(
            program,
            Path::new("/tools/wasm-bindgen-cli-0.2.129/bin/wasm-bindgen")
        );
    }
}
