//! Requests and answers as values. Somebody else carries them; the token joins a request at the very
//! edge, in [`Request::signed_headers`] and [`Request::text`], and is never kept in one.

mod curl;
mod request;
mod response;
mod secret;

pub use request::{Authorization, Body, Method, Request};
pub use response::{NoAnswer, Response};
pub use secret::{SessionUri, Token, TokenFault};

#[cfg(test)]
mod tests;
