//! The one JSON path: strict, and with the place of everything.
//!
//! A parser of our own because a finding needs what the usual ones throw away: where each key and
//! each value stands, keys that come twice, surrogates without a partner, and whether a text is
//! wrong or merely not finished. What it accepts is compared with JSONTestSuite and with
//! `serde_json` in the tests.

mod fault;
mod mend;
mod string;

use std::borrow::Cow;

pub(crate) use fault::{JsonFault, Syntax};
pub(crate) use mend::{Mend, Why, parse_leniently};
pub(crate) use string::{JsonString, source_offset};

/// Levels of nesting that are read. Real examples have 3 to 6; a parser that recurses without a
/// bound can be made to overflow its stack by a line of brackets.
pub(crate) const MAX_DEPTH: usize = 127;

/// Whether a raw line break inside a string is a fault or stands for `\n`. It stands for `\n` when
/// a value that is spread over lines is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineBreaks {
    Refused,
    Joined,
}

/// A value and its place: bytes `start..end` of the text that was parsed.
#[derive(Debug, Clone)]
pub(crate) struct Value<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind<'a>,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind<'a> {
    Null,
    Bool,
    Number,
    String(JsonString<'a>),
    Array(Vec<Value<'a>>),
    Object(Vec<Member<'a>>),
}

/// A key and its value, in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Member<'a> {
    pub(crate) key_start: usize,
    pub(crate) key_end: usize,
    pub(crate) key: JsonString<'a>,
    pub(crate) value: Value<'a>,
}

impl<'a> Value<'a> {
    /// The value of `key`. Of a key that comes twice the last counts, as in most readers.
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.members()
            .iter()
            .rev()
            .find(|member| member.key.text == key)
            .map(|member| &member.value)
    }

    /// The members of an object; none for anything else.
    pub(crate) fn members(&self) -> &[Member<'a>] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    /// The string, where it is one.
    pub(crate) fn string(&self) -> Option<&JsonString<'a>> {
        match &self.kind {
            Kind::String(string) => Some(string),
            _ => None,
        }
    }
}

/// Reads one value of `text` from byte `start` on. White space before it is skipped; what stands
/// behind it is not looked at.
pub(crate) fn parse(
    text: &str,
    start: usize,
    line_breaks: LineBreaks,
) -> Result<Value<'_>, JsonFault> {
    let mut parser = Parser {
        text,
        at: start,
        line_breaks,
        mends: None,
    };
    parser.skip_space();
    parser.value(0)
}

