//! Numbers that look like chance and follow from a seed.

/// A number that follows from the seed and the words: FNV-1a, then the finaliser of `SplitMix64`.
pub fn mix(seed: u64, words: &[&str]) -> u64 {
    let bytes = words
        .iter()
        .flat_map(|word| word.bytes().chain([0]))
        .chain(seed.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// From 0 up to but not including 1.
pub fn share(seed: u64, words: &[&str]) -> f64 {
    (mix(seed, words) >> 11) as f64 / (1u64 << 53) as f64
}

/// A number of so many digits, as Google gives them to things.
pub fn digits(seed: u64, words: &[&str], count: u32) -> String {
    let least = 10u64.saturating_pow(count.saturating_sub(1));
    (least + mix(seed, words) % least.saturating_mul(9).max(1)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_as_many_as_asked_for() {
        for seed in 0..50 {
            assert_eq!(digits(seed, &["project", "a"], 12).len(), 12);
            assert_eq!(digits(seed, &["model"], 19).len(), 19);
        }
        assert_ne!(digits(1, &["a", "b"], 19), digits(1, &["ab", ""], 19));
    }
}
