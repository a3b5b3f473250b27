//! The JavaScript module for other people's pages.
//!
//! Every export converts what JavaScript gave, calls a pure crate, and converts the answer; the
//! shapes are those of the pure crates' own types. What Rust cannot do from inside, finding the
//! files beside the module and reading a `Blob`, is in `js/tuneup.js`, the published entry.

mod convert;
mod counters;
mod inspection;
mod options;
mod repair;
mod requests;
mod rules;
mod types;
