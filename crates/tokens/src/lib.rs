//! Text to token count, exact or estimated.
//!
//! [`Vocabulary`] reads a SentencePiece model file; [`SentencePiece`] counts with it exactly as the
//! `sentencepiece` library does, without holding a single piece as a string of its own. [`Counter`]
//! is what the rest of the product knows of a tokenizer.
//!
//! ```no_run
//! # fn file() -> Vec<u8> { Vec::new() }
//! use tokens::{Counter, SentencePiece, Vocabulary};
//!
//! let vocabulary = Vocabulary::read(&file())?;
//! let mut counter = SentencePiece::new(vocabulary);
//! assert_eq!(counter.count("Know before you tune."), 5);
//! # Ok::<(), tokens::VocabularyError>(())
//! ```
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod label;

mod borders;
mod hash;
mod key;
mod model_file;
mod pieces;
mod user_defined;
mod vocabulary;

mod cache;
mod cutter;
mod merge;
mod parts;
mod sentencepiece;

#[cfg(test)]
mod guard;

pub use cutter::Cutter;
pub use label::{Exactness, TokenizerLabel};
pub use sentencepiece::SentencePiece;
pub use vocabulary::{Vocabulary, VocabularyError};

/// Something that counts tokens.
pub trait Counter {
    /// Tokens in `text`.
    fn count(&mut self, text: &str) -> u64;

    /// The byte offset at which the first `limit` tokens of `text` end, at a character boundary;
    /// `None` when `text` has no more than `limit` tokens.
    ///
    /// A character that is spelt in several byte tokens is lost as a whole when the limit falls
    /// inside it.
    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize>;

    /// What this is, and how far to trust its counts.
    fn label(&self) -> TokenizerLabel;
}
