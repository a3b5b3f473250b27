use crate::hash::{mix, slot_of};

/// What may stand across the border between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Border {
    /// Some piece may hold the two side by side.
    Joins,
    /// No piece does: no merge can cross, and the text may be cut here without changing a count.
    Cuts,
    /// The bytes on both sides do not tell, or a user-defined piece may start with the left one.
    Asks,
}

/// Which characters stand next to each other in some piece.
pub(crate) struct Borders {
    /// By the bytes on both sides, the left one first. Inside a character they join.
    bytes: Vec<Border>,
    /// By the hash of the characters on both sides, a bit each. A false "joins" only makes a part
    /// longer; there is no false "cuts".
    characters: Vec<u64>,
}

/// 34,000 pairs of Gemma 3 fill 3 % of it.
const CHARACTER_BITS: u32 = 20;

impl Borders {
    pub(crate) fn new() -> Self {
        let mut bytes = vec![Border::Cuts; 1 << 16];
        for (pair, border) in bytes.iter_mut().enumerate() {
            let [left, right] = (pair as u16).to_be_bytes();
            if right & 0xc0 == 0x80 {
                *border = Border::Joins;
            } else if !left.is_ascii() || !right.is_ascii() {
                *border = Border::Asks;
            }
        }
        Self {
            bytes,
            characters: vec![0; 1 << (CHARACTER_BITS - 6)],
        }
    }

    /// Takes in a piece that text is merged into.
    pub(crate) fn add(&mut self, piece: &str) {
        let after = piece.chars().skip(1);
        for (left, right) in piece.chars().zip(after) {
            if let (Ok(left), Ok(right)) = (u8::try_from(left), u8::try_from(right))
                && left.is_ascii()
                && right.is_ascii()
            {
                self.set(left, right, Border::Joins);
            }
            let bit = bit_of(left.into(), right.into());
            if let Some(word) = self.characters.get_mut(bit >> 6) {
                *word |= 1 << (bit & 63);
            }
        }
    }

    /// Takes in a user-defined piece; after all others.
    pub(crate) fn add_user_defined(&mut self, piece: &[u8]) {
        match *piece {
            [left, right, ..] if left.is_ascii() && right.is_ascii() => {
                self.set(left, right, Border::Asks);
            }
            [left] if left.is_ascii() => {
                (0..=127).for_each(|right| self.set(left, right, Border::Asks));
            }
            _ => {} // beside a byte that is not ASCII it is asked anyway
        }
    }

    fn set(&mut self, left: u8, right: u8, border: Border) {
        let pair = u16::from_be_bytes([left, right]);
        if let Some(to) = self.bytes.get_mut(usize::from(pair)) {
            *to = border;
        }
    }

    /// What may stand across the border between two bytes.
    #[inline]
    pub(crate) fn between_bytes(&self, left: u8, right: u8) -> Border {
        let pair = u16::from_be_bytes([left, right]);
        let border = self.bytes.get(usize::from(pair));
        border.copied().unwrap_or(Border::Asks)
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
    slot_of(
        mix(u64::from(left) << 32 | u64::from(right), 0),
        CHARACTER_BITS,
    )
}
