use super::Grammar;
use crate::{
    json::{JsonFault, LineBreaks},
    source::Source,
};

/// Lines that may make one value together.
///
/// A joined text is parsed again and again as it grows, but only when it has grown by half or is
/// likely to be complete while it is small: the cost stays in proportion to its length. A value
/// that was complete earlier loses nothing by that, since the parser says where it ends.
#[derive(Debug, Default)]
pub(crate) struct Joiner {
    joined: Option<Joined>,
    lines: u64,
    /// Length of the text at the last attempt.
    attempted: usize,
}

/// Lines joined with line feeds.
#[derive(Debug)]
pub(crate) struct Joined {
    pub(crate) first_line: u64,
    /// Where the first line stands in the file.
    pub(crate) offset: u64,
    pub(crate) text: String,
    /// Bytes before this one were taken before.
    pub(crate) from: usize,
    /// Where the value starts.
    pub(crate) start: usize,
    /// Whether it is a bracket so far, and nothing else, at the head of the file.
    is_bracket: bool,
}

/// What an attempt found.
#[derive(Debug)]
pub(crate) enum Verdict {
    GoesOn,
    Ended,
    Wrong(JsonFault),
}

/// Up to this many bytes a line that closes something is worth an attempt each time.
const SMALL: usize = 16 * 1024;

/// Where files were joined, a line starts with one.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A value that is longer is not joined: no example comes near it.
const MOST: usize = 16 * 1024 * 1024;

impl Joiner {
    pub(crate) fn is_open(&self) -> bool {
        self.joined.is_some()
    }

    /// Whether there is a bracket so far, and nothing else, at the head of the file.
    pub(crate) fn is_bracket(&self) -> bool {
        self.joined.as_ref().is_some_and(|joined| joined.is_bracket)
    }

    /// Starts with the last line of `text`, whose value at `start` does not end on it. Bytes before
    /// `from` were taken before.
    pub(crate) fn open(
        &mut self,
        source: Source<'_>,
        text: &str,
        from: usize,
        start: usize,
        is_bracket: bool,
    ) {
        let line_start = text
            .get(..start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |position| position + 1);
        let line = text.get(line_start..).unwrap_or_default();
        self.joined = Some(Joined {
            first_line: source.first_line + source.lines() - 1,
            offset: source.offset + line_start as u64,
            text: line.to_owned(),
            from: from.saturating_sub(line_start),
            start: start.saturating_sub(line_start),
            is_bracket,
        });
        self.lines = 1;
        self.attempted = line.len();
    }

    /// Adds a line. Whether it is time for an attempt.
    pub(crate) fn push(&mut self, line: &str) -> bool {
        let Some(joined) = &mut self.joined else {
            return false;
        };
        joined.text.push('\n');
        joined.text.push_str(line);
        joined.is_bracket &= line.trim_ascii().is_empty();
        let length = joined.text.len();
        let closes = line.trim_end().ends_with(['}', ']']);
        self.lines += 1;
        // The second line already tells a value that was cut off from one that goes on.
        self.lines == 2
            || (closes && length < SMALL)
            || length > self.attempted + self.attempted / 2
    }

    /// Parses the joined lines.
    pub(crate) fn attempt(&mut self, grammar: Grammar) -> Verdict {
        let Some(joined) = &self.joined else {
            return Verdict::GoesOn;
        };
        self.attempted = joined.text.len();
        let Joined { text, start, .. } = joined;
        match grammar.parse(text, *start, LineBreaks::Joined, false) {
            Ok(_) => Verdict::Ended,
            Err(fault @ JsonFault::Unfinished { .. }) if joined.text.len() > MOST => {
                Verdict::Wrong(fault)
            }
            Err(JsonFault::Unfinished { .. }) => Verdict::GoesOn,
            Err(fault) => Verdict::Wrong(fault),
        }
    }

    /// Hands the joined lines over.
    pub(crate) fn take(&mut self) -> Joined {
        self.joined.take().unwrap_or(Joined {
            first_line: 1,
            offset: 0,
            text: String::new(),
            from: 0,
            start: 0,
            is_bracket: false,
        })
    }
}

impl Joined {
    /// Where the line that holds byte `at` ends: at its line feed or at the end of the text.
    pub(crate) fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find('\n')
            .map_or(self.text.len(), |length| at + length)
    }

    /// Where the line that holds byte `at` starts.
    pub(crate) fn line_start(&self, at: usize) -> usize {
        self.text
            .get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |position| position + 1)
    }

    /// Whether a value starts at byte `at`, unindented, as on a line of JSON Lines.
    pub(crate) fn starts_value(&self, at: usize) -> bool {
        self.text.get(at..).is_some_and(|rest| {
            rest.strip_prefix(BYTE_ORDER_MARK)
                .unwrap_or(rest)
                .starts_with(['{', '['])
        })
    }

    /// Whether any line behind byte `end` starts so.
    pub(crate) fn starts_value_after(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        memchr::memchr_iter(b'\n', rest.as_bytes())
            .any(|line_break| self.starts_value(end + line_break + 1))
    }
}
