use crate::hash::{GOLDEN, slot_of};

/// Which characters stand next to each other in some piece.
pub(crate) struct Borders {
    /// By two ASCII characters, the left one in the high bits: [`CUTS`], [`SPECIAL`].
    ascii: Box<[u8; PAIRS]>,
    /// By the hash of the characters on both sides, a bit each. A false "joins" only makes a part
    /// longer; there is no false "cuts".
    characters: Vec<u64>,
}

/// No piece holds the two side by side: no merge can cross, and the text may be cut here without
/// changing a count.
pub(crate) const CUTS: u8 = 1;

/// A user-defined piece may start with the two.
pub(crate) const SPECIAL: u8 = 2;

/// Of two ASCII characters.
const PAIRS: usize = 1 << 14;

/// 34,000 pairs of Gemma 3 fill 3 % of it.
const CHARACTER_BITS: u32 = 20;

impl Borders {
    pub(crate) fn new() -> Self {
        Self {
            ascii: Box::new([CUTS; PAIRS]),
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
            if let Some(border) = self.ascii_mut(left, right) {
                *border &= !CUTS;
            }
            let bit = bit_of(left, right);
            if let Some(word) = self.characters.get_mut(bit >> 6) {
                *word |= 1 << (bit & 63);
            }
            left = right;
        }
    }

    /// Takes in a user-defined piece.
    pub(crate) fn add_user_defined(&mut self, piece: &[u8]) {
        match *piece {
            [left, right, ..] => self.set_special(left, right),
            [left] => (0..128).for_each(|right| self.set_special(left, right)),
            [] => {}
        }
    }

    fn set_special(&mut self, left: u8, right: u8) {
        if let Some(border) = self.ascii_mut(left.into(), right.into()) {
            *border |= SPECIAL;
        }
    }

    /// A border between ASCII characters.
    fn ascii_mut(&mut self, left: u32, right: u32) -> Option<&mut u8> {
        let is_ascii = left < 128 && right < 128;
        let pair = (left << 7 | right) as usize;
        self.ascii.get_mut(pair).filter(|_| is_ascii)
    }

    /// [`CUTS`] and [`SPECIAL`] of the border between two ASCII characters.
    #[inline]
    pub(crate) fn ascii(&self, left: u8, right: u8) -> u8 {
        let pair = usize::from(left) << 7 | usize::from(right);
        // The remainder changes nothing, and spares the check that the pair is in the table.
        self.ascii.get(pair % PAIRS).copied().unwrap_or_default()
    }

    /// Whether the text may be cut between two characters.
    #[inline]
    pub(crate) fn between(&self, left: u32, right: u32) -> bool {
        let bit = bit_of(left, right);
        let word = self.characters.get(bit >> 6).copied().unwrap_or_default();
        word >> (bit & 63) & 1 == 0
    }
}

fn bit_of(left: u32, right: u32) -> usize {
    let pair = u64::from(left) << 21 | u64::from(right);
    slot_of(pair.wrapping_mul(GOLDEN), CHARACTER_BITS)
}
