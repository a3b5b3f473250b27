use crate::{
    borders::Borders,
    model_file::{self, Kind},
    parts::SPACE_MARK,
    pieces::Pieces,
    user_defined::UserDefined,
};

/// Why a vocabulary cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyError {
    /// The bytes are not a SentencePiece model, or only a part of one.
    #[error("the file is not a whole SentencePiece model")]
    Malformed,
    /// The model works in a way that would be counted wrongly.
    #[error("this SentencePiece model cannot be counted exactly: {0}")]
    Unsupported(&'static str),
}

/// A SentencePiece BPE vocabulary in a compact form.
pub struct Vocabulary {
    pub(crate) pieces: Pieces,
    pub(crate) borders: Borders,
    user_defined: UserDefined,
    /// By first byte, whether some user-defined piece starts with it.
    starts_user_defined: [bool; 256],
}

impl Vocabulary {
    /// Reads a SentencePiece `.model` file.
    ///
    /// # Errors
    /// When the bytes are not such a file, or when it asks for something that would make the
    /// counts differ from the `sentencepiece` library's.
    pub fn read(file: &[u8]) -> Result<Self, VocabularyError> {
        let mut pieces = Pieces::default();
        let mut borders = Borders::new();
        let mut user_defined = Vec::new();
        let mut byte_pieces = 0;
        let mut text = String::new();
        model_file::read(file, |piece| {
            match piece.kind {
                Kind::Normal | Kind::UserDefined => {
                    text.clear();
                    let unmarked = |character| {
                        if character == SPACE_MARK {
                            ' '
                        } else {
                            character
                        }
                    };
                    text.extend(piece.text.chars().map(unmarked));
                    borders.add(&text);
                    pieces.push(&text, piece.score);
                    if piece.kind == Kind::UserDefined {
                        user_defined.push(text.clone());
                    }
                }
                Kind::Byte => byte_pieces += 1,
                // Text never turns into these, not even text that spells them.
                Kind::Unknown | Kind::Control => {}
            }
            Ok(())
        })?;
        if byte_pieces != 256 || pieces.len() == 0 {
            return Err(VocabularyError::Malformed);
        }
        pieces.index();
        let mut starts_user_defined = [false; 256];
        for piece in user_defined.iter().map(String::as_bytes) {
            borders.add_user_defined(piece);
            let first = piece.first().copied().map(usize::from);
            if let Some(starts) = first.and_then(|first| starts_user_defined.get_mut(first)) {
                *starts = true;
            }
        }
        let user_defined = UserDefined::new(user_defined.iter().map(String::as_bytes).collect());
        Ok(Self {
            pieces,
            borders,
            user_defined,
            starts_user_defined,
        })
    }

    /// The length of the longest user-defined piece that starts at byte `at` of `text`.
    #[inline]
    pub(crate) fn user_defined_at(&self, text: &[u8], at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let first = usize::from(*rest.first()?);
        let may_start = *self.starts_user_defined.get(first)?;
        may_start.then(|| self.user_defined.prefix(rest)).flatten()
    }

    /// Pieces that text can turn into, bytes not counted.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether there is no piece at all; a vocabulary that was read has at least one.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Vocabulary of {} pieces", self.len())
    }
}
