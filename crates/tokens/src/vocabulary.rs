use crate::{
    borders::Borders,
    hash::hash,
    model_file::{self, Kind},
    parts::{Cuts, SPACE_MARK},
    pieces::Pieces,
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

/// The hash of Gemma 3's file as `cargo xtask vocabulary` writes it.
const GEMMA3: u64 = 0xdb4c_473d_2fa3_f91e;

/// Those of its pieces that do not come out whole when they are merged; a test makes sure that all others do.
/// To know it spares the merging of every third part that is new: the ones that are a piece.
const UNREACHED_IN_GEMMA3: [&str; 4] = [" YYYY", " yyyy", " diffformul", " ::::::::"];

/// A SentencePiece BPE vocabulary in a compact form.
#[derive(Debug)]
pub struct Vocabulary {
    pub(crate) pieces: Pieces,
    pub(crate) cuts: Cuts,
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
        pieces.index();
        if hash(file) == GEMMA3 {
            pieces.unreached = Some(&UNREACHED_IN_GEMMA3);
        }
        if byte_pieces != 256 || pieces.len() == 0 {
            return Err(VocabularyError::Malformed);
        }
        let cuts = Cuts::new(borders, &user_defined);
        Ok(Self { pieces, cuts })
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
