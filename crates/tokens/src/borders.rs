use crate::{
    hash::{mix, slot_of},
    parts::SPACE_MARK,
};

/// What may stand across the border between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Border {
    /// Some piece may hold the two side by side.
    Joins,
    /// No piece does: no merge can cross, and the text may be cut here without changing a count.
    Cuts,
    /// More has to be asked about the left one: a user-defined piece may start with it, or it is
    /// [`SPACE_MARK`].
    Asks,
}

/// Which characters stand next to each other in some piece.
pub(crate) struct Borders {
    /// By two ASCII characters.
    ascii: Box<[Border; 1 << 14]>,
    /// By the hash of two characters, a bit each. A false "joins" only makes a part longer; there is
    /// no false "cuts".
    hashed: Vec<u64>,
    /// Whether some user-defined piece starts with this byte.
    asks: [bool; 256],
}

/// 34,000 pairs of Gemma 3 fill 3 % of it.
const HASHED_BITS: u32 = 20;

/// Stands for what comes after the last character.
pub(crate) const END: u32 = u32::MAX;

impl Borders {
    pub(crate) fn new() -> Self {
        Self {
            ascii: Box::new([Border::Cuts; 1 << 14]),
            hashed: vec![0; 1 << (HASHED_BITS - 6)],
            asks: [false; 256],
        }
    }

    /// Takes in a piece that text is merged into.
    pub(crate) fn add(&mut self, piece: &str) {
        let after = piece.chars().skip(1);
        for (left, right) in piece.chars().zip(after) {
            let (left, right) = (left as u32, right as u32);
            if let Some(border) = ascii_pair(left, right).and_then(|pair| self.ascii.get_mut(pair))
            {
                *border = Border::Joins;
            }
            let bit = hashed_pair(left, right);
            if let Some(word) = self.hashed.get_mut(bit >> 6) {
                *word |= 1 << (bit & 63);
            }
        }
    }

    /// Takes in a user-defined piece; after all others.
    pub(crate) fn add_user_defined(&mut self, piece: &[u8]) {
        let Some(&first) = piece.first() else { return };
        if let Some(asks) = self.asks.get_mut(usize::from(first)) {
            *asks = true;
        }
        let (from, to) = match piece.get(1) {
            Some(&second) if second < 128 => (second, second),
            _ => (0, 127),
        };
        for second in from..=to {
            if let Some(border) =
                ascii_pair(first.into(), second.into()).and_then(|pair| self.ascii.get_mut(pair))
            {
                *border = Border::Asks;
            }
        }
    }

    /// What may stand across the border of two characters, given as their code points. `first` is the
    /// first byte of the left one.
    #[inline]
    pub(crate) fn between(&self, first: u8, left: u32, right: u32) -> Border {
        match ascii_pair(left, right) {
            Some(pair) => self.ascii.get(pair).copied().unwrap_or(Border::Asks),
            None if left == u32::from(SPACE_MARK) || self.asks(first) => Border::Asks,
            None => self.hashed(left, right),
        }
    }

    fn asks(&self, first: u8) -> bool {
        self.asks.get(usize::from(first)).is_some_and(|&asks| asks)
    }

    /// The same once it is known that no user-defined piece starts here.
    #[inline]
    pub(crate) fn hashed(&self, left: u32, right: u32) -> Border {
        if right == END {
            return Border::Cuts;
        }
        let bit = hashed_pair(left, right);
        match self.hashed.get(bit >> 6) {
            Some(word) if word >> (bit & 63) & 1 == 1 => Border::Joins,
            _ => Border::Cuts,
        }
    }
}

fn ascii_pair(left: u32, right: u32) -> Option<usize> {
    ((left | right) < 128).then_some((left << 7 | right) as usize)
}

fn hashed_pair(left: u32, right: u32) -> usize {
    slot_of(
        mix(u64::from(left) << 32 | u64::from(right), 0),
        HASHED_BITS,
    )
}
