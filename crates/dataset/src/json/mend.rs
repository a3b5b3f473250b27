//! What is no JSON on one line, but can be read in one way only: how to write it as JSON.

use std::borrow::Cow;

use super::{JsonFault, JsonString, Kind, LineBreaks, Parser, Syntax, Value};

/// Bytes `start..end` of the text that was parsed, and what to write in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mend {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) with: Cow<'static, str>,
    pub(crate) why: Why,
}

/// Why something has to be written otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// The value goes on over lines.
    LineBreak,
    /// It is not JSON.
    Syntax,
}

/// Reads one value as [`parse`](super::parse) does, over line breaks, and reads also what people and
/// other languages write for JSON: commas before a closing bracket, single quotes, and Python's
/// `True`, `False` and `None`. With the mends, in order, the value is JSON on one line.
///
/// The text of a string in single quotes is as it stands in the file, escapes and all.
pub(crate) fn parse_leniently(
    text: &str,
    start: usize,
) -> Result<(Value<'_>, Vec<Mend>), JsonFault> {
    let mut parser = Parser {
        text,
        at: start,
        line_breaks: LineBreaks::Joined,
        mends: None,
    };
    parser.skip_space();
    parser.mends = Some(Vec::new());
    let value = parser.value(0)?;
    let mut mends = parser.mends.unwrap_or_default();
    mends.sort_by_key(|mend| mend.start);
    Ok((value, mends))
}

impl Parser<'_> {
    /// Notes what to write in the place of bytes `start..end`, unless only JSON is read.
    pub(super) fn mend(
        &mut self,
        start: usize,
        end: usize,
        with: impl Into<Cow<'static, str>>,
        why: Why,
    ) {
        if let Some(mends) = &mut self.mends {
            mends.push(Mend {
                start,
                end,
                with: with.into(),
                why,
            });
        }
    }

    /// White space from `start` up to here: over lines it becomes one space, or nothing beside a bracket.
    /// A byte-order mark at the head of a line goes with it.
    pub(super) fn mend_space(&mut self, start: usize) {
        let space = |parser: &Self| parser.text.get(start..parser.at).unwrap_or_default();
        if !space(self).contains('\n') {
            return;
        }
        while space(self).ends_with(['\n', '\u{feff}']) && self.rest().starts_with('\u{feff}') {
            self.at += '\u{feff}'.len_utf8();
            let rest = self.rest();
            let behind = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            self.at += rest.len() - behind.len();
        }
        let bytes = self.text.as_bytes();
        let opens = start
            .checked_sub(1)
            .and_then(|before| bytes.get(before))
            .is_some_and(|byte| matches!(byte, b'{' | b'['));
        let closes = matches!(self.peek(), Some(b'}' | b']' | b',' | b':'));
        let with = if opens || closes { "" } else { " " };
        self.mend(start, self.at, with, Why::LineBreak);
    }

    /// Takes the comma before a closing bracket away, if that is allowed.
    pub(super) fn mend_comma(&mut self, comma: usize) -> bool {
        self.mend(comma, comma + 1, "", Why::Syntax);
        self.mends.is_some()
    }

    /// A word of Python's that is next.
    pub(super) fn mend_word(&mut self, word: &str) -> Kind<'static> {
        let (with, kind) = match word {
            "True" => ("true", Kind::Bool),
            "False" => ("false", Kind::Bool),
            _ => ("null", Kind::Null),
        };
        self.mend(self.at, self.at + word.len(), with, Why::Syntax);
        kind
    }
}

impl<'a> Parser<'a> {
    /// Reads a string in single quotes; the opening one is next. It ends on its line: nobody could tell
    /// an apostrophe some lines further down from its end.
    pub(super) fn single_quoted(&mut self) -> Result<JsonString<'a>, JsonFault> {
        let quote = self.at;
        let unfinished = Err(JsonFault::Syntax {
            at: quote,
            syntax: Syntax::SingleQuote,
        });
        self.mend(quote, quote + 1, "\"", Why::Syntax);
        self.at += 1;
        loop {
            match self.peek() {
                Some(b'\'') => break,
                Some(b'"') => {
                    self.mend(self.at, self.at, "\\", Why::Syntax);
                    self.at += 1;
                }
                Some(b'\\') => self.python_escape()?,
                Some(control) if control < 0x20 => return unfinished,
                Some(_) => self.at += 1,
                None => return unfinished,
            }
        }
        let text = self.text.get(quote + 1..self.at).unwrap_or_default();
        self.mend(self.at, self.at + 1, "\"", Why::Syntax);
        self.at += 1;
        Ok(JsonString {
            text: Cow::Borrowed(text),
            lone_surrogate: None,
        })
    }

    /// An escape in single quotes: JSON's own, `\'`, or `\xe9`. Others mean different things to
    /// different languages.
    fn python_escape(&mut self) -> Result<(), JsonFault> {
        let rest = self.rest().as_bytes();
        match rest {
            [_, b'\'', ..] => {
                self.mend(self.at, self.at + 1, "", Why::Syntax);
                self.at += 2;
            }
            [_, b'x', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                self.mend(self.at + 1, self.at + 2, "u00", Why::Syntax);
                self.at += 4;
            }
            _ => {
                self.escape()?;
            }
        }
        Ok(())
    }
}
