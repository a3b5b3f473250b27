/// Counts of parts that were seen before. Its size never changes: a part that meets another one in
/// its slot takes the slot over, and the other is counted again when it comes back.
#[derive(Debug)]
pub(crate) struct Cache(Vec<Slot>);

#[derive(Debug, Clone, Copy)]
struct Slot {
    key: [u8; LONGEST],
    length: u8,
    count: u8,
}

/// Bytes of the longest part that is remembered. Parts of real text have 7 bytes on average.
const LONGEST: usize = 30;

/// 131,072 slots of 32 bytes: 4 MiB, and most parts of a file of many languages stay in it.
const SLOTS: usize = 1 << 17;

impl Cache {
    pub(crate) fn new() -> Self {
        Self(vec![
            Slot {
                key: [0; LONGEST],
                length: 0,
                count: 0
            };
            SLOTS
        ])
    }

    /// The count of `part`, from memory or from `compute`.
    pub(crate) fn count(&mut self, part: &str, compute: impl FnOnce() -> u64) -> u64 {
        let key = part.as_bytes();
        let index = crate::vocabulary::hash(key) as usize % SLOTS;
        let Some(slot) = self.0.get_mut(index).filter(|_| key.len() <= LONGEST) else {
            return compute();
        };
        if usize::from(slot.length) == key.len() && slot.key.get(..key.len()) == Some(key) {
            return u64::from(slot.count);
        }
        let count = compute();
        // A part of 30 bytes has 30 tokens at the most, so that the count always fits.
        if let (Some(room), Ok(count)) = (slot.key.get_mut(..key.len()), u8::try_from(count)) {
            room.copy_from_slice(key);
            (slot.length, slot.count) = (key.len() as u8, count);
        }
        count
    }
}
