//! Keeps the files of a job, and has one after the other inspected.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use dataset::{Diagnostic, Truncated};
use wasm_bindgen::JsValue;
use web_sys::{Blob, File};
use worker::{
    client::{Client, Effect},
    protocol::{FromWorker, ToWorker, Tokenizer},
    wire::{self, Seat},
};
use yew::Callback;

use super::{
    clock, document,
    link::{Link, Partner},
    trusted::Script,
};
use crate::state::{Action, DatasetAction, FileId, Outcome, Pass, TokenizerChoice};

/// The built-in vocabulary beside the page, and its hash: SHA-256
/// `1299c11d7cf632ef3b4e11937501358ada021bbdf7c47638d13c0ee982f2e79c` of the file that crate
/// `gemini-tokenizer` 0.2.0 carries, the same that Google's SDK checks.
const VOCABULARY: &str = "vocabulary/gemma3.spiece.model";
const VOCABULARY_INTEGRITY: &str = "sha256-EpnBHXz2Mu87ThGTdQE1itoCG733xHY40TwO6YLy55w=";

/// Keeps the files of a job and inspects one after another in a worker. Cheap to clone.
#[derive(Clone)]
pub struct Inspector {
    link: Link,
    desk: Rc<Desk>,
}

struct Desk {
    files: RefCell<BTreeMap<FileId, Kept>>,
    next_file: Cell<u32>,
    tokenizer: RefCell<Option<File>>,
    /// The pass that is under way.
    pass: RefCell<Option<Pass>>,
    gathered: RefCell<Gathered>,
    tell: Callback<Action>,
}

/// A file of the job, and what its last inspection left.
struct Kept {
    file: File,
    report: Option<Blob>,
    fingerprint: Option<Blob>,
}

/// The parts of a report that come before it.
#[derive(Default)]
struct Gathered {
    began: f64,
    diagnostics: Vec<Diagnostic>,
    truncated: Vec<Truncated>,
}

impl Gathered {
    fn seconds(&self) -> f64 {
        (clock::now() - self.began) / 1_000.0
    }
}

impl Inspector {
    /// Tells `tell` what it hears.
    pub fn new(tell: Callback<Action>) -> Self {
        let desk = Rc::new(Desk {
            files: RefCell::default(),
            next_file: Cell::default(),
            tokenizer: RefCell::default(),
            pass: RefCell::default(),
            gathered: RefCell::default(),
            tell,
        });
        let link = Link::new(Rc::clone(&desk) as Rc<dyn Partner>);
        Self { link, desk }
    }

    /// Starts the worker ahead of the first file.
    pub fn warm_up(&self) {
        self.link.decide(Client::warm_up);
    }

    /// Takes a file to keep it until [`keep_only`](Self::keep_only) lets it go.
    pub fn take(&self, file: File) -> FileId {
        let id = FileId(self.desk.next_file.get());
        self.desk.next_file.set(id.0 + 1);
        let kept = Kept {
            file,
            report: None,
            fingerprint: None,
        };
        self.desk.files.borrow_mut().insert(id, kept);
        id
    }

    /// Lets go of all files but these.
    pub fn keep_only(&self, wanted: &[FileId]) {
        self.desk
            .files
            .borrow_mut()
            .retain(|id, _| wanted.contains(id));
    }

    /// Takes the person's own `tokenizer.json`.
    pub fn take_tokenizer(&self, file: File) {
        *self.desk.tokenizer.borrow_mut() = Some(file);
    }

    /// Makes a pass over a file; one that is still under way is ended first.
    pub fn inspect(&self, pass: Pass) {
        let (script, tokenizer) = match pass.tokenizer {
            TokenizerChoice::BuiltIn => (Script::Inspector, built_in()),
            TokenizerChoice::Own { .. } => (Script::InspectorWithTokenizer, Tokenizer::Own),
        };
        self.link.use_script(script);
        *self.desk.gathered.borrow_mut() = Gathered {
            began: clock::now(),
            ..Gathered::default()
        };
        let options = pass.options.clone();
        *self.desk.pass.borrow_mut() = Some(pass);
        self.link.decide(|client| client.start(options, tokenizer));
    }

