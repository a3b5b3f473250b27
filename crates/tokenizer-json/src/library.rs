use std::fmt;

use tokenizers::pipeline::{EncodeOptions, Override, PipelineToken, PipelineTokenizer};

use crate::cut;

/// Counts with the `tokenizers` library.
pub(crate) struct Library {
    tokenizer: PipelineTokenizer,
    options: EncodeOptions,
    /// Kept between texts for its memory.
    tokens: Vec<PipelineToken>,
}

impl Library {
    pub(crate) fn new(tokenizer: PipelineTokenizer) -> Self {
        Self {
            tokenizer,
            // The file may ask for texts to be cut or filled up, which is for a model, not for us.
            options: EncodeOptions {
                padding: Override::Off,
                truncation: Override::Off,
                ..EncodeOptions::no_specials()
            },
            tokens: Vec::new(),
        }
    }

    /// Tokens in `text`.
    pub(crate) fn count(&mut self, text: &str) -> u64 {
        self.encode(text);
        self.tokens.len() as u64
    }

    /// The byte offset at which the first `limit` tokens of `text` end; `None` when it has no more.
    pub(crate) fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
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

    /// The tokens of `text`, in `self.tokens`.
    fn encode(&mut self, text: &str) {
        self.tokens.clear();
        // What makes texts fail is refused by `file::load`: a pattern that cannot be searched for, and
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

impl fmt::Debug for Library {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Library").finish_non_exhaustive()
    }
}
