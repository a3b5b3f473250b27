//! What went wrong with a call, and what to do about it. Every failure becomes an [`ApiError`]:
//! Google's own errors, pages of proxies, empty answers, no answer, and the error of a job that failed
//! long after it was created.

mod cause;
mod command;
mod pipeline;
mod prose;
mod read;
mod words;

use rule::Message;
use serde_json::Value;

pub use cause::Cause;
pub use pipeline::{PIPELINE_FAULTS, PipelineFault};

use crate::{http::NoAnswer, settings::Settings};

/// A call that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// Why.
    pub cause: Cause,
    /// The HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// What Google said about it, in its own words; may be empty. It is shown beside our own words and
    /// holds nothing that hides or turns text.
    pub said: String,
    /// The fields that Google objects to.
    pub violations: Vec<FieldViolation>,
    /// The seconds that Google asks to wait.
    pub retry_after: Option<u64>,
}

/// One field that Google objects to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldViolation {
    /// The field's path as Google writes it.
    pub field: String,
    /// What is wrong with it, in Google's words.
    pub description: String,
    /// The setting that it was made from, by its name in the JavaScript module.
    pub setting: Option<&'static str>,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// In words.
    pub text: Message,
    /// A command for `sh`, filled in and safe to paste; what is not known stands in capitals.
    pub command: Option<String>,
    /// A page of Google's console.
    pub link: Option<String>,
}

impl ApiError {
    /// An error that only its cause is known of.
    pub(crate) fn new(cause: Cause) -> Self {
        Self {
            cause,
            status: None,
            said: String::new(),
            violations: Vec::new(),
            retry_after: None,
        }
    }

    /// The error that a job or a task of it carries after it failed (`google.rpc.Status`).
    pub fn of_status(status: &Value) -> Self {
        read::status(status)
    }

    /// What is wrong.
    pub fn message(&self) -> Message {
        prose::what(&self.cause, self.status)
    }

    /// What to do, filled in with the settings of the job: project, region, account, bucket, key.
    pub fn help(&self, settings: &Settings) -> Help {
        Help {
            text: prose::cure(&self.cause),
            command: command::command(&self.cause, settings),
            link: command::link(&self.cause, settings),
        }
    }
}

impl From<&crate::http::Response> for ApiError {
    /// The error in an answer. An answer that is no error is one that cannot be read.
    fn from(response: &crate::http::Response) -> Self {
        read::response(response)
    }
}

impl From<NoAnswer> for ApiError {
    fn from(reason: NoAnswer) -> Self {
        Self::new(match reason {
            NoAnswer::Unreachable => Cause::Unreachable,
            NoAnswer::TimedOut => Cause::TimedOut,
        })
    }
}

#[cfg(test)]
mod tests;
