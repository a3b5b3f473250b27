//! What cannot be seen, made visible: a fault that is invisible cannot be put right, and a text that
//! turns the direction of its neighbours could say something else than it does.

use std::{borrow::Cow, fmt::Write};

/// A text with its control characters as symbols, and with the code points of what has no width or
/// turns the direction of the text around it. It has no line breaks.
///
/// ```
/// assert_eq!(rule::visible("one\ntwo\u{202e}"), "one␊two⟨U+202E⟩");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            // Few fonts have its symbol, and in a table it stands between any two cells.
            '\t' => shown.push('→'),
            '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + u32::from(character))),
            '\x7f' => shown.push('␡'),
            hidden if is_hidden(hidden) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(hidden));
            }
            plain => shown.push(plain),
        }
    }
    Cow::Owned(shown)
}

fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            // Letters of Hangul that fill a place and show nothing.
            | '\u{115f}'..='\u{1160}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            // Tags: a second text that no screen shows.
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in ["", "{\"a\": 1}", "한국어", "naïve – “quoted” 🎹"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn the_invisible_is_named() {
        assert_eq!(visible("a\0b\tc\r\x7f"), "a␀b→c␍␡");
        assert_eq!(
            visible("\u{feff}{\u{202e}}\u{200b}"),
            "⟨U+FEFF⟩{⟨U+202E⟩}⟨U+200B⟩"
        );
        assert_eq!(
            visible("\u{85}\u{3164}\u{e0041}"),
            "⟨U+0085⟩⟨U+3164⟩⟨U+E0041⟩"
        );
    }
}
