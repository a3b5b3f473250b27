use vertex::upload::Event;
use web_sys::File;
use yew::prelude::*;

use super::{inspector::source_of, use_store};
use crate::{
    services::{inspector::Inspector, uploader::Uploader},
    state::{Action, AppState, DatasetAction, Delivery, Field, LaunchAction, Slot, UploadAction},
};

/// What can be done with the files on their way to Cloud Storage.
#[derive(Clone, PartialEq)]
pub struct UploadsHandle {
    inspector: Inspector,
    uploader: Uploader,
    dispatch: Callback<Action>,
}

/// The verbs of uploads.
#[hook]
pub fn use_uploads() -> UploadsHandle {
    let dispatcher = use_store().dispatcher();
    UploadsHandle {
        inspector: use_context().expect("the app provides its inspector"),
        uploader: use_context().expect("the app provides its uploader"),
        dispatch: Callback::from(move |action| dispatcher.dispatch(action)),
    }
}

/// Stops the uploads whose file is no longer in the job, and leaves all of them when requests go
/// elsewhere.
#[hook]
pub fn use_stray_uploads(uploader: &Uploader, state: &AppState) {
    {
        let uploader = uploader.clone();
        use_effect_with(state.orphaned_uploads(), move |orphans| {
            for slot in orphans {
                uploader.tell(*slot, Event::Cancel);
            }
        });
    }
    let uploader = uploader.clone();
    use_effect_with(state.account.destination, move |_| uploader.leave());
}

impl UploadsHandle {
    /// Begins to bring a file to its place, or begins anew.
    pub fn begin(&self, delivery: &Delivery) {
        let file = self.inspector.file(delivery.file);
        if let (Ok(plan), Some(file)) = (&delivery.plan, file) {
            self.uploader
                .begin(delivery.slot, delivery.file, file, plan.clone());
        }
    }

    /// Says to the upload in a slot what the person wants.
    pub fn tell(&self, slot: Slot, event: Event) {
        self.uploader.tell(slot, event);
    }

    /// Takes a file into its slot again, to be checked; `to` is where it goes, where that is known.
    pub fn take(&self, slot: Slot, file: File, to: Option<(Field, String)>) {
        if let Some((field, uri)) = to {
            self.dispatch
                .emit(Action::Launch(LaunchAction::Typed(field, uri)));
        }
        let source = source_of(&file);
        let id = self.inspector.take(file);
        self.dispatch
            .emit(Action::Dataset(DatasetAction::Put(slot, id, source)));
    }

    /// Forgets what the last visit left unfinished.
    pub fn dismiss(&self, slot: Slot) {
        self.uploader.dismiss(slot);
        self.dispatch
            .emit(Action::Upload(UploadAction::Dismissed(slot)));
    }

    /// The folder that the files go to, as it is typed.
    pub fn name_folder(&self, folder: String) {
        self.dispatch
            .emit(Action::Upload(UploadAction::Folder(folder)));
    }

    /// Fills the fields of the form in with that folder.
    pub fn fill_in(&self) {
        self.dispatch.emit(Action::Upload(UploadAction::Filled));
    }
}
