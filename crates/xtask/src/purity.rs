//! The pure crates depend on nothing of the browser, import one another only as the architecture
//! says, and `web_sys` stays at the edge.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    command,
    imports::{Kind, RULES},
    workspace::Workspace,
};

/// Crates that make code depend on a browser.
const OF_THE_BROWSER: [&str; 4] = ["js-sys", "wasm-bindgen", "web-sys", "yew"];

/// Every check of this file.
pub fn check(workspace: &Workspace) -> Result<()> {
    check_imports(workspace)?;
    for rule in RULES.iter().filter(|rule| rule.kind == Kind::Pure) {
        if workspace.find_crate(rule.name).is_some() {
            check_tree(workspace, rule.name)?;
        }
    }
    let app = workspace.root.join("crates/app/src");
    check_folder(&app, &app.join("services"))
}

fn check_imports(workspace: &Workspace) -> Result<()> {
    for one in &workspace.crates {
        let rule = RULES.iter().find(|rule| rule.name == one.name);
        let rule = rule.with_context(|| {
            format!(
                "crate {} has no line in crates/xtask/src/imports.rs",
                one.name
            )
        })?;
        for import in &one.imports {
            let allowed = rule.may_import.contains(&import.as_str());
            ensure!(allowed, "crate {} may not import {import}", one.name);
        }
    }
    Ok(())
}

fn check_tree(workspace: &Workspace, name: &str) -> Result<()> {
    let tree = command::output(workspace.command("cargo").args([
        "tree",
        "--locked",
        "--package",
        name,
        "--target=wasm32-unknown-unknown",
        "--edges=normal",
        "--prefix=none",
        "--format={p}",
    ]))?;
    match browser_crate(&tree) {
        Some(found) => bail!("crate {name} is pure, yet depends on {found}"),
        None => Ok(()),
    }
}

/// The first crate in cargo's list that belongs to the browser.
fn browser_crate(tree: &str) -> Option<&str> {
    let mut names = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names.find(|name| OF_THE_BROWSER.contains(name) || name.starts_with("gloo"))
}

/// In the sources of the app but for its services, `web_sys` may name only what an event hands over.
fn check_folder(folder: &Path, services: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            if path != services {
                check_folder(&path, services)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path)?;
            if let Some((line, name)) = beyond_events(&source) {
                bail!(
                    "{}:{line}: web_sys::{name} belongs in a service",
                    path.display()
                );
            }
        }
    }
    Ok(())
}

/// The first name taken from `web_sys` that is no element, no event and no file that one hands over,
/// with its line.
fn beyond_events(source: &str) -> Option<(usize, &str)> {
    const FROM: &str = "web_sys::";
    for (start, _) in source.match_indices(FROM) {
        let after = &source[start + FROM.len()..];
        let names = match after.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or(list),
            None => after
                .split([';', ':', '<', '>', ',', '(', ')', ' ', '\n'])
                .next()
                .unwrap_or(after),
        };
        let handed_over = |name: &str| {
            name.ends_with("Element")
                || name.ends_with("Event")
                || matches!(name, "EventTarget" | "File" | "FileList")
        };
        if let Some(name) = names
            .split(',')
            .map(str::trim)
            .find(|name| !name.is_empty() && !handed_over(name))
        {
            return Some((source[..start].matches('\n').count() + 1, name));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_crate_anywhere_in_the_tree_is_found() {
        assert_eq!(
            browser_crate("tokens v0.1.0 (/x)\nserde v1.0.0\nmemchr v2.8.3 (*)\n"),
            None
        );
        assert_eq!(
            browser_crate("tokens v0.1.0 (/x)\njs-sys v0.3.100\n"),
            Some("js-sys")
        );
        assert_eq!(
            browser_crate("tokens v0.1.0 (/x)\ngloo-net v0.7.0\n"),
            Some("gloo-net")
        );
        assert_eq!(
            browser_crate("tokens v0.1.0 (/x)\njs-system v1.0.0\n"),
            None
        );
    }

    #[test]
    fn web_sys_outside_the_services_names_only_what_events_hand_over() {
        for (source, found) in [
            ("fn f() {}", None),
            (
                "let input: web_sys::HtmlInputElement = event.target_unchecked_into();",
                None,
            ),
            ("use web_sys::{DragEvent, Element,\n    HtmlElement};", None),
            ("use web_sys::{EventTarget, File};", None),
            ("//\n\nuse web_sys::window;", Some((3, "window"))),
            ("let w: web_sys::Window = w();", Some((1, "Window"))),
            ("use web_sys::{HtmlElement, Storage};", Some((1, "Storage"))),
            ("use web_sys::*;", Some((1, "*"))),
        ] {
            assert_eq!(beyond_events(source), found, "{source}");
        }
    }
}
