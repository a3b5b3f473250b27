use tuning::{Family, Model};
use vertex::resource::{Location, ModelName};
use yew::prelude::*;

use super::use_store;
use crate::state::{Action, Line, Models, ModelsAction};

/// The tuned models, and the verbs about them. The calls follow from the state; see
/// [`use_calls`](super::use_calls).
#[derive(Clone, PartialEq)]
pub struct ModelsHandle {
    /// What is known of them.
    pub models: Models,
    dispatch: Callback<ModelsAction>,
}

/// The tuned models.
#[hook]
pub fn use_models() -> ModelsHandle {
    let store = use_store();
    let dispatcher = store.dispatcher();
    ModelsHandle {
        models: store.models.clone(),
        dispatch: Callback::from(move |action| dispatcher.dispatch(Action::Models(action))),
    }
}

impl ModelsHandle {
    /// Asks which there are of a base model, or of any.
    pub fn list(&self, location: Location, base: Option<&'static Model>) {
        self.dispatch.emit(ModelsAction::Listed(location, base));
    }

    /// Asks for the rest of the list.
    pub fn more(&self) {
        self.dispatch.emit(ModelsAction::More);
    }

    /// Looks at one, and where it can be called.
    pub fn open(&self, name: ModelName) {
        self.dispatch.emit(ModelsAction::Opened(name));
    }

    /// Is done with it.
    pub fn close(&self) {
        self.dispatch.emit(ModelsAction::Closed);
    }

    /// Says what kind of model it is.
    pub fn is_of(&self, family: Family) {
        self.dispatch.emit(ModelsAction::Family(family));
    }

    /// Writes.
    pub fn write(&self, line: Line, text: String) {
        self.dispatch.emit(ModelsAction::Wrote(line, text));
    }

    /// Sends the prompt.
    pub fn ask(&self) {
        self.dispatch.emit(ModelsAction::Sent);
    }

    /// Asks how long the prompt is.
    pub fn count_tokens(&self) {
        self.dispatch.emit(ModelsAction::Measured);
    }

    /// Begins anew.
    pub fn clear(&self) {
        self.dispatch.emit(ModelsAction::Cleared);
    }
}
