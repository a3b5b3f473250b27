//! Prints what a judge outside the project needs to check the bodies of requests, as JSON lines:
//! first the parameters of each template with their types, then every body.
//!
//! `cargo run -p vertex --example bodies | python3 e2e/python/check_bodies.py`

mod cases;

use std::io::{self, Write as _};

use serde_json::{Map, Value, json};
use vertex::{build_request, json::compact, parameters::parameters_of};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let templates: Map<String, Value> = tuning::MODELS
        .iter()
        .map(|model| model.template_uri)
        .map(|uri| (uri.to_owned(), json!(parameters_of(uri))))
        .collect();
    writeln!(out, "{}", compact(&json!({ "templates": templates })))?;
    for settings in cases::sendable() {
        let request = build_request(&settings);
        writeln!(out, "{}", compact(&request.body))?;
    }
    out.flush()
}
