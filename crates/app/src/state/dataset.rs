use std::rc::Rc;

use ::dataset::{Options, Progress, Report};
use worker::protocol::{Failure, Uncounted};

use crate::samples::Sample;

/// The file being looked at, and what was found in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    /// Where the bytes come from; `None` on the first screen.
    pub source: Option<Source>,
    /// How the file is to be inspected.
    pub choices: Choices,
    /// How far that has come.
    pub inspection: Inspection,
    /// Something to say about the last drop or choice of files.
    pub notice: Option<Notice>,
}

/// Where the bytes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file of the person's.
    File {
        /// Its name.
        name: String,
        /// Its size.
        bytes: u64,
    },
    /// Text that was pasted.
    Pasted {
        /// Its size in UTF-8.
        bytes: u64,
    },
    /// A built-in sample.
    Sample {
        /// The key of its title in the locales.
        title: &'static str,
        /// Its name as a file.
        name: &'static str,
        /// The model to check it for, where the file cannot tell.
        model: Option<&'static str>,
        /// Its size.
        bytes: u64,
    },
}

impl Source {
    /// A built-in sample.
    pub fn of_sample(sample: &Sample) -> Self {
        let &Sample {
            title,
            name,
            model,
            content,
            ..
        } = sample;
        Self::Sample {
            title,
            name,
            model,
            bytes: content.len() as u64,
        }
    }

    /// The size in bytes.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::File { bytes, .. } | Self::Pasted { bytes } | Self::Sample { bytes, .. } => {
                *bytes
            }
        }
    }

    /// The name as a file, where it has one.
    pub fn file_name(&self) -> Option<&str> {
        match self {
            Self::File { name, .. } => Some(name),
            Self::Sample { name, .. } => Some(name),
            Self::Pasted { .. } => None,
        }
    }
}

/// How the file is to be inspected: what the person chose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The model to tune; `None` lets it follow from the format of the file.
    pub model: Option<String>,
    /// Whether the rules marked so are errors.
    pub strict: bool,
    /// The `default_context` that the job will be given, for chat; blank means none.
    pub default_context: String,
    /// What counts the tokens.
    pub tokenizer: TokenizerChoice,
}

/// What counts the tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum TokenizerChoice {
    /// The built-in vocabulary.
    #[default]
    BuiltIn,
    /// The person's own `tokenizer.json`.
    Own {
        /// The name of that file.
        name: String,
    },
}

/// How many findings of a rule the page lists.
const LISTED_PER_RULE: usize = 100_000;

impl Choices {
    /// The choices for another file. What was chosen for the last one need not fit it; the tokenizer
    /// stays.
    #[must_use]
    pub fn for_source(&self, source: &Source) -> Self {
        let model = match source {
            Source::Sample { model, .. } => model.map(str::to_owned),
            Source::File { .. } | Source::Pasted { .. } => None,
        };
        Self {
            model,
            tokenizer: self.tokenizer.clone(),
            ..Self::default()
        }
    }

    /// The options of an inspection of `source`.
    pub fn options(&self, source: &Source) -> Options {
        let context = self.default_context.trim();
        Options {
            model: self.model.clone(),
            strict: self.strict,
            default_context: (!context.is_empty()).then(|| context.to_owned()),
            file_name: source.file_name().map(str::to_owned),
            max_diagnostics_per_rule: LISTED_PER_RULE,
            details: true,
            ..Options::default()
        }
    }
}

/// How far the inspection has come.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Inspection {
    /// There is nothing to inspect.
    #[default]
    Idle,
    /// Under way.
    Running {
        /// How far.
        progress: Progress,
        /// Seconds since it began.
        seconds: f64,
        /// What an earlier pass over the same file found, to look at in the meantime.
        before: Option<Rc<Outcome>>,
    },
    /// At its end.
    Done(Rc<Outcome>),
    /// At an end without a report.
    Failed(Failure),
    /// Stopped by the person.
    Cancelled,
}

