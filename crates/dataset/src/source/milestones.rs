//! How far a text has got, every so many bytes. Else each place in a long line would be counted from
//! the start of the line: a file that is one line would take time in proportion to its square.

/// What is known at a byte of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Milestone {
    /// The byte.
    pub(super) at: usize,
    /// Line feeds before it.
    pub(super) breaks: u64,
    /// Where its line starts.
    pub(super) line_start: usize,
    /// UTF-16 units before it on its line.
    pub(super) units: u64,
}

/// Bytes from one milestone to the next. A text that is shorter has none.
const APART: usize = 4 * 1024;

/// The milestones of a text, one for every full [`APART`] bytes.
pub(crate) fn milestones(text: &str) -> Vec<Milestone> {
    let mut last = Milestone::default();
    let mut next = |index: usize| {
        let at = text.floor_char_boundary(index * APART);
        last = last.past(text.get(last.at..at).unwrap_or_default().as_bytes());
        last
    };
    (1..=text.len() / APART).map(&mut next).collect()
}

impl Milestone {
    /// The last one before byte `at`; without any the start of the text.
    pub(super) fn before(milestones: &[Self], at: usize) -> Self {
        let passed = (at / APART).min(milestones.len());
        let last = passed.checked_sub(1).and_then(|last| milestones.get(last));
        last.copied().unwrap_or_default()
    }

    /// Further on by these bytes. What is not UTF-8 counts as it is shown, as U+FFFD.
    pub(super) fn past(self, bytes: &[u8]) -> Self {
        let line_feed = memchr::memrchr(b'\n', bytes);
        let (line_start, units, on_line) = match line_feed {
            Some(line_feed) => (
                self.at + line_feed + 1,
                0,
                bytes.get(line_feed + 1..).unwrap_or_default(),
            ),
            None => (self.line_start, self.units, bytes),
        };
        Self {
            at: self.at + bytes.len(),
            breaks: self.breaks + memchr::memchr_iter(b'\n', bytes).count() as u64,
            line_start,
            units: units + utf16_units(&String::from_utf8_lossy(on_line)),
        }
    }
}

/// Bytes that start a character, and once more those that start one of two units.
fn utf16_units(text: &str) -> u64 {
    text.bytes()
        .map(|byte| u64::from(byte & 0xc0 != 0x80) + u64::from(byte >= 0xf0))
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::Source;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn places_are_the_same_and_are_counted_from_nearby(
            pieces in prop::collection::vec("(\\PC|\\r\\n|\\n){0,40}", 1..4),
            repeat in 50_usize..200,
        ) {
            let text = pieces.concat().repeat(repeat);
            let milestones = milestones(&text);
            let counted = Source::new(7, text.as_bytes());
            let found = counted.with_milestones(&milestones);
            for start in (0..=text.len()).step_by(501) {
                let start = text.floor_char_boundary(start);
                for end in [start, start + 30, text.len()] {
                    prop_assert_eq!(found.place(start, end), counted.place(start, end));
                    prop_assert_eq!(found.frame(start, end), counted.frame(start, end));
                }
                prop_assert!(start - Milestone::before(&milestones, start).at < APART + 4);
            }
        }
    }
}
