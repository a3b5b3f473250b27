//! What goes wrong on the way between a page and Google, by a script.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vertex::{NoAnswer, Response};

use crate::{cors, http::Request};

/// A trouble and whom it befalls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Whom.
    pub when: When,
    /// What.
    pub what: Trouble,
}

/// Which requests are meant: those that match, from one of them on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct When {
    /// The method; any, when not said.
    pub method: Option<String>,
    /// The host and the path, where `*` stands for anything; any, when not said.
    pub path: Option<String>,
    /// The first of those that match, counted from 1.
    pub nth: u64,
    /// How many from that one on.
    pub times: u64,
}

impl Default for When {
    fn default() -> Self {
        Self {
            method: None,
            path: None,
            nth: 1,
            times: 1,
        }
    }
}

impl When {
    fn fits(&self, request: &Request) -> bool {
        let method = self.method.as_ref();
        let path = self.path.as_ref();
        // A browser's own question beforehand counts only where it is named: not every shell has one.
        let any = request.method != "OPTIONS";
        method.map_or(any, |method| method.eq_ignore_ascii_case(&request.method))
            && path.is_none_or(|path| like(path, &format!("{}{}", request.host, request.path)))
    }
}

/// Whether a text is like a pattern, in which `*` stands for anything.
fn like(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|tail| {
            let mut ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
            ends.any(|at| tail.get(at..).is_some_and(|tail| like(rest, tail)))
        }),
    }
}

/// What befalls a request. Several may befall the same one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Trouble {
    /// It never arrives: the connection breaks off.
    Reset,
    /// It is done, and the connection breaks off before the answer.
    Lost,
    /// It is done, and no answer ever comes.
    Silent,
    /// It arrives and is done so much later, and no answer ever comes.
    Late {
        /// How much later.
        milliseconds: u64,
    },
    /// The answer takes longer.
    Slow {
        /// How much longer.
        milliseconds: u64,
    },
    /// Only the beginning of its body arrives.
    Part {
        /// How much of it.
        bytes: u64,
    },
    /// The answer is another one.
    Status {
        /// Its status.
        status: u16,
        /// Its headers.
        #[serde(default)]
        headers: Vec<(String, String)>,
        /// Its body: a string as it is, anything else as JSON.
        #[serde(default)]
        body: Value,
        /// Whether what was asked is done all the same.
        #[serde(default)]
        done: bool,
    },
    /// It never arrives: a web page comes back, as from a proxy.
    Page {
        /// The status of the page.
        status: u16,
    },
    /// The answer names another checksum of the object than it has.
    WrongCrc,
    /// It is done, and the answer does not allow a page of another origin to see it.
    NotAllowed,
    /// A header of the answer is not exposed to pages.
    Hide {
        /// Its name.
        header: String,
    },
}

impl Trouble {
    /// Whether the request does not arrive.
    pub(crate) fn comes_before(&self) -> bool {
        matches!(
            self,
            Self::Reset | Self::Late { .. } | Self::Page { .. } | Self::Status { done: false, .. }
        )
    }

    /// What becomes of the answer.
    pub(crate) fn befall(self, answer: Result<Response, NoAnswer>) -> Result<Response, NoAnswer> {
        match self {
            Self::Reset | Self::Lost => Err(NoAnswer::Unreachable),
            Self::Silent | Self::Late { .. } => Err(NoAnswer::TimedOut),
            Self::Slow { .. } | Self::Part { .. } | Self::NotAllowed => answer,
            Self::Status {
                status,
                headers,
                body,
                ..
            } => Ok(other(status, headers, &body)),
            Self::Page { status } => Ok(page(status)),
            Self::WrongCrc => answer.map(|response| with_another_crc(&response)),
            Self::Hide { header } => answer.map(|response| cors::hide(&response, &header)),
        }
    }
}

fn other(status: u16, mut headers: Vec<(String, String)>, body: &Value) -> Response {
    let (kind, body) = match body {
        Value::Null => ("text/plain", String::new()),
        Value::String(text) => ("text/plain", text.clone()),
        json => ("application/json; charset=UTF-8", json.to_string()),
    };
    let named = |(name, _): &(String, String)| name.eq_ignore_ascii_case("content-type");
    if !headers.iter().any(named) {
        headers.push(("content-type".to_owned(), kind.to_owned()));
    }
    Response::new(status, headers, body)
}

fn page(status: u16) -> Response {
    Response::new(
        status,
        [("content-type", "text/html")],
        "<!DOCTYPE html><html><head><title>Simulated proxy</title></head><body>This is not Google.</body></html>",
    )
}

/// The checksum of nothing at all.
const CRC_OF_NOTHING: &str = "AAAAAA==";
const ANOTHER_CRC: &str = "AAAAAQ==";

fn with_another_crc(response: &Response) -> Response {
    let Ok(Value::Object(mut body)) = serde_json::from_slice(&response.body) else {
        return response.clone();
    };
    if let Some(crc) = body.get_mut("crc32c") {
        let is_empty = *crc == ANOTHER_CRC;
        *crc = if is_empty {
            CRC_OF_NOTHING
        } else {
            ANOTHER_CRC
        }
        .into();
    }
    let headers = response.headers();
    Response::new(response.status, headers, Value::Object(body).to_string())
}

/// A script, and how far it is.
pub struct Faults(Vec<(Fault, u64)>);

impl Faults {
    pub fn new(faults: Vec<Fault>) -> Self {
        Self(faults.into_iter().map(|fault| (fault, 0)).collect())
    }

    /// What befalls this request, which counts as one more of those that match.
    pub fn of(&mut self, request: &Request) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (fault, seen) in &mut self.0 {
            if fault.when.fits(request) {
                *seen += 1;
                let last = fault.when.nth.saturating_add(fault.when.times);
                if (fault.when.nth..last).contains(seen) {
                    troubles.push(fault.what.clone());
                }
            }
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_hosts_and_paths() {
        let check = |pattern, text, fits| assert_eq!(like(pattern, text), fits, "{pattern} {text}");
        check("*", "", true);
        check("*", "a/b", true);
        check("a", "a", true);
        check("a", "ab", false);
        check("*/pipelineJobs", "host/v1/pipelineJobs", true);
        check("*/pipelineJobs", "host/v1/pipelineJobs/x", false);
        check("*/pipelineJobs*", "host/v1/pipelineJobs/x", true);
        check("a*b*c", "a-b-b-c", true);
        check("a*b*c", "a-c", false);
        check("*한*", "a한b", true);
    }

    #[test]
    fn faults_are_written_as_json() {
        let json = r#"[{"when":{"method":"POST","nth":2},"what":{"status":{"status":503,"body":{"a":1}}}},
            {"when":{},"what":"reset"},{"when":{},"what":{"hide":{"header":"range"}}}]"#;
        let faults: Vec<Fault> = serde_json::from_str(json).expect("faults");
        assert_eq!(faults[0].when.times, 1);
        assert_eq!(faults[1].what, Trouble::Reset);
        assert!(serde_json::from_str::<Fault>(r#"{"when":{"nht":2},"what":"reset"}"#).is_err());
    }
}