    /// Stops the pass that is under way.
    pub fn cancel(&self) {
        self.link.decide(Client::cancel);
    }

    /// A file that is kept.
    pub fn file(&self, file: FileId) -> Option<File> {
        Some(self.desk.files.borrow().get(&file)?.file.clone())
    }

    /// The last report on a file, as a JSON file.
    pub fn report(&self, file: FileId) -> Option<Blob> {
        self.desk.files.borrow().get(&file)?.report.clone()
    }

    /// What rides beside a message about a file: the file, and the fingerprints of others.
    pub fn beside(&self, file: FileId, against: &[FileId]) -> Vec<(Seat, Blob)> {
        self.desk.beside(file, against)
    }
}

impl Desk {
    fn beside(&self, file: FileId, against: &[FileId]) -> Vec<(Seat, Blob)> {
        let files = self.files.borrow();
        let file = files
            .get(&file)
            .map(|kept| (Seat::File, Blob::clone(&kept.file)));
        let others = against.iter().filter_map(|id| files.get(id));
        let others = others.filter_map(|kept| kept.fingerprint.clone());
        let others = others.map(|fingerprint| (Seat::Against, fingerprint));
        file.into_iter().chain(others).collect()
    }

    fn tell(&self, action: DatasetAction) {
        self.tell.emit(Action::Dataset(action));
    }
}

impl Partner for Desk {
    fn pack(&self, message: &ToWorker) -> JsValue {
        let mut beside = Vec::new();
        if let (ToWorker::Inspect { tokenizer, .. }, Some(pass)) =
            (message, self.pass.borrow().as_ref())
        {
            beside = self.beside(pass.file, &pass.against);
            if let (Tokenizer::Own, Some(file)) = (tokenizer, self.tokenizer.borrow().as_ref()) {
                beside.push((Seat::Tokenizer, Blob::clone(file)));
            }
        }
        let beside: Vec<_> = beside.iter().map(|(seat, blob)| (*seat, blob)).collect();
        wire::pack(message, &beside)
    }

    fn hear(&self, message: FromWorker, parcel: &JsValue) {
        let under_way = self.pass.borrow().as_ref().map(|it| (it.number, it.file));
        let Some((pass, file)) = under_way else {
            return;
        };
        match message {
            FromWorker::Progress { progress, .. } => {
                let seconds = self.gathered.borrow().seconds();
                self.tell(DatasetAction::Progressed {
                    pass,
                    progress,
                    seconds,
                });
            }
            FromWorker::Found {
                mut diagnostics, ..
            } => self
                .gathered
                .borrow_mut()
                .diagnostics
                .append(&mut diagnostics),
            FromWorker::Cut { mut truncated, .. } => {
                self.gathered.borrow_mut().truncated.append(&mut truncated);
            }
            FromWorker::Finished {
                report, uncounted, ..
            } => {
                let gathered = self.gathered.take();
                let seconds = gathered.seconds();
                let mut report = *report;
                report.diagnostics = gathered.diagnostics;
                report.truncated = gathered.truncated;
                if let Some(kept) = self.files.borrow_mut().get_mut(&file) {
                    kept.report = wire::beside(parcel, Seat::Report);
                    kept.fingerprint = wire::beside(parcel, Seat::Fingerprint);
                }
                let outcome = Rc::new(Outcome {
                    report,
                    seconds,
                    uncounted,
                });
                self.tell(DatasetAction::Finished { pass, outcome });
            }
            FromWorker::Failed { failure, .. } => {
                self.tell(DatasetAction::Failed { pass, failure });
            }
            FromWorker::Ready { .. } | FromWorker::Alive | FromWorker::Reshaped { .. } => {}
        }
    }

    fn stale(&self) {
        self.tell.emit(Action::Stale);
    }

    fn greet(&self, client: &Client, script: Script) -> Vec<Effect> {
        match script {
            Script::Inspector => client.prepare(built_in()),
            Script::InspectorWithTokenizer => Vec::new(),
        }
    }
}

impl PartialEq for Inspector {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
    }
}

fn built_in() -> Tokenizer {
    Tokenizer::BuiltIn {
        url: document::absolute(VOCABULARY),
        integrity: VOCABULARY_INTEGRITY.to_owned(),
    }
}
