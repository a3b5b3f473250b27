//! Numbers of lines and examples before anyone knows how many stand in the shards before.
//!
//! Until then a number says which shard it is of and counts within that one, so that numbers are in file
//! order all the same.

/// Bits of a number that count within the shard: no shard holds as many lines or examples.
const BITS: u32 = 28;

/// The number before the first one in a shard.
pub(crate) fn number_before(shard: u64) -> u64 {
    shard << BITS
}

/// The shard that a number is of.
pub(crate) fn shard_of(number: u64) -> u64 {
    number >> BITS
}

/// How many lines and examples stand before each shard, from the first one on.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    pub(crate) lines: Vec<u64>,
    pub(crate) examples: Vec<u64>,
}

impl Numbering {
    /// The number of a line in the file, from 1.
    pub(crate) fn line(&self, number: u64) -> u64 {
        in_file(&self.lines, number)
    }

    /// The number of an example in the file, from 1.
    pub(crate) fn example(&self, number: u64) -> u64 {
        in_file(&self.examples, number)
    }
}

fn in_file(before: &[u64], number: u64) -> u64 {
    let shard = usize::try_from(shard_of(number)).unwrap_or(usize::MAX);
    before.get(shard).copied().unwrap_or_default() + (number & ((1 << BITS) - 1))
}
