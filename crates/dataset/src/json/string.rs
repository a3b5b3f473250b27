use std::borrow::Cow;

use super::{JsonFault, LineBreaks, Parser, Syntax, Why};

/// A string as it reads, escapes resolved.
#[derive(Debug, Clone)]
pub(crate) struct JsonString<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Byte offset in the source of the first surrogate without its partner. In `text` each one is
    /// U+FFFD.
    pub(crate) lone_surrogate: Option<usize>,
}

impl<'a> Parser<'a> {
    /// Reads a string; the opening quote is next.
    pub(super) fn string(&mut self) -> Result<JsonString<'a>, JsonFault> {
        self.at += 1;
        let mut decoded: Option<String> = None;
        let mut lone_surrogate = None;
        loop {
            let plain = self.plain_run();
            if let Some(decoded) = &mut decoded {
                decoded.push_str(plain);
            }
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    let text = decoded.map_or(Cow::Borrowed(plain), Cow::Owned);
                    return Ok(JsonString {
                        text,
                        lone_surrogate,
                    });
                }
                Some(b'\\') => {
                    let start = self.at;
                    let character = self.escape()?;
                    if character.is_none() {
                        lone_surrogate.get_or_insert(start);
                    }
                    let decoded = decoded.get_or_insert_with(|| plain.to_owned());
                    decoded.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                // The line end of a value that may go on on the next line.
                Some(b'\r') if self.rest() == "\r" => {
                    return Err(JsonFault::Unfinished { at: self.at });
                }
                // A value that is joined keeps its line breaks; `\r\n` counts as one.
                Some(b'\r')
                    if self.line_breaks == LineBreaks::Joined
                        && self.rest().starts_with("\r\n") =>
                {
                    self.mend(self.at, self.at + 1, "", Why::LineBreak);
                    self.at += 1;
                    decoded.get_or_insert_with(|| plain.to_owned());
                }
                Some(b'\n') if self.line_breaks == LineBreaks::Joined => {
                    self.mend(self.at, self.at + 1, "\\n", Why::LineBreak);
                    self.at += 1;
                    decoded.get_or_insert_with(|| plain.to_owned()).push('\n');
                }
                Some(control) => return self.fault(Syntax::ControlCharacter(control)),
                None => return Err(JsonFault::Unfinished { at: self.at }),
            }
        }
    }

    /// What stands before the next quote, backslash or control character.
    fn plain_run(&mut self) -> &'a str {
        let rest = self.rest();
        let length = special_at(rest.as_bytes());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Reads one escape; `None` stands for a surrogate without its partner.
    pub(super) fn escape(&mut self) -> Result<Option<char>, JsonFault> {
        let Some(&letter) = self.rest().as_bytes().get(1) else {
            return Err(JsonFault::Unfinished {
                at: self.text.len(),
            });
        };
        let character = match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return self.fault(Syntax::BadEscape),
        };
        self.at += 2;
        Ok(Some(character))
    }

    fn unicode_escape(&mut self) -> Result<Option<char>, JsonFault> {
        let high = self.four_digits(0)?;
        let Some(rest) = high.checked_sub(0xd800).filter(|&rest| rest < 0x800) else {
            self.at += 6;
            return Ok(char::from_u32(high));
        };
        // A high surrogate, and the low one right behind it, make one character.
        if rest < 0x400
            && self
                .rest()
                .get(6..)
                .is_some_and(|next| next.starts_with("\\u"))
            && let Some(low) = self
                .four_digits(6)?
                .checked_sub(0xdc00)
                .filter(|&low| low < 0x400)
        {
            self.at += 12;
            return Ok(char::from_u32(0x1_0000 + (rest << 10) + low));
        }
        self.at += 6;
        Ok(None)
    }

    /// The number of a `\uXXXX` that stands `offset` bytes from here.
    fn four_digits(&self, offset: usize) -> Result<u32, JsonFault> {
        let mut number = 0;
        for position in offset + 2..offset + 6 {
            let Some(&digit) = self.rest().as_bytes().get(position) else {
                return Err(JsonFault::Unfinished {
                    at: self.text.len(),
                });
            };
            let Some(digit) = (digit as char).to_digit(16) else {
                return self.fault(Syntax::BadEscape);
            };
            number = number << 4 | digit;
        }
        Ok(number)
    }
}

/// Where the first quote, backslash or control character stands; the length if there is none.
fn special_at(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, &word) in words.iter().enumerate() {
        let specials = specials(word);
        if specials != 0 {
            return 8 * index + specials.trailing_zeros() as usize / 8;
        }
    }
    let is_special = |&byte: &u8| byte == b'"' || byte == b'\\' || byte < 0x20;
    let in_rest = rest.iter().position(is_special);
    bytes.len() - rest.len() + in_rest.unwrap_or(rest.len())
}

/// The highest bit of every byte that is special. Borrows make higher bytes unsure behind the first
/// one that is; that one is sure.
fn specials(word: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(word);
    let all = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let below = |word: u64, byte: u8| word.wrapping_sub(all(byte)) & !word;
    let quote = below(word ^ all(b'"'), 1);
    let backslash = below(word ^ all(b'\\'), 1);
    (below(word, 0x20) | quote | backslash) & all(0x80)
}

/// The byte offset in `source` (a string with its quotes, as it stands in the file) of byte
/// `offset` of the text that it reads as.
pub(crate) fn source_offset(source: &str, offset: usize) -> usize {
    let mut at = 1;
    let mut read = 0;
    while read < offset {
        let mut parser = Parser {
            text: source,
            at,
            line_breaks: LineBreaks::Joined,
            mends: None,
        };
        match parser.peek() {
            Some(b'\\') => match parser.escape() {
                Ok(character) => {
                    read += character.unwrap_or(char::REPLACEMENT_CHARACTER).len_utf8();
                    at = parser.at;
                }
                Err(_) => return at,
            },
            Some(b'\r') if parser.rest().starts_with("\r\n") => at += 1,
            Some(_) => {
                read += 1;
                at += 1;
            }
            None => return at,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::special_at;

    proptest! {
        #[test]
        fn the_first_special_byte_is_found(bytes in proptest::collection::vec(
            prop_oneof![6 => any::<u8>(), 1 => Just(b'"'), 1 => Just(b'\\'), 20 => 0x20_u8..], 0..40,
        )) {
            let is_special = |&byte: &u8| byte == b'"' || byte == b'\\' || byte < 0x20;
            let expected = bytes.iter().position(is_special).unwrap_or(bytes.len());
            prop_assert_eq!(special_at(&bytes), expected);
        }
    }
}
