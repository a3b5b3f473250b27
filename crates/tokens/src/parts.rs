use crate::{Vocabulary, borders::Border};

/// A stretch of text whose tokens do not depend on what stands around it.
pub(crate) enum Part {
    /// A user-defined piece.
    UserDefined,
    /// Text to merge.
    Text,
}

/// SentencePiece writes a space as U+2581, so that to it the two are one character.
pub(crate) const SPACE_MARK: char = '\u{2581}';

/// The text holds a [`SPACE_MARK`], which should have been written as a space.
pub(crate) struct HasSpaceMark;

/// Cuts `text` into its parts and calls `each` for every one in order, with the bytes at which it
/// starts and ends, for as long as `each` wants more.
#[inline]
pub(crate) fn parts(
    vocabulary: &Vocabulary,
    text: &str,
    mut each: impl FnMut(Part, usize, usize) -> bool,
) -> Result<(), HasSpaceMark> {
    let bytes = text.as_bytes();
    // Where the part starts, and the byte before the border that is looked at.
    let (mut start, mut at) = (0, 0);
    while let Some(&left) = bytes.get(at) {
        let right = bytes.get(at + 1).copied();
        let mut border = match right {
            Some(right) => vocabulary.borders.between_bytes(left, right),
            None => Border::Asks,
        };
        if border == Border::Asks {
            let (first, left) = character_before(bytes, at + 1);
            if left == SPACE_MARK as u32 {
                return Err(HasSpaceMark);
            }
            if let Some(length) = vocabulary.user_defined_at(bytes, first) {
                let end = first + length;
                if start < first && !each(Part::Text, start, first)
                    || !each(Part::UserDefined, first, end)
                {
                    return Ok(());
                }
                (start, at) = (end, end);
                continue;
            }
            border = match right {
                Some(_) => vocabulary
                    .borders
                    .between(left, character_at(bytes, at + 1)),
                None => Border::Cuts,
            };
        }
        at += 1;
        if border == Border::Cuts {
            if !each(Part::Text, start, at) {
                return Ok(());
            }
            start = at;
        }
    }
    Ok(())
}

/// Where the character that ends before `end` starts, and its code.
fn character_before(bytes: &[u8], end: usize) -> (usize, u32) {
    let mut start = end.saturating_sub(1);
    while start > 0 && bytes.get(start).is_some_and(|byte| byte & 0xc0 == 0x80) {
        start -= 1;
    }
    (start, character_at(bytes, start))
}

/// The code of the character that starts at `at`.
fn character_at(bytes: &[u8], at: usize) -> u32 {
    let byte = |offset: usize| u32::from(bytes.get(at + offset).copied().unwrap_or_default());
    let low = |offset: usize| byte(offset) & 0x3f;
    match byte(0) {
        head @ ..0xc0 => head,
        head @ ..0xe0 => (head & 0x1f) << 6 | low(1),
        head @ ..0xf0 => (head & 0x0f) << 12 | low(1) << 6 | low(2),
        head => (head & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3),
    }
}
