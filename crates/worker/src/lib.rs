//! The dataset is inspected, and others are written from it, in a Web Worker, so that the page never waits.
//!
//! [`protocol`] is what is said, [`client`] decides on the page's side what to do about it, and
//! [`session`] does the work on the other side. The `File` rides beside the message ([`wire`]), so
//! messages and decisions know nothing of the browser and are tested without one.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

pub mod client;
mod pace;
pub mod protocol;
mod reading;
pub mod session;
mod vocabulary;
pub mod wire;
mod written;
