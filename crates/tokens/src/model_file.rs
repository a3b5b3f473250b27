//! Reads a SentencePiece `.model` file: a protocol buffer whose layout is `sentencepiece_model.proto`
//! of google/sentencepiece. Only what counting needs is read, and nothing is copied.

use crate::VocabularyError;

/// One piece of the vocabulary, borrowed from the file.
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    pub(crate) score: f32,
    pub(crate) kind: Kind,
}

/// `ModelProto.SentencePiece.Type`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Normal,
    Unknown,
    Control,
    UserDefined,
    Byte,
}

/// Calls `each` for every piece in order, after making sure that the file asks for nothing that
/// [`SentencePiece`](crate::SentencePiece) does not do.
pub(crate) fn read<'a>(
    file: &'a [u8],
    mut each: impl FnMut(Piece<'a>) -> Result<(), VocabularyError>,
) -> Result<(), VocabularyError> {
    let mut trainer = None;
    let mut normalizer = None;
    for field in Fields(file) {
        match field? {
            (1, Value::Bytes(bytes)) => each(piece(bytes)?)?,
            (2, Value::Bytes(bytes)) => trainer = Some(bytes),
            (3, Value::Bytes(bytes)) => normalizer = Some(bytes),
            _ => {}
        }
    }
    // Both sections are optional in the format, and their defaults are not what we count by.
    check_trainer(trainer.ok_or(VocabularyError::Malformed)?)?;
    check_normalizer(normalizer.ok_or(VocabularyError::Malformed)?)
}

fn piece(bytes: &[u8]) -> Result<Piece<'_>, VocabularyError> {
    let mut piece = Piece {
        text: "",
        score: 0.0,
        kind: Kind::Normal,
    };
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(text)) => {
                piece.text = str::from_utf8(text).map_err(|_| VocabularyError::Malformed)?;
            }
            (2, Value::Fixed32(score)) => piece.score = f32::from_bits(score),
            (3, Value::Varint(kind)) => {
                piece.kind = match kind {
                    1 => Kind::Normal,
                    2 => Kind::Unknown,
                    3 => Kind::Control,
                    4 => Kind::UserDefined,
                    6 => Kind::Byte,
                    _ => return Err(VocabularyError::Unsupported("it has unused pieces")),
                }
            }
            _ => {}
        }
    }
    Ok(piece)
}

fn check_trainer(bytes: &[u8]) -> Result<(), VocabularyError> {
    let (mut is_bpe, mut has_byte_fallback) = (false, false);
    for field in Fields(bytes) {
        match field? {
            (3, Value::Varint(model_type)) => is_bpe = model_type == 2,
            (24, Value::Varint(1)) => {
                return Err(VocabularyError::Unsupported(
                    "it puts white space behind a word",
                ));
            }
            (35, Value::Varint(fallback)) => has_byte_fallback = fallback == 1,
            _ => {}
        }
    }
    match (is_bpe, has_byte_fallback) {
        (false, _) => Err(VocabularyError::Unsupported("it is not a BPE model")),
        (_, false) => Err(VocabularyError::Unsupported("it has no byte fallback")),
        _ => Ok(()),
    }
}

fn check_normalizer(bytes: &[u8]) -> Result<(), VocabularyError> {
    let (mut adds_prefix, mut removes_spaces) = (true, true); // the format's defaults
    for field in Fields(bytes) {
        match field? {
            (2, Value::Bytes(map)) if !map.is_empty() => {
                return Err(VocabularyError::Unsupported("it rewrites characters first"));
            }
            (3, Value::Varint(flag)) => adds_prefix = flag == 1,
            (4, Value::Varint(flag)) => removes_spaces = flag == 1,
            (5, Value::Varint(0)) => {
                return Err(VocabularyError::Unsupported("it does not mark spaces"));
            }
            _ => {}
        }
    }
    match (adds_prefix, removes_spaces) {
        (true, _) => Err(VocabularyError::Unsupported(
            "it puts a space before the text",
        )),
        (_, true) => Err(VocabularyError::Unsupported("it removes repeated spaces")),
        _ => Ok(()),
    }
}

/// One value of a protocol buffer, by wire type.
enum Value<'a> {
    Varint(u64),
    Fixed64,
    Bytes(&'a [u8]),
    Fixed32(u32),
}

/// The fields of a message, in order. Ends at the first fault.
struct Fields<'a>(&'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), VocabularyError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.0 = &[];
        }
        Some(field.ok_or(VocabularyError::Malformed))
    }
}

impl<'a> Fields<'a> {
    fn field(&mut self) -> Option<(u64, Value<'a>)> {
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => Value::Varint(self.varint()?),
            1 => {
                self.take(8)?;
                Value::Fixed64
            }
            2 => {
                let length = usize::try_from(self.varint()?).ok()?;
                Value::Bytes(self.take(length)?)
            }
            5 => Value::Fixed32(u32::from_le_bytes(self.take(4)?.try_into().ok()?)),
            _ => return None,
        };
        Some((tag >> 3, value))
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}
