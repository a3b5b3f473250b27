//! Bytes in any portions to whole lines.

/// Cuts a stream of bytes at line feeds, whatever the portions it comes in. A line that lies whole
/// in one portion is not copied; one over the cap is skipped without being kept.
#[derive(Debug)]
pub(crate) struct Lines {
    /// The start of a line whose end has not come yet.
    carry: Vec<u8>,
    /// Bytes of the current line that were skipped because it is over the cap.
    skipped: u64,
    /// Longest line in bytes that is handed on.
    cap: usize,
}

/// What a line is handed on as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// Its bytes without the line feed.
    Bytes(&'a [u8]),
    /// A piece of a line that is over the cap, as it comes; [`Line::TooLong`] follows.
    Piece(&'a [u8]),
    /// The end of a line that is over the cap, and its length.
    TooLong(u64),
}

impl Lines {
    pub(crate) fn new(cap: usize) -> Self {
        Self {
            carry: Vec::new(),
            skipped: 0,
            cap,
        }
    }

    /// Takes a portion and calls `each` for every line that ends in it.
    pub(crate) fn feed(&mut self, mut bytes: &[u8], mut each: impl FnMut(Line<'_>)) {
        while let Some(length) = memchr::memchr(b'\n', bytes) {
            let (head, rest) = bytes.split_at(length);
            bytes = rest.get(1..).unwrap_or_default();
            if self.carry.is_empty() && self.skipped == 0 && head.len() <= self.cap {
                each(Line::Bytes(head));
            } else {
                self.keep(head, &mut each);
                self.end(&mut each);
            }
        }
        self.keep(bytes, &mut each);
    }

    /// Hands on what stands behind the last line feed. Whether there was anything.
    pub(crate) fn finish(&mut self, mut each: impl FnMut(Line<'_>)) -> bool {
        let is_open = !self.carry.is_empty() || self.skipped > 0;
        if is_open {
            self.end(&mut each);
        }
        is_open
    }

    fn keep(&mut self, bytes: &[u8], each: &mut impl FnMut(Line<'_>)) {
        if self.skipped == 0 && self.carry.len() + bytes.len() <= self.cap {
            self.carry.extend_from_slice(bytes);
            return;
        }
        let carry = std::mem::take(&mut self.carry);
        for piece in [carry.as_slice(), bytes] {
            if !piece.is_empty() {
                self.skipped += piece.len() as u64;
                each(Line::Piece(piece));
            }
        }
    }

    fn end(&mut self, each: &mut impl FnMut(Line<'_>)) {
        if self.skipped > 0 {
            each(Line::TooLong(self.skipped));
            self.skipped = 0;
        } else {
            each(Line::Bytes(&self.carry));
            self.carry.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of `text` fed in portions of `size` bytes, behind a too long one its length.
    fn lines(text: &str, cap: usize, size: usize) -> Vec<String> {
        let mut found = Vec::new();
        let mut pieces = String::new();
        let mut each = |line: Line<'_>| match line {
            Line::Bytes(bytes) => found.push(String::from_utf8_lossy(bytes).into_owned()),
            Line::Piece(piece) => pieces += &String::from_utf8_lossy(piece),
            Line::TooLong(length) => {
                found.push(format!("{}<{length}>", std::mem::take(&mut pieces)));
            }
        };
        let mut lines = Lines::new(cap);
        for portion in text.as_bytes().chunks(size) {
            lines.feed(portion, &mut each);
        }
        lines.finish(&mut each);
        found
    }

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        for size in [1, 2, 3, 5, 100] {
            assert_eq!(
                lines(text, 6, size),
                expect,
                "{text:?} in portions of {size}"
            );
        }
    }

    #[test]
    fn lines_end_at_line_feeds_alone() {
        check("", &[]);
        check("a", &["a"]);
        check("a\n", &["a"]);
        check("a\n\nb", &["a", "", "b"]);
        check("\n\n", &["", ""]);
        check("a\rb\r\nc", &["a\rb\r", "c"]);
        check("\u{2028}\n", &["\u{2028}"]);
    }

    #[test]
    fn a_line_over_the_cap_comes_in_pieces() {
        check("123456\n1234567\nab", &["123456", "1234567<7>", "ab"]);
        check("12345678901234", &["12345678901234<14>"]);
    }
}
