//! A person's own `tokenizer.json`, as Hugging Face writes it, as a token counter.
//!
//! ```
//! use tokenizer_json::TokenizerJson;
//! use tokens::Counter;
//!
//! let file = br#"{
//!     "version": "1.0",
//!     "pre_tokenizer": { "type": "Whitespace" },
//!     "model": { "type": "WordLevel", "vocab": { "<unk>": 0, "know": 1 }, "unk_token": "<unk>" }
//! }"#;
//! let mut counter = TokenizerJson::read(file)?;
//! assert_eq!(counter.count("know before you tune"), 4);
//! assert_eq!(counter.label().name, "tokenizer.json: WordLevel, 2 pieces");
//! # Ok::<(), tokenizer_json::TokenizerJsonError>(())
//! ```
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod added;
mod counter;
mod cut;
mod error;
mod file;
mod library;
mod marked;
mod merge;
mod raw;
mod rules;
mod shape;

#[cfg(test)]
mod laws;

pub use counter::TokenizerJson;
pub use error::TokenizerJsonError;
