//! Bytes to report.
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

pub mod export;

mod options;
mod report;

mod checksums;
mod shards;

mod diagnostic;
mod findings;
mod progress;
mod source;
mod statistics;
mod summary;

mod bytes;
mod json;
mod labels;
mod lines;
mod lost;
mod path;
mod reader;
mod unreadable;

mod classes;
mod example;
mod fault;
mod fingerprint;
mod format;
mod habits;
mod inspector;
mod repair;
mod rules;
mod seen;
mod split;

mod convert;

pub use checksums::Checksums;
pub use convert::{
    Columns, ConvertError, ConvertOptions, Converted, Converter, Loss, LossKind, Shape,
};
pub use diagnostic::{Details, Diagnostic, Frame, Span};
pub use fingerprint::{Fingerprint, FingerprintError};
pub use inspector::{
    Inspector, Merge, NotShared, Opened, Opening, OptionsError, Share, SharedInspector,
};
pub use lost::{Lost, LostText};
pub use options::{Options, Role};
pub use progress::Progress;
pub use repair::{Change, RepairOptions, Repaired, Repairer};
pub use report::{FileFacts, Format, Report, Truncated, Verdict};
pub use rules::{Check, RULES, Rule};
pub use shards::Shards;
pub use split::{Alike, ClassSplit, Oddity, Split, SplitOptions, SplitWriter, Splitter};
pub use statistics::{Bucket, Distribution, Statistics};
pub use summary::{Headline, RuleSummary, Summary, Totals, is_cut};
