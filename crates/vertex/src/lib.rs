//! The settings of a tuning job to the request that creates it, as values.
//!
//! Nothing here sends anything: a request is data, and somebody else carries it to the network.
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod body;
mod check;
mod cure;
mod fields;
mod host;
mod job;
pub mod json;
pub mod names;
pub mod parameters;
mod request;
pub mod rules;
mod samples;
mod settings;
mod snippet;

pub use check::{CheckError, check_body, check_request};
pub use cure::{Cure, cure};
pub use host::Host;
pub use job::Job;
pub use request::{BuiltRequest, build_request, check_settings};
pub use rules::RULES;
pub use settings::{Kind, Settings};
pub use snippet::{SnippetLanguage, snippet};
