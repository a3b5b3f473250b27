//! What counts the tokens: the vocabulary that `init` set, or the file that a call brings along.

use std::{
    borrow::Cow,
    cell::RefCell,
    hash::{DefaultHasher, Hash, Hasher},
    rc::Rc,
};

use serde::Serialize;
use tokens::{Counter, Exactness, SentencePiece, TokenizerLabel, Vocabulary};
use wasm_bindgen::prelude::*;

use crate::{
    convert::{argument_error, from_js, to_js},
    options::CountOptions,
};

thread_local! {
    /// What `init` set, or why there is nothing.
    static SET_BY_INIT: RefCell<Result<Shared, String>> =
        RefCell::new(Err("init() has not loaded a vocabulary".to_owned()));
    /// The file that the last call brought along, by its hash. Reading one takes up to seconds, and a
    /// page that counts text after text brings the same file each time.
    static LAST_BROUGHT: RefCell<Option<(u64, Result<Shared, String>)>> = const { RefCell::new(None) };
}

/// A counter that calls use one after the other; what it remembers of texts stays.
#[derive(Clone)]
pub(crate) struct Shared(Rc<RefCell<dyn Counter>>);

impl Shared {
    fn new(counter: impl Counter + 'static) -> Self {
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

/// Why nothing can be counted.
pub(crate) struct NotCounted {
    /// The option that is in the way.
    pub(crate) option: &'static str,
    /// Why, without a full stop.
    pub(crate) reason: String,
}

/// The counter that a call asks for: its own `tokenizer.json`, else its own vocabulary, else the
/// one that `init` set.
pub(crate) fn choose(
    vocabulary: Option<Vec<u8>>,
    tokenizer_json: Option<Vec<u8>>,
) -> Result<Shared, NotCounted> {
    match (tokenizer_json, vocabulary) {
        (Some(file), _) => brought("options.tokenizerJson", &file, read_tokenizer_json),
        (None, Some(file)) => brought("options.vocabulary", &file, read_vocabulary),
        (None, None) => SET_BY_INIT
            .with_borrow(Clone::clone)
            .map_err(|reason| NotCounted {
                option: "options.vocabulary",
                reason,
            }),
    }
}

/// The counter that `read` makes of a file that came as `option`.
fn brought(
    option: &'static str,
    file: &[u8],
    read: fn(&[u8]) -> Result<Shared, String>,
) -> Result<Shared, NotCounted> {
    let mut hasher = DefaultHasher::new();
    (option, file).hash(&mut hasher);
    let hash = hasher.finish();
    let counter = LAST_BROUGHT.with_borrow_mut(|last| match last {
        Some((of, counter)) if *of == hash => counter.clone(),
        _ => {
            *last = None; // Two of them need not fit into memory side by side.
            last.insert((hash, read(file))).1.clone()
        }
    });
    counter.map_err(|reason| NotCounted { option, reason })
}

fn read_vocabulary(file: &[u8]) -> Result<Shared, String> {
    let vocabulary = Vocabulary::read(file).map_err(|error| error.to_string())?;
    Ok(Shared::new(SentencePiece::new(vocabulary)))
}

#[cfg(feature = "tokenizer-json")]
fn read_tokenizer_json(file: &[u8]) -> Result<Shared, String> {
    let tokenizer = tokenizer_json::TokenizerJson::read(file).map_err(|error| error.to_string())?;
    Ok(Shared::new(tokenizer))
}

#[cfg(not(feature = "tokenizer-json"))]
fn read_tokenizer_json(_: &[u8]) -> Result<Shared, String> {
    Err("this build of the module reads no tokenizer.json".to_owned())
}

/// Sets what counts tokens where a call brings nothing along: a `SentencePiece` model, or why there
/// is none.
#[wasm_bindgen(js_name = setVocabulary, skip_typescript)]
pub fn set_vocabulary(file: Option<Vec<u8>>, reason: Option<String>) {
    let counter = match file {
        Some(file) => read_vocabulary(&file),
        None => Err(reason.unwrap_or_default()),
    };
    SET_BY_INIT.set(counter);
}

/// The answer of `countTokens`.
#[derive(Serialize)]
struct TokenCount {
    count: u64,
    tokenizer: Cow<'static, str>,
    exactness: Exactness,
}

/// Counts the tokens of one text.
#[wasm_bindgen(js_name = countTokens, skip_typescript)]
pub fn count_tokens(
    text: &str,
    options: JsValue,
    vocabulary: Option<Vec<u8>>,
    tokenizer_json: Option<Vec<u8>>,
) -> Result<JsValue, JsError> {
    let CountOptions = from_js("options", options)?;
    let mut counter = choose(vocabulary, tokenizer_json)
        .map_err(|not_counted| argument_error(not_counted.option, not_counted.reason))?;
    let TokenizerLabel {
        name, exactness, ..
    } = counter.label();
    to_js(&TokenCount {
        count: counter.count(text),
        tokenizer: name,
        exactness,
    })
}
