use rustc_hash::FxHashMap;

/// The merge rules of a byte-pair encoding whose smallest pieces are characters.
#[derive(Debug)]
pub(crate) struct Rules {
    /// The pieces of one character.
    characters: FxHashMap<char, u32>,
    ascii: [u32; 128],
    /// Open addressing; at most two thirds of it are ever full.
    slots: Vec<Slot>,
    shift: u32,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    left: u32,
    right: u32,
    rule: Rule,
}

/// What two neighbours join into, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    /// The least comes first.
    pub(crate) rank: u32,
    pub(crate) product: u32,
}

impl Rule {
    /// Two neighbours that do not join.
    pub(crate) const NONE: Self = Self {
        rank: u32::MAX,
        product: u32::MAX,
    };
}

/// A rule as it is read, in the order of the ranks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Merge {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) product: u32,
}

impl Rules {
    /// The number of a character that is no piece. No rule has it.
    pub(crate) const UNKNOWN: u32 = u32::MAX;

    pub(crate) fn new(characters: FxHashMap<char, u32>, merges: &[Merge]) -> Self {
        let mut ascii = [Self::UNKNOWN; 128];
        for (number, byte) in ascii.iter_mut().zip(0_u8..) {
            *number = characters
                .get(&char::from(byte))
                .copied()
                .unwrap_or(Self::UNKNOWN);
        }
        let bits = (merges.len() * 3 / 2 + 1)
            .next_power_of_two()
            .ilog2()
            .max(1);
        let free = Slot {
            left: Self::UNKNOWN,
            right: Self::UNKNOWN,
            rule: Rule::NONE,
        };
        let mut rules = Self {
            characters,
            ascii,
            slots: vec![free; 1 << bits],
            shift: u64::BITS - bits,
        };
        for (merge, rank) in merges.iter().zip(0..) {
            let Merge {
                left,
                right,
                product,
            } = *merge;
            let rule = Rule { rank, product };
            // A rule that is given twice counts where it stands last.
            let place = rules.place(left, right);
            if let Some(slot) = rules.slots.get_mut(place) {
                *slot = Slot { left, right, rule };
            }
        }
        rules
    }

    /// The number of the piece that is `character`, or [`UNKNOWN`](Self::UNKNOWN).
    pub(crate) fn piece(&self, character: char) -> u32 {
        match self.ascii.get(character as usize) {
            Some(&piece) => piece,
            None => self
                .characters
                .get(&character)
                .copied()
                .unwrap_or(Self::UNKNOWN),
        }
    }

    /// What joins two pieces.
    pub(crate) fn get(&self, left: u32, right: u32) -> Rule {
        let place = self.place(left, right);
        self.slots.get(place).map_or(Rule::NONE, |slot| slot.rule)
    }

    /// Where the rule for two pieces is, or would be.
    fn place(&self, left: u32, right: u32) -> usize {
        let pair = u64::from(left) << 32 | u64::from(right);
        // The golden ratio's bits spread the pairs.
        let hash = (pair ^ pair >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut place = (hash >> self.shift) as usize;
        while let Some(slot) = self.slots.get(place) {
            if slot.left == left && slot.right == right || slot.left == Self::UNKNOWN {
                break;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
        place
    }
}
