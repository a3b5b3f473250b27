//! The one place that owns a `Worker`. [`worker::client`] decides; this obeys.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use dataset::{Diagnostic, Truncated};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, MessageEvent, Worker};
use worker::{
    client::{Client, Effect},
    protocol::{FromWorker, ToWorker, Tokenizer},
    wire::{self, Seat},
};
use yew::Callback;

use super::{
    clock, document,
    trusted::{self, Script},
};
use crate::state::{Action, DatasetAction, FileId, Outcome, Pass, TokenizerChoice};

/// The built-in vocabulary beside the page, and its hash: SHA-256
/// `1299c11d7cf632ef3b4e11937501358ada021bbdf7c47638d13c0ee982f2e79c` of the file that crate
/// `gemini-tokenizer` 0.2.0 carries, the same that Google's SDK checks.
const VOCABULARY: &str = "vocabulary/gemma3.spiece.model";
const VOCABULARY_INTEGRITY: &str = "sha256-EpnBHXz2Mu87ThGTdQE1itoCG733xHY40TwO6YLy55w=";

/// Milliseconds between two looks at whether the worker still answers.
const TICK: u32 = 1_000;

/// Keeps the files of a job and inspects one after another in a worker. Cheap to clone.
#[derive(Clone)]
pub struct Inspector(Rc<Inner>);

struct Inner {
    client: RefCell<Client>,
    script: Cell<Script>,
    worker: RefCell<Option<Running>>,
    files: RefCell<BTreeMap<FileId, Kept>>,
    next_file: Cell<u32>,
    tokenizer: RefCell<Option<File>>,
    /// The pass that is under way.
    pass: RefCell<Option<Pass>>,
    gathered: RefCell<Gathered>,
    /// The report and the fingerprint beside the last message, where it brought them.
    beside: RefCell<[Option<Blob>; 2]>,
    ticking: RefCell<Option<Interval>>,
    tell: Callback<Action>,
}

/// A file of the job, and what its last inspection left.
struct Kept {
    file: File,
    report: Option<Blob>,
    fingerprint: Option<Blob>,
}

