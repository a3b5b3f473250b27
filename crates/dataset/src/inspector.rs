//! The one use case: bytes in, report out. Nothing else brings lines, rules and counts together.

mod merge;
mod opening;
mod pass;
mod share;
mod shared;
mod side;
mod sides;

use tokens::{Counter, Exactness, TokenizerLabel};

use crate::{
    Checksums, Fingerprint, Options, Progress, Report,
    lines::Lines,
    reader::Reader,
    report::NOT_COUNTED,
    unreadable::{HEAD, Unreadable},
};
pub use merge::Merge;
pub use opening::{Opened, Opening};
use pass::{FileRead, Pass};
pub use share::{NotShared, Share};
pub use shared::SharedInspector;
pub(crate) use sides::find_model;

/// Inspects a file in one pass, in any portions. Of each example 24 bytes are kept, to find those that
/// come again; else its memory does not grow with the file.
///
/// ```
/// use dataset::{Inspector, Options, Verdict};
///
/// let mut inspector = Inspector::new(Options::default(), None)?;
/// inspector.feed(br#"{"input_text": "What is a token?""#);
/// inspector.feed(br#", "output": "A piece of text."}"#);
/// let report = inspector.finish();
///
/// assert_eq!(report.verdict, Verdict::Blocked);
/// assert_eq!(report.counts["missing-output-text"], 1);
/// assert_eq!(report.diagnostics[0].column, 1);
/// # Ok::<(), dataset::OptionsError>(())
/// ```
pub struct Inspector {
    checksums: Checksums,
    /// The first bytes, until there are enough to tell what the file is.
    head: Option<Vec<u8>>,
    unreadable: Option<Unreadable>,
    lines: Lines,
    reader: Reader,
    pass: Pass,
    label: TokenizerLabel,
}

/// Why an inspection cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// There is no such model.
    #[error("model: there is no model {name:?}{}", nearest.map(|nearest| format!("; did you mean {nearest}?")).unwrap_or_default())]
    UnknownModel {
        /// The name that was given.
        name: String,
        /// The model that has the most similar name.
        nearest: Option<&'static str>,
    },
    /// The model is not tuned with files that play this part.
    #[error(
        "model: {name} is tuned with a corpus, queries and labels; say in `role` which of them the file is"
    )]
    ModelNotForRole {
        /// The model.
        name: &'static str,
    },
}

impl Inspector {
    /// Begins an inspection. Without a counter the structure is checked and nothing is counted.
    ///
    /// # Errors
    /// When the options name a model that is not known, or not tuned with files of this role.
    pub fn new(options: Options, counter: Option<Box<dyn Counter>>) -> Result<Self, OptionsError> {
        let label = counter
            .as_ref()
            .map_or_else(|| not_counted(""), |counter| counter.label());
        Self::begin(options, counter, label)
    }

    /// Begins an inspection in which nothing is counted, for a reason that the report will give: a
    /// vocabulary that could not be read, say.
    ///
    /// # Errors
    /// When the options name a model that is not known, or not tuned with files of this role.
    pub fn not_counted(options: Options, reason: &str) -> Result<Self, OptionsError> {
        Self::begin(options, None, not_counted(reason))
    }

    fn begin(
        options: Options,
        counter: Option<Box<dyn Counter>>,
        label: TokenizerLabel,
    ) -> Result<Self, OptionsError> {
        Ok(Self {
            checksums: Checksums::default(),
            head: Some(Vec::with_capacity(HEAD)),
            unreadable: None,
            lines: Lines::new(options.max_line_bytes),
            reader: Reader::new(options.role),
            pass: Pass::new(options, counter, &label)?,
            label,
        })
    }

    /// Compares the file with others of the same job that were inspected before, in any order: an
    /// evaluation file with its training file; labels with corpus, queries and the other labels.
    #[must_use]
    pub fn with_against(mut self, others: impl IntoIterator<Item = Fingerprint>) -> Self {
        self.pass.against.extend(others);
        self
    }

    /// Takes the next portion of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.checksums.update(bytes);
        self.take(bytes);
    }

    fn take(&mut self, bytes: &[u8]) {
        let Some(head) = &mut self.head else {
            return self.read(bytes);
        };
        let (more, rest) = bytes.split_at(bytes.len().min(HEAD - head.len()));
        head.extend_from_slice(more);
        if head.len() == HEAD {
            self.start();
            self.read(rest);
        }
    }

    /// The head is complete: whatever it tells, the bytes in it are read like all others.
    fn start(&mut self) {
        let head = self.head.take().unwrap_or_default();
        self.unreadable = Unreadable::detect(&head);
        self.read(&head);
    }

    fn read(&mut self, bytes: &[u8]) {
        let Self {
            lines,
            reader,
            pass,
            unreadable,
            ..
        } = self;
        match unreadable {
            Some(_) => reader.lines += memchr::memchr_iter(b'\n', bytes).count() as u64,
            None => lines.feed(bytes, |line| reader.line(line, pass)),
        }
    }

    /// How far the inspection has come, and what it has found so far.
    pub fn progress(&self) -> Progress {
        Progress {
            bytes_read: self.checksums.bytes(),
            lines: self.reader.lines,
            examples: self.pass.examples,
            counts: self.pass.counts(),
        }
    }

    /// Ends the file and sums up.
    pub fn finish(self) -> Report {
        self.finish_with_fingerprint().0
    }

    /// Ends the file, sums up, and leaves what other files of the same job can be compared with.
    pub fn finish_with_fingerprint(mut self) -> (Report, Fingerprint) {
        if self.head.is_some() {
            self.start();
        }
        let Self {
            mut lines,
            mut reader,
            mut pass,
            ..
        } = self;
        lines.finish(|line| reader.line(line, &mut pass));
        reader.finish(&mut pass);
        pass.sum_up(FileRead {
            checksums: self.checksums,
            lines: reader.lines,
            lines_with_content: reader.lines_with_content,
            carriage_returns: reader.carriage_returns,
            unreadable: self.unreadable,
            is_readable: self.unreadable.is_none() && reader.is_readable(),
            label: self.label,
        })
    }
}

fn not_counted(reason: &str) -> TokenizerLabel {
    TokenizerLabel {
        name: NOT_COUNTED.into(),
        exactness: Exactness::Estimate,
        note: if reason.is_empty() {
            "No tokens were counted; only the structure was checked.".into()
        } else {
            format!("No tokens were counted; only the structure was checked: {reason}.").into()
        },
    }
}
