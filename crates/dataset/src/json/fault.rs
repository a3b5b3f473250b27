use std::borrow::Cow;

use rule::Message;

/// Why a text is not a JSON value. Offsets are bytes of the text that was parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum JsonFault {
    /// It is right as far as it goes, but it ends before the value does.
    Unfinished { at: usize },
    /// It is wrong.
    Syntax { at: usize, syntax: Syntax },
    /// It is nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep { at: usize },
}

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Syntax {
    BadEscape,
    BadNumber,
    Comment,
    ControlCharacter(u8),
    ExpectedColon,
    ExpectedCommaOrBrace,
    ExpectedCommaOrBracket,
    ExpectedEnd,
    ExpectedKey,
    ExpectedValue,
    LeadingZero,
    SingleQuote,
    TrailingComma { brace: bool },
    UnfinishedLine,
    UnfinishedFile,
    UnknownWord(Cow<'static, str>),
    UnquotedKey,
}

impl Syntax {
    /// What was expected, and what to write instead.
    pub(crate) fn message(&self) -> Message {
        let (en, ko) = match self {
            Self::BadEscape => (
                "this is not an escape that JSON knows; a backslash itself is written `\\\\`",
                "JSON에 없는 이스케이프입니다. 백슬래시 자체는 `\\\\`로 씁니다",
            ),
            Self::BadNumber => (
                "this number is not finished or not in JSON's form",
                "숫자가 끝나지 않았거나 JSON 형식이 아닙니다",
            ),
            Self::Comment => ("JSON has no comments", "JSON에는 주석이 없습니다"),
            Self::ControlCharacter(code) => {
                return Message::new(
                    format!(
                        "a raw control character (U+{code:04X}) inside a string; write it as an escape"
                    ),
                    format!(
                        "문자열 안에 제어 문자(U+{code:04X})가 그대로 있습니다. 이스케이프로 쓰십시오"
                    ),
                );
            }
            Self::ExpectedColon => ("expected `:` after the key", "키 뒤에 `:`이 있어야 합니다"),
            Self::ExpectedCommaOrBrace => ("expected `,` or `}`", "`,` 또는 `}`가 있어야 합니다"),
            Self::ExpectedCommaOrBracket => ("expected `,` or `]`", "`,` 또는 `]`가 있어야 합니다"),
            Self::ExpectedEnd => (
                "expected the end of the line after the value",
                "값 뒤에서 줄이 끝나야 합니다",
            ),
            Self::ExpectedKey => (
                "expected a key in double quotes",
                "큰따옴표로 묶은 키가 있어야 합니다",
            ),
            Self::ExpectedValue => ("expected a JSON value", "JSON 값이 있어야 합니다"),
            Self::LeadingZero => (
                "a number may not start with 0 and go on",
                "숫자는 0으로 시작해 이어질 수 없습니다",
            ),
            Self::SingleQuote => (
                "JSON strings stand in double quotes, not single ones",
                "JSON 문자열은 작은따옴표가 아니라 큰따옴표로 묶습니다",
            ),
            Self::TrailingComma { brace: true } => (
                "a comma before the closing brace",
                "닫는 중괄호 앞에 쉼표가 있습니다",
            ),
            Self::TrailingComma { brace: false } => (
                "a comma before the closing bracket",
                "닫는 대괄호 앞에 쉼표가 있습니다",
            ),
            Self::UnfinishedLine => (
                "the line ends before the value does",
                "값이 끝나기 전에 줄이 끝납니다",
            ),
            Self::UnfinishedFile => (
                "the file ends before the value does",
                "값이 끝나기 전에 파일이 끝납니다",
            ),
            Self::UnknownWord(word) => {
                return Message::new(
                    format!("`{word}` is not JSON; the only bare words are true, false and null"),
                    format!(
                        "`{word}`은(는) JSON이 아닙니다. 따옴표 없이 쓰는 낱말은 true, false, null뿐입니다"
                    ),
                );
            }
            Self::UnquotedKey => (
                "a key stands in double quotes",
                "키는 큰따옴표로 묶어야 합니다",
            ),
        };
        Message::new(en, ko)
    }
}
