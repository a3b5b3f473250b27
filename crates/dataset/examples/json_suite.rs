//! Inspects every file of a folder (JSONTestSuite's) as a dataset and writes one line of JSON a file:
//! its name, the counts, and the place of the first error. The same is done in wasm and compared.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "an example is an edge"
)]

use std::{error::Error, fs};

use dataset::{Inspector, Options, Report};
use rule::Severity;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: json_suite FOLDER")?;
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    }) {
        let mut inspector = Inspector::new(Options::default(), None)?;
        inspector.feed(&fs::read(path)?);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        println!("{}", line(&name, &inspector.finish()));
    }
    Ok(())
}

fn line(name: &str, report: &Report) -> serde_json::Value {
    let first = report
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error);
    let place = first.map(|first| [first.line, first.column]);
    serde_json::json!({ "name": name, "counts": report.counts, "firstError": place })
}
