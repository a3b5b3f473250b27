//! A file in shards: which bytes and lines are whose, and how lines are numbered before all is read.

mod bounds;
mod numbers;

use std::ops::Range;

pub(crate) use bounds::Bounds;
pub(crate) use numbers::{Numbering, number_before, shard_of};

/// A file cut into shards of one size, but for the last one, which is what remains. They are numbered
/// from 0.
///
/// A shard holds the lines that start in its bytes; the last of them may end in a later shard. So
/// whoever wants its lines reads from [`Shards::read_from`] on, as far as it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shards {
    bytes: u64,
    size: u64,
}

/// Shards that can be told apart, and bytes of the largest one: numbers of lines have room for so many.
const MOST: u64 = 1 << 20;
const LARGEST: u64 = 1 << 27;

impl Shards {
    /// A file of `bytes` bytes in shards of `size` bytes: at the most 128 MiB, and at least so many that
    /// there are no more than a million of them.
    pub fn new(bytes: u64, size: u64) -> Self {
        let size = size.max(bytes.div_ceil(MOST)).clamp(1, LARGEST);
        Self { bytes, size }
    }

    /// Bytes of the file.
    pub fn bytes(self) -> u64 {
        self.bytes
    }

    /// How many shards there are; none of an empty file.
    pub fn count(self) -> u64 {
        self.bytes.div_ceil(self.size)
    }

    /// The bytes of a shard: together they are those of the file.
    pub fn range(self, shard: u64) -> Range<u64> {
        let start = |shard: u64| shard.saturating_mul(self.size).min(self.bytes);
        start(shard)..start(shard.saturating_add(1))
    }

    /// Where to start reading to get the lines of a shard: one byte before it, which tells whether a
    /// line starts with it.
    pub fn read_from(self, shard: u64) -> u64 {
        self.range(shard).start.saturating_sub(1)
    }
}
