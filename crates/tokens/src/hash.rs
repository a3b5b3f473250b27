/// A hash of bytes; its high bits are the good ones: take it down with [`slot_of`].
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let rest = rest
        .iter()
        .fold(0, |word, &byte| word << 8 | u64::from(byte));
    let words = words.iter().map(|&word| u64::from_le_bytes(word));
    words.fold(mix(rest, bytes.len() as u64), mix)
}

/// The bits of the golden ratio: to multiply by it spreads what differs over the high bits.
pub(crate) const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Two words to one.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    // The second factor has the bits of the square root of three.
    (a.wrapping_mul(GOLDEN) ^ b.rotate_left(32)).wrapping_mul(0xbb67_ae85_84ca_a73b)
}

/// The place of a hash in a table of `1 << bits` slots.
pub(crate) fn slot_of(hash: u64, bits: u32) -> usize {
    (hash >> (64 - bits)) as usize
}
