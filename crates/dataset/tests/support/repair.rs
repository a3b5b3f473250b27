//! What every repair keeps to, whatever the file. A test that uses it has `mod support` beside it.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

use std::collections::BTreeSet;

use dataset::{Options, RepairOptions, Repaired, Repairer, Report};

use crate::support::inspect;

/// Repairs a whole file in portions of the given sizes, over and over; at once without any.
pub fn repair_in(bytes: &[u8], options: &RepairOptions, portions: &[usize]) -> (Vec<u8>, Repaired) {
    let mut repair = Repairer::new(options.clone()).expect("options that are right");
    let mut out = Vec::new();
    let mut rest = bytes;
    for &portion in portions.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (head, tail) = rest.split_at(portion.clamp(1, rest.len()));
        repair.feed(head, &mut out);
        rest = tail;
    }
    repair.feed(rest, &mut out);
    let repaired = repair.finish(&mut out);
    (out, repaired)
}

/// Repairs a whole file at once.
pub fn repair(bytes: &[u8], options: &RepairOptions) -> (Vec<u8>, Repaired) {
    repair_in(bytes, options, &[])
}

/// Repairs a file and lists the changes as `rule line`.
#[track_caller]
pub fn check(before: impl AsRef<[u8]>, after: impl AsRef<[u8]>, changes: &[&str]) {
    check_with(&RepairOptions::default(), before, after, changes);
}

#[track_caller]
pub fn check_with(
    options: &RepairOptions,
    before: impl AsRef<[u8]>,
    after: impl AsRef<[u8]>,
    changes: &[&str],
) {
    let (out, repaired) = repair(before.as_ref(), options);
    assert_eq!(
        String::from_utf8_lossy(&out),
        String::from_utf8_lossy(after.as_ref())
    );
    let found: Vec<_> = repaired
        .changes
        .iter()
        .map(|change| format!("{} {}", change.rule, change.line))
        .collect();
    assert_eq!(found, changes);
    if !options.drop_duplicates {
        laws_with(before.as_ref(), options);
    }
}

/// What is left as it is.
#[track_caller]
pub fn check_left(file: impl AsRef<[u8]>) {
    check(file.as_ref(), file.as_ref(), &[]);
}

/// Checks every law on a file, with the usual options.
#[track_caller]
pub fn laws(bytes: &[u8]) {
    laws_with(bytes, &RepairOptions::default());
}

/// Checks every law on a file.
#[track_caller]
pub fn laws_with(bytes: &[u8], options: &RepairOptions) {
    let inspection = Options {
        role: options.role,
        model: options.model.clone(),
        max_line_bytes: options.max_line_bytes,
        ..Options::default()
    };
    let was = inspect(bytes, &inspection);
    let (out, repaired) = repair(bytes, options);
    let portions = [1, 7, 2, 40];
    let kept = outcome(bytes, options, &inspection, &was, &portions).and_then(|portioned| {
        law(
            (&portioned.out, &portioned.repaired) == (&out, &repaired),
            "portions are all the same",
        )
    });
    if let Err(law) = kept {
        panic!(
            "{law}\n--- file\n{}\n--- repaired\n{}",
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&out),
        );
    }
}

/// What came of a repair.
pub struct Outcome {
    pub out: Vec<u8>,
    pub repaired: Repaired,
    /// The report about what came out.
    pub is: Report,
}

/// Rules about how a file is laid out, all of which a repair keeps.
pub const OF_LAYOUT: [&str; 6] = [
    "array-file",
    "blank-line",
    "byte-order-mark",
    "carriage-return",
    "multi-line-value",
    "several-values",
];

/// Rules that a repair keeps where one thing alone can be meant.
pub const OF_MEANING: [&str; 6] = [
    "invalid-json",
    "invalid-message",
    "missing-input-text",
    "missing-messages",
    "missing-output-text",
    "unknown-author",
];

pub fn law(is_kept: bool, law: impl ToString + Copy) -> Result<(), String> {
    is_kept.then_some(()).ok_or_else(|| law.to_string())
}

/// Repairs a file in portions, and again at once. `was` is the report about the file. The law that is
/// broken, if one is.
pub fn outcome(
    bytes: &[u8],
    options: &RepairOptions,
    inspection: &Options,
    was: &Report,
    portions: &[usize],
) -> Result<Outcome, String> {
    let (out, repaired) = repair_in(bytes, options, portions);
    let is_same = out == bytes;
    law(is_same == repaired.counts.is_empty(), "changes are told of")?;
    let is = if is_same {
        was.clone()
    } else {
        law(
            repair(&out, options) == (out.clone(), Repaired::default()),
            "a second repair finds nothing",
        )?;
        same_content(bytes, &out, &repaired)?;
        untouched_lines_are_kept(bytes, &out, &repaired)?;
        inspect(&out, inspection)
    };
    it_inspects_clean(bytes, &out, &repaired, options, (was, &is))?;
    Ok(Outcome { out, repaired, is })
}

