//! What the person wants done with a job.

use std::rc::Rc;

use vertex::{ApiError, pipeline_jobs::JobState};

/// Something to be done with a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The job's ID.
    pub id: String,
    /// What is to be done.
    pub verb: Verb,
    /// How far that is.
    pub stage: Stage,
}

/// What can be done with a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Have it stop.
    Cancel,
    /// Have it removed.
    Delete,
}

impl Verb {
    /// What can be done with a job in this state.
    pub fn possible(state: JobState) -> Option<Self> {
        match state {
            JobState::Cancelling => None,
            state if state.is_final() => Some(Self::Delete),
            _ => Some(Self::Cancel),
        }
    }
}

/// How far a change is.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Google was asked, in the call of this number.
    UnderWay(u64),
    /// Google took it.
    Done,
    /// It came to nothing.
    Failed(Rc<ApiError>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_deleted_and_what_is_not_is_cancelled_once() {
        let check = |state, verb| assert_eq!(Verb::possible(state), verb, "{state:?}");
        check(JobState::Pending, Some(Verb::Cancel));
        check(JobState::Unknown, Some(Verb::Cancel));
        check(JobState::Cancelling, None);
        check(JobState::Cancelled, Some(Verb::Delete));
        check(JobState::Failed, Some(Verb::Delete));
    }
}
