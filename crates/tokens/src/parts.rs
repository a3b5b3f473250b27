use crate::{
    borders::{Borders, CUTS, SPECIAL},
    user_defined::UserDefined,
};

/// Where a vocabulary lets a text be cut.
pub(crate) struct Cuts {
    borders: Borders,
    user_defined: UserDefined,
    /// By first byte, whether some user-defined piece starts with it that is not to be seen from two
    /// ASCII characters.
    starts_user_defined: [bool; 256],
}

impl Cuts {
    /// `borders` knows all pieces, the user-defined ones too.
    pub(crate) fn new(mut borders: Borders, user_defined: &[String]) -> Self {
        let mut starts_user_defined = [false; 256];
        for piece in user_defined.iter().map(String::as_bytes) {
            borders.add_user_defined(piece);
            if let [0x80..=0xff, ..] | [_] | [_, 0x80..=0xff, ..] = *piece
                && let Some(first) = piece.first()
                && let Some(starts) = starts_user_defined.get_mut(usize::from(*first))
            {
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
    block: Block,
}

/// What is known of a few characters at once, a bit for each byte from `start` to `end`, so that parts are
/// found without a branch for each character.
#[derive(Default)]
struct Block {
    start: usize,
    end: usize,
    /// The bytes behind which the text may be cut.
    cuts: u64,
    /// The first bytes of characters with which a user-defined piece may start, and of marks.
    specials: u64,
}

impl<'a> Parts<'a> {
    pub(crate) fn of(text: &'a str, cuts: &'a Cuts) -> Self {
        Self {
            cuts,
            bytes: text.as_bytes(),
            start: 0,
            block: Block::default(),
        }
    }

    /// Ends the part at byte `end`, and goes on there.
    #[inline]
    fn part(&mut self, part: Part, end: usize) -> (Part, usize, usize) {
        (part, std::mem::replace(&mut self.start, end), end)
    }

    /// The part that ends where something special starts, or that is something special itself.
    fn special(&mut self, at: usize) -> Option<(Part, usize, usize)> {
        let character = Character::at(self.bytes, at)?;
        if character.code == SPACE_MARK as u32 {
            return Some(self.part(Part::SpaceMark, at + character.length));
        }
        let end = at + self.cuts.user_defined_at(self.bytes, at)?;
        if self.start == at {
            return Some(self.part(Part::UserDefined, end));
        }
        // It is met once more, at the start of a part.
        self.block.specials |= 1 << (at - self.block.start);
        Some(self.part(Part::Text, at))
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
        loop {
            let events = self.block.cuts | self.block.specials;
            if events == 0 {
                let from = self.block.end.max(self.start);
                if from >= self.bytes.len() {
                    return None;
                }
                self.block = self.cuts.block(self.bytes, from);
                continue;
            }
            let bit = events & events.wrapping_neg();
            let at = self.block.start + events.trailing_zeros() as usize;
            if self.block.specials & bit != 0 {
                self.block.specials ^= bit;
                if at >= self.start
                    && let Some(part) = self.special(at)
                {
                    return Some(part);
                }
            } else {
                self.block.cuts ^= bit;
                if at >= self.start {
                    return Some(self.part(Part::Text, at + 1));
                }
            }
        }
    }
}

impl Cuts {
    /// The block that starts at byte `start`, the first one of a character.
    #[inline]
    fn block(&self, bytes: &[u8], start: usize) -> Block {
        let rest = bytes.get(start..).unwrap_or_default();
        // One character more than there are bits, for the border behind the last.
        if let Some(ascii) = rest.first_chunk::<65>()
            && ascii.is_ascii()
        {
            let (mut cuts, mut specials) = (0, 0);
            let pairs = ascii.iter().zip(ascii.iter().skip(1));
            for (at, (&left, &right)) in pairs.enumerate() {
                let border = self.borders.ascii(left, right);
                cuts |= u64::from(border & CUTS) << at;
                specials |= u64::from(border / SPECIAL) << at;
            }
            return Block {
                start,
                end: start + 64,
                cuts,
                specials,
            };
        }
        self.mixed_block(bytes, start)
    }

    /// [`block`](Self::block) for characters of any kind, or few.
    fn mixed_block(&self, bytes: &[u8], start: usize) -> Block {
        let mut block = Block {
            start,
            end: start,
            cuts: 0,
            specials: 0,
        };
        let mut left = Character::at(bytes, start);
        while let Some(character) = left
            && block.end + character.length - start <= 64
        {
            let right = Character::at(bytes, block.end + character.length);
            let first = block.end - start;
            block.end += character.length;
            let (cuts, special);
            if let Some(right) = right
                && (character.code | right.code) < 128
            {
                let border = self.borders.ascii(character.first, right.first);
                (cuts, special) = (border & CUTS != 0, border & SPECIAL != 0);
            } else {
                special = self.may_start(character.first) || character.code == SPACE_MARK as u32;
                cuts = right.is_none_or(|right| self.borders.between(character.code, right.code));
            }
            block.specials |= u64::from(special) << first;
            block.cuts |= u64::from(cuts) << (block.end - start - 1);
            left = right;
        }
        block
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
