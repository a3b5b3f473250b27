//! The settings of a tuning job to the request that creates it, and every call after that, as values.
//!
//! Nothing here sends anything: a [`Request`] is data, and somebody else carries it to the network and
//! brings back a [`Response`]. Each call is two functions, one that makes the request and one that
//! reads the answer: `pipeline_jobs::get` and `pipeline_jobs::got`. What goes wrong is an [`ApiError`],
//! which knows a cure. [`creation`] is the machine that creates a job exactly once, and [`upload`] the one
//! that brings a file to Cloud Storage.
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod answer;
mod body;
mod check;
pub mod creation;
mod cure;
pub mod endpoints;
pub mod error;
mod fields;
mod host;
mod http;
mod job;
pub mod json;
pub mod models;
pub mod names;
pub mod oauth;
pub mod parameters;
pub mod pipeline_jobs;
pub mod poll;
mod request;
pub mod resource;
pub mod rules;
mod samples;
mod settings;
mod shell;
mod snippet;
pub mod storage;
pub mod tensorboards;
pub mod upload;

pub use answer::{Operation, Page};
pub use check::{CheckError, check_body, check_request};
pub use cure::{Cure, cure};
pub use error::{ApiError, Cause};
pub use host::Host;
pub use http::{
    Authorization, Body, Method, NoAnswer, Request, Response, SessionUri, Token, TokenFault,
};
pub use job::Job;
pub use request::{BuiltRequest, build_request, check_settings};
pub use rules::RULES;
pub use settings::{Kind, Settings};
pub use snippet::{SnippetLanguage, snippet};
