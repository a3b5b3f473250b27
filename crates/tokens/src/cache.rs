use crate::{hash::slot_of, key::Key};

/// Counts of parts that were seen before. Its size never changes: a part that finds no room drives
/// out the older one of two, which is counted again when it comes back.
pub(crate) struct Cache(Vec<[Slot; 2]>);

/// A part and its count.
#[derive(Clone, Copy, Default)]
struct Slot {
    low: u64,
    /// The count is in the highest four bits, the length in the next.
    high: u64,
}

/// 131,072 pairs of 16 bytes each: 4 MiB, and most parts of a file of many languages stay in it.
const PAIR_BITS: u32 = 17;

const COUNT_SHIFT: u32 = 60;

impl Cache {
    pub(crate) fn new() -> Self {
        Self(vec![[Slot::default(); 2]; 1 << PAIR_BITS])
    }

    /// The count of a part, from memory or from `compute`.
    #[inline]
    pub(crate) fn count(&mut self, key: Key, compute: impl FnOnce() -> u64) -> u64 {
        let Some(pair) = self.0.get_mut(slot_of(key.hash(), PAIR_BITS)) else {
            return compute();
        };
        for slot in &*pair {
            if slot.low == key.low && slot.high << 4 == key.high << 4 {
                return slot.high >> COUNT_SHIFT;
            }
        }
        let count = compute();
        // A part of 15 bytes has 15 tokens at the most, so that the count always fits.
        let [new, old] = pair;
        *old = *new;
        *new = Slot {
            low: key.low,
            high: key.high | count << COUNT_SHIFT,
        };
        count
    }
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Cache of {} parts", 2 << PAIR_BITS)
    }
}
