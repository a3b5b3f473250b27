use crate::{Frame, Span};

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
}

/// Where something stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u64,
    /// In UTF-16 units, from 1.
    pub(crate) column: u64,
    pub(crate) span: Option<Span>,
}

impl Place {
    /// The start of the file: for what is wrong with the file as a whole.
    pub(crate) const FILE: Self = Self {
        line: 1,
        column: 1,
        span: None,
    };

    /// The start of a line that is no longer at hand.
    pub(crate) fn of_line(line: u64) -> Self {
        Self { line, ..Self::FILE }
    }
}

/// Characters of the line that a frame shows before and behind the fault, and of the fault itself.
const FRAME_BEFORE: usize = 40;
const FRAME_MARKED: usize = 160;
const FRAME_AFTER: usize = 60;

impl<'a> Source<'a> {
    /// A line of which nothing but its number is at hand.
    pub(crate) fn of_line(first_line: u64) -> Self {
        Self {
            first_line,
            offset: 0,
            bytes: b"",
        }
    }

    /// Where bytes `start..end` stand. A fault that goes on over a line break is shown to the end of
    /// its first line.
    pub(crate) fn place(self, start: usize, end: usize) -> Place {
        let (line_start, line) = self.line_at(start);
        let before = self.bytes.get(line_start..start).unwrap_or_default();
        let earlier_lines = self.bytes.get(..line_start).unwrap_or_default();
        let breaks = memchr::memchr_iter(b'\n', earlier_lines).count();
        let within = |offset: usize| offset.saturating_sub(line_start).min(line.len()) as u64;
        Place {
            line: self.first_line + breaks as u64,
            column: 1 + String::from_utf8_lossy(before).encode_utf16().count() as u64,
            span: Some(Span {
                start: within(start),
                end: within(end),
            }),
        }
    }

    /// The number of the line that holds byte `at`.
    pub(crate) fn line(self, at: usize) -> u64 {
        let before = self.bytes.get(..at).unwrap_or_default();
        self.first_line + memchr::memchr_iter(b'\n', before).count() as u64
    }

    /// The line around bytes `start..end`, with them marked.
    pub(crate) fn frame(self, start: usize, end: usize) -> Frame {
        let (line_start, line) = self.line_at(start);
        let within = |offset: usize| offset.saturating_sub(line_start).min(line.len());
        let part = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
        let (start, end) = (within(start), within(end));
        let (starts_inside, before) = last(part(0, start), FRAME_BEFORE);
        let (ends_inside, after) = first(part(end, line.len()), FRAME_AFTER);
        Frame {
            starts_inside,
            before,
            marked: shortened(part(start, end)),
            after,
            ends_inside,
        }
    }

    /// The offset and the bytes of the line that holds byte `at`.
    fn line_at(self, at: usize) -> (usize, &'a [u8]) {
        let before = self.bytes.get(..at).unwrap_or(self.bytes);
        let start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |position| position + 1);
        let rest = self.bytes.get(start..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|&byte| byte == b'\n')
            .unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or_default();
        (start, line.strip_suffix(b"\r").unwrap_or(line))
    }
}

/// The first characters, and whether that is not all.
fn first(bytes: &[u8], characters: usize) -> (bool, String) {
    // Four bytes a character at the most: nothing behind them needs to be looked at.
    let head = bytes.get(..characters * 4 + 4).unwrap_or(bytes);
    let text: String = String::from_utf8_lossy(head)
        .chars()
        .take(characters)
        .collect();
    (text.len() < bytes.len(), text)
}

/// The last characters, and whether that is not all.
fn last(bytes: &[u8], characters: usize) -> (bool, String) {
    let mut from = bytes.len().saturating_sub(characters * 4);
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
        let source = Source {
            first_line: 7,
            offset: 0,
            bytes: text.as_bytes(),
        };
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
        let frame = Source {
            first_line: 1,
            offset: 0,
            bytes: text.as_bytes(),
        }
        .frame(15_000, 15_005);
        assert_eq!(frame.before, "가".repeat(40));
        assert_eq!((frame.marked.as_str(), frame.after.len()), ("FAULT", 60));
        assert!(frame.starts_inside && frame.ends_inside);
        let frame = Source {
            first_line: 1,
            offset: 0,
            bytes: b"ab",
        }
        .frame(0, 1);
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
