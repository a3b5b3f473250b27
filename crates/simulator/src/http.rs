//! What arrives and what goes back, as values.

use std::fmt;

use percent_encoding::percent_decode_str;
use vertex::{NoAnswer, Response, Token};

use crate::cors;

/// A request as it arrives. `Debug` shows no header, no query and no body: they hold the secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method in capitals, such as `GET`.
    pub method: String,
    /// The host that it was sent to, such as `us-central1-aiplatform.googleapis.com`.
    pub host: String,
    /// The path as it was sent, with its percent signs.
    pub path: String,
    /// What followed the question mark.
    pub query: String,
    /// The headers; the case of names does not matter.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body.
    pub body: Vec<u8>,
}

impl Request {
    /// A request to a URL that begins with `https://`.
    pub fn new(method: &str, url: &str) -> Option<Self> {
        let (host, rest) = url.strip_prefix("https://")?.split_once('/')?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Some(Self {
            method: method.to_owned(),
            host: host.to_owned(),
            path: format!("/{path}"),
            query: query.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        })
    }

    /// What the carrier makes of a request: signed with the token, and with the part of the person's
    /// file that [`vertex::Body::FilePart`] names.
    pub fn of(request: &vertex::Request, token: Option<&Token>, part: &[u8]) -> Option<Self> {
        let text = request.text(token).map(String::into_bytes);
        let headers = request.signed_headers(token).into_iter();
        Some(Self {
            headers: headers
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            body: text.unwrap_or_else(|| part.to_vec()),
            ..Self::new(request.method().name(), &request.url())?
        })
    }

    /// The request with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The request with these bytes.
    #[must_use]
    pub fn with_body(self, body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    }

    /// Leaves only the beginning of the body, and what says how long it was to be.
    pub(crate) fn cut(&mut self, bytes: u64) {
        if self.header("content-length").is_none() {
            let length = self.body.len().to_string();
            self.headers.push(("content-length".to_owned(), length));
        }
        self.body
            .truncate(usize::try_from(bytes).unwrap_or(usize::MAX));
    }

    /// How long the body was to be, in bytes.
    pub(crate) fn length(&self) -> u64 {
        let length = self.header("content-length");
        let length = length.and_then(|length| length.parse().ok());
        length.unwrap_or(self.body.len() as u64)
    }

    /// The decoded value of a parameter of the query; an empty one counts as none.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        field(&self.query, name).filter(|value| !value.is_empty())
    }

    /// The names of the parameters of the query.
    pub(crate) fn parameter_names(&self) -> impl Iterator<Item = String> {
        let pairs = self.query.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| decoded(pair.split('=').next().unwrap_or(pair)))
    }

    /// The decoded parts of the path. A slash inside one is part of it.
    pub(crate) fn segments(&self) -> Vec<String> {
        let path = self.path.strip_prefix('/').unwrap_or(&self.path);
        path.split('/').map(decoded).collect()
    }
}

/// The decoded value of one field of a query or a form.
pub fn field(form: &str, name: &str) -> Option<String> {
    let mut pairs = form.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(known, _)| decoded(known) == name)?;
    Some(decoded(&value.replace('+', "%20")))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            method, host, path, ..
        } = self;
        write!(
            formatter,
            "{method} {host}{path}, {} bytes",
            self.body.len()
        )
    }
}

/// What whoever fed the request has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The answer to give back. [`NoAnswer::Unreachable`]: break the connection off.
    /// [`NoAnswer::TimedOut`]: never answer.
    pub answer: Result<Response, NoAnswer>,
    /// Milliseconds to wait before.
    pub delay: u64,
}

impl Reply {
    /// The answer as a page on another origin sees it: headers that are not exposed are not there. For
    /// a shell without a browser in between.
    pub fn seen_by_a_page(self) -> Result<Response, NoAnswer> {
        self.answer.map(|response| cors::exposed(&response))
    }
}
