//! The built-in vocabulary: fetched once, read once, shared by all inspections of a worker.

use std::{cell::RefCell, rc::Rc};

use gloo_net::http::Request;
use tokens::{Counter, SentencePiece, TokenizerLabel, Vocabulary};

use crate::protocol::Uncounted;

/// A counter that several inspections use one after the other; its cache of parts stays warm.
#[derive(Clone)]
pub(crate) struct Shared(Rc<RefCell<Box<dyn Counter>>>);

impl Shared {
    pub(crate) fn new(counter: Box<dyn Counter>) -> Self {
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

/// Pieces that are counted ahead of the first file. They take some milliseconds, in which the engine
/// compiles what counts and the cache learns the most frequent words.
const FREQUENT: usize = 32_000;

/// Whether somebody waits for the counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nobody does yet: there is time to warm it up.
    Ahead,
    /// A file is there.
    Now,
}

/// Fetches and reads the vocabulary. The browser refuses bytes whose hash is another.
pub(crate) async fn load(url: &str, integrity: &str, need: Need) -> Result<Shared, Uncounted> {
    let bytes = fetch(url, integrity).await.ok_or(Uncounted::Unreachable)?;
    let vocabulary = Vocabulary::read(&bytes).map_err(|_| Uncounted::Damaged)?;
    let mut counter = SentencePiece::new(vocabulary);
    if need == Need::Ahead {
        counter.warm_up(FREQUENT);
    }
    Ok(Shared::new(Box::new(counter)))
}

async fn fetch(url: &str, integrity: &str) -> Option<Vec<u8>> {
    let response = Request::get(url).integrity(integrity).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.binary().await.ok()
}
