use crate::hash::mix;

/// Up to [`LONGEST`] bytes of text as two words, to compare and to hash them without a loop.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) low: u64,
    /// The length is in the bits 56 to 59; those above it are free.
    pub(crate) high: u64,
}

/// Bytes of the longest text that is a key. Parts of real text have 5 bytes on average, pieces 7.
pub(crate) const LONGEST: usize = 15;

impl Key {
    /// The bytes `start..end` of a text; none are longer than [`LONGEST`].
    #[inline]
    pub(crate) fn new(text: &[u8], start: usize, end: usize) -> Self {
        let length = end - start;
        let room = text.get(start..).and_then(<[u8]>::first_chunk::<16>);
        let (low, high) = words(room.copied().unwrap_or_else(|| {
            let mut padded = [0; 16];
            let part = text.get(start..end).unwrap_or_default();
            for (to, from) in padded.iter_mut().zip(part) {
                *to = *from;
            }
            padded
        }));
        let (low, high) = if length < 8 {
            (low & ((1 << (8 * length)) - 1), 0)
        } else {
            (low, high & ((1 << (8 * (length - 8))) - 1))
        };
        Self {
            low,
            high: high | (length as u64) << 56,
        }
    }

    pub(crate) fn hash(self) -> u64 {
        mix(self.low, self.high)
    }
}

fn words(bytes: [u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(bytes);
    (both as u64, (both >> 64) as u64)
}
