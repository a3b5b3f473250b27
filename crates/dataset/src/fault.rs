use crate::{
    json::{Kind, Syntax},
    labels::HeaderFault,
};

/// Something that the reader noticed while it turned bytes into examples. Which rule it breaks, how
/// bad that is and what it says is the rules' business.
///
/// `at`, `start` and `end` are bytes of the source that the fault was found in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fault {
    ByteOrderMark {
        at: usize,
    },
    InvalidUtf8 {
        at: usize,
    },
    Syntax {
        at: usize,
        syntax: Syntax,
    },
    /// A value over `lines` lines; `breaks_strings` when some of the line breaks stand inside strings.
    MultiLine {
        start: usize,
        lines: u64,
        breaks_strings: bool,
    },
    ArrayFile {
        at: usize,
    },
    NotAnObject {
        start: usize,
        end: usize,
        what: What,
    },
    SeveralValues {
        second: usize,
        values: u64,
    },
    TooDeep {
        at: usize,
    },
    LineTooLong {
        bytes: u64,
    },
    DuplicateKey {
        key: String,
        first: usize,
        start: usize,
        end: usize,
    },
    LoneSurrogate {
        at: usize,
    },
    BlankLine,
    /// The first line of a labels file, bytes `start..end`, is not the header that it should be.
    WrongHeader {
        start: usize,
        end: usize,
        fault: HeaderFault,
    },
}

/// What kind of JSON value something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl What {
    pub(crate) fn of(kind: &Kind<'_>) -> Self {
        match kind {
            Kind::Null => Self::Null,
            Kind::Bool => Self::Bool,
            Kind::Number => Self::Number,
            Kind::String(_) => Self::String,
            Kind::Array(_) => Self::Array,
            Kind::Object(_) => Self::Object,
        }
    }

    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a true or false",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }

    pub(crate) fn ko(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "참/거짓 값",
            Self::Number => "숫자",
            Self::String => "문자열",
            Self::Array => "배열",
            Self::Object => "객체",
        }
    }
}
