//! The one use case: bytes in, report out. Nothing else brings lines, rules and counts together.

mod side;
mod sides;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use tokens::{Counter, Exactness, TokenizerLabel};

use crate::{
    FileFacts, Fingerprint, Options, Progress, Report, Verdict,
    fault::Fault,
    findings::{Findings, Keeping, Sink},
    json::Value,
    labels::Label,
    lines::Lines,
    reader::{Events, Reader},
    report::NOT_COUNTED,
    rules::{Check, RULES, Totals},
    seen::Seen,
    source::Source,
    unreadable::{HEAD, Unreadable},
};
use sides::Sides;
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
    bytes: u64,
    sha256: Sha256,
    crc32c: u32,
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
        let exactness = counter.is_some().then_some(label.exactness);
        Ok(Self {
            bytes: 0,
            sha256: Sha256::new(),
            crc32c: 0,
            head: Some(Vec::with_capacity(HEAD)),
            unreadable: None,
            lines: Lines::new(options.max_line_bytes),
            reader: Reader::new(options.role),
            pass: Pass {
                sides: Sides::new(&options)?,
                findings: Findings::default(),
                examples: 0,
                unrelated: Seen::default(),
                against: Vec::new(),
                counter,
                exactness,
                options,
            },
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
        self.bytes += bytes.len() as u64;
        self.sha256.update(bytes);
        self.crc32c = crc32c::crc32c_append(self.crc32c, bytes);
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
        let mut counts = self.pass.findings.counts();
        counts.extend(self.pass.sides.counts());
        Progress {
            bytes_read: self.bytes,
            lines: self.reader.lines,
            examples: self.pass.examples,
            counts,
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
            unreadable,
            ..
        } = self;
        lines.finish(|line| reader.line(line, &mut pass));
        reader.finish(&mut pass);

        let keeping = pass.keeping();
        let chosen = pass.sides.choose(keeping.most_per_rule);
        let mut findings = pass.findings;
        findings.merge(chosen.side.findings);
        let seen = chosen.side.seen.sort();
        let totals = Totals {
            options: &pass.options,
            against: &pass.against,
            model: chosen.side.model,
            examples: pass.examples,
            lines_with_content: reader.lines_with_content,
            authors: chosen.side.authors,
            carriage_returns: reader.carriage_returns,
            first_without_context: chosen.side.first_without_context,
            habits: &chosen.side.habits,
            unreadable,
            majority: chosen.majority,
            foreign: chosen.foreign,
            seen: &seen,
            unrelated: &pass.unrelated.sort(),
            is_readable: unreadable.is_none() && reader.is_readable(),
        };
        for &rule in RULES {
            if let Check::File(check) = rule.check {
                let source = Source::of_line(1);
                check(
                    &totals,
                    &mut Sink {
                        rule,
                        source,
                        keeping,
                        findings: &mut findings,
                    },
                );
            }
        }
        let report = Report {
            version: 1,
            verdict: Verdict::from_worst(findings.worst()),
            counts: findings.counts(),
            diagnostics: findings.diagnostics(keeping.most_per_rule),
            truncated: chosen.side.truncated,
            statistics: chosen.side.numbers.statistics(pass.examples),
            model: chosen.side.model.name.to_owned(),
            role: pass.options.role,
            tokenizer: self.label,
            file: FileFacts {
                name: pass.options.file_name.clone(),
                bytes: self.bytes,
                lines: reader.lines,
                examples: pass.examples,
                format: totals.majority,
                sha256: hexadecimal(&self.sha256.finalize()),
                crc32c: BASE64_STANDARD.encode(self.crc32c.to_be_bytes()),
            },
        };
        let fingerprint = Fingerprint::new(report.role, report.file.format, seen);
        (report, fingerprint)
    }
}

/// What is gathered while the lines go by.
struct Pass {
    options: Options,
    counter: Option<Box<dyn Counter>>,
    exactness: Option<Exactness>,
    examples: u64,
    /// The labels with the score 0.
    unrelated: Seen,
    /// Other files of the same job.
    against: Vec<Fingerprint>,
    /// What is wrong with lines, whatever their format.
    findings: Findings,
    /// What is wrong with examples, by the format that they are checked as.
    sides: Sides,
}

impl Pass {
    fn keeping(&self) -> Keeping {
        Keeping {
            strict: self.options.strict,
            most_per_rule: self.options.max_diagnostics_per_rule,
            details: self.options.details,
        }
    }
}

impl Events for Pass {
    fn fault(&mut self, fault: &Fault, source: Source<'_>) {
        let keeping = self.keeping();
        for &rule in RULES {
            if let Check::Fault(check) = rule.check {
                check(
                    fault,
                    &mut Sink {
                        rule,
                        source,
                        keeping,
                        findings: &mut self.findings,
                    },
                );
            }
        }
    }

    fn example(&mut self, value: &Value<'_>, text: &str, source: Source<'_>) {
        self.examples += 1;
        let keeping = self.keeping();
        let Self {
            sides,
            options,
            against,
            counter,
            exactness,
            examples,
            ..
        } = self;
        let place = source.place(value.start, value.start);
        let mut counter = counter.as_deref_mut();
        for side in sides.of(value, place, keeping.most_per_rule) {
            side.inspect(
                &side::Given {
                    number: *examples,
                    root: value,
                    place,
                    text,
                    source,
                    options,
                    against,
                    keeping,
                    exactness: *exactness,
                },
                counter.as_deref_mut(),
            );
        }
    }

    fn label(&mut self, label: &Label<'_>, source: Source<'_>) {
        self.examples += 1;
        let keeping = self.keeping();
        for &rule in RULES {
            if let Check::Label(check) = rule.check {
                check(
                    label,
                    &self.against,
                    &mut Sink {
                        rule,
                        source,
                        keeping,
                        findings: &mut self.findings,
                    },
                );
            }
        }
        if let Some(pair) = &label.pair {
            let note = pair.note(source.first_line);
            self.sides.note(note);
            if pair.is_unrelated() == Some(true) {
                self.unrelated.push(note);
            }
        }
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

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
