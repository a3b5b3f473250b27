//! One request over HTTP and what comes of it.

use std::{future, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri, header::CONTENT_LENGTH},
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use simulator::Request;
use vertex::{Host, NoAnswer};

use crate::{Google, answer};

/// The longest body that is taken, in bytes: a large dataset in one piece.
const LONGEST_BODY: usize = 1 << 30;

const NOT_GOOGLE: &str = "This is simulated Google. What Google has at https://HOST/path is here at /HOST/path, \
    such as /us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs.\n";

/// Hands a request to the simulator and does what it says.
pub async fn exchange(
    State(google): State<Arc<Google>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(request) = addressed(&method, &uri) else {
        return (StatusCode::NOT_FOUND, NOT_GOOGLE).into_response();
    };
    let body = match read(body, headers.contains_key(CONTENT_LENGTH)).await {
        Ok(body) => body,
        Err(answer) => return answer,
    };
    let headers = headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes());
        (name.as_str().to_owned(), value.into_owned())
    });
    let reply = google.handle(Request {
        headers: headers.collect(),
        body,
        ..request
    });
    if reply.delay > 0 {
        tokio::time::sleep(Duration::from_millis(reply.delay)).await;
    }
    match reply.answer {
        Ok(response) => answer::of(response),
        Err(NoAnswer::Unreachable) => answer::broken_off(),
        // The client ends it: its going away ends this too.
        Err(NoAnswer::TimedOut) => future::pending().await,
    }
}

/// The request to Google, without headers and body, that an address here stands for.
fn addressed(method: &Method, uri: &Uri) -> Option<Request> {
    let address = uri.path_and_query()?.as_str().strip_prefix('/')?;
    let (host, _) = address.split_once('/')?;
    Host::find(host)?;
    Request::new(method.as_str(), &format!("https://{address}"))
}

/// A whole body, or what arrived of one whose length is known: Google keeps that, too. Else the answer.
async fn read(body: Body, knows_length: bool) -> Result<Vec<u8>, Response> {
    let mut parts = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(part) = parts.next().await {
        match part {
            Ok(part) if bytes.len() + part.len() > LONGEST_BODY => {
                return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
            }
            Ok(part) => bytes.extend_from_slice(&part),
            Err(_) if knows_length => break,
            Err(_) => return Err(answer::broken_off()),
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_begins_with_a_host_of_google() {
        let check = |uri: &'static str, host_path_query: Option<[&str; 3]>| {
            let request = addressed(&Method::PATCH, &Uri::from_static(uri));
            let found = request.as_ref().map(|request| {
                assert_eq!(request.method, "PATCH");
                [&request.host, &request.path, &request.query].map(String::as_str)
            });
            assert_eq!(found, host_path_query, "{uri}");
        };
        let storage = "storage.googleapis.com";
        check(
            "/storage.googleapis.com/upload/b%2Fc?name=%EA%B0%80&x",
            Some([storage, "/upload/b%2Fc", "name=%EA%B0%80&x"]),
        );
        check("/storage.googleapis.com/", Some([storage, "/", ""]));
        check(
            "http://127.0.0.1:1/storage.googleapis.com//a/../b?",
            Some([storage, "//a/../b", ""]),
        );
        for nobody in [
            "/",
            "*",
            "/storage.googleapis.com",
            "/storage.googleapis.com?a/b",
            "//storage.googleapis.com/a",
            "/../storage.googleapis.com/a",
            "/Storage.googleapis.com/a",
            "/storage.googleapis.com:443/a",
            "/user@storage.googleapis.com/a",
            "/storage.googleapis.com%2Fa/b",
            "/storage.googleapis.com.example.com/a",
            "/example.com/storage.googleapis.com/a",
        ] {
            check(nobody, None);
        }
    }
}
