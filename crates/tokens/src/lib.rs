//! Text to token count.
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod label;

pub use label::{Exactness, TokenizerLabel};

/// Something that counts tokens.
pub trait Counter {
    /// Tokens in `text`.
    fn count(&mut self, text: &str) -> u64;

    /// The byte offset at which the first `limit` tokens of `text` end, at a character boundary;
    /// `None` when `text` has no more than `limit` tokens.
    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize>;

    /// What this is, and how far to trust its counts.
    fn label(&self) -> TokenizerLabel;
}
