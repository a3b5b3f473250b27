//! What the tests of the split share.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

#[path = "made.rs"]
mod made;

use dataset::{Split, SplitOptions, Splitter};
pub use made::{line, words};

/// Options with a seed and a wanted number.
pub fn options(seed: u64, evaluation: u64) -> SplitOptions {
    SplitOptions {
        seed,
        evaluation,
        ..SplitOptions::default()
    }
}

/// The split of a file that is read in portions of the given sizes, over and over.
pub fn split_in(file: &[u8], options: SplitOptions, portions: &[usize]) -> Split {
    let mut splitter = Splitter::new(options);
    in_portions(file, portions, |portion| splitter.feed(portion));
    splitter.finish()
}

/// The split of a file that is read at once.
pub fn split(file: &str, options: SplitOptions) -> Split {
    split_in(file.as_bytes(), options, &[usize::MAX])
}

/// The two files.
pub fn written(split: &Split, file: &[u8], portions: &[usize]) -> (String, String) {
    let (mut training, mut evaluation) = (Vec::new(), Vec::new());
    let mut writer = split.writer();
    in_portions(file, portions, |portion| {
        writer.feed(portion, &mut training, &mut evaluation);
    });
    writer.finish(&mut training, &mut evaluation);
    let text = |bytes| String::from_utf8(bytes).expect("the tests' files are text");
    (text(training), text(evaluation))
}

/// The split of a file, its training file and its evaluation file.
pub fn both(file: &str, options: SplitOptions) -> (Split, String, String) {
    let split = split(file, options);
    let (training, evaluation) = written(&split, file.as_bytes(), &[usize::MAX]);
    (split, training, evaluation)
}

/// Hands a file over in portions of the given sizes, over and over.
pub fn in_portions(mut rest: &[u8], portions: &[usize], mut each: impl FnMut(&[u8])) {
    for &portion in portions.iter().cycle() {
        if rest.is_empty() {
            return;
        }
        let (head, tail) = rest.split_at(portion.clamp(1, rest.len()));
        each(head);
        rest = tail;
    }
}

/// Examples that have nothing in common.
pub fn unlike(number: u64) -> String {
    (1..=number)
        .map(|n| line(&words(n, 12), &words(n + 100_000, 12)))
        .collect()
}

/// Examples of these classes, so many of each.
pub fn classified(classes: &[u64]) -> String {
    let mut file = String::new();
    for (class, &number) in (0..).zip(classes) {
        for n in 0..number {
            let input = format!("Which class is this? {}", words(class * 1_000 + n, 12));
            file += &line(&input, &format!("class {class}"));
        }
    }
    file
}

/// The lines of a file with their ends.
pub fn lines(file: &str) -> Vec<&str> {
    file.split_inclusive('\n').collect()
}
