//! Repairs a planted dataset: what has to be mended is, and of the rest nothing is lost.

use dataset::{RepairOptions, Report};

use super::{
    datasets::Planted,
    repairing::{OF_LAYOUT, OF_MEANING, Outcome, law, lines_are_kept, outcome},
};

/// The law that is broken, in words; `None` where none is. `was` is the report about the dataset.
pub fn broken_law(planted: &Planted, was: &Report) -> Option<String> {
    let options = RepairOptions {
        role: planted.options.role,
        model: planted.options.model.clone(),
        max_line_bytes: planted.options.max_line_bytes,
        // Lines at which nothing was changed are known by that.
        max_changes_per_rule: usize::MAX,
        ..RepairOptions::default()
    };
    let portions = [planted.portion];
    outcome(&planted.bytes, &options, &planted.options, was, &portions)
        .and_then(|outcome| {
            examples_keep_their_spelling(&planted.bytes, &outcome)?;
            nothing_is_lost(was, &outcome)?;
            mendable_json_is_mended(&outcome)
        })
        .err()
        .map(|law| format!("planted: {:?}\nnot kept: {law}\n", planted.faults))
}

/// What stands on one line, or between the brackets of an array, is there byte for byte.
fn examples_keep_their_spelling(bytes: &[u8], outcome: &Outcome) -> Result<(), String> {
    let Outcome { out, repaired, .. } = outcome;
    let touches = |rule: &str| repaired.counts.contains_key(rule);
    if !touches("array-file") {
        let is_example = |line: &[u8]| {
            // Inside a text a quote is escaped.
            let inside = line.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
            inside.is_some_and(|inside| inside.starts_with(b"\"")) && line.ends_with(b"}")
        };
        return lines_are_kept(bytes, out, repaired, is_example);
    }
    let is_spread = bytes
        .windows(3)
        .any(|bytes| bytes == b"{\r\n" || bytes.starts_with(b"{\n"));
    if is_spread || OF_MEANING.into_iter().any(touches) {
        return Ok(());
    }
    let mut rest = bytes;
    for example in out.split(|&byte| byte == b'\n') {
        let Some(at) = memchr::memmem::find(rest, example) else {
            let example = String::from_utf8_lossy(example);
            return law(false, format_args!("{example} keeps its spelling"));
        };
        rest = &rest[at + example.len()..];
    }
    Ok(())
}

/// What follows from the number of examples, or says where the first of something stands.
const OF_FILE: [&str; 5] = [
    "few-examples",
    "too-few-examples",
    "too-many-examples",
    "too-many-authors",
    "no-context",
];

/// Findings that a repair does not mend are found again, and every example is.
fn nothing_is_lost(was: &Report, outcome: &Outcome) -> Result<(), String> {
    let touches = |rule: &str| outcome.repaired.counts.contains_key(rule);
    let is_renamed = OF_MEANING.into_iter().any(touches);
    let (examples, now) = (was.file.examples, outcome.is.file.examples);
    let mended = outcome.repaired.counts.get("invalid-json").copied();
    if now < examples || now > examples + mended.unwrap_or_default() {
        return law(false, format_args!("{examples} examples, now {now}"));
    }
    for rule in dataset::RULES.iter().map(|rule| rule.name) {
        let count = |report: &Report| report.counts.get(rule).copied().unwrap_or_default();
        let (before, after) = (count(was), count(&outcome.is));
        let is_mended = OF_LAYOUT.contains(&rule) || OF_MEANING.contains(&rule);
        let is_kept = if mended.is_some() && rule != "invalid-json" {
            // An example that comes up brings its own faults.
            is_mended || OF_FILE.contains(&rule) || after >= before
        } else if is_mended {
            after <= before
        } else if is_renamed {
            OF_FILE.contains(&rule) || after >= before
        } else {
            after == before
        };
        law(is_kept, format_args!("{rule} {before} times, now {after}"))?;
    }
    Ok(())
}

/// No JSON is left invalid for the sake of what can be read in one way only.
fn mendable_json_is_mended(outcome: &Outcome) -> Result<(), String> {
    // A line may not become too long.
    if outcome.is.counts.contains_key("line-too-long") {
        return Ok(());
    }
    let mut lines: Vec<&[u8]> = Vec::new();
    for finding in &outcome.is.diagnostics {
        if finding.rule != "invalid-json" {
            continue;
        }
        if lines.is_empty() {
            lines = outcome.out.split(|&byte| byte == b'\n').collect();
        }
        let line = lines[finding.line as usize - 1];
        let at = finding.span.map_or(0, |span| span.start as usize);
        let text = String::from_utf8_lossy(&line[at..]);
        let is_comma = |text: &str| {
            let behind = text.strip_prefix(',').map(str::trim_start);
            behind.is_some_and(|behind| behind.starts_with(['}', ']']))
        };
        let is_mendable = ["'x'", "'yes'", "None", "True", "False"]
            .iter()
            .any(|word| text.starts_with(word));
        law(
            !is_mendable && !is_comma(&text),
            format_args!("line {} is mended: {text}", finding.line),
        )?;
    }
    Ok(())
}
