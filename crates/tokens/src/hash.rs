/// A hash of a few bytes whose high bits are the good ones: take it down with [`slot_of`].
///
/// Pieces are short. Two loads that may overlap take in up to 16 bytes, without a loop.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let length = bytes.len() as u64;
    if let (Some(head), Some(tail)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let mut hash = mix(
            u64::from_le_bytes(*head),
            u64::from_le_bytes(*tail) ^ length,
        );
        if bytes.len() > 16 {
            for chunk in bytes.chunks(8) {
                let middle = chunk
                    .iter()
                    .fold(0, |word, &byte| word << 8 | u64::from(byte));
                hash = mix(hash, middle);
            }
        }
        hash
    } else if let (Some(head), Some(tail)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let word =
            u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32;
        mix(word, length)
    } else {
        let word = bytes
            .iter()
            .fold(0, |word, &byte| word << 8 | u64::from(byte));
        mix(word, length)
    }
}

/// Whether two pieces are spelt alike, without a call for the short ones.
pub(crate) fn is_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        false
    } else if let (Some(a_head), Some(b_head)) = (a.first_chunk::<8>(), b.first_chunk::<8>()) {
        a_head == b_head && a.last_chunk::<8>() == b.last_chunk::<8>() && (a.len() <= 16 || a == b)
    } else if let (Some(a_head), Some(b_head)) = (a.first_chunk::<4>(), b.first_chunk::<4>()) {
        a_head == b_head && a.last_chunk::<4>() == b.last_chunk::<4>()
    } else {
        a.iter().eq(b)
    }
}

/// Two words to one.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    // Odd constants: the golden ratio's and the square root of three's bits.
    (a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.rotate_left(32)).wrapping_mul(0xbb67_ae85_84ca_a73b)
}

/// The place of a hash in a table of `1 << bits` slots.
pub(crate) fn slot_of(hash: u64, bits: u32) -> usize {
    (hash >> (64 - bits)) as usize
}
