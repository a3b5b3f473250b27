use std::rc::Rc;

use ::dataset::{Progress, Report};
use worker::protocol::{Failure, Uncounted};

/// How far the inspection of a file has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Inspection {
    /// To be done as soon as those before it are.
    Waiting {
        /// What an earlier pass over the same file found, to look at in the meantime.
        before: Option<Rc<Outcome>>,
    },
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

impl Inspection {
    /// Whether it is under way.
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// Whether it is under way or to come.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Waiting { .. } | Self::Running { .. })
    }

    /// What was found last, be it by an earlier pass over the same file.
    pub fn outcome(&self) -> Option<&Rc<Outcome>> {
        match self {
            Self::Done(outcome) => Some(outcome),
            Self::Waiting { before } | Self::Running { before, .. } => before.as_ref(),
            Self::Failed(_) | Self::Cancelled => None,
        }
    }

    /// The same file is to be inspected again.
    pub(super) fn again(&self) -> Self {
        Self::Waiting {
            before: self.outcome().cloned(),
        }
    }

    /// Its turn has come.
    pub(super) fn start(&self) -> Self {
        Self::Running {
            progress: Progress::default(),
            seconds: 0.0,
            before: self.outcome().cloned(),
        }
    }
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
