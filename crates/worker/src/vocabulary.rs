//! The built-in vocabulary: fetched once, read once, shared by all inspections of a worker.

use std::{cell::RefCell, rc::Rc};

use gloo_net::http::Request;
use tokens::{Counter, SentencePiece, TokenizerLabel, Vocabulary};

use crate::protocol::Uncounted;

/// A counter that several inspections use one after the other; its cache of parts stays warm.
#[derive(Clone)]
pub(crate) struct Shared(Rc<RefCell<dyn Counter>>);

impl Shared {
    pub(crate) fn new(counter: impl Counter + 'static) -> Self {
        Self(Rc::new(RefCell::new(counter)))
    }
}

impl Counter for Shared {
    fn count(&mut self, text: &str) -> u64 {
        self.0.borrow_mut().count(text)
    }

    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
        self.0.borrow_mut().cut_at(text, limit)
    }

    fn label(&self) -> TokenizerLabel {
        self.0.borrow().label()
    }
}

/// Pieces that are counted as soon as the vocabulary is there, most often ahead of the first file. They
/// take some milliseconds, in which the engine compiles what counts.
const FREQUENT: usize = 32_000;

/// Fetches and reads the vocabulary. The browser refuses bytes whose hash is another.
pub(crate) async fn load(url: &str, integrity: &str) -> Result<Shared, Uncounted> {
    let bytes = fetch(url, integrity).await.ok_or(Uncounted::Unreachable)?;
    let vocabulary = Vocabulary::read(&bytes).map_err(|_| Uncounted::Damaged)?;
    let mut counter = SentencePiece::new(vocabulary);
    counter.warm_up(FREQUENT);
    Ok(Shared::new(counter))
}

async fn fetch(url: &str, integrity: &str) -> Option<Vec<u8>> {
    let response = Request::get(url).integrity(integrity).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.binary().await.ok()
}
