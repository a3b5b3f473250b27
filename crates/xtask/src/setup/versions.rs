//! Which tools, in which versions, and reading a version out of what a program says of itself.

/// A program that cargo can install.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    /// The program's name.
    pub program: &'static str,
    /// The crate that it comes from.
    pub package: &'static str,
    /// The only version that will do.
    pub version: &'static str,
}

/// Builds the site. Later versions need a newer Rust than `rust-toolchain.toml` names.
pub const TRUNK: Tool = Tool {
    program: "trunk",
    package: "trunk",
    version: "0.21.14",
};
/// Writes the JavaScript around the wasm. Its version equals the crate's in `Cargo.lock`.
pub const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.129",
};
/// Checks licences and sources of what we depend on.
pub const CARGO_DENY: Tool = Tool {
    program: "cargo-deny",
    package: "cargo-deny",
    version: "0.20.2",
};
/// All of them, the longest build last: the others' progress is seen sooner.
pub const CARGO_TOOLS: [Tool; 3] = [WASM_BINDGEN, CARGO_DENY, TRUNK];

/// The first thing in `text` that looks like a version: `trunk 0.21.14`, `v20.20.2`, `Python 3.11.7`.
pub fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.'))
}

/// Whether a dotted version is at least `major.minor`. What cannot be read is not enough.
pub fn at_least(version: &str, major: u32, minor: u32) -> bool {
    let mut parts = version.split('.').map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(first)), Some(Ok(second))) => (first, second) >= (major, minor),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_print() {
        for (text, version) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.129", Some("0.2.129")),
            ("cargo-deny 0.20.2 (a1b2c3 2026-01-01)", Some("0.20.2")),
            ("v20.20.2", Some("20.20.2")),
            ("Python 3.11.7", Some("3.11.7")),
            ("error: no such command", None),
            ("", None),
        ] {
            assert_eq!(version_in(text), version, "{text}");
        }
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, enough) in [
            ("20.20.2", true),
            ("20.10.0", true),
            ("20.9.9", false),
            ("18.20.0", false),
            ("100.0.0", true),
            ("twenty", false),
            ("20", false),
        ] {
            assert_eq!(at_least(version, 20, 10), enough, "{version}");
        }
    }

    /// Three places name wasm-bindgen's version; a page built with two of them does not start.
    #[test]
    fn wasm_bindgen_is_the_same_everywhere() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let lock = std::fs::read_to_string(root.join("Cargo.lock")).unwrap();
        let after = lock
            .split("name = \"wasm-bindgen\"\nversion = \"")
            .nth(1)
            .unwrap();
        assert_eq!(after.split('"').next(), Some(WASM_BINDGEN.version));
        let trunk = std::fs::read_to_string(root.join("Trunk.toml")).unwrap();
        let line = format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version);
        assert!(
            trunk.lines().any(|found| found == line),
            "Trunk.toml lacks {line}"
        );
    }
}
