//! What all answers of Vertex AI have in common.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{error::ApiError, http::Response};

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// What asks for the next page, where there is one.
    pub next_page_token: Option<String>,
}

/// Something that the service does in its own time.
/// Source: [`API`](tuning::source::API), `GoogleLongrunningOperation`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Operation {
    /// Its full name.
    pub name: String,
    /// Whether it is over.
    pub done: bool,
    /// What went wrong, as `google.rpc.Status`; see [`ApiError::of_status`].
    pub error: Option<Value>,
}

/// The value in a successful answer. What it holds beyond that is ignored, what it lacks is empty.
pub(crate) fn read<T: DeserializeOwned>(response: &Response) -> Result<T, ApiError> {
    // Only an object will do: serde would also take a list for a struct.
    let object = response
        .is_success()
        .then(|| serde_json::from_slice::<Map<String, Value>>(&response.body).ok());
    object
        .flatten()
        .and_then(|object| serde_json::from_value(Value::Object(object)).ok())
        .ok_or_else(|| ApiError::from(response))
}

/// One page of what the answer keeps under `field`. An empty list is not in the answer at all.
pub(crate) fn read_page<T: DeserializeOwned>(
    response: &Response,
    field: &str,
) -> Result<Page<T>, ApiError> {
    let mut body: Map<String, Value> = read(response)?;
    let items = match body.remove(field) {
        Some(items) => serde_json::from_value(items).map_err(|_| ApiError::from(response))?,
        None => Vec::new(),
    };
    let token = body.get("nextPageToken").and_then(Value::as_str);
    Ok(Page {
        items,
        next_page_token: token.filter(|token| !token.is_empty()).map(str::to_owned),
    })
}

/// Whether it was done at all; of the answer nothing is wanted.
pub(crate) fn done(response: &Response) -> Result<(), ApiError> {
    read::<Map<String, Value>>(response).map(|_| ())
}

/// A whole number, which JSON from Google has in quotes where it has 64 bits.
pub(crate) fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Number(number) => number.as_u64().unwrap_or_default(),
        Value::String(text) => text.parse().unwrap_or_default(),
        _ => 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Cause;

    fn answer(status: u16, body: &str) -> Response {
        Response::new(status, [("content-type", "application/json")], body)
    }

    #[test]
    fn a_page_may_be_empty_or_the_last() {
        let check = |body: &str, items: &[u64], token: Option<&str>| {
            let page: Page<u64> = read_page(&answer(200, body), "things").expect("a page");
            assert_eq!(page.items, items, "{body}");
            assert_eq!(page.next_page_token.as_deref(), token, "{body}");
        };
        check("{}", &[], None);
        check(
            r#"{"things":[1,2],"nextPageToken":"a"}"#,
            &[1, 2],
            Some("a"),
        );
        check(r#"{"things":[1],"nextPageToken":"","x":1}"#, &[1], None);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let check = |status, body: &str, cause: Cause| {
            let error = done(&answer(status, body)).expect_err("no answer");
            assert_eq!(error.cause, cause, "{body}");
        };
        check(200, "<html></html>", Cause::WebPage);
        check(200, "", Cause::Empty);
        check(200, "[]", Cause::Unreadable);
        check(302, "", Cause::Empty);
        check(503, "{}", Cause::Unavailable);
        assert_eq!(done(&answer(200, "{}")), Ok(()));
    }
}
