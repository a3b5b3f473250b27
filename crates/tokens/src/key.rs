use crate::hash::mix;

/// A few bytes of text as words, to compare and to hash them without a loop over bytes. Behind the text,
/// each byte is one that no text has. The last byte is not of the text: it is 0, and free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key<const WORDS: usize>(pub(crate) [u64; WORDS]);

/// No byte of UTF-8.
const NO_TEXT: u8 = 0xff;

impl<const WORDS: usize> Key<WORDS> {
    /// Of no text.
    pub(crate) const NONE: Self = {
        let mut words = [u64::MAX; WORDS];
        if let [.., last] = words.as_mut_slice() {
            *last >>= 8;
        }
        Self(words)
    };

    /// Bytes of the longest text that is a key.
    pub(crate) const LONGEST: usize = 8 * WORDS - 1;

    /// The bytes `start..end` of a text; none are longer than [`LONGEST`](Self::LONGEST).
    #[inline]
    pub(crate) fn new(text: &[u8], start: usize, end: usize) -> Self {
        let length = end - start;
        let rest = text.get(start..).unwrap_or_default();
        let mut words = match rest.as_chunks::<8>().0.first_chunk::<WORDS>() {
            Some(words) => words.map(u64::from_le_bytes),
            None => padded(rest.get(..length).unwrap_or_default()),
        };
        let mut left = length as u32;
        for word in &mut words {
            // Every bit from the text's end on.
            *word |= u64::MAX.checked_shl(8 * left).unwrap_or_default();
            left = left.saturating_sub(8);
        }
        if let Some(last) = words.last_mut() {
            *last &= u64::MAX >> 8;
        }
        Self(words)
    }

    /// The text itself.
    pub(crate) fn text(&self) -> String {
        let bytes = self.0.iter().flat_map(|word| word.to_le_bytes());
        let bytes = bytes.take(Self::LONGEST);
        let bytes: Vec<u8> = bytes.take_while(|&byte| byte != NO_TEXT).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[inline]
    pub(crate) fn hash(self) -> u64 {
        self.0.iter().fold(0, |hash, &word| mix(hash, word))
    }
}

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
            for end in start..=text.len().min(start + Key::<2>::LONGEST) {
                let alone = &text[start..end];
                let key = Key::<2>::new(alone, 0, alone.len());
                assert_eq!(Key::<2>::new(text, start, end), key, "{start}..{end}");
                assert_eq!(key.0[1] >> 56, 0, "{start}..{end}");
                assert_eq!(key.text().as_bytes(), alone);
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
    }
}
