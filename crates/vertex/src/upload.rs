//! Bringing a file to Cloud Storage, whatever happens on the way: a machine of events and effects. It
//! sends nothing, reads no file and asks no clock; times and chance come with the events.
//!
//! The file goes in parts through a session of its own, whose address is a secret. After any failure
//! the session is asked how much it has, and the upload goes on from there. It is done when, and only
//! when, an object is there whose size and checksum are those of the file that was checked. Nothing is
//! overwritten unless a person says so, and then only what that person was shown.

mod requests;
mod transitions;
mod witness;

use serde::{Deserialize, Serialize};

pub use witness::{Changed, Witness};

use crate::{
    error::ApiError,
    http::{NoAnswer, Request, Response, SessionUri},
    shell::word,
    storage::{Object, ObjectName},
};

/// The bytes of a part: 8 MiB. A session takes multiples of 256 KiB, but for the last part.
pub const PART: u64 = 8 << 20;
/// How long the machine goes on by itself when nothing gets through, in milliseconds.
pub const BUDGET: u64 = 300_000;
/// How many sessions are begun, one after another was gone, before a person is asked.
pub const SESSIONS: u32 = 5;

/// What is brought where. It holds no secret, so it can be remembered over a reload; the session is
/// not, and the upload begins anew. If it was done before, that is found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Where it goes.
    pub to: ObjectName,
    /// What goes.
    pub file: CheckedFile,
    /// Its media type, such as `application/jsonl`.
    pub content_type: String,
    /// The project whose quota it counts against, where that is another one.
    pub quota_project: Option<String>,
}

/// The file as it was when it was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedFile {
    /// Its name on the person's machine.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// CRC-32C of its bytes, in base64, as the report of the check has it.
    pub crc32c: String,
}

/// A file that is brought to Cloud Storage.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    plan: Plan,
    state: State,
    /// What is done next, when it goes on.
    next: Next,
    session: Option<SessionUri>,
    /// The bytes that the session has, as far as is known.
    stored: u64,
    /// The most that the session ever had.
    most: u64,
    /// The end of what was ever sent to the session.
    sent: u64,
    /// Whether this page is let see how much is stored.
    range_seen: bool,
    manner: Manner,
    /// Which object may be replaced: 0 is none, and nothing is any.
    generation: Option<u64>,
    /// The sessions that were lost since the person's last wish.
    lost_sessions: u32,
    /// The number of the last call; answers to earlier ones no longer count.
    call: u32,
    /// When the first failure since the last progress was, in milliseconds.
    failing_since: Option<u64>,
    /// Failures since the last progress.
    failures: u32,
    /// The bytes of a part.
    part: u64,
}

/// How far the upload is.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Nothing was sent.
    Ready,
    /// A session is being begun.
    Beginning,
    /// A part is on its way: bytes from `start` up to but not including `end`.
    Sending {
        /// The first byte.
        start: u64,
        /// The byte after the last.
        end: u64,
    },
    /// The session is asked how much it has.
    Asking,
    /// Something is there under this name, and is compared with the file.
    Comparing,
    /// Nothing is done until a time, in milliseconds. Who does not want to wait can say
    /// [`Event::Go`].
    Waiting {
        /// When it goes on.
        until: u64,
        /// Why it waits.
        reason: ApiError,
    },
    /// The person wanted a pause.
    Paused,
    /// A new token is needed. With it, the upload goes on.
    NeedsToken(ApiError),
    /// Nothing got through for [`BUDGET`], or Google asks to wait longer than that. The person may try
    /// to go on.
    Stuck(ApiError),
    /// Google said no; doing the same again will not help by itself.
    Refused(ApiError),
    /// The page is not let see how far the upload is, and sending all at once did not succeed either.
    /// [`Upload::command`] does it without a browser.
    ByHand,
    /// Another file is there under this name; what it is may not be known. The person may overwrite
    /// it, or choose another name.
    Taken(Option<Box<Object>>),
    /// What arrived is not the file that was checked. With an object, that is there now and must not
    /// be used; the person may overwrite it. Without, Google has not kept it.
    Damaged(Option<Box<Object>>),
    /// The file on the person's machine is no longer the one that was checked. It has to be checked
    /// again.
    Changed,
    /// The person gave it up. If its last part was on the way, the file may be there.
    Cancelled,
    /// The file is there: size and checksum are those of the file that was checked.
    Done(Box<Object>),
}

/// What is done when the upload goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Begin,
    Ask,
    Compare,
}

/// How the file is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Parts,
    /// All at once, since nobody tells how much is stored.
    Whole,
    /// All at once, which was done.
    WholeSent,
}

