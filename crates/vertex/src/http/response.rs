use std::fmt;

use super::secret::REDACTED;

/// What came back. `Debug` hides what could open an upload session and shows no body.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The bytes that were sent back, whatever they are.
    pub body: Vec<u8>,
}

impl Response {
    /// An answer. The case of header names does not matter.
    pub fn new<N: Into<String>, V: Into<String>>(
        status: u16,
        headers: impl IntoIterator<Item = (N, V)>,
        body: impl Into<Vec<u8>>,
    ) -> Self {
        let headers = headers.into_iter().map(|(name, value)| {
            let name: String = name.into();
            (name.to_ascii_lowercase(), value.into())
        });
        Self {
            status,
            headers: headers.collect(),
            body: body.into(),
        }
    }

    /// The value of a header. In a browser, a header that the server does not expose is not there.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The headers, their names in small letters.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether it is the answer to a request that was done.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self
            .headers()
            .map(|(name, value)| match name {
                "location" | "x-guploader-uploadid" => (name, REDACTED),
                _ => (name, value),
            })
            .collect();
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &headers)
            .field("bytes", &self.body.len())
            .finish()
    }
}

/// Why no answer came back. Whether the request was received is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// The browser could not reach Google, or Google did not allow this page: a browser tells a page
    /// no more than that.
    Unreachable,
    /// Nothing came in time.
    TimedOut,
}
