use crate::hash::mix;

/// A few bytes of text as words, to compare and to hash them without a loop over bytes. The two last
/// bytes hold no text: in the one is its length, the other is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key<const WORDS: usize>(pub(crate) [u64; WORDS]);

impl<const WORDS: usize> Key<WORDS> {
    /// Of no text.
    pub(crate) const NONE: Self = Self([0; WORDS]);

    /// Bytes of the longest text that is a key.
    pub(crate) const LONGEST: usize = 8 * WORDS - 2;

    /// The bytes `start..end` of a text; none are longer than [`LONGEST`](Self::LONGEST).
    #[inline]
    pub(crate) fn new(text: &[u8], start: usize, end: usize) -> Self {
        let length = end - start;
        let rest = text.get(start..).unwrap_or_default();
        let mut words = match rest.as_chunks::<8>().0.first_chunk::<WORDS>() {
            Some(words) => words.map(u64::from_le_bytes),
            None => padded(rest.get(..length).unwrap_or_default()),
        };
        let mut left = length;
        for word in &mut words {
            *word &= MASKS.get(left.min(8)).copied().unwrap_or_default();
            left = left.saturating_sub(8);
        }
        if let Some(last) = words.last_mut() {
            *last |= (length as u64) << 48;
        }
        Self(words)
    }

    #[inline]
    pub(crate) fn hash(self) -> u64 {
        let [first, rest @ ..] = self.0.as_slice() else {
            return 0;
        };
        rest.iter().fold(*first, |hash, &word| mix(hash, word))
    }
}

/// The first bytes of a word, by their number.
const MASKS: [u64; 9] = [
    0,
    0xff,
    0xffff,
    0xff_ffff,
    0xffff_ffff,
    0xff_ffff_ffff,
    0xffff_ffff_ffff,
    0xff_ffff_ffff_ffff,
    u64::MAX,
];

/// The words of a text behind which nothing may be read.
fn padded<const WORDS: usize>(text: &[u8]) -> [u64; WORDS] {
    let mut words = [0; WORDS];
    for (to, bytes) in words.iter_mut().zip(text.chunks(8)) {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(bytes) {
            *to = *from;
        }
        *to = u64::from_le_bytes(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_text_does_not_matter() {
        let text = b"0123456789abcdefghijklmnopqrstuvwxyz";
        for start in 0..text.len() {
            for end in start..text.len().min(start + Key::<2>::LONGEST) {
                let alone = &text[start..end];
                let key = Key::<2>::new(alone, 0, alone.len());
                assert_eq!(Key::<2>::new(text, start, end), key, "{start}..{end}");
                assert_eq!(key.0[1] >> 56, 0, "{start}..{end}");
            }
        }
    }

    #[test]
    fn other_texts_are_other_keys() {
        let keys: Vec<Key<4>> = ["", "\0", "\0\0", "a", "a\0", "aaaaaaaaa", "aaaaaaaa"]
            .map(|text| Key::new(text.as_bytes(), 0, text.len()))
            .into();
        for (index, key) in keys.iter().enumerate() {
            assert!(!keys[..index].contains(key), "{key:?}");
        }
        assert_eq!(keys[0], Key::NONE);
    }
}