/// Where nothing is named otherwise, no number is spelt otherwise; and where the layout alone changes,
/// nothing changes but white space, brackets, commas and marks.
fn same_content(bytes: &[u8], out: &[u8], repaired: &Repaired) -> Result<(), String> {
    let touches = |rule: &str| repaired.counts.contains_key(rule);
    if touches("duplicate-example") {
        return Ok(());
    }
    if !OF_MEANING.into_iter().any(touches) {
        return law(content(bytes).eq(content(out)), "what it says is kept");
    }
    let has_escape = || bytes.windows(2).any(|pair| pair == b"\\x");
    let is_renamed = OF_MEANING
        .into_iter()
        .any(|rule| rule != "invalid-json" && touches(rule));
    law(
        is_renamed || has_escape() || digits(bytes).eq(digits(out)),
        "numbers keep their spelling",
    )
}

/// What stands in a file beside its layout, without the `\n` that a line break inside a string becomes.
fn content(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let is_content = |byte: &u8| !byte.is_ascii_whitespace() && !b"[],\xef\xbb\xbf".contains(byte);
    let mut content = bytes.iter().copied().filter(is_content).peekable();
    std::iter::from_fn(move || {
        loop {
            let byte = content.next()?;
            if byte != b'\\' || content.next_if_eq(&b'n').is_none() {
                return Some(byte);
            }
        }
    })
}

fn digits(bytes: &[u8]) -> impl Iterator<Item = &u8> {
    bytes
        .iter()
        .filter(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'+'))
}

/// Lines at which nothing was changed stand in the output as they are, in order.
fn untouched_lines_are_kept(bytes: &[u8], out: &[u8], repaired: &Repaired) -> Result<(), String> {
    // What goes on over lines is told of at its first line alone.
    let over_lines = ["multi-line-value", "array-file", "invalid-json"];
    if over_lines
        .iter()
        .any(|&rule| repaired.counts.contains_key(rule))
    {
        return Ok(());
    }
    lines_are_kept(bytes, out, repaired, |_| true)
}

/// The same for the lines of which `is_asked_for` says yes.
pub fn lines_are_kept(
    bytes: &[u8],
    out: &[u8],
    repaired: &Repaired,
    is_asked_for: impl Fn(&[u8]) -> bool,
) -> Result<(), String> {
    let touched: BTreeSet<_> = repaired.changes.iter().map(|change| change.line).collect();
    let mut written = out.split(|&byte| byte == b'\n');
    for (number, line) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        let is_kept = touched.contains(&number)
            || !is_asked_for(line)
            || written.any(|written| written == line);
        // Behind the last line feed nothing may be left.
        law(
            is_kept || line.is_empty(),
            format_args!("line {number} is kept"),
        )?;
    }
    Ok(())
}

/// What is left, is left for a reason.
fn it_inspects_clean(
    bytes: &[u8],
    out: &[u8],
    repaired: &Repaired,
    options: &RepairOptions,
    (was, is): (&Report, &Report),
) -> Result<(), String> {
    let has = |rule: &str| is.counts.contains_key(rule);
    if has("wrong-encoding") || has("compressed-file") {
        return law(bytes == out, "what cannot be read is left");
    }
    law(!has("carriage-return"), "lines end in line feeds")?;
    // Beside what cannot be read, and is left, other things are left too.
    let unread = [
        "invalid-json",
        "invalid-utf8",
        "not-an-object",
        "nesting-too-deep",
        "line-too-long",
    ];
    // And so is a value that would make its line too long.
    let may_be_long = bytes.len() * 2 > options.max_line_bytes;
    if !may_be_long && !unread.into_iter().any(has) {
        for rule in OF_LAYOUT {
            law(!has(rule), format_args!("{rule} is kept"))?;
        }
        if !repaired.counts.contains_key("duplicate-example") {
            // Only what was no JSON may become an example.
            let may_be_more = was.counts.contains_key("invalid-json");
            let (was, is) = (was.file.examples, is.file.examples);
            law(
                was == is || (was < is && may_be_more),
                format_args!("{was} examples are kept, not {is}"),
            )?;
        }
    }
    // An example of another format than most is not looked into.
    let may_be_touched = |rule: &String| {
        [&OF_LAYOUT[..], &OF_MEANING, &["mixed-formats"]]
            .concat()
            .contains(&rule.as_str())
    };
    law(
        options.drop_duplicates || was.counts.keys().any(may_be_touched) || bytes == out,
        "a file with none of the faults is not touched",
    )
}
