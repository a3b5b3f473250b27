//! What every repair keeps to, whatever the file. A test that uses it has `mod support` beside it.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

use std::collections::BTreeSet;

use dataset::{Options, RepairOptions, Repaired, Repairer};

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
    let (out, repaired) = repair(bytes, options);
    let file = || {
        format!(
            "\n--- file\n{}\n--- repaired\n{}",
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&out),
        )
    };
    let portioned = repair_in(bytes, options, &[1, 7, 2, 40]);
    assert!(
        portioned == (out.clone(), repaired.clone()),
        "it depends on the portions: {}",
        file()
    );
    let is_same = out == bytes;
    assert_eq!(
        is_same,
        repaired.counts.is_empty(),
        "changes are told of: {}",
        file()
    );
    let (again, more) = repair(&out, options);
    assert_eq!(
        (String::from_utf8_lossy(&again), more),
        (String::from_utf8_lossy(&out), Repaired::default()),
        "a second repair finds nothing: {}",
        file()
    );
    assert!(
        !keeps_digits(bytes, &repaired) || digits(bytes).eq(digits(&out)),
        "numbers keep their spelling: {}",
        file()
    );
    untouched_lines_are_kept(bytes, &out, &repaired);
    it_inspects_clean(bytes, &out, &repaired, options);
}

/// Whether nothing was left out, renamed, or written with another escape.
fn keeps_digits(bytes: &[u8], repaired: &Repaired) -> bool {
    let of_layout = [
        "array-file",
        "blank-line",
        "byte-order-mark",
        "carriage-return",
        "multi-line-value",
        "several-values",
    ];
    let has_escape = || bytes.windows(2).any(|pair| pair == b"\\x");
    repaired
        .counts
        .keys()
        .all(|rule| of_layout.contains(&rule.as_str()) || (rule == "invalid-json" && !has_escape()))
}

fn digits(bytes: &[u8]) -> impl Iterator<Item = &u8> {
    bytes
        .iter()
        .filter(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'+'))
}

/// Lines at which nothing was changed stand in the output as they are, in order.
#[track_caller]
fn untouched_lines_are_kept(bytes: &[u8], out: &[u8], repaired: &Repaired) {
    // What goes on over lines is told of at its first line alone.
    let over_lines = ["multi-line-value", "array-file", "invalid-json"];
    if over_lines
        .iter()
        .any(|&rule| repaired.counts.contains_key(rule))
    {
        return;
    }
    let touched: BTreeSet<_> = repaired.changes.iter().map(|change| change.line).collect();
    let mut written = out.split(|&byte| byte == b'\n');
    for (number, line) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        let is_kept = touched.contains(&number) || written.any(|written| written == line);
        // Behind the last line feed nothing may be left.
        assert!(
            is_kept || line.is_empty(),
            "line {number} is not kept: {}",
            String::from_utf8_lossy(line)
        );
    }
}

#[track_caller]
fn it_inspects_clean(bytes: &[u8], out: &[u8], repaired: &Repaired, options: &RepairOptions) {
    let inspection = Options {
        role: options.role,
        model: options.model.clone(),
        max_line_bytes: options.max_line_bytes,
        ..Options::default()
    };
    let before = inspect(bytes, &inspection);
    let after = inspect(out, &inspection);
    let counts = &after.counts;
    let file = String::from_utf8_lossy(out);
    let has = |rule: &str| counts.contains_key(rule);
    if has("wrong-encoding") || has("compressed-file") {
        assert_eq!(bytes, out);
        return;
    }
    assert!(!has("carriage-return"), "{file}");
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
        for rule in [
            "multi-line-value",
            "several-values",
            "blank-line",
            "array-file",
            "byte-order-mark",
        ] {
            assert!(!has(rule), "{rule}: {file}");
        }
        if !repaired.counts.contains_key("duplicate-example") {
            let (was, is) = (before.file.examples, after.file.examples);
            // Only what was no JSON may become an example.
            let may_be_more = before.counts.contains_key("invalid-json");
            assert!(
                was == is || (was < is && may_be_more),
                "{was}, now {is} examples: {file}"
            );
        }
    }
    // A file with none of the faults is not touched.
    let is_repairable = |rule: &String| {
        ![
            "few-examples",
            "too-few-examples",
            "empty-file",
            "empty-input-text",
            "empty-output-text",
            "unusual-turn-count",
            "no-context",
        ]
        .contains(&rule.as_str())
    };
    if !options.drop_duplicates && !before.counts.keys().any(is_repairable) {
        assert_eq!(String::from_utf8_lossy(bytes), file);
    }
}
