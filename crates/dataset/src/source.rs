mod milestones;

use serde::{Deserialize, Serialize};

use crate::{Frame, Span, shards::Numbering};
pub(crate) use milestones::{Milestone, milestones};

/// The text that a finding points into: one line, or the lines of one value that is spread over
/// several. Offsets are bytes from its start.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The number of its first line, from 1.
    pub(crate) first_line: u64,
    /// Where its first byte stands in the file.
    pub(crate) offset: u64,
    /// Its bytes, without the last line feed.
    pub(crate) bytes: &'a [u8],
    milestones: &'a [Milestone],
}

/// Where something stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Numbers", into = "Numbers")]
pub(crate) struct Place {
    pub(crate) line: u64,
    /// In UTF-16 units, from 1.
    pub(crate) column: u64,
    pub(crate) span: Option<Span>,
}

/// A place as it is written: there may be very many, and the names would be most of it.
type Numbers = (u64, u64, Option<(u64, u64)>);

impl From<Place> for Numbers {
    fn from(place: Place) -> Self {
        let span = place.span.map(|Span { start, end }| (start, end));
        (place.line, place.column, span)
    }
}

impl From<Numbers> for Place {
    fn from((line, column, span): Numbers) -> Self {
        let span = span.map(|(start, end)| Span { start, end });
        Self { line, column, span }
    }
}

impl Place {
    /// The start of the file: for what is wrong with the file as a whole.
    pub(crate) const FILE: Self = Self {
        line: 1,
        column: 1,
        span: None,
    };

    /// Places sort by this as they stand in the file.
    pub(crate) fn order(&self) -> (u64, u64) {
        (self.line, self.column)
    }

    /// This place or the other one, whichever comes first.
    pub(crate) fn earlier(self, other: Self) -> Self {
        std::cmp::min_by_key(self, other, Self::order)
    }

    /// Gives the line its number in the file.
    pub(crate) fn renumber(&mut self, numbering: &Numbering) {
        self.line = numbering.line(self.line);
    }

    /// The start of a line that is no longer at hand.
    pub(crate) fn of_line(line: u64) -> Self {
        Self { line, ..Self::FILE }
    }
}

/// Characters of the line that a frame shows before and behind the fault, and of the fault itself.
const FRAME_BEFORE: usize = 40;
const FRAME_MARKED: usize = 160;
const FRAME_AFTER: usize = 60;

/// Bytes of the longest character.
const LONGEST_CHARACTER: usize = 4;

impl<'a> Source<'a> {
    pub(crate) fn new(first_line: u64, bytes: &'a [u8]) -> Self {
        Self {
            first_line,
            offset: 0,
            bytes,
            milestones: &[],
        }
    }

    /// A line of which nothing but its number is at hand.
    pub(crate) fn of_line(first_line: u64) -> Self {
        Self::new(first_line, b"")
    }

    /// Standing at this byte of the file.
    pub(crate) fn at_offset(self, offset: u64) -> Self {
        Self { offset, ..self }
    }

    /// With the milestones of its text, so that places far into it are found soon.
    pub(crate) fn with_milestones(self, milestones: &'a [Milestone]) -> Self {
        Self { milestones, ..self }
    }

    /// How many lines it is.
    pub(crate) fn lines(self) -> u64 {
        1 + memchr::memchr_iter(b'\n', self.bytes).count() as u64
    }

    /// Where bytes `start..end` stand. A fault that goes on over a line break is shown to the end of
    /// its first line.
    pub(crate) fn place(self, start: usize, end: usize) -> Place {
        let at = self.milestone(start);
        let within = |offset: usize| (self.on_line(start, offset) - at.line_start) as u64;
        Place {
            line: self.first_line + at.breaks,
            column: 1 + at.units,
            span: Some(Span {
                start: within(start),
                end: within(end),
            }),
        }
    }

    /// The number of the line that holds byte `at`.
    pub(crate) fn line(self, at: usize) -> u64 {
        self.first_line + self.milestone(at).breaks
    }

