//! Prints what a judge outside the project needs to check the bodies of requests, as JSON lines:
//! first the parameters of the templates with their types, then every body.
//!
//! `cargo run -p vertex --example bodies | python3 e2e/python/check_bodies.py`

mod cases;

use std::io::{self, Write as _};

use serde_json::json;
use vertex::{build_request, json::compact, parameters::TUNE_LARGE_MODEL};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    writeln!(
        out,
        "{}",
        compact(&json!({ "parameters": TUNE_LARGE_MODEL }))
    )?;
    for settings in cases::sendable() {
        let request = build_request(&settings);
        writeln!(out, "{}", compact(&request.body))?;
    }
    out.flush()
}
