//! Bytes to report.
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod diagnostic;
mod options;
mod progress;
mod report;
mod statistics;

pub use diagnostic::{Details, Diagnostic, Frame, Span};
pub use options::{Options, Role};
pub use progress::Progress;
pub use report::{FileFacts, Format, Report, Truncated, Verdict};
pub use statistics::{Bucket, Distribution, Statistics};
