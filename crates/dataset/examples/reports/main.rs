//! Prints reports in every form for a judge outside the project, one a line, as JSON:
//! `{"report", "markdown": {"en", "ko"}, "csv": {"en", "ko"}, "sarif"}`.
//!
//! `cargo run -p dataset --example reports | python3 e2e/python/check_reports.py`
#![allow(clippy::disallowed_methods, reason = "an example is an edge")]

mod cases;
mod hostile;

use std::{
    error::Error,
    io::{self, Write as _},
};

use dataset::{Report, export};
use rule::Language;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for report in cases::all()? {
        writeln!(out, "{}", forms(&report))?;
    }
    out.flush()?;
    Ok(())
}

fn forms(report: &Report) -> Value {
    let both = |form: fn(&Report, Language) -> String| {
        json!({
            "en": form(report, Language::English),
            "ko": form(report, Language::Korean),
        })
    };
    json!({
        "report": report,
        "markdown": both(export::markdown),
        "csv": both(export::csv),
        "sarif": export::sarif(report),
    })
}
