use std::{borrow::Cow, fmt};

use tokenizers::pipeline::{EncodeOptions, Override, PipelineToken, PipelineTokenizer};
use tokens::{Counter, Exactness, TokenizerLabel};

use crate::{TokenizerJsonError, cut, file};

/// Counts with a person's own tokenizer, without the special tokens that a model adds around a
/// text.
pub struct TokenizerJson {
    tokenizer: PipelineTokenizer,
    options: EncodeOptions,
    /// Kept between texts for its memory.
    tokens: Vec<PipelineToken>,
    name: String,
}

impl TokenizerJson {
    /// Reads a `tokenizer.json`: BPE, Unigram, `WordPiece` or `WordLevel`, of any version.
    pub fn read(bytes: &[u8]) -> Result<Self, TokenizerJsonError> {
        let loaded = file::load(bytes)?;
        Ok(Self {
            tokenizer: loaded.tokenizer,
            // The file may ask for texts to be cut or filled up, which is for a model, not for us.
            options: EncodeOptions {
                padding: Override::Off,
                truncation: Override::Off,
                ..EncodeOptions::no_specials()
            },
            tokens: Vec::new(),
            name: format!(
                "tokenizer.json: {}, {} pieces",
                loaded.model,
                rule::grouped(loaded.pieces)
            ),
        })
    }

    /// The tokens of `text`, in `self.tokens`.
    fn encode(&mut self, text: &str) {
        self.tokens.clear();
        // What makes texts fail is refused by `read`: a pattern that cannot be searched for, and
        // nothing to stand for an unknown word. What is left is a text of over 4 GiB, far past the
        // longest line that is read.
        let encoded = self
            .tokenizer
            .encode_into(text, &self.options, &mut self.tokens);
        debug_assert!(encoded.is_ok(), "{encoded:?}");
    }

    /// Where the text of `tokens` would end if the tokenizer gave every character back as it was.
    fn guess_end(&self, tokens: &[PipelineToken]) -> usize {
        self.tokenizer
            .decode(PipelineToken::cast_slice(tokens), false)
            .map_or(0, |text| text.len())
    }
}

impl Counter for TokenizerJson {
    fn count(&mut self, text: &str) -> u64 {
        self.encode(text);
        self.tokens.len() as u64
    }

    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
        self.encode(text);
        let limit = usize::try_from(limit).ok()?;
        if self.tokens.len() <= limit {
            return None;
        }
        let kept: Vec<_> = self.tokens.iter().copied().take(limit).collect();
        let guess = self.guess_end(&kept);
        Some(cut::end_of(text, &kept, guess, |head| {
            self.encode(head);
            self.tokens.clone()
        }))
    }

    fn label(&self) -> TokenizerLabel {
        TokenizerLabel {
            name: Cow::Owned(self.name.clone()),
            exactness: Exactness::Exact,
            note: Cow::Borrowed(
                "Counted with the tokenizer.json that you gave, without the special tokens that a \
                 model adds around a text.",
            ),
        }
    }
}

impl fmt::Debug for TokenizerJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TokenizerJson")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