/// What an inspection found.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The whole report.
    pub report: Report,
    /// Seconds that it took.
    pub seconds: f64,
    /// Why tokens were not counted although they should have been.
    pub uncounted: Option<Uncounted>,
}

/// Two outcomes are equal when they are one and the same: comparing 100,000 findings whenever the
/// page is drawn would be felt.
impl PartialEq for Outcome {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Something to say about the last drop or choice of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A folder was dropped.
    Folder {
        /// Its name.
        name: String,
    },
    /// Several files were given, and one was taken.
    Several {
        /// The one that was taken.
        taken: String,
        /// How many were given.
        count: usize,
    },
    /// Something other than a file was dropped.
    NoFile,
}

/// Something that happened to the dataset.
#[derive(Debug, Clone, PartialEq)]
pub enum DatasetAction {
    /// A file was given, and its inspection begins.
    Opened(Source, Option<Notice>),
    /// The person chose how to inspect, and the inspection begins again.
    Chose(Choices),
    /// The inspection has come further.
    Progressed {
        /// How far.
        progress: Progress,
        /// Seconds since it began.
        seconds: f64,
    },
    /// The inspection is done.
    Finished(Rc<Outcome>),
    /// There will be no report.
    Failed(Failure),
    /// The person stopped the inspection.
    Cancelled,
    /// Nothing could be opened.
    Refused(Notice),
    /// Back to the first screen.
    Closed,
}

impl Dataset {
    /// The dataset after `action`. Words about an inspection that is not running change nothing.
    #[must_use]
    pub fn apply(&self, action: DatasetAction) -> Self {
        let mut next = self.clone();
        match action {
            DatasetAction::Opened(source, notice) => {
                next.choices = self.choices.for_source(&source);
                next.source = Some(source);
                next.notice = notice;
                next.inspection = Inspection::start(None);
            }
            DatasetAction::Chose(choices) => {
                next.choices = choices;
                if self.source.is_some() {
                    next.inspection = Inspection::start(self.outcome().cloned());
                }
            }
            DatasetAction::Progressed { progress, seconds } => {
                if let Inspection::Running { before, .. } = &self.inspection {
                    let before = before.clone();
                    next.inspection = Inspection::Running {
                        progress,
                        seconds,
                        before,
                    };
                }
            }
            DatasetAction::Finished(outcome) if self.is_running() => {
                next.inspection = Inspection::Done(outcome);
            }
            DatasetAction::Failed(failure) if self.is_running() => {
                next.inspection = Inspection::Failed(failure);
            }
            DatasetAction::Cancelled if self.is_running() => {
                next.inspection = Inspection::Cancelled;
            }
            DatasetAction::Finished(_) | DatasetAction::Failed(_) | DatasetAction::Cancelled => {}
            DatasetAction::Refused(notice) => next.notice = Some(notice),
            DatasetAction::Closed => {
                next = Self {
                    choices: Choices {
                        tokenizer: self.choices.tokenizer.clone(),
                        ..Choices::default()
                    },
                    ..Self::default()
                };
            }
        }
        next
    }

    /// Whether an inspection is under way.
    pub fn is_running(&self) -> bool {
        matches!(self.inspection, Inspection::Running { .. })
    }

    /// What was found last, be it by an earlier pass over the same file.
    pub fn outcome(&self) -> Option<&Rc<Outcome>> {
        match &self.inspection {
            Inspection::Done(outcome) => Some(outcome),
            Inspection::Running { before, .. } => before.as_ref(),
            Inspection::Idle | Inspection::Failed(_) | Inspection::Cancelled => None,
        }
    }

    /// The report of a finished inspection.
    pub fn report(&self) -> Option<&Report> {
        match &self.inspection {
            Inspection::Done(outcome) => Some(&outcome.report),
            _ => None,
        }
    }
}

impl Inspection {
    fn start(before: Option<Rc<Outcome>>) -> Self {
        Self::Running {
            progress: Progress::default(),
            seconds: 0.0,
            before,
        }
    }
}

#[cfg(test)]
mod tests;
