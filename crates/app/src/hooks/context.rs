use yew::prelude::*;

use crate::{state::AppState, words::Words};

/// The state, and the way to change it.
pub type Store = UseReducerHandle<AppState>;

/// The state. Places read it; components take properties.
#[hook]
pub fn use_store() -> Store {
    use_context().expect("the app provides its state")
}

/// The sentences of the language in use.
#[hook]
pub fn use_words() -> Words {
    use_context().expect("the app provides its words")
}