pub(crate) struct Parser<'a> {
    text: &'a str,
    at: usize,
    line_breaks: LineBreaks,
    /// What has been read although it is not JSON on one line; `None` when that is refused.
    mends: Option<Vec<Mend>>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The text that has not been read.
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let start = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.mends.is_some() {
            self.mend_space(start);
        }
    }

    fn fault<T>(&self, syntax: Syntax) -> Result<T, JsonFault> {
        Err(JsonFault::Syntax {
            at: self.at,
            syntax,
        })
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, JsonFault> {
        let start = self.at;
        let Some(byte) = self.peek() else {
            return Err(JsonFault::Unfinished { at: self.at });
        };
        let kind = match byte {
            b'{' => self.object(depth + 1)?,
            b'[' => self.array(depth + 1)?,
            b'"' => Kind::String(self.string()?),
            b'\'' if self.mends.is_some() => Kind::String(self.single_quoted()?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.literal()?,
        };
        Ok(Value {
            start,
            end: self.at,
            kind,
        })
    }

    /// Steps into an array or object that is `depth` levels deep.
    fn open(&mut self, depth: usize) -> Result<(), JsonFault> {
        if depth > MAX_DEPTH {
            return Err(JsonFault::TooDeep { at: self.at });
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Result<Kind<'a>, JsonFault> {
        self.open(depth)?;
        let mut members = Vec::new();
        if self.closes(b'}') {
            return Ok(Kind::Object(members));
        }
        loop {
            members.push(self.member(depth)?);
            match self.peek() {
                Some(b',') => self.separator(b'}')?,
                Some(b'}') => {}
                None => return Err(JsonFault::Unfinished { at: self.at }),
                Some(_) => return self.fault(Syntax::ExpectedCommaOrBrace),
            }
            if self.closes(b'}') {
                return Ok(Kind::Object(members));
            }
        }
    }

    fn member(&mut self, depth: usize) -> Result<Member<'a>, JsonFault> {
        let key_start = self.at;
        let key = match self.peek() {
            Some(b'"') => self.string()?,
            None => return Err(JsonFault::Unfinished { at: self.at }),
            Some(b'\'') if self.mends.is_some() => self.single_quoted()?,
            Some(b'\'') => return self.fault(Syntax::SingleQuote),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => {
                return self.fault(Syntax::UnquotedKey);
            }
            Some(_) => return self.fault(Syntax::ExpectedKey),
        };
        let key_end = self.at;
        self.skip_space();
        match self.peek() {
            Some(b':') => self.at += 1,
            None => return Err(JsonFault::Unfinished { at: self.at }),
            Some(_) => return self.fault(Syntax::ExpectedColon),
        }
        self.skip_space();
        let value = self.value(depth)?;
        self.skip_space();
        Ok(Member {
            key_start,
            key_end,
            key,
            value,
        })
    }

    fn array(&mut self, depth: usize) -> Result<Kind<'a>, JsonFault> {
        self.open(depth)?;
        let mut items = Vec::new();
        if self.closes(b']') {
            return Ok(Kind::Array(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.skip_space();
            match self.peek() {
                Some(b',') => self.separator(b']')?,
                Some(b']') => {}
                None => return Err(JsonFault::Unfinished { at: self.at }),
                Some(_) => return self.fault(Syntax::ExpectedCommaOrBracket),
            }
            if self.closes(b']') {
                return Ok(Kind::Array(items));
            }
        }
    }

    /// Steps over a comma, behind which `closing` may not stand.
    fn separator(&mut self, closing: u8) -> Result<(), JsonFault> {
        let comma = self.at;
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(closing) && !self.mend_comma(comma) {
            return Err(JsonFault::Syntax {
                at: comma,
                syntax: Syntax::TrailingComma {
                    brace: closing == b'}',
                },
            });
        }
        Ok(())
    }

    /// Steps over the end of an array or object, if it is here.
    fn closes(&mut self, closing: u8) -> bool {
        let closes = self.peek() == Some(closing);
        self.at += usize::from(closes);
        closes
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    fn number(&mut self) -> Result<Kind<'a>, JsonFault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            _ => self.digits(start)?,
        }
        if matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(JsonFault::Syntax {
                at: start,
                syntax: Syntax::LeadingZero,
            });
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits(start)?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits(start)?;
        }
        Ok(Kind::Number)
    }

    fn digits(&mut self, start: usize) -> Result<(), JsonFault> {
        let first = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > first {
            return Ok(());
        }
        Err(JsonFault::Syntax {
            at: start,
            syntax: Syntax::BadNumber,
        })
    }

    fn literal(&mut self) -> Result<Kind<'a>, JsonFault> {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let word = rest.get(..length).unwrap_or_default();
        let kind = match word {
            "true" | "false" => Kind::Bool,
            "null" => Kind::Null,
            "True" | "False" | "None" if self.mends.is_some() => self.mend_word(word),
            "" => {
                return self.fault(match rest.as_bytes() {
                    [b'\'', ..] => Syntax::SingleQuote,
                    [b'/', b'/' | b'*', ..] | [b'#', ..] => Syntax::Comment,
                    _ => Syntax::ExpectedValue,
                });
            }
            _ => return self.fault(Syntax::UnknownWord(shortened(word))),
        };
        self.at += length;
        Ok(kind)
    }
}

/// A word as a message shows it.
fn shortened(word: &str) -> Cow<'static, str> {
    Cow::Owned(word.chars().take(24).collect())
}

#[cfg(test)]
mod tests;