/// What happened. `now` is in milliseconds, of any clock that only goes forward.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The person wants it to begin, or to go on. Heard when nothing is under way.
    Go,
    /// The person wants a pause.
    Pause,
    /// The person wants what is there replaced by this file.
    Overwrite,
    /// The person no longer wants it.
    Cancel,
    /// The file could not be read, or is not the one that was checked: see [`Witness`].
    FileChanged,
    /// A call came to its end.
    Answered {
        /// Which, by its number.
        call: u32,
        /// What came back.
        answer: Result<Response, NoAnswer>,
        /// The time.
        now: u64,
        /// By chance, from 0 to 1.
        jitter: f64,
    },
    /// The time of [`Effect::Wake`] has come.
    Woke {
        /// The time.
        now: u64,
    },
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Keep this where a reload finds it.
    Remember(Box<Plan>),
    /// Forget it: there is nothing left to do.
    Forget,
    /// Carry this, and answer with its number in time.
    Carry {
        /// The number.
        call: u32,
        /// The request.
        request: Box<Request>,
        /// How long it may take, in milliseconds, before the carrier says [`NoAnswer::TimedOut`].
        limit: u64,
    },
    /// Break this call off; its answer is not wanted.
    Abort {
        /// The number.
        call: u32,
    },
    /// Come back after so many milliseconds.
    Wake {
        /// From now.
        after: u64,
    },
}

impl Upload {
    /// The upload of a plan, whether it is new or was remembered.
    pub fn new(plan: Plan) -> Self {
        Self {
            plan,
            state: State::Ready,
            next: Next::Begin,
            session: None,
            stored: 0,
            most: 0,
            sent: 0,
            range_seen: false,
            manner: Manner::Parts,
            generation: Some(0),
            lost_sessions: 0,
            call: 0,
            failing_since: None,
            failures: 0,
            part: PART,
        }
    }

    /// How far it is.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What is brought where.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The bytes that Google has confirmed, of [`CheckedFile::size`]. They become fewer when a session
    /// is lost.
    pub fn confirmed(&self) -> u64 {
        match self.state {
            State::Done(_) => self.plan.file.size,
            _ => self.stored,
        }
    }

    /// What went wrong last, where it still stands in the way.
    pub fn error(&self) -> Option<&ApiError> {
        match &self.state {
            State::Waiting { reason, .. } => Some(reason),
            State::NeedsToken(error) | State::Stuck(error) | State::Refused(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the person may begin or go on.
    pub fn may_go(&self) -> bool {
        matches!(
            self.state,
            State::Ready
                | State::Waiting { .. }
                | State::Paused
                | State::NeedsToken(_)
                | State::Stuck(_)
                | State::Refused(_)
                | State::ByHand
                | State::Damaged(None)
        )
    }

    /// Whether the person may pause.
    pub fn may_pause(&self) -> bool {
        self.is_calling() || matches!(self.state, State::Waiting { .. })
    }

    /// Whether the person may have what is there replaced.
    pub fn may_overwrite(&self) -> bool {
        matches!(self.state, State::Taken(_) | State::Damaged(Some(_)))
    }

    /// Whether there is nothing left to do.
    pub fn is_over(&self) -> bool {
        matches!(
            self.state,
            State::Done(_) | State::Cancelled | State::Changed
        )
    }

    /// Whether a call is under way.
    fn is_calling(&self) -> bool {
        matches!(
            self.state,
            State::Beginning | State::Sending { .. } | State::Asking | State::Comparing
        )
    }

    /// The same upload as a command for `sh`, run in the file's folder. It replaces no more than this
    /// upload may.
    ///
    /// ```
    /// use vertex::{storage::ObjectName, upload::{CheckedFile, Plan, Upload}};
    ///
    /// let upload = Upload::new(Plan {
    ///     to: ObjectName::parse("gs://my-bucket/a b/ü.jsonl").expect("a name"),
    ///     file: CheckedFile { name: "it's.jsonl".to_owned(), size: 9, crc32c: "4waSgw==".to_owned() },
    ///     content_type: "application/jsonl".to_owned(),
    ///     quota_project: None,
    /// });
    /// assert_eq!(
    ///     upload.command(),
    ///     r"gcloud storage cp './it'\''s.jsonl' 'gs://my-bucket/a b/ü.jsonl' --if-generation-match=0",
    /// );
    /// ```
    pub fn command(&self) -> String {
        // With its folder in front, no name is taken for an option.
        let from = word(&format!("./{}", self.plan.file.name));
        let to = word(&self.plan.to.to_string());
        let only = self.generation.map_or_else(String::new, |generation| {
            format!(" --if-generation-match={generation}")
        });
        format!("gcloud storage cp {from} {to}{only}")
    }
}

#[cfg(test)]
mod tests;
