use std::{borrow::Cow, fmt};

use tokens::{Counter, Exactness, TokenizerLabel};

use crate::{TokenizerJsonError, file, library::Library, marked::Marked};

/// Counts with a person's own tokenizer, without the special tokens that a model adds around a
/// text.
pub struct TokenizerJson {
    engine: Engine,
    name: String,
}

#[derive(Debug)]
enum Engine {
    /// Our own, for the files that it counts with exactly: several times as fast.
    Marked(Box<Marked>),
    /// For all others.
    Library(Library),
}

impl TokenizerJson {
    /// Reads a `tokenizer.json`: BPE, Unigram, `WordPiece` or `WordLevel`, of any version.
    pub fn read(bytes: &[u8]) -> Result<Self, TokenizerJsonError> {
        let marked = std::str::from_utf8(bytes).ok().and_then(Marked::read);
        let (engine, model, pieces) = if let Some(marked) = marked {
            let pieces = marked.pieces();
            let engine = Engine::Marked(Box::new(marked));
            (engine, Cow::Borrowed("BPE"), pieces)
        } else {
            let loaded = file::load(bytes)?;
            let engine = Engine::Library(Library::new(loaded.tokenizer));
            (engine, Cow::Owned(loaded.model), loaded.pieces)
        };
        let name = format!("tokenizer.json: {model}, {} pieces", rule::grouped(pieces));
        Ok(Self { engine, name })
    }
}

impl Counter for TokenizerJson {
    fn count(&mut self, text: &str) -> u64 {
        match &mut self.engine {
            Engine::Marked(marked) => marked.count(text),
            Engine::Library(library) => library.count(text),
        }
    }

    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
        match &mut self.engine {
            Engine::Marked(marked) => marked.cut_at(text, limit),
            Engine::Library(library) => library.cut_at(text, limit),
        }
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
