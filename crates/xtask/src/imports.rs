//! Which crate may import which of ours: the table of ARCHITECTURE.md, as data.

/// On which side of the edge a crate lies.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// Data in, data out: nothing of the browser, even through others.
    Pure,
    /// Runs in the browser.
    Browser,
    /// Runs on the developer's machine.
    Machine,
}

/// One line of the table.
pub struct Imports {
    /// The crate.
    pub name: &'static str,
    /// Its side.
    pub kind: Kind,
    /// What it may import of ours.
    pub may_import: &'static [&'static str],
}

const fn pure(name: &'static str, may_import: &'static [&'static str]) -> Imports {
    Imports {
        name,
        kind: Kind::Pure,
        may_import,
    }
}

const fn edge(name: &'static str, may_import: &'static [&'static str]) -> Imports {
    Imports {
        name,
        kind: Kind::Browser,
        may_import,
    }
}

const fn machine(name: &'static str, may_import: &'static [&'static str]) -> Imports {
    Imports {
        name,
        kind: Kind::Machine,
        may_import,
    }
}

/// The table. A crate that is not in it fails the check.
pub const RULES: [Imports; 12] = [
    pure("rule", &[]),
    pure("tokens", &[]),
    pure("tokenizer-json", &["rule", "tokens"]),
    pure("tuning", &["rule"]),
    pure("dataset", &["rule", "tokens", "tuning"]),
    pure("vertex", &["rule", "tuning"]),
    pure("simulator", &["tuning", "vertex"]),
    edge(
        "worker",
        &["rule", "tokens", "tokenizer-json", "tuning", "dataset"],
    ),
    edge(
        "module",
        &[
            "rule",
            "tokens",
            "tokenizer-json",
            "tuning",
            "dataset",
            "vertex",
        ],
    ),
    edge(
        "app",
        &["rule", "tuning", "dataset", "vertex", "simulator", "worker"],
    ),
    machine("simulator-server", &["simulator", "vertex"]),
    machine("xtask", &[]),
];
