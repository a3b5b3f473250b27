use crate::{
    borders::{Border, Borders},
    user_defined::UserDefined,
};

/// Where a vocabulary lets a text be cut.
pub(crate) struct Cuts {
    borders: Borders,
    user_defined: UserDefined,
    /// By first byte, whether some user-defined piece starts with it.
    starts_user_defined: [bool; 256],
}

impl Cuts {
    /// `borders` knows all pieces, the user-defined ones too.
    pub(crate) fn new(mut borders: Borders, user_defined: &[String]) -> Self {
        let mut starts_user_defined = [false; 256];
        for piece in user_defined.iter().map(String::as_bytes) {
            borders.add_user_defined(piece);
            let first = piece.first().copied().map(usize::from);
            if let Some(starts) = first.and_then(|first| starts_user_defined.get_mut(first)) {
                *starts = true;
            }
        }
        Self {
            borders,
            user_defined: UserDefined::new(user_defined.iter().map(String::as_bytes).collect()),
            starts_user_defined,
        }
    }

    /// The length of the longest user-defined piece that starts at byte `at` of `text`.
    #[inline]
    fn user_defined_at(&self, text: &[u8], at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let first = usize::from(*rest.first()?);
        let may_start = *self.starts_user_defined.get(first)?;
        may_start.then(|| self.user_defined.prefix(rest)).flatten()
    }
}

impl std::fmt::Debug for Cuts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Cuts")
    }
}

/// What a stretch of text is whose tokens do not depend on what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A user-defined piece.
    UserDefined,
    /// Text to merge.
    Text,
    /// A [`SPACE_MARK`], which should have been written as a space. The parts around it are wrong.
    SpaceMark,
}

/// SentencePiece writes a space as U+2581, so that to it the two are one character.
pub(crate) const SPACE_MARK: char = '\u{2581}';

/// The parts of a text in order, each with the bytes at which it starts and ends.
pub(crate) struct Parts<'a> {
    cuts: &'a Cuts,
    bytes: &'a [u8],
    /// Where the next part starts.
    start: usize,
    /// The byte before the border that is looked at next.
    at: usize,
    /// Where the user-defined piece at `start` ends, once one was found there; else 0.
    user_defined_end: usize,
}

impl<'a> Parts<'a> {
    pub(crate) fn of(text: &'a str, cuts: &'a Cuts) -> Self {
        Self {
            cuts,
            bytes: text.as_bytes(),
            start: 0,
            at: 0,
            user_defined_end: 0,
        }
    }

    /// Ends the part at byte `end`.
    #[inline]
    fn part(&mut self, part: Part, end: usize) -> (Part, usize, usize) {
        let start = std::mem::replace(&mut self.start, end);
        (part, start, end)
    }
}

impl Iterator for Parts<'_> {
    type Item = (Part, usize, usize);

    #[inline]
    fn next(&mut self) -> Option<(Part, usize, usize)> {
        let (cuts, bytes) = (self.cuts, self.bytes);
        if self.user_defined_end > 0 {
            self.at = std::mem::take(&mut self.user_defined_end);
            return Some(self.part(Part::UserDefined, self.at));
        }
        while let Some(&left) = bytes.get(self.at) {
            let right = bytes.get(self.at + 1).copied();
            let mut border = match right {
                Some(right) => cuts.borders.between_bytes(left, right),
                None => Border::Asks,
            };
            if border == Border::Asks {
                let (first, left) = character_before(bytes, self.at + 1);
                if left == SPACE_MARK as u32 {
                    return Some(self.part(Part::SpaceMark, self.at + 1));
                }
                if let Some(length) = cuts.user_defined_at(bytes, first) {
                    let end = first + length;
                    if self.start < first {
                        self.user_defined_end = end;
                        return Some(self.part(Part::Text, first));
                    }
                    self.at = end;
                    return Some(self.part(Part::UserDefined, end));
                }
                border = match right {
                    Some(_) => cuts.borders.between(left, character_at(bytes, self.at + 1)),
                    None => Border::Cuts,
                };
            }
            self.at += 1;
            if border == Border::Cuts {
                return Some(self.part(Part::Text, self.at));
            }
        }
        None
    }
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
