//! What is answered to a request, as data.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::page;

/// An answer without its headers of safety, which are the same for all.
pub struct Answer {
    /// The status line's end.
    pub status: &'static str,
    /// The media type.
    pub kind: &'static str,
    /// The bytes.
    pub body: Vec<u8>,
}

/// The answer to `method target` out of the files of `folder`, whose page knows of that simulator.
pub fn answer(method: &str, target: &str, folder: &Path, simulator: Option<&str>) -> Answer {
    if method != "GET" && method != "HEAD" {
        return text(
            "405 Method Not Allowed",
            "Only GET and HEAD are answered here.",
        );
    }
    let read = |file: &Path| {
        if file == folder.join("index.html") {
            page::read(folder, simulator).map(String::into_bytes)
        } else {
            Ok(fs::read(file)?)
        }
    };
    match file_for(target, folder).map(|file| (read(&file), file)) {
        Some((Ok(body), file)) => Answer {
            status: "200 OK",
            kind: kind(&file),
            body,
        },
        _ => text("404 Not Found", "There is no such page."),
    }
}

fn text(status: &'static str, text: &str) -> Answer {
    Answer {
        status,
        kind: "text/plain; charset=utf-8",
        body: text.into(),
    }
}

/// The file that a request's target names, or `None` for what no file of ours is called. Only plain
/// names are let through, so that nothing outside the folder can be named.
fn file_for(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let plain = |part: &str| {
        !part.starts_with('.')
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    let mut file = folder.to_path_buf();
    for part in path.split('/') {
        if !plain(part) {
            return None;
        }
        file.push(part);
    }
    Some(if file.is_dir() {
        file.join("index.html")
    } else {
        file
    })
}

/// The media type that a file's name stands for.
fn kind(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "jsonl" | "txt" | "md" | "ts" | "ftl" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_have_names() {
        let folder = std::env::temp_dir().join(format!("tuneup-names-{}", std::process::id()));
        fs::create_dir_all(folder.join("module")).unwrap();
        for (target, file) in [
            ("/", Some("index.html")),
            ("/?a=b", Some("index.html")),
            ("/module", Some("module/index.html")),
            ("/module/tuneup_core.js?x#y", Some("module/tuneup_core.js")),
            ("/app-1a2b_bg.wasm", Some("app-1a2b_bg.wasm")),
            ("/../secret", None),
            ("/module/../../secret", None),
            ("/%2e%2e/secret", None),
            ("/..%2fsecret", None),
            ("/.git/config", None),
            ("/a\\b", None),
            ("http://elsewhere/", None),
            ("", None),
        ] {
            let expected = file.map(|file| folder.join(file));
            assert_eq!(file_for(target, &folder), expected, "{target}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