    /// The line around bytes `start..end`, with them marked.
    pub(crate) fn frame(self, start: usize, end: usize) -> Frame {
        let line_start = self.milestone(start).line_start;
        let (start, end) = (self.on_line(start, start), self.on_line(start, end));
        // Whether there is more behind it is all that matters of the rest.
        let shown = self.on_line(start, end + FRAME_AFTER * LONGEST_CHARACTER + 2);
        let part = |from: usize, to: usize| self.bytes.get(from..to).unwrap_or_default();
        let (starts_inside, before) = last(part(line_start, start), FRAME_BEFORE);
        let (ends_inside, after) = first(part(end, shown), FRAME_AFTER);
        Frame {
            starts_inside,
            before,
            marked: shortened(part(start, end)),
            after,
            ends_inside,
        }
    }

    /// What is known at byte `at`.
    fn milestone(self, at: usize) -> Milestone {
        let near = Milestone::before(self.milestones, at);
        near.past(self.bytes.get(near.at..at).unwrap_or_default())
    }

    /// Byte `to`, or the end of the line that holds byte `from` before it, if that comes first.
    fn on_line(self, from: usize, to: usize) -> usize {
        let from = from.min(self.bytes.len());
        let to = to.clamp(from, self.bytes.len());
        let rest = self.bytes.get(from..to).unwrap_or_default();
        let to = memchr::memchr(b'\n', rest).map_or(to, |length| from + length);
        let ends_line = matches!(self.bytes.get(to), None | Some(b'\n'));
        let before = to.checked_sub(1).and_then(|last| self.bytes.get(last));
        to - usize::from(ends_line && before == Some(&b'\r'))
    }
}

/// The first characters, and whether that is not all.
fn first(bytes: &[u8], characters: usize) -> (bool, String) {
    // Four bytes a character at the most: nothing behind them needs to be looked at.
    let most = (characters + 1) * LONGEST_CHARACTER;
    let head = bytes.get(..most).unwrap_or(bytes);
    let text: String = String::from_utf8_lossy(head)
        .chars()
        .take(characters)
        .collect();
    (text.len() < bytes.len(), text)
}

/// The last characters, and whether that is not all.
fn last(bytes: &[u8], characters: usize) -> (bool, String) {
    let mut from = bytes.len().saturating_sub(characters * LONGEST_CHARACTER);
    // Not in the middle of a character.
    while bytes.get(from).is_some_and(|byte| byte & 0xc0 == 0x80) {
        from += 1;
    }
    let tail = String::from_utf8_lossy(bytes.get(from..).unwrap_or_default());
    let skipped = tail.chars().count().saturating_sub(characters);
    (
        from > 0 || skipped > 0,
        tail.chars().skip(skipped).collect(),
    )
}

/// A long text with its middle left out.
fn shortened(bytes: &[u8]) -> String {
    let (is_longer, head) = first(bytes, FRAME_MARKED);
    if !is_longer {
        return head;
    }
    let head: String = head.chars().take(FRAME_MARKED * 3 / 4).collect();
    let (_, tail) = last(bytes, FRAME_MARKED / 4);
    format!("{head} … {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, start: usize, end: usize, line: u64, column: u64, span: (u64, u64)) {
        let source = Source::new(7, text.as_bytes());
        let span = Some(Span {
            start: span.0,
            end: span.1,
        });
        assert_eq!(source.place(start, end), Place { line, column, span });
    }

    #[test]
    fn columns_are_utf16_units_and_spans_are_bytes() {
        check("{\"a\":1}", 5, 6, 7, 6, (5, 6));
        check("\u{feff}{}", 3, 4, 7, 2, (3, 4));
        check("\"가😀x\"", 8, 9, 7, 5, (8, 9));
    }

    #[test]
    fn a_value_over_lines_keeps_its_own_line() {
        check("{\r\n \"a\":\n  x\n}", 11, 12, 9, 3, (2, 3));
        check("{\"a\nb\nc\"}", 1, 8, 7, 2, (1, 3));
    }

    #[test]
    fn a_frame_is_short_whatever_the_line() {
        let text = format!("{}FAULT{}", "가".repeat(5_000), "x".repeat(5_000));
        let frame = Source::new(1, text.as_bytes()).frame(15_000, 15_005);
        assert_eq!(frame.before, "가".repeat(40));
        assert_eq!((frame.marked.as_str(), frame.after.len()), ("FAULT", 60));
        assert!(frame.starts_inside && frame.ends_inside);
        let frame = Source::new(1, b"ab").frame(0, 1);
        assert_eq!(
            (
                frame.before.as_str(),
                frame.marked.as_str(),
                frame.after.as_str()
            ),
            ("", "a", "b")
        );
        assert!(!frame.starts_inside && !frame.ends_inside);
    }
}
