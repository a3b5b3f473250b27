//! The same for JavaScript, which holds the watch.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::Contender;

thread_local! {
    static CONTENDER: RefCell<Option<Contender>> = const { RefCell::new(None) };
    static TEXTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Reads a vocabulary.
#[wasm_bindgen]
pub fn read(vocabulary: &[u8]) {
    CONTENDER.set(Some(Contender::read(vocabulary)));
}

/// Takes a JSON array of strings.
#[wasm_bindgen]
pub fn take(file: &[u8]) {
    TEXTS.set(crate::texts(file));
}

/// Counts what was taken.
#[wasm_bindgen]
pub fn count() -> Vec<u32> {
    CONTENDER.with_borrow_mut(|contender| {
        let contender = contender.as_mut().expect("a vocabulary was read");
        TEXTS.with_borrow(|texts| contender.count_all(texts))
    })
}

/// Inspects a dataset in one pass; gives the report in JSON.
#[cfg(feature = "tuneup")]
#[wasm_bindgen]
pub fn inspect(file: &[u8]) -> String {
    CONTENDER.with_borrow_mut(|contender| {
        let contender = contender.as_mut().expect("a vocabulary was read");
        contender.inspect(file).to_string()
    })
}
