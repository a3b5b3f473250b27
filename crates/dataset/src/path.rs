use std::fmt;

/// A place inside an example, as a JSON path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Path<'a> {
    /// A field of the example: `$.input_text`.
    Field(&'a str),
    /// A message: `$.messages[2]`.
    Message(usize),
    /// A field of a message: `$.messages[2].content`.
    MessageField(usize, &'a str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Field(key) => write!(formatter, "${}", Key(key)),
            Self::Message(index) => write!(formatter, "$.messages[{index}]"),
            Self::MessageField(index, key) => write!(formatter, "$.messages[{index}]{}", Key(key)),
        }
    }
}

/// `.name` where the key is a name, `["any key"]` where it is not.
pub(crate) struct Key<'a>(pub(crate) &'a str);

impl fmt::Display for Key<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_name = |key: &str| {
            key.chars().enumerate().all(|(position, character)| {
                character == '_'
                    || character.is_alphabetic()
                    || (position > 0 && character.is_numeric())
            })
        };
        if !self.0.is_empty() && is_name(self.0) {
            write!(formatter, ".{}", self.0)
        } else {
            let quoted = serde_json::to_string(self.0).map_err(|_| fmt::Error)?;
            write!(formatter, "[{quoted}]")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn a_key_that_is_no_name_is_quoted() {
        for (path, expect) in [
            (Path::Field("input_text"), "$.input_text"),
            (Path::Field("input text"), "$[\"input text\"]"),
            (Path::Field(""), "$[\"\"]"),
            (Path::Field("1st"), "$[\"1st\"]"),
            (Path::Message(2), "$.messages[2]"),
            (Path::MessageField(0, "author"), "$.messages[0].author"),
        ] {
            assert_eq!(path.to_string(), expect);
        }
    }
}
