//! Creating a job exactly once, whatever happens on the way: a machine of events and effects. It sends
//! nothing and asks no clock; times and chance come with the events.
//!
//! The job's ID is chosen before the first request and never changes. A second job would need a second
//! ID, so there can be none: whoever does not know whether the first request arrived asks for the job
//! by its name, and sends again, under the same name, only when it is not there.

mod compare;
mod transitions;

use serde::{Deserialize, Serialize};

use crate::{
    error::ApiError,
    http::{NoAnswer, Request, Response},
    pipeline_jobs::{self, CreateError, PipelineJob},
    resource::JobName,
    settings::Settings,
};

/// How long a call may take, in milliseconds, before the carrier says [`NoAnswer::TimedOut`].
pub const CALL_LIMIT: u64 = 30_000;
/// How long the machine goes on by itself after a person's last wish, in milliseconds.
pub const BUDGET: u64 = 300_000;

/// What is remembered of a job that may have been sent, so that it can be found after a reload. It
/// holds no secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The name that the job has, if it is there.
    pub name: JobName,
    /// What it was made from, its ID among it.
    pub settings: Settings,
}

/// A job that is being created.
#[derive(Debug, Clone, PartialEq)]
pub struct Creation {
    draft: Draft,
    request: Request,
    state: State,
    /// The number of the last call; answers to earlier ones no longer count.
    call: u32,
    /// Whether a request was sent whose fate is not known.
    doubtful: bool,
    /// When a person last wished something, in milliseconds.
    since: u64,
    /// Calls in a row that failed.
    failures: u32,
}

/// How far the creation is.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Nothing was sent.
    Ready,
    /// The request is on its way.
    Sending,
    /// The job is asked for by its name.
    Looking(IfAbsent),
    /// Nothing is done until a time, in milliseconds.
    Waiting {
        /// When it goes on.
        until: u64,
        /// What is done then.
        next: Next,
        /// Why it waits.
        reason: ApiError,
    },
    /// The job is there, and it is this one.
    Created(Box<PipelineJob>),
    /// Another job has this ID.
    Taken(Box<PipelineJob>),
    /// The job is not there. It was asked for, and may be sent.
    Absent,
    /// Google refused the job: it was not created.
    Refused(ApiError),
    /// Whether the job is there could not be learnt. It may be asked for again.
    Unknown(ApiError),
}

/// What is done when the job is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfAbsent {
    /// It is sent again.
    Send,
    /// The person is asked.
    Ask,
}

/// What is done after waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The request is sent, again under the same ID.
    Send,
    /// The job is asked for.
    Look(IfAbsent),
}

/// What happened. `now` is in milliseconds, of any clock that only goes forward.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The person wants the job created. Heard only when nothing is under way.
    Send {
        /// The time.
        now: u64,
    },
    /// The person, or the page after a reload, wants to know whether the job is there. Heard only when
    /// nothing is under way.
    Look {
        /// The time.
        now: u64,
    },
    /// The person no longer wants to wait.
    Stop,
    /// A call came to its end.
    Answered {
        /// Which, by its number.
        call: u32,
        /// What came back.
        answer: Result<Response, NoAnswer>,
        /// The time.
        now: u64,
        /// By chance, from 0 to 1.
        jitter: f64,
    },
    /// The time of [`Effect::Wake`] has come.
    Woke {
        /// The time.
        now: u64,
    },
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Keep this where a reload finds it. It is done before the request that follows is carried.
    Remember(Box<Draft>),
    /// Forget it: there is no such job.
    Forget,
    /// Carry this, and answer with its number within [`CALL_LIMIT`].
    Carry {
        /// The number.
        call: u32,
        /// The request.
        request: Box<Request>,
    },
    /// Come back after so many milliseconds.
    Wake {
        /// From now.
        after: u64,
    },
}

impl Creation {
    /// The job of these settings, which have an ID and no error.
    pub fn new(settings: &Settings) -> Result<Self, CreateError> {
        let (request, name) = pipeline_jobs::create(settings)?;
        Ok(Self {
            draft: Draft {
                name,
                settings: settings.clone(),
            },
            request,
            state: State::Ready,
            call: 0,
            doubtful: false,
            since: 0,
            failures: 0,
        })
    }

    /// A job that was remembered. Whether it was sent is not known; [`Event::Look`] tells.
    pub fn resume(draft: Draft) -> Result<Self, CreateError> {
        let new = Self::new(&draft.settings)?;
        Ok(Self {
            draft,
            doubtful: true,
            ..new
        })
    }

    /// How far it is.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What is remembered of it.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Whether the person may send: the button is there once.
    pub fn may_send(&self) -> bool {
        match self.state {
            State::Ready => !self.doubtful,
            State::Absent | State::Refused(_) => true,
            _ => false,
        }
    }

    /// Whether the person may ask for the job.
    pub fn may_look(&self) -> bool {
        match self.state {
            State::Ready => self.doubtful,
            State::Absent | State::Unknown(_) | State::Taken(_) => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
