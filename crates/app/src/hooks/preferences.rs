use rule::Language;
use yew::prelude::*;

use super::{creator::with_draft, remembered_destination, use_store};
use crate::{
    services::{document, storage, uploader},
    state::{Account, Action, AppState, Theme, Uploads},
};

const LANGUAGE: &str = "tuneup.language";
const THEME: &str = "tuneup.theme";

/// The state at the start of a visit: as the last one was left, else as the browser asks.
pub fn remembered() -> AppState {
    let language = match storage::read(LANGUAGE).as_deref() {
        Some("ko") => Language::Korean,
        Some("en") => Language::English,
        _ => document::preferred_language(),
    };
    let theme = storage::read(THEME)
        .map(|name| Theme::from_name(&name))
        .unwrap_or_default();
    with_draft(&AppState {
        language,
        theme,
        account: Account {
            destination: remembered_destination(),
            token: None,
        },
        uploads: Uploads::after_visit(uploader::remembered()),
        ..AppState::default()
    })
}

/// Language and theme, and the verbs that change and remember them.
#[derive(Clone, PartialEq)]
pub struct Preferences {
    /// The language in use.
    pub language: Language,
    /// The theme in use.
    pub theme: Theme,
    /// Changes the language.
    pub speak: Callback<Language>,
    /// Changes the theme.
    pub wear: Callback<Theme>,
}

/// Language and theme.
#[hook]
pub fn use_preferences() -> Preferences {
    let store = use_store();
    let speak = {
        let store = store.dispatcher();
        Callback::from(move |language: Language| {
            storage::write(LANGUAGE, language.tag());
            store.dispatch(Action::Language(language));
        })
    };
    let wear = {
        let store = store.dispatcher();
        Callback::from(move |theme: Theme| {
            storage::write(THEME, theme.name());
            store.dispatch(Action::Theme(theme));
        })
    };
    Preferences {
        language: store.language,
        theme: store.theme,
        speak,
        wear,
    }
}
