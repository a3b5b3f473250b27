//! What the tests of the converter share.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

use dataset::{ConvertOptions, Converted, Converter, LossKind, Shape};

/// Converts a whole file in portions of a size.
pub fn convert_in(options: &ConvertOptions, file: &[u8], portion: usize) -> (String, Converted) {
    let mut converter = Converter::new(options.clone()).expect("options that are right");
    let mut out = Vec::new();
    for bytes in file.chunks(portion) {
        converter.feed(bytes, &mut out);
    }
    let summary = converter.finish(&mut out);
    (String::from_utf8(out).expect("UTF-8"), summary)
}

/// Converts a whole file, and sees that portions do not matter and that the counts add up.
#[track_caller]
pub fn convert(options: &ConvertOptions, file: impl AsRef<[u8]>) -> (String, Converted) {
    let file = file.as_ref();
    let result = convert_in(options, file, usize::MAX);
    for portion in [1, 7] {
        assert_eq!(convert_in(options, file, portion), result, "by {portion}");
    }
    let (out, converted) = &result;
    if !converted.to.is_table() {
        assert_eq!(out.matches('\n').count() as u64, converted.examples);
    }
    let of = |kind: &LossKind| converted.counts.get(kind).copied().unwrap_or_default();
    let kinds = converted.counts.keys();
    let left_out: u64 = kinds.filter(|kind| kind.leaves_out()).map(of).sum();
    assert_eq!(left_out, converted.left_out);
    result
}

/// `kind line path` for every loss.
pub fn losses(converted: &Converted) -> Vec<String> {
    let kind = |kind| serde_json::to_value(kind).expect("a name");
    converted
        .losses
        .iter()
        .map(|loss| {
            let kind = kind(loss.kind);
            let kind = kind.as_str().expect("a name");
            format!("{kind} {} {}", loss.line, loss.path)
                .trim_end()
                .to_owned()
        })
        .collect()
}

/// Converts `file` to a shape, and compares what is written and what is lost.
#[track_caller]
pub fn check(to: Shape, file: &str, expect: &str, lost: &[&str]) {
    let (out, converted) = convert(&ConvertOptions::to(to), file);
    assert_eq!(out.trim_end(), expect, "{file}");
    assert_eq!(losses(&converted), lost, "{file}");
}
