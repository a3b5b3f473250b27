use crate::{hash::slot_of, key::Key};

/// Counts of parts that were seen before. Its size never changes: a part that finds no room drives
/// out the oldest one of its set, which is counted again when it comes back.
pub(crate) struct Cache<const WORDS: usize, const WAYS: usize> {
    sets: Vec<Set<WORDS, WAYS>>,
    bits: u32,
}

/// Parts that share a place. Of eight words, it is a line of the processor's cache.
#[derive(Clone)]
#[repr(align(64))]
struct Set<const WORDS: usize, const WAYS: usize>([Key<WORDS>; WAYS]);

/// Where the count stands in the last word of a key.
const COUNT_SHIFT: u32 = 56;

impl<const WORDS: usize, const WAYS: usize> Cache<WORDS, WAYS> {
    /// A cache of two to the power of `bits` sets.
    pub(crate) fn new(bits: u32) -> Self {
        Self {
            sets: vec![Set([Key::NONE; WAYS]); 1 << bits],
            bits,
        }
    }

    /// The count of a part, from memory or from `compute`.
    #[inline]
    pub(crate) fn count(&mut self, key: Key<WORDS>, compute: impl FnOnce() -> u64) -> u64 {
        let Some(Set(set)) = self.sets.get_mut(slot_of(key.hash(), self.bits)) else {
            return compute();
        };
        let known = set
            .iter()
            .fold(0, |known, slot| known | counted(slot, &key));
        if known != 0 {
            return known;
        }
        let count = compute();
        let mut new = key;
        // A part has a token for each of its bytes at the most, so that the count always fits.
        if let Some(last) = new.0.last_mut() {
            *last |= count << COUNT_SHIFT;
        }
        for slot in set {
            new = std::mem::replace(slot, new);
        }
        count
    }
}

/// The count in a slot if it is that of `key`, else 0: without a branch, as no one can guess it.
#[inline]
fn counted<const WORDS: usize>(slot: &Key<WORDS>, key: &Key<WORDS>) -> u64 {
    let mut other = 0;
    for (index, (word, wanted)) in slot.0.iter().zip(key.0).enumerate() {
        let both = word ^ wanted;
        other |= if index + 1 == WORDS {
            both << (64 - COUNT_SHIFT)
        } else {
            both
        };
    }
    let last = slot.0.last().copied().unwrap_or_default();
    (last >> COUNT_SHIFT) & u64::from(other == 0).wrapping_neg()
}

impl<const WORDS: usize, const WAYS: usize> std::fmt::Debug for Cache<WORDS, WAYS> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Cache of {} parts", WAYS * self.sets.len())
    }
}
