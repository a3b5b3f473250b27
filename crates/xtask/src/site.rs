//! The site: Trunk builds it, and what Trunk does not do for its safety is done and checked here.

mod html;
mod seal;

use std::{env, fs, path::Path};

use anyhow::{Context, Result};

pub use seal::policy;

use crate::{command, setup::WebTools, vocabulary, workspace::Workspace};

/// Builds the site into `dist/`. Trunk replaces the folder only when the site could be sealed.
pub fn build(workspace: &Workspace) -> Result<()> {
    vocabulary::ensure(workspace)?;
    let tools = WebTools::ensure(workspace)?;
    let mut trunk = tools.trunk(workspace);
    trunk
        .args(["build", "--release"])
        // Trunk 0.21 wants "true" or "false" in it and stops at the "1" that people set.
        .env_remove("NO_COLOR")
        // A failed build is explained by its messages, not by Trunk's own call stack.
        .env("RUST_LIB_BACKTRACE", "0");
    command::build(&mut trunk)
}

/// What Trunk calls when the site is whole but not yet in its place.
pub fn seal_staged() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set: `seal` is called by Trunk, not by hand")?;
    let folder = Path::new(&folder);
    let read = |name: &str| {
        let file = folder.join(name);
        fs::read(&file).with_context(|| format!("the site refers to {}", file.display()))
    };
    seal::check(&page(folder)?, read)?;
    let sign_in = folder.join("auth.html");
    let sealed = seal::seal_page(&fs::read_to_string(&sign_in)?, read)?;
    seal::check(&sealed, read)?;
    fs::write(&sign_in, sealed)?;
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.to_string_lossy().ends_with("_loader.js") {
            fs::write(&file, seal::seal_loader(&fs::read_to_string(&file)?, read)?)?;
        }
    }
    Ok(())
}

/// The source of the page of a built site.
pub fn page(site: &Path) -> Result<String> {
    let file = site.join("index.html");
    fs::read_to_string(&file).with_context(|| file.display().to_string())
}
