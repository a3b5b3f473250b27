//! An upload in portions.

use vertex::Response;

use super::{Wish, bad_request, object::Object, portion::Portion};
use crate::http::Request;

/// Portions but the last are stored in multiples of this, in bytes.
/// Source: <https://cloud.google.com/storage/docs/performing-resumable-uploads>.
const QUANTUM: u64 = 256 * 1_024;
/// How long a session lives, in milliseconds: a week. Source: the same page.
const LIFETIME: u64 = 7 * 24 * 3_600 * 1_000;

/// An upload on its way.
pub struct Session {
    state: State,
    /// When it was opened.
    opened: u64,
}

enum State {
    Open {
        object: Box<Object>,
        /// How many bytes there will be, where it was said.
        total: Option<u64>,
    },
    /// It came to an end, with this answer; whoever asks gets it again.
    Over(Box<Response>),
    Cancelled,
}

/// What became of a portion.
pub enum Written {
    /// More is to come.
    Part(Response),
    /// It was the last.
    Whole(Box<Object>),
    /// The upload was over before.
    Again(Response),
}

impl Session {
    pub fn new(wish: Wish, total: Option<u64>, keeps_bytes: bool, now: u64) -> Self {
        Self {
            state: State::Open {
                object: Box::new(Object::new(wish, keeps_bytes)),
                total,
            },
            opened: now,
        }
    }

    /// What a request brings, or asks.
    pub fn put(&mut self, request: &Request, now: u64) -> Result<Written, Response> {
        if now.saturating_sub(self.opened) >= LIFETIME {
            return Err(gone());
        }
        let (object, total) = match &mut self.state {
            State::Open { object, total } => (object, total),
            State::Over(answer) => return Ok(Written::Again((**answer).clone())),
            State::Cancelled => return Err(gone()),
        };
        let portion = Portion::read(request.header("content-range"))
            .ok_or_else(|| bad_request("invalid", "Failed to parse Content-Range header."))?;
        let sent = request.body.len() as u64;
        let (start, end, said) = match portion {
            Portion::Whole => (0, request.length(), Some(request.length())),
            Portion::Question { total } => (object.length, object.length, total),
            Portion::Part { start, end, total } => (start, end, total),
        };
        let range = Range { start, end, sent };
        check(range, object.length, *total, said)?;
        let said = total.or(said);
        let is_last = said == Some(end);
        if !is_last && end > start && end - start < QUANTUM {
            return Err(too_small(sent));
        }
        *total = said;
        let arrived = start.saturating_add(sent);
        let stored = if is_last && arrived == end {
            arrived
        } else {
            arrived - arrived % QUANTUM
        };
        // What is there already is not written twice.
        let known = object.length - start;
        let fresh = stored.saturating_sub(object.length);
        let place = |offset| usize::try_from(offset).unwrap_or(usize::MAX);
        let bytes = request.body.get(place(known)..place(known + fresh));
        object.append(bytes.unwrap_or_default());
        if *total != Some(object.length) {
            return Ok(Written::Part(incomplete(object.length)));
        }
        match std::mem::replace(&mut self.state, State::Cancelled) {
            State::Open { object, .. } => Ok(Written::Whole(object)),
            State::Over(_) | State::Cancelled => Err(gone()),
        }
    }

    /// The end of the upload: whoever asks from now on gets the same answer.
    pub fn finish(&mut self, answer: &Response) {
        self.state = State::Over(Box::new(answer.clone()));
    }

    /// The answer to somebody who no longer wants to upload.
    pub fn cancel(&mut self) -> Response {
        match self.state {
            State::Open { .. } => {
                self.state = State::Cancelled;
                Response::new(499, NO_HEADERS, "")
            }
            State::Over(_) | State::Cancelled => gone(),
        }
    }
}

const NO_HEADERS: [(&str, &str); 0] = [];

/// Where the bytes of a request lie in the file, and how many there are.
#[derive(Clone, Copy)]
struct Range {
    start: u64,
    end: u64,
    sent: u64,
}

/// Whether what a request says of itself and of the upload holds.
fn check(
    Range { start, end, sent }: Range,
    stored: u64,
    total: Option<u64>,
    said: Option<u64>,
) -> Result<(), Response> {
    if let (Some(said), Some(total)) = (said, total)
        && said != total
    {
        return Err(bad_request(
            "invalid",
            &format!(
                "Invalid request. The upload is of {total} byte(s), and the request speaks of {said}."
            ),
        ));
    }
    if start > stored {
        return Err(bad_request(
            "invalid",
            &format!(
                "Invalid request. According to the Content-Range header, the upload offset is {start} byte(s), which exceeds already uploaded size of {stored} byte(s)."
            ),
        ));
    }
    if sent > end - start {
        return Err(bad_request(
            "invalid",
            &format!(
                "Invalid request. There were {sent} byte(s) in the request body. There should have been {} byte(s) (starting at offset {start}) according to the Content-Range header.",
                end - start
            ),
        ));
    }
    Ok(())
}

fn too_small(sent: u64) -> Response {
    bad_request(
        "invalid",
        &format!(
            "Invalid request. The number of bytes uploaded is required to be equal or greater than {QUANTUM}, except for the final request (it's recommended to be the exact multiple of {QUANTUM}). The received request contained {sent} bytes, which does not meet this requirement."
        ),
    )
}

/// More is to come. Where nothing is stored yet, there is no `Range`.
fn incomplete(stored: u64) -> Response {
    let range = stored
        .checked_sub(1)
        .map(|last| ("range", format!("bytes=0-{last}")));
    Response::new(308, range, "")
}

fn gone() -> Response {
    Response::new(410, [("content-type", "text/plain")], "Gone")
}
