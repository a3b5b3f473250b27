use web_sys::File;
use yew::prelude::*;

use super::use_store;
use crate::{
    number,
    samples::Sample,
    services::{
        download,
        files::{self, Given},
        inspector::Inspector,
    },
    state::{Action, Choices, Dataset, DatasetAction, Notice, Source, TokenizerChoice},
};

/// What can be done with a dataset.
#[derive(Clone, PartialEq)]
pub struct InspectorHandle {
    inspector: Inspector,
    dispatch: Callback<DatasetAction>,
    dataset: Dataset,
}

/// The verbs of the Dataset place.
#[hook]
pub fn use_inspector() -> InspectorHandle {
    let store = use_store();
    let inspector: Inspector = use_context().expect("the app provides its inspector");
    let dispatcher = store.dispatcher();
    let dispatch = Callback::from(move |action| dispatcher.dispatch(Action::Dataset(action)));
    InspectorHandle {
        inspector,
        dispatch,
        dataset: store.dataset.clone(),
    }
}

impl InspectorHandle {
    /// Inspects a file that was picked or dropped.
    pub fn open(&self, given: Given) {
        let Given { file, notice } = given;
        let source = Source::File {
            name: file.name(),
            bytes: number::floor(file.size()),
        };
        self.start(file, source, notice);
    }

    /// Inspects text.
    pub fn open_text(&self, text: &str) {
        if let Some(file) = files::from_text(text, "pasted.jsonl") {
            self.start(
                file,
                Source::Pasted {
                    bytes: text.len() as u64,
                },
                None,
            );
        }
    }

    /// Inspects a built-in sample.
    pub fn open_sample(&self, sample: &Sample) {
        if let Some(file) = files::from_bytes(sample.content, sample.name) {
            self.start(file, Source::of_sample(sample), None);
        }
    }

    /// Says why nothing was opened.
    pub fn refuse(&self, notice: Notice) {
        self.dispatch.emit(DatasetAction::Refused(notice));
    }

    /// Inspects the same file again, in another way.
    pub fn choose(&self, choices: Choices) {
        if let Some(source) = &self.dataset.source {
            self.inspector
                .inspect(choices.options(source), &choices.tokenizer);
        }
        self.dispatch.emit(DatasetAction::Chose(choices));
    }

    /// Counts with the person's own `tokenizer.json` from now on.
    pub fn count_with(&self, tokenizer: File) {
        let name = tokenizer.name();
        self.inspector.take_tokenizer(tokenizer);
        let tokenizer = TokenizerChoice::Own { name };
        self.choose(Choices {
            tokenizer,
            ..self.dataset.choices.clone()
        });
    }

    /// Inspects the same file again, in the same way.
    pub fn again(&self) {
        self.choose(self.dataset.choices.clone());
    }

    /// Stops the inspection.
    pub fn cancel(&self) {
        self.inspector.cancel();
    }

    /// Back to the first screen.
    pub fn close(&self) {
        self.inspector.close();
        self.dispatch.emit(DatasetAction::Closed);
    }

    /// Saves the report as JSON.
    pub fn save_report(&self) {
        let name = self
            .dataset
            .source
            .as_ref()
            .and_then(Source::file_name)
            .unwrap_or("pasted");
        if let Some(report) = self.inspector.report() {
            download::save(&report, &format!("{name}.report.json"));
        }
    }

    fn start(&self, file: File, source: Source, notice: Option<Notice>) {
        let choices = self.dataset.choices.for_source(&source);
        self.inspector.take(file);
        // First the worker: ending an earlier inspection is told before the new one is announced.
        self.inspector
            .inspect(choices.options(&source), &choices.tokenizer);
        self.dispatch.emit(DatasetAction::Opened(source, notice));
    }
}
