//! What is sent back.

use std::{future, io};

use axum::{
    body::{Body, Bytes},
    http::{self, StatusCode},
    response::{IntoResponse, Response},
};
use futures_util::stream;

/// The simulator's answer as it is.
pub fn of(response: vertex::Response) -> Response {
    let mut answer = http::Response::builder().status(response.status);
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    answer
        .body(Body::from(response.body))
        // Only a scenario can ask for such an answer.
        .unwrap_or_else(|error| {
            let words = format!("The scenario's answer cannot be sent: {error}.\n");
            (StatusCode::INTERNAL_SERVER_ERROR, words).into_response()
        })
}

/// The connection ends without an answer: the body fails before its first byte, and until then nothing
/// is written. Only a HEAD, which has no body, gets the status.
pub fn broken_off() -> Response {
    let failure = io::Error::from(io::ErrorKind::ConnectionReset);
    let body = stream::once(future::ready(Err::<Bytes, _>(failure)));
    (StatusCode::BAD_GATEWAY, Body::from_stream(body)).into_response()
}
