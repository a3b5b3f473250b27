//! The lines of a shard among the bytes that are read for it.

use std::ops::Range;

use super::Shards;

/// Picks the lines of a shard out of bytes that come in any portions, from [`Shards::read_from`] on.
///
/// A border between two shards stands behind the first line feed that is not before the last byte of
/// the earlier one. So each border follows from the bytes around it alone, and both sides find the same.
#[derive(Debug)]
pub(crate) struct Bounds {
    /// Where the next byte stands in the file.
    at: u64,
    /// The line feed before the lines stands here or later; `None` where the file starts.
    before: Option<u64>,
    /// The line feed that ends them stands here or later.
    last: u64,
    /// Where the lines start, once that is known.
    start: Option<u64>,
    /// Where they end, once that is known.
    end: Option<u64>,
}

impl Bounds {
    pub(crate) fn new(shards: Shards, shard: u64) -> Self {
        let range = shards.range(shard);
        let before = range.start.checked_sub(1);
        Self {
            at: shards.read_from(shard),
            before,
            last: range.end.saturating_sub(1),
            start: before.is_none().then_some(0),
            end: None,
        }
    }

    /// Takes the next portion and gives that part of it which belongs to the shard.
    pub(crate) fn take<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let mut at = self.at;
        let mut rest = bytes;
        self.at += bytes.len() as u64;
        if let (None, Some(before)) = (self.start, self.before) {
            let Some(behind) = behind_line_feed(rest, at, before) else {
                if self.at >= self.last {
                    // Wherever the line ends that goes through here: none starts before that.
                    (self.start, self.end) = (Some(self.at), Some(self.at));
                }
                return &[];
            };
            rest = rest.get(behind..).unwrap_or_default();
            at += behind as u64;
            self.start = Some(at);
            // One line goes through the whole shard: none starts in it.
            self.end = (at > self.last).then_some(at);
        }
        if self.end.is_some() {
            return &[];
        }
        let Some(behind) = behind_line_feed(rest, at, self.last) else {
            return rest;
        };
        self.end = Some(at + behind as u64);
        rest.get(..behind).unwrap_or_default()
    }

    /// Whether all lines of the shard were there.
    pub(crate) fn is_complete(&self) -> bool {
        self.end.is_some()
    }

    /// Where the lines stand, if nothing follows the bytes that came.
    pub(crate) fn range(&self) -> Range<u64> {
        self.start.unwrap_or(self.at)..self.end.unwrap_or(self.at)
    }
}

/// The byte behind the first line feed that stands at `from` of the file or later. `bytes` stand at `at`.
fn behind_line_feed(bytes: &[u8], at: u64, from: u64) -> Option<usize> {
    let skipped = usize::try_from(from.saturating_sub(at)).ok()?;
    let length = memchr::memchr(b'\n', bytes.get(skipped..)?)?;
    Some(skipped + length + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The lines of each shard, read in portions of `portion` bytes.
    fn cut(file: &[u8], size: u64, portion: usize) -> Vec<Vec<u8>> {
        let shards = Shards::new(file.len() as u64, size);
        let lines_of = |shard| {
            let mut bounds = Bounds::new(shards, shard);
            let mut lines = Vec::new();
            for portion in file[shards.read_from(shard) as usize..].chunks(portion) {
                lines.extend_from_slice(bounds.take(portion));
                if bounds.is_complete() {
                    break;
                }
            }
            let range = bounds.range();
            assert_eq!(lines, file[range.start as usize..range.end as usize]);
            lines
        };
        (0..shards.count()).map(lines_of).collect()
    }

    #[track_caller]
    fn check(file: &str, size: u64, expect: &[&str]) {
        for portion in [1, 2, 3, 100] {
            let found = cut(file.as_bytes(), size, portion);
            let found: Vec<_> = found
                .iter()
                .map(|b| str::from_utf8(b).expect("ASCII"))
                .collect();
            assert_eq!(found, expect, "{file:?} in portions of {portion}");
        }
    }

    #[test]
    fn a_line_belongs_where_it_starts() {
        check("", 4, &[]);
        check("ab", 4, &["ab"]);
        check("abc\nde\n", 4, &["abc\n", "de\n"]);
        check("ab\ncd\nef", 4, &["ab\ncd\n", "ef"]);
        check("abcd\ne\n", 4, &["abcd\n", "e\n"]);
    }

    #[test]
    fn the_end_of_a_line_is_not_looked_for_where_it_started_before() {
        let mut bounds = Bounds::new(Shards::new(1_000, 4), 1);
        assert_eq!(bounds.take(b"abcd"), b"");
        assert!(bounds.is_complete());
    }

    #[test]
    fn a_long_line_leaves_shards_empty() {
        check("abcdefghi\njkl\n", 4, &["abcdefghi\n", "", "jkl\n", ""]);
        check("abcdefghijkl", 4, &["abcdefghijkl", "", ""]);
        check("\n\n\n\n\n", 2, &["\n\n", "\n\n", "\n"]);
    }

    proptest! {
        #[test]
        fn every_line_belongs_to_the_shard_in_which_it_starts(
            file in "[ab\n]{0,60}",
            size in 1_u64..20,
            portion in 1_usize..30,
        ) {
            let mut expect = vec![Vec::new(); file.len().div_ceil(size as usize)];
            let mut start = 0;
            for line in file.split_inclusive('\n') {
                expect[start / size as usize].extend_from_slice(line.as_bytes());
                start += line.len();
            }
            prop_assert_eq!(cut(file.as_bytes(), size, portion), expect);
        }
    }
}
