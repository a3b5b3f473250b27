use crate::hash::{GOLDEN, slot_of};

/// What may stand across the border between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Border {
    /// Some piece may hold the two side by side.
    Joins,
    /// No piece does: no merge can cross, and the text may be cut here without changing a count.
    Cuts,
    /// This does not tell, or a user-defined piece may start with the left one.
    Asks,
}

/// Which characters stand next to each other in some piece.
pub(crate) struct Borders {
    /// By two ASCII characters, the left one in the high bits.
    ascii: Vec<Border>,
    /// By the hash of the characters on both sides, a bit each. A false "joins" only makes a part
    /// longer; there is no false "cuts".
    characters: Vec<u64>,
}

/// 34,000 pairs of Gemma 3 fill 3 % of it.
const CHARACTER_BITS: u32 = 20;

impl Borders {
    pub(crate) fn new() -> Self {
        Self {
            ascii: vec![Border::Cuts; 1 << 14],
            characters: vec![0; 1 << (CHARACTER_BITS - 6)],
        }
    }

    /// Takes in a piece that text is merged into.
    pub(crate) fn add(&mut self, piece: &str) {
        let mut characters = piece.chars().map(u32::from);
        let Some(mut left) = characters.next() else {
            return;
        };
        for right in characters {
            self.set(left, right, Border::Joins);
            let bit = bit_of(left, right);
            if let Some(word) = self.characters.get_mut(bit >> 6) {
                *word |= 1 << (bit & 63);
            }
            left = right;
        }
    }

    /// Takes in a user-defined piece; after all others.
    pub(crate) fn add_user_defined(&mut self, piece: &[u8]) {
        match *piece {
            [left, right, ..] => self.set(left.into(), right.into(), Border::Asks),
            [left] => (0..128).for_each(|right| self.set(left.into(), right, Border::Asks)),
            [] => {}
        }
    }

    /// Notes a border between ASCII characters; elsewhere it is asked anyway.
    fn set(&mut self, left: u32, right: u32, border: Border) {
        let pair = (left << 7 | right) as usize;
        let is_ascii = left < 128 && right < 128;
        if let Some(to) = self.ascii.get_mut(pair).filter(|_| is_ascii) {
            *to = border;
        }
    }

    /// What may stand across the border between two bytes, if both are ASCII.
    #[inline]
    pub(crate) fn between_ascii(&self, left: u8, right: u8) -> Border {
        if (left | right) >= 128 {
            return Border::Asks;
        }
        let pair = usize::from(left) << 7 | usize::from(right);
        self.ascii.get(pair).copied().unwrap_or(Border::Asks)
    }

    /// What may stand across the border between two characters where no user-defined piece starts.
    #[inline]
    pub(crate) fn between(&self, left: u32, right: u32) -> Border {
        let bit = bit_of(left, right);
        match self.characters.get(bit >> 6) {
            Some(word) if word >> (bit & 63) & 1 == 1 => Border::Joins,
            _ => Border::Cuts,
        }
    }
}

fn bit_of(left: u32, right: u32) -> usize {
    let pair = u64::from(left) << 21 | u64::from(right);
    slot_of(pair.wrapping_mul(GOLDEN), CHARACTER_BITS)
}
