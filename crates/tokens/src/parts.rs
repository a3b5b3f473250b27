use crate::{
    Vocabulary,
    borders::{Border, END},
};

/// A stretch of text whose tokens do not depend on what stands around it, as its bytes' range.
pub(crate) enum Part {
    UserDefined,
    Text,
}

/// SentencePiece writes a space as U+2581, so that to it the two are one character.
pub(crate) const SPACE_MARK: char = '\u{2581}';

/// The text holds a [`SPACE_MARK`], which should have been written as a space.
pub(crate) struct HasSpaceMark;

/// Cuts `text` into its parts, in order, for as long as `each` wants more.
#[inline]
pub(crate) fn parts(
    vocabulary: &Vocabulary,
    text: &str,
    mut each: impl FnMut(Part, usize, usize) -> bool,
) -> Result<(), HasSpaceMark> {
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut at = 0;
    let mut current = character(bytes, 0);
    while current.code != END {
        let next_at = at + current.length;
        let next = character(bytes, next_at);
        let mut border = vocabulary
            .borders
            .between(current.first, current.code, next.code);
        if border == Border::Asks {
            if current.code == u32::from(SPACE_MARK) {
                return Err(HasSpaceMark);
            }
            let rest = bytes.get(at..).unwrap_or_default();
            if let Some(length) = vocabulary.user_defined.prefix(rest) {
                if start < at && !each(Part::Text, start, at) {
                    return Ok(());
                }
                start = at + length;
                if !each(Part::UserDefined, at, start) {
                    return Ok(());
                }
                at = start;
                current = character(bytes, at);
                continue;
            }
            border = vocabulary.borders.hashed(current.code, next.code);
        }
        if border == Border::Cuts {
            if !each(Part::Text, start, next_at) {
                return Ok(());
            }
            start = next_at;
        }
        at = next_at;
        current = next;
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Character {
    code: u32,
    first: u8,
    length: usize,
}

/// The character that starts at `at`; [`END`] behind the last one.
#[inline]
fn character(bytes: &[u8], at: usize) -> Character {
    let Some(&first) = bytes.get(at) else {
        return Character {
            code: END,
            first: 0,
            length: 0,
        };
    };
    if first < 0x80 {
        return Character {
            code: first.into(),
            first,
            length: 1,
        };
    }
    let low = |offset: usize| u32::from(bytes.get(at + offset).copied().unwrap_or_default() & 0x3f);
    let head = u32::from(first);
    let (code, length) = if first < 0xe0 {
        ((head & 0x1f) << 6 | low(1), 2)
    } else if first < 0xf0 {
        ((head & 0x0f) << 12 | low(1) << 6 | low(2), 3)
    } else {
        ((head & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3), 4)
    };
    Character {
        code,
        first,
        length,
    }
}
