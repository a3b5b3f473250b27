//! How large the wasm may be, as it travels.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};

use crate::workspace::Workspace;

/// A limit for the one wasm file of a folder whose name starts like that.
struct Budget {
    folder: &'static str,
    start: &'static str,
    /// In KiB of DEFLATE, as gzip would send it.
    limit: usize,
}

/// Sizes on 2026-11-24, when the limits were set: 915, 494, 841, 422 and 769 KiB.
const BUDGETS: [Budget; 5] = [
    Budget {
        folder: "dist",
        start: "tuneup-",
        limit: 940,
    },
    Budget {
        folder: "dist",
        start: "inspector_bg",
        limit: 520,
    },
    Budget {
        folder: "dist",
        start: "inspector_with_tokenizer_bg",
        limit: 870,
    },
    Budget {
        folder: "dist/module",
        start: "tuneup_bg",
        limit: 440,
    },
    Budget {
        folder: "dist/module",
        start: "tuneup_tokenizer_bg",
        limit: 800,
    },
];

/// Fails when a file has outgrown its limit, is missing, or has no limit.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut over = Vec::new();
    for folder in ["dist", "dist/module"] {
        let mut budgets: Vec<&Budget> = BUDGETS
            .iter()
            .filter(|budget| budget.folder == folder)
            .collect();
        for file in wasm_in(&workspace.root.join(folder))? {
            let name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let found = budgets
                .iter()
                .position(|budget| name.starts_with(budget.start));
            let limit = match found {
                Some(at) => budgets.remove(at).limit,
                None => bail!("{folder}/{name} has no limit, or is there twice"),
            };
            let size = kib(&fs::read(&file)?);
            println!("{size:5} of {limit:4} KiB  {folder}/{name}");
            if size > limit {
                over.push(name);
            }
        }
        let missing: Vec<&str> = budgets.iter().map(|budget| budget.start).collect();
        ensure!(
            missing.is_empty(),
            "{folder} has no wasm called {}…",
            missing.join("…, ")
        );
    }
    ensure!(
        over.is_empty(),
        "larger than its limit: {}",
        over.join(", ")
    );
    Ok(())
}

fn wasm_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "wasm")
    });
    files.sort();
    Ok(files)
}

/// The size after compression, in KiB, rounded up.
fn kib(bytes: &[u8]) -> usize {
    miniz_oxide::deflate::compress_to_vec(bytes, 9)
        .len()
        .div_ceil(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that no compression makes smaller.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn sizes_are_of_what_travels() {
        assert_eq!(kib(&vec![0; 1 << 20]), 2, "a megabyte of nothing");
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(10 * 1024)
        .collect();
        assert_eq!(
            kib(&noise),
            11,
            "noise stays as it is, and its frame goes beyond 10"
        );
    }

    #[test]
    fn what_is_missing_or_has_no_limit_or_is_too_large_fails() {
        let root = std::env::temp_dir().join(format!("tuneup-sizes-{}", std::process::id()));
        let none = PathBuf::new;
        let workspace = Workspace {
            root: root.clone(),
            target: none(),
            tools: none(),
            crates: vec![],
        };
        let complaint = || check(&workspace).err().map(|error| error.to_string());
        fs::create_dir_all(root.join("dist/module")).unwrap();
        for (file, expected) in [
            (
                "dist/tuneup-1a2b_bg.wasm",
                Some("dist has no wasm called inspector_bg…, inspector_w"),
            ),
            (
                "dist/inspector_bg.wasm",
                Some("dist has no wasm called inspector_with_tokenizer_bg…"),
            ),
            (
                "dist/inspector_with_tokenizer_bg.wasm",
                Some("dist/module has no wasm called tuneup_bg…, "),
            ),
            (
                "dist/module/tuneup_bg.wasm",
                Some("dist/module has no wasm called tuneup_tokenizer_bg…"),
            ),
            ("dist/module/tuneup_tokenizer_bg.wasm", None),
            ("dist/index.html", None),
            (
                "dist/other_bg.wasm",
                Some("dist/other_bg.wasm has no limit"),
            ),
        ] {
            fs::write(root.join(file), "").unwrap();
            let found = complaint();
            let fits = match (&found, expected) {
                (Some(found), Some(expected)) => found.starts_with(expected),
                (found, expected) => found.is_none() && expected.is_none(),
            };
            assert!(fits, "{file}: {found:?}");
        }
        fs::remove_file(root.join("dist/other_bg.wasm")).unwrap();
        let is_inspector = |budget: &&Budget| budget.start == "inspector_bg";
        let limit = BUDGETS.iter().find(is_inspector).unwrap().limit;
        let too_large = noise((limit + 1) * 1024);
        fs::write(root.join("dist/inspector_bg.wasm"), too_large).unwrap();
        assert_eq!(
            complaint().unwrap(),
            "larger than its limit: inspector_bg.wasm"
        );
        fs::remove_dir_all(root).unwrap();
    }
}
