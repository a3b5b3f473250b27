//! Calls that the page waits for, as a part of what it knows.

use std::rc::Rc;

use vertex::{ApiError, NoAnswer, Request, Response};

/// A call to be carried. Its answer comes back with its number; the answer to a number that nobody
/// waits for any more is dropped.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// What tells it from the other calls of the same part of the state.
    pub number: u64,
    /// What is carried.
    pub request: Rc<Request>,
}

/// What came of a call.
pub type Answer = Result<Response, NoAnswer>;

/// Something that the person may ask Google for.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Ask<T> {
    /// Nobody asked.
    #[default]
    Not,
    /// On its way.
    Pending(Outgoing),
    /// Here.
    Got(T),
    /// It did not work.
    Failed(Rc<ApiError>),
}

impl<T> Ask<T> {
    /// What was asked for, once it is here.
    pub fn got(&self) -> Option<&T> {
        match self {
            Self::Got(value) => Some(value),
            _ => None,
        }
    }

    /// What went wrong.
    pub fn failed(&self) -> Option<&Rc<ApiError>> {
        match self {
            Self::Failed(error) => Some(error),
            _ => None,
        }
    }

    /// The call that is on its way.
    pub fn pending(&self) -> Option<&Outgoing> {
        match self {
            Self::Pending(outgoing) => Some(outgoing),
            _ => None,
        }
    }

    /// Whether this is what the call of that number was made for.
    pub fn awaits(&self, number: u64) -> bool {
        self.pending()
            .is_some_and(|outgoing| outgoing.number == number)
    }
}

impl<T> From<Result<T, Rc<ApiError>>> for Ask<T> {
    fn from(result: Result<T, Rc<ApiError>>) -> Self {
        result.map_or_else(Self::Failed, Self::Got)
    }
}

/// Gives calls their numbers. A number is never given twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Numbers(u64);

impl Numbers {
    /// A call with the next number.
    pub fn call(&mut self, request: Request) -> Outgoing {
        self.0 += 1;
        Outgoing {
            number: self.0,
            request: Rc::new(request),
        }
    }
}

/// What the answer says, by the function that reads it.
pub(super) fn read<T>(
    answer: &Answer,
    read: impl FnOnce(&Response) -> Result<T, ApiError>,
) -> Result<T, Rc<ApiError>> {
    let answer = answer.as_ref().map_err(|reason| ApiError::from(*reason));
    answer.and_then(read).map_err(Rc::new)
}
