use dataset::{Lost, LostText};
use rule::Language;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::use_store;
use crate::{
    findings::Filter,
    number,
    report_form::ReportForm,
    samples::Sample,
    services::{download, files, inspector::Inspector},
    state::{
        Action, Choices, Dataset, DatasetAction, GivenFile, Notice, Slot, Source, TokenizerChoice,
    },
};

/// What can be done with the files of a job. What is inspected, and when, follows from the state; see
/// [`use_inspections`].
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

/// Has the worker do what the state says: inspect the file whose turn it is, or nothing.
#[hook]
pub fn use_inspections(inspector: &Inspector, dataset: &Dataset) {
    {
        let inspector = inspector.clone();
        let files: Vec<_> = dataset.files.values().map(|file| file.id).collect();
        use_effect_with(files, move |files| inspector.keep_only(files));
    }
    let pass = dataset.pass();
    let inspector = inspector.clone();
    use_effect_with(pass.as_ref().map(|pass| pass.number), move |_| match pass {
        Some(pass) => inspector.inspect(pass),
        None => inspector.cancel(),
    });
}

impl InspectorHandle {
    /// Inspects files that were picked or dropped together.
    pub fn open(&self, files: Vec<File>) {
        let files = files.into_iter().map(|file| {
            let source = source_of(&file);
            (file, source)
        });
        self.give(files.collect());
    }

    /// Inspects text.
    pub fn open_text(&self, text: &str) {
        if let Some(file) = files::from_text(text, "pasted.jsonl") {
            let bytes = text.len() as u64;
            self.give(vec![(file, Source::Pasted { bytes })]);
        }
    }

    /// Inspects a built-in sample.
    pub fn open_sample(&self, sample: &Sample) {
        let given = sample.files.iter().filter_map(|file| {
            let source = Source::of_sample(sample, file);
            Some((files::from_bytes(file.content, file.name)?, source))
        });
        self.give(given.collect());
    }

    /// Inspects a file in its slot, in place of the one that is there.
    pub fn put(&self, slot: Slot, file: File) {
        let source = source_of(&file);
        let id = self.inspector.take(file);
        self.dispatch.emit(DatasetAction::Put(slot, id, source));
    }

    /// The file in one slot plays another part.
    pub fn move_to(&self, from: Slot, to: Slot) {
        self.dispatch.emit(DatasetAction::Moved { from, to });
    }

    /// Takes a file out of the job.
    pub fn remove(&self, slot: Slot) {
        self.dispatch.emit(DatasetAction::Removed(slot));
    }

    /// Shows the findings of the file in a slot.
    pub fn show(&self, slot: Slot) {
        self.dispatch.emit(DatasetAction::Shown(slot));
    }

    /// Lists only some of the findings in the file in a slot.
    pub fn filter(&self, slot: Slot, filter: Filter) {
        self.dispatch.emit(DatasetAction::Filtered(slot, filter));
    }

    /// Says why nothing was opened.
    pub fn refuse(&self, notice: Notice) {
        self.dispatch.emit(DatasetAction::Refused(notice));
    }

    /// Inspects the same files again, in another way.
    pub fn choose(&self, choices: Choices) {
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

    /// Inspects the same files again, in the same way.
    pub fn again(&self) {
        self.choose(self.dataset.choices.clone());
    }

    /// Stops the inspections.
    pub fn cancel(&self) {
        self.dispatch.emit(DatasetAction::Cancelled);
    }

    /// Back to the first screen.
    pub fn close(&self) {
        self.dispatch.emit(DatasetAction::Closed);
    }

    /// Saves the report on the file in a slot.
    pub fn save_report(&self, slot: Slot, form: ReportForm, language: Language) {
        let Some(file) = self.dataset.file(slot) else {
            return;
        };
        let name = form.file_name(file.source.file_name().unwrap_or("pasted"));
        let outcome = file.inspection.outcome();
        match outcome.and_then(|outcome| form.write(&outcome.report, language)) {
            Some(text) => download::save_text(&text, form.media_type(), &name),
            None => {
                if let Some(report) = self.inspector.report(file.id) {
                    download::save(&report, &name);
                }
            }
        }
    }

    /// Reads from the file that is shown what a cut would take away; `None` where the file is gone, or
    /// no longer the one that was inspected.
    pub fn read_lost(&self, lost: Lost) -> impl Future<Output = Option<Vec<LostText>>> + 'static {
        let shown = self.dataset.shown();
        let file = shown.and_then(|(_, file)| self.inspector.file(file.id));
        async move {
            let example = files::bytes(&file?, lost.start, lost.end).await?;
            lost.read(&example)
        }
    }

    /// Looks at how the files begin, and hands them on.
    fn give(&self, files: Vec<(File, Source)>) {
        let (inspector, dispatch) = (self.inspector.clone(), self.dispatch.clone());
        spawn_local(async move {
            let mut glimpses = Vec::with_capacity(files.len());
            for (file, _) in &files {
                glimpses.push(files::glimpse(file).await);
            }
            let given = files.into_iter().zip(glimpses);
            let given = given.map(|((file, source), glimpse)| GivenFile {
                id: inspector.take(file),
                source,
                glimpse,
            });
            dispatch.emit(DatasetAction::Given(given.collect()));
        });
    }
}

/// A file of the person's, as a source.
pub(super) fn source_of(file: &File) -> Source {
    Source::File {
        name: file.name(),
        bytes: number::floor(file.size()),
    }
}