/// A worker and the ears for it; dropping them is not enough to end it.
struct Running {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
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
        Self(Rc::new(Inner {
            client: RefCell::default(),
            script: Cell::new(Script::Inspector),
            worker: RefCell::default(),
            files: RefCell::default(),
            next_file: Cell::default(),
            tokenizer: RefCell::default(),
            pass: RefCell::default(),
            gathered: RefCell::default(),
            beside: RefCell::default(),
            ticking: RefCell::default(),
            tell,
        }))
    }

    /// Starts the worker ahead of the first file.
    pub fn warm_up(&self) {
        self.decide(Client::warm_up);
    }

    /// Takes a file to keep it until [`keep_only`](Self::keep_only) lets it go.
    pub fn take(&self, file: File) -> FileId {
        let id = FileId(self.0.next_file.get());
        self.0.next_file.set(id.0 + 1);
        let kept = Kept {
            file,
            report: None,
            fingerprint: None,
        };
        self.0.files.borrow_mut().insert(id, kept);
        id
    }

    /// Lets go of all files but these.
    pub fn keep_only(&self, wanted: &[FileId]) {
        self.0
            .files
            .borrow_mut()
            .retain(|id, _| wanted.contains(id));
    }

    /// Takes the person's own `tokenizer.json`.
    pub fn take_tokenizer(&self, file: File) {
        *self.0.tokenizer.borrow_mut() = Some(file);
    }

    /// Makes a pass over a file; one that is still under way is ended first.
    pub fn inspect(&self, pass: Pass) {
        let (script, tokenizer) = match pass.tokenizer {
            TokenizerChoice::BuiltIn => (Script::Inspector, built_in()),
            TokenizerChoice::Own { .. } => (Script::InspectorWithTokenizer, Tokenizer::Own),
        };
        if self.0.script.replace(script) != script {
            self.decide(Client::renew);
        }
        *self.0.gathered.borrow_mut() = Gathered {
            began: clock::now(),
            ..Gathered::default()
        };
        let options = pass.options.clone();
        *self.0.pass.borrow_mut() = Some(pass);
        self.decide(|client| client.start(options, tokenizer));
    }

    /// Stops the pass that is under way.
    pub fn cancel(&self) {
        self.decide(Client::cancel);
    }

    /// A file that is kept.
    pub fn file(&self, file: FileId) -> Option<File> {
        Some(self.0.files.borrow().get(&file)?.file.clone())
    }

    /// The last report on a file, as a JSON file.
    pub fn report(&self, file: FileId) -> Option<Blob> {
        self.0.files.borrow().get(&file)?.report.clone()
    }

    fn decide(&self, decide: impl FnOnce(&mut Client) -> Vec<Effect>) {
        let effects = decide(&mut self.0.client.borrow_mut());
        for effect in effects {
            self.obey(effect);
        }
        let busy = self.0.client.borrow().is_busy();
        let mut ticking = self.0.ticking.borrow_mut();
        if busy && ticking.is_none() {
            let inspector = self.clone();
            *ticking = Some(Interval::new(TICK, move || {
                inspector.decide(Client::on_tick);
            }));
        } else if !busy {
            // Not dropped here: this may be the interval's own call.
            if let Some(interval) = ticking.take() {
                gloo_timers::callback::Timeout::new(0, move || drop(interval)).forget();
            }
        }
    }

    fn obey(&self, effect: Effect) {
        match effect {
            Effect::Spawn => self.spawn(),
            Effect::Dismiss => *self.0.worker.borrow_mut() = None,
            Effect::Post(message) => self.post(&message),
            Effect::Show(message) => self.show(message),
            // Whoever ended it knows.
            Effect::ShowCancelled(_) => {}
            Effect::AskToReload => self.0.tell.emit(Action::Stale),
        }
    }

    fn spawn(&self) {
        // The one before ends here, if it is still there.
        *self.0.worker.borrow_mut() = None;
        let Ok(worker) = trusted::start(self.0.script.get()) else {
            let inspector = self.clone();
            // Later, because the machine is in the middle of a decision.
            gloo_timers::callback::Timeout::new(0, move || inspector.decide(Client::on_crash))
                .forget();
            return;
        };
        let heard = {
            let inspector = self.clone();
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    inspector.hear(&event.data());
                }
            })
        };
        let [error, garbled] = ["error", "messageerror"].map(|kind| {
            let inspector = self.clone();
            EventListener::new(&worker, kind, move |_| inspector.decide(Client::on_crash))
        });
        *self.0.worker.borrow_mut() = Some(Running {
            worker,
            _listeners: [heard, error, garbled],
        });
    }

    fn hear(&self, parcel: &wasm_bindgen::JsValue) {
        let Some(message) = wire::unpack::<FromWorker>(parcel) else {
            // Words that cannot be understood come from another release.
            self.0.tell.emit(Action::Stale);
            return;
        };
        let ready = matches!(message, FromWorker::Ready { .. });
        let beside = [Seat::Report, Seat::Fingerprint].map(|seat| wire::beside(parcel, seat));
        *self.0.beside.borrow_mut() = beside;
        self.decide(|client| client.on_message(message));
        if ready && self.0.script.get() == Script::Inspector {
            self.decide(|client| client.prepare(built_in()));
        }
    }

    fn post(&self, message: &ToWorker) {
        let worker = self.0.worker.borrow();
        let Some(Running { worker, .. }) = worker.as_ref() else {
            return;
        };
        let (files, pass) = (self.0.files.borrow(), self.0.pass.borrow());
        let tokenizer = self.0.tokenizer.borrow();
        let mut beside: Vec<(Seat, &Blob)> = Vec::new();
        if let (ToWorker::Inspect { .. }, Some(pass)) = (message, pass.as_ref()) {
            let file = files.get(&pass.file).map(|kept| &kept.file);
            beside.extend(file.map(|file| (Seat::File, file.as_ref())));
            let others = pass.against.iter().filter_map(|id| files.get(id));
            let others = others.filter_map(|kept| kept.fingerprint.as_ref());
            beside.extend(others.map(|fingerprint| (Seat::Against, fingerprint)));
        }
        if let (
            ToWorker::Inspect {
                tokenizer: Tokenizer::Own,
                ..
            },
            Some(file),
        ) = (message, tokenizer.as_ref())
        {
            beside.push((Seat::Tokenizer, file));
        }
        // Text and files can always be cloned.
        let _ = worker.post_message(&wire::pack(message, &beside));
    }

    fn show(&self, message: FromWorker) {
        let under_way = self.0.pass.borrow().as_ref().map(|it| (it.number, it.file));
        let Some((pass, file)) = under_way else {
            return;
        };
        match message {
            FromWorker::Progress { progress, .. } => {
                let seconds = self.0.gathered.borrow().seconds();
                self.tell(DatasetAction::Progressed {
                    pass,
                    progress,
                    seconds,
                });
            }
            FromWorker::Found {
                mut diagnostics, ..
            } => {
                self.0
                    .gathered
                    .borrow_mut()
                    .diagnostics
                    .append(&mut diagnostics);
            }
            FromWorker::Cut { mut truncated, .. } => {
                self.0
                    .gathered
                    .borrow_mut()
                    .truncated
                    .append(&mut truncated);
            }
            FromWorker::Finished {
                report, uncounted, ..
            } => {
                let gathered = self.0.gathered.take();
                let seconds = gathered.seconds();
                let mut report = *report;
                report.diagnostics = gathered.diagnostics;
                report.truncated = gathered.truncated;
                if let Some(kept) = self.0.files.borrow_mut().get_mut(&file) {
                    [kept.report, kept.fingerprint] = self.0.beside.take();
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
            FromWorker::Ready { .. } | FromWorker::Alive => {}
        }
    }

    fn tell(&self, action: DatasetAction) {
        self.0.tell.emit(Action::Dataset(action));
    }
}

impl PartialEq for Inspector {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn built_in() -> Tokenizer {
    Tokenizer::BuiltIn {
        url: document::absolute(VOCABULARY),
        integrity: VOCABULARY_INTEGRITY.to_owned(),
    }
}
