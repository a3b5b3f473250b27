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

    /// Whether some user-defined piece starts with this byte.
    #[inline]
    fn may_start(&self, first: u8) -> bool {
        let starts = self.starts_user_defined.get(usize::from(first));
        starts.is_some_and(|&starts| starts)
    }

    /// The length of the longest user-defined piece that starts at byte `at` of `text`.
    pub(crate) fn user_defined_at(&self, text: &[u8], at: usize) -> Option<usize> {
        self.user_defined.prefix(text.get(at..)?)
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
    /// Where the character before the border starts that is looked at next.
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

    /// Ends the part at byte `end`, and goes on there.
    #[inline]
    fn part(&mut self, part: Part, end: usize) -> (Part, usize, usize) {
        let start = std::mem::replace(&mut self.start, end);
        self.at = end;
        (part, start, end)
    }

    /// The piece or the mark that starts at the character before the border.
    fn special(&mut self, left: Character) -> Option<(Part, usize, usize)> {
        if left.code == SPACE_MARK as u32 {
            return Some(self.part(Part::SpaceMark, self.at + left.length));
        }
        let end = self.at + self.cuts.user_defined_at(self.bytes, self.at)?;
        if self.start == self.at {
            return Some(self.part(Part::UserDefined, end));
        }
        self.user_defined_end = end;
        Some(self.part(Part::Text, self.at))
    }
}

impl Iterator for Parts<'_> {
    type Item = (Part, usize, usize);

    #[expect(
        clippy::inline_always,
        reason = "its state stays in registers: a tenth faster"
    )]
    #[inline(always)]
    fn next(&mut self) -> Option<(Part, usize, usize)> {
        let (cuts, bytes) = (self.cuts, self.bytes);
        if self.user_defined_end > 0 {
            let end = std::mem::take(&mut self.user_defined_end);
            return Some(self.part(Part::UserDefined, end));
        }
        let mut left = None;
        loop {
            // Two ASCII characters, of which a table tells.
            let mut border = Border::Asks;
            if let Some(&[left, right]) = bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
                border = cuts.borders.between_ascii(left, right);
            }
            let mut length = 1;
            if border == Border::Asks {
                let known = left.take().or_else(|| Character::at(bytes, self.at))?;
                let is_special = known.code == SPACE_MARK as u32 || cuts.may_start(known.first);
                if is_special && let Some(part) = self.special(known) {
                    return Some(part);
                }
                length = known.length;
                let right = Character::at(bytes, self.at + length);
                border = match right {
                    Some(right) => cuts.borders.between(known.code, right.code),
                    None => Border::Cuts,
                };
                // An ASCII character need not be asked about.
                left = right.filter(|right| !right.first.is_ascii());
            }
            if border == Border::Cuts {
                return Some(self.part(Part::Text, self.at + length));
            }
            self.at += length;
        }
    }
}

#[derive(Clone, Copy)]
struct Character {
    first: u8,
    code: u32,
    length: usize,
}

impl Character {
    /// The character that starts at byte `at`, if the text has not ended there.
    #[inline]
    fn at(bytes: &[u8], at: usize) -> Option<Self> {
        let rest = bytes.get(at..)?;
        let (code, length) = match *rest {
            [a, ..] if a < 0x80 => (u32::from(a), 1),
            [a, b, ..] if a < 0xe0 => (u32::from(a & 0x1f) << 6 | low(b), 2),
            [a, b, c, ..] if a < 0xf0 => (u32::from(a & 0x0f) << 12 | low(b) << 6 | low(c), 3),
            [a, b, c, d, ..] => {
                let high = u32::from(a & 0x07) << 18 | low(b) << 12;
                (high | low(c) << 6 | low(d), 4)
            }
            _ => return None,
        };
        let first = *rest.first()?;
        Some(Self {
            first,
            code,
            length,
        })
    }
}

/// The bits that a byte adds to a character.
fn low(byte: u8) -> u32 {
    u32::from(byte & 0x3f)
}
