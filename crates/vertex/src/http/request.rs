use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::secret::{SessionUri, Token};
use crate::{host::Host, json, names::ProjectId};

/// What may stand in a URL as it is: the unreserved characters of RFC 3986, and the sign in the names
/// of models.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@');

/// A request as a value. It can go to one of [`Host`] alone and holds no token; only the calls of this
/// crate make one.
///
/// ```compile_fail,E0451
/// fn elsewhere(request: vertex::Request) -> vertex::Request {
///     vertex::Request { method: vertex::Method::Get, ..request }
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    method: Method,
    target: Target,
    headers: Vec<(&'static str, String)>,
    authorization: Authorization,
    body: Body,
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Make, or do.
    Post,
    /// Write a file, or a part of it.
    Put,
    /// Take away.
    Delete,
}

impl Method {
    /// The name, as it goes over the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Target {
    /// `path` is percent-encoded and begins with a slash; `query` is not encoded.
    Host {
        host: Host,
        path: String,
        query: Vec<(&'static str, String)>,
    },
    Session(SessionUri),
}

/// How a request says who sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authorization {
    /// With the token in the header `authorization`.
    Token,
    /// With the token as the field `token` of the form: it is the very thing that is sent.
    FormToken,
    /// Not at all: the URL of an upload session is enough.
    None,
}

/// What is sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Nothing.
    None,
    /// JSON, written as [`json::compact`] writes it.
    Json(Value),
    /// The fields of a form.
    Form(Vec<(&'static str, String)>),
    /// A part of the person's file, which rides beside the request: bytes from `start` up to but not
    /// including `end`.
    FilePart {
        /// The first byte.
        start: u64,
        /// The byte after the last.
        end: u64,
    },
}

/// What a call reads from a request. The carrier needs no more.
impl Request {
    /// The method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The host. It is never another than one of [`Host`].
    pub fn host(&self) -> Host {
        match &self.target {
            Target::Host { host, .. } => *host,
            Target::Session(_) => Host::Storage,
        }
    }

    /// The whole URL. That of an upload session is a secret: it is for the carrier and is not shown,
    /// see [`is_secret`](Self::is_secret).
    pub fn url(&self) -> String {
        match &self.target {
            Target::Host { host, path, query } => {
                let mut url = format!("https://{host}{path}");
                if !query.is_empty() {
                    url.push('?');
                    url.push_str(&form(
                        query.iter().map(|(name, value)| (*name, value.as_str())),
                    ));
                }
                url
            }
            Target::Session(uri) => uri.expose().to_owned(),
        }
    }

    /// Whether the URL itself is a secret.
    pub fn is_secret(&self) -> bool {
        matches!(self.target, Target::Session(_))
    }

    /// The headers that everybody may see, their names in small letters. The token's is not among
    /// them.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
    }

    /// How the request says who sends it.
    pub fn authorization(&self) -> Authorization {
        self.authorization
    }

    /// What is sent.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The same request, counted against another project's quota.
    #[must_use]
    pub fn with_quota_project(self, project: ProjectId<'_>) -> Self {
        self.header("x-goog-user-project", project.to_string())
    }

    /// The headers as they go out, with the token where the request wants one. For the carrier alone.
    pub fn signed_headers(&self, token: Option<&Token>) -> Vec<(&'static str, String)> {
        let mut headers = self.headers.clone();
        if let (Authorization::Token, Some(token)) = (self.authorization, token) {
            headers.push(("authorization", format!("Bearer {}", token.expose())));
        }
        headers
    }

    /// The body as it goes out, where it is text: JSON or a form, with the token where the request
    /// wants it there. For the carrier alone.
    pub fn text(&self, token: Option<&Token>) -> Option<String> {
        match &self.body {
            Body::None | Body::FilePart { .. } => None,
            Body::Json(value) => Some(json::compact(value)),
            Body::Form(fields) => {
                let token = token
                    .filter(|_| self.authorization == Authorization::FormToken)
                    .map(|token| ("token", token.expose()));
                let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
                Some(form(fields.chain(token)))
            }
        }
    }
}

/// How the calls of this crate make a request.
impl Request {
    /// A request to a host, signed with the token, without a body. Its path is still empty.
    pub(crate) fn new(method: Method, host: Host) -> Self {
        Self {
            method,
            target: Target::Host {
                host,
                path: String::new(),
                query: Vec::new(),
            },
            headers: Vec::new(),
            authorization: Authorization::Token,
            body: Body::None,
        }
    }

    /// A request to an upload session, which needs no token.
    pub(crate) fn to_session(method: Method, session: SessionUri) -> Self {
        Self {
            target: Target::Session(session),
            authorization: Authorization::None,
            ..Self::new(method, Host::Storage)
        }
    }

    /// A part of the path that is the same in every request, such as `/v1/projects` or `:cancel`.
    pub(crate) fn literal(mut self, text: &'static str) -> Self {
        if let Target::Host { path, .. } = &mut self.target {
            path.push_str(text);
        }
        self
    }

    /// One segment of the path, whatever it holds.
    pub(crate) fn segment(mut self, segment: &str) -> Self {
        if let Target::Host { path, .. } = &mut self.target {
            path.push('/');
            if segment == "." || segment == ".." {
                // A URL cannot say these, not even encoded: they would lead elsewhere. No resource
                // and no object has such a name; encoded twice it stays a name that nothing has.
                path.push_str(&segment.replace('.', "%252E"));
            } else {
                path.extend(utf8_percent_encode(segment, RESERVED));
            }
        }
        self
    }

    /// A parameter of the query.
    pub(crate) fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Target::Host { query, .. } = &mut self.target {
            query.push((name, value.into()));
        }
        self
    }

    /// A parameter of the query, where there is a value.
    pub(crate) fn query_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// A header. A value that no header may have is left out.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        let fits = |letter: char| letter == ' ' || letter.is_ascii_graphic();
        if value.chars().all(fits) {
            self.headers.push((name, value));
        }
        self
    }

    /// A body of JSON.
    pub(crate) fn json(self, value: Value) -> Self {
        Self {
            body: Body::Json(value),
            ..self.header("content-type", "application/json; charset=utf-8")
        }
    }

    /// A body of a form that ends with the token.
    pub(crate) fn form_with_token(self) -> Self {
        Self {
            body: Body::Form(Vec::new()),
            authorization: Authorization::FormToken,
            ..self.header("content-type", "application/x-www-form-urlencoded")
        }
    }

    /// A part of the person's file as the body.
    pub(crate) fn file_part(self, start: u64, end: u64) -> Self {
        Self {
            body: Body::FilePart { start, end },
            ..self
        }
    }
}

/// Pairs as a query and a form write them.
fn form<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        let value = utf8_percent_encode(value, RESERVED);
        // Writing to a string cannot fail.
        let _ = write!(out, "{name}={value}");
    }
    out
}
