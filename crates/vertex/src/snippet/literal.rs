//! Text between double quotes, as the languages that took it over from C write it.

use std::fmt::Write as _;

/// Which characters a literal may hold as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// All that can be seen.
    Visible,
    /// ASCII alone: for programs that some systems do not read as UTF-8.
    Ascii,
}

/// How a language writes a character that does not fit in four hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wide {
    /// As two halves, `\ud83d\ude00`.
    Surrogates,
    /// Whole, `\U0001f600`.
    Whole,
}

/// A literal that means exactly this text. What cannot be seen, or turns the direction of what can, is
/// written as its number: what is read is what is run.
pub fn double_quoted(text: &str, plain: Plain, wide: Wide) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            ' '..='~' => out.push(letter),
            _ if plain == Plain::Visible && is_visible(letter) => out.push(letter),
            _ => escape(letter, wide, &mut out),
        }
    }
    out.push('"');
    out
}

/// The number of a character, in a language's words.
pub fn escape(letter: char, wide: Wide, out: &mut String) {
    let code = u32::from(letter);
    // Writing to a string cannot fail.
    let _ = match wide {
        Wide::Whole if code > 0xffff => write!(out, "\\U{code:08x}"),
        _ => letter
            .encode_utf16(&mut [0; 2])
            .iter()
            .try_for_each(|unit| write!(out, "\\u{unit:04x}")),
    };
}

/// Whether a character can be seen and stays where it is. Those left out have no width, are spaces of
/// another kind, break a line, turn the direction of the text or are of private use.
fn is_visible(letter: char) -> bool {
    let hidden = matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}'
            | '\u{e0000}'..='\u{10ffff}'
    );
    !hidden && !letter.is_control() && !letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_written_as_its_number() {
        let check = |text: &str, plain, wide, wanted: &str| {
            assert_eq!(double_quoted(text, plain, wide), wanted, "{text:?}");
        };
        let (visible, ascii) = (Plain::Visible, Plain::Ascii);
        check(r#"a"\"#, visible, Wide::Whole, r#""a\"\\""#);
        check("조정 😀", visible, Wide::Whole, "\"조정 😀\"");
        check("조정", ascii, Wide::Surrogates, r#""\uc870\uc815""#);
        check("😀", ascii, Wide::Surrogates, r#""\ud83d\ude00""#);
        check("😀", ascii, Wide::Whole, r#""\U0001f600""#);
        check(
            "\n\r\t\0",
            visible,
            Wide::Whole,
            r#""\u000a\u000d\u0009\u0000""#,
        );
        check(
            "\u{7f}\u{85}\u{2028}",
            visible,
            Wide::Whole,
            r#""\u007f\u0085\u2028""#,
        );
        check(
            "\u{202e}\u{feff}\u{a0}",
            visible,
            Wide::Whole,
            r#""\u202e\ufeff\u00a0""#,
        );
        check("\u{e0041}", visible, Wide::Surrogates, r#""\udb40\udc41""#);
    }
}
