//! Reports of every kind: of the fixtures, of the samples of the page and of each rule, and of data
//! that tries to be more than data.

use std::{error::Error, fs, path::Path};

use dataset::{Inspector, Options, RULES, Report, Truncated};
use serde_json::json;

use crate::hostile;

/// Longer samples only repeat one fault.
const LONGEST_SAMPLE: usize = 1 << 20;

/// Every report.
pub fn all() -> Result<Vec<Report>, Box<dyn Error>> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut reports = Vec::new();
    for folder in ["tests/fixtures", "../../www/samples"] {
        let mut paths: Vec<_> = fs::read_dir(crates.join(folder))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        paths.sort();
        for path in paths.iter().filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "jsonl")
        }) {
            let bytes = fs::read(path)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            for options in options(&name) {
                reports.push(inspect(&bytes, options)?);
            }
        }
    }
    for sample in RULES.iter().flat_map(|rule| [rule.bad, rule.good]) {
        let bytes = sample.bytes();
        if bytes.len() <= LONGEST_SAMPLE {
            reports.push(inspect(&bytes, with_details(None))?);
        }
    }
    let texts = hostile::TEXTS.iter().map(|&text| text.to_owned());
    for text in texts.chain(hostile::mixed(200)) {
        reports.push(inspect(&quoting(&text), with_details(Some(&text)))?);
        reports.push(rewritten(&text)?);
    }
    Ok(reports)
}

/// The ways to ask for a report.
fn options(name: &str) -> [Options; 3] {
    let plain = Options {
        file_name: Some(name.to_owned()),
        ..Options::default()
    };
    [
        Options {
            strict: true,
            max_diagnostics_per_rule: 1,
            ..plain.clone()
        },
        plain,
        with_details(Some(name)),
    ]
}

fn with_details(name: Option<&str>) -> Options {
    Options {
        file_name: name.map(str::to_owned),
        details: true,
        ..Options::default()
    }
}

fn inspect(bytes: &[u8], options: Options) -> Result<Report, Box<dyn Error>> {
    let mut inspector = Inspector::new(options, None)?;
    inspector.feed(bytes);
    Ok(inspector.finish())
}

/// A file whose findings quote a text: as a field, as a value, as an author.
fn quoting(text: &str) -> Vec<u8> {
    let lines = [
        json!({ "input_text": "a", "output_text": "b", text: text }),
        json!({ "input_text": "a", "output_text": [text] }),
        json!({ "messages": [{ "author": text, "content": "a" }, { "author": "bot", text: text }] }),
        json!(text),
    ];
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    [lines.join("\n").as_bytes(), b"\n", text.as_bytes()].concat()
}

/// A report that says a text wherever it says anything: no file leads to it, but no form may rely on
/// that.
fn rewritten(text: &str) -> Result<Report, Box<dyn Error>> {
    let mut report = inspect(b"{}\n1\n", with_details(Some(text)))?;
    for found in &mut report.diagnostics {
        text.clone_into(&mut found.message);
        text.clone_into(&mut found.path);
        if let Some(details) = &mut found.details {
            text.clone_into(&mut details.ko);
        }
    }
    report.tokenizer.name = text.to_owned().into();
    report.tokenizer.note = text.to_owned().into();
    text.clone_into(&mut report.model);
    report.truncated = vec![Truncated {
        example: 1,
        line: 1,
        path: text.to_owned().into(),
        tokens: 2,
        limit: 1,
        cut_at: 0,
    }];
    Ok(report)
}
