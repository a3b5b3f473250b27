//! The worker's side: takes messages one after the other, reads files portion by portion, answers.

mod helper;
mod lead;
mod reshape;

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    io::BufWriter,
    rc::Rc,
};

use dataset::{Diagnostic, Fingerprint, Inspector, Options, Progress, Report};
use gloo_timers::callback::Interval;
use js_sys::{Function, Promise};
use serde::Serialize;
use tokens::Counter;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, DomException, MessageEvent};

use crate::{
    pace::Pace,
    protocol::{
        Failure, FromWorker, PROTOCOL, PassId, ToWorker, Tokenizer, Uncounted, sharing::ToHelper,
    },
    reading::{Buffer, PORTION, Reading},
    vocabulary::{self, Need, Shared},
    wire::{self, Seat},
    written::Written,
};
use helper::Helper;

/// Bytes inspected between two looks at the clock.
const PIECE: usize = 128 * 1024;
/// Findings in one message: few enough that the page reads them in a few milliseconds.
const BATCH: usize = 250;
/// Pieces of a report that are said before the page has taken the first of them.
const AHEAD: u32 = 4;
/// Bytes of a report as a file that are handed to the browser at once.
const BLOB_PART: usize = 1024 * 1024;
/// Milliseconds between two signs of life while waiting for bytes.
const HEARTBEAT: u32 = 5_000;

/// Makes a counter of the bytes of a `tokenizer.json`, or says in English why not.
pub type ReadTokenizer = fn(&[u8]) -> Result<Box<dyn Counter>, String>;

/// For a worker that was built without the reader of `tokenizer.json`.
pub fn no_tokenizer(_: &[u8]) -> Result<Box<dyn Counter>, String> {
    Err("this worker reads no tokenizer.json".to_owned())
}

/// Listens for messages for as long as the worker lives.
pub fn serve(read_tokenizer: ReadTokenizer) {
    console_error_panic_hook::set_once();
    let desk = Rc::new(Desk {
        scope: js_sys::global().unchecked_into(),
        read_tokenizer,
        counter: RefCell::default(),
        buffer: Buffer::default(),
        waiting: RefCell::default(),
        busy: Cell::default(),
        untaken: Cell::default(),
        wake: RefCell::default(),
        helper: RefCell::default(),
    });
    let listener = {
        let desk = Rc::clone(&desk);
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| desk.receive(event.data()))
    };
    desk.scope
        .set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    let pulse = Rc::clone(&desk);
    Interval::new(HEARTBEAT, move || pulse.say(&FromWorker::Alive)).forget();
    desk.say(&FromWorker::Ready { protocol: PROTOCOL });
}

struct Desk {
    scope: DedicatedWorkerGlobalScope,
    read_tokenizer: ReadTokenizer,
    /// The built-in counter, under the address it came from.
    counter: RefCell<Option<(Tokenizer, Shared)>>,
    buffer: Buffer,
    waiting: RefCell<VecDeque<JsValue>>,
    busy: Cell<bool>,
    /// Pieces of a report that the page has not taken yet.
    untaken: Cell<u32>,
    /// Wakes whoever waits until the page takes one.
    wake: RefCell<Option<Function>>,
    /// What is in hand for another worker that shares a file.
    helper: RefCell<Option<Helper>>,
}

/// What counts the tokens, or why nothing does although something should.
type Counting = Result<Option<Shared>, Uncounted>;

impl Desk {
    fn receive(self: &Rc<Self>, parcel: JsValue) {
        if matches!(wire::unpack(&parcel), Some(ToWorker::Taken)) {
            return self.taken();
        }
        self.waiting.borrow_mut().push_back(parcel);
        if self.busy.replace(true) {
            return;
        }
        let desk = Rc::clone(self);
        spawn_local(async move {
            while let Some(parcel) = desk.next() {
                desk.answer(&parcel).await;
            }
            desk.busy.set(false);
        });
    }

    fn next(&self) -> Option<JsValue> {
        self.waiting.borrow_mut().pop_front()
    }

    async fn answer(&self, parcel: &JsValue) {
        match wire::unpack(parcel) {
            Some(ToWorker::Prepare { tokenizer }) => {
                // A failure is told when it matters: with the first report that lacks its counts.
                let _ = self.counter(&tokenizer, parcel, Need::Ahead).await;
            }
            Some(ToWorker::Inspect {
                id,
                options,
                tokenizer,
            }) => {
                if let Err(failure) = self.inspect(id, options, &tokenizer, parcel).await {
                    self.say(&FromWorker::Failed { id, failure });
                }
            }
            Some(ToWorker::Reshape { id, reshape }) => {
                if let Err(failure) = self.reshape(id, reshape, parcel).await {
                    self.say(&FromWorker::Failed { id, failure });
                }
            }
            Some(ToWorker::Taken) => {}
            None => {
                if let Some(word) = wire::unpack::<ToHelper>(parcel) {
                    self.help(word, parcel).await;
                }
            }
        }
    }

    fn taken(&self) {
        self.untaken.set(self.untaken.get().saturating_sub(1));
        if let Some(wake) = self.wake.take() {
            // The function that resolves a promise does not throw.
            let _ = wake.call0(&JsValue::UNDEFINED);
        }
    }

    /// Says a piece of a report, as soon as the page has taken enough of those before it.
    async fn say_piece(&self, piece: &FromWorker) {
        while self.untaken.get() >= AHEAD {
            let taken = Promise::new(&mut |wake, _| {
                self.wake.replace(Some(wake));
            });
            let _ = JsFuture::from(taken).await;
        }
        self.untaken.set(self.untaken.get() + 1);
        self.say(piece);
    }

    async fn inspect(
        &self,
        id: PassId,
        options: Options,
        tokenizer: &Tokenizer,
        parcel: &JsValue,
    ) -> Result<(), Failure> {
        self.say(&FromWorker::Progress {
            id,
            progress: Progress::default(),
        });
        let counting = self.counter(tokenizer, parcel, Need::Now).await;
        let shared = self.inspect_with_helpers(id, &options, tokenizer, &counting, parcel);
        let (report, fingerprint) = if let Some(found) = shared.await {
            found
        } else {
            let mut inspector = self.inspector(&options, &counting, parcel).await?;
            self.read_through(id, parcel, &mut inspector).await?;
            inspector.finish_with_fingerprint()
        };
        let uncounted = counting.err();
        let fingerprint = fingerprint_file(&fingerprint).ok();
        self.deliver(id, report, fingerprint.as_ref(), uncounted)
            .await;
        Ok(())
    }

    /// What inspects the file that rides beside a message.
    async fn inspector(
        &self,
        options: &Options,
        counting: &Counting,
        parcel: &JsValue,
    ) -> Result<Inspector, Failure> {
        let options = options.clone();
        let inspector = match counting {
            Ok(counter) => Inspector::new(options, counter.clone().map(|it| Box::new(it) as _)),
            Err(why) => Inspector::not_counted(options, &why.in_english()),
        };
        let against = self.against(parcel).await?;
        Ok(inspector
            .map_err(|error| impossible(&error))?
            .with_against(against))
    }

    /// Feeds the file that rides beside a message to `pass`, and tells of the progress.
    async fn read_through(
        &self,
        id: PassId,
        parcel: &JsValue,
        pass: &mut impl Pass,
    ) -> Result<(), Failure> {
        let file = wire::beside(parcel, Seat::File).ok_or_else(|| unreadable("no file"))?;
        let tell = |pass: &mut _| {
            let progress = Pass::progress(pass);
            self.say(&FromWorker::Progress { id, progress });
        };
        let mut pace = Pace::default();
        pace.is_due(self.now());
        let size = file.size();
        let mut read = 0.0;
        let mut reading = Reading::of(file, &self.buffer);
        let mut portion = Vec::with_capacity(PORTION);
        while reading
            .next_into(&mut portion)
            .await
            .map_err(|error| unreadable(&error_name(&error)))?
        {
            read += portion.len() as f64;
            for piece in portion.chunks(PIECE) {
                pass.feed(piece)?;
                if pace.is_due(self.now()) {
                    tell(pass);
                }
            }
        }
        tell(pass);
        // A stream of a file that shrinks just ends. What was read is then no file that anyone has.
        if f64::total_cmp(&read, &size).is_ne() {
            return Err(unreadable("NotReadableError"));
        }
        Ok(())
    }

    /// The fingerprints of other files of the same job that ride beside the message.
    async fn against(&self, parcel: &JsValue) -> Result<Vec<Fingerprint>, Failure> {
        let mut against = Vec::new();
        for file in wire::all_beside(parcel, Seat::Against) {
            let bytes = Reading::whole(file, &self.buffer)
                .await
                .map_err(|error| unreadable(&error_name(&error)))?;
            let fingerprint =
                Fingerprint::from_bytes(&bytes).map_err(|error| unreadable(&error.to_string()))?;
            against.push(fingerprint);
        }
        Ok(against)
    }

    /// Says the whole report: its lists piece by piece, then the rest with the report as a file.
    async fn deliver(
        &self,
        id: PassId,
        mut report: Report,
        fingerprint: Option<&Blob>,
        uncounted: Option<Uncounted>,
    ) {
        for piece in report.truncated.chunks(BATCH) {
            let truncated = piece.to_vec();
            self.say_piece(&FromWorker::Cut { id, truncated }).await;
        }
        for piece in report.diagnostics.chunks_mut(BATCH) {
            let diagnostics = piece.to_vec();
            self.say_piece(&FromWorker::Found { id, diagnostics }).await;
            // The page has its details now; the report as a file goes without them.
            for Diagnostic { details, .. } in piece {
                *details = None;
            }
        }
        let file = json_file(&report).ok();
        report.truncated.clear();
        report.diagnostics.clear();
        let finished = FromWorker::Finished {
            id,
            report: Box::new(report),
            uncounted,
        };
        let report = file.iter().map(|file| (Seat::Report, file));
        let fingerprint = fingerprint.map(|file| (Seat::Fingerprint, file));
        let beside: Vec<_> = report.chain(fingerprint).collect();
        self.post(&wire::pack(&finished, &beside));
    }

    async fn counter(&self, tokenizer: &Tokenizer, parcel: &JsValue, need: Need) -> Counting {
        match tokenizer {
            Tokenizer::None => Ok(None),
            Tokenizer::BuiltIn { url, integrity } => {
                let kept = self.counter.borrow().clone();
                let shared = match kept {
                    Some((key, shared)) if key == *tokenizer => shared,
                    _ => vocabulary::load(url, integrity, need).await?,
                };
                *self.counter.borrow_mut() = Some((tokenizer.clone(), shared.clone()));
                Ok(Some(shared))
            }
            Tokenizer::Own => {
                let unusable = |reason| Uncounted::OwnTokenizer { reason };
                let file = wire::beside(parcel, Seat::Tokenizer)
                    .ok_or_else(|| unusable("there is no file".to_owned()))?;
                let bytes = Reading::whole(file, &self.buffer)
                    .await
                    .map_err(|error| unusable(error_name(&error)))?;
                let counter = (self.read_tokenizer)(&bytes).map_err(unusable)?;
                Ok(Some(Shared::new(counter)))
            }
        }
    }

    fn now(&self) -> f64 {
        self.scope.performance().map_or(0.0, |clock| clock.now())
    }

    fn say(&self, message: &impl Serialize) {
        self.post(&wire::pack(message, &[]));
    }

    fn post(&self, parcel: &JsValue) {
        // Fails only for values that cannot be cloned; text and blobs can.
        let _ = self.scope.post_message(parcel);
    }
}

/// What takes a file from its start to its end.
trait Pass {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Failure>;
    fn progress(&self) -> Progress;
}

impl Pass for Inspector {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Self::feed(self, bytes);
        Ok(())
    }

    fn progress(&self) -> Progress {
        Self::progress(self)
    }
}

fn impossible(error: &impl ToString) -> Failure {
    Failure::Options {
        reason: error.to_string(),
    }
}

fn unreadable(reason: &str) -> Failure {
    Failure::Unreadable {
        reason: reason.to_owned(),
    }
}

/// What the browser calls an error.
pub(crate) fn error_name(error: &JsValue) -> String {
    match (
        error.dyn_ref::<DomException>(),
        error.dyn_ref::<js_sys::Error>(),
    ) {
        (Some(exception), _) => exception.name(),
        (None, Some(error)) => String::from(error.to_string()),
        (None, None) => format!("{error:?}"),
    }
}

/// The report as a file, or why there is no memory for it.
fn json_file(report: &Report) -> Result<Blob, Failure> {
    let mut json = BufWriter::with_capacity(BLOB_PART, Written::default());
    serde_json::to_writer_pretty(&mut json, report).map_err(|error| impossible(&error))?;
    let written = json.into_inner().map_err(|error| impossible(&error))?;
    written.finish_as("application/json")
}

/// The fingerprint as a file, or why there is no memory for it.
fn fingerprint_file(fingerprint: &Fingerprint) -> Result<Blob, Failure> {
    let mut file = Written::default();
    for portion in fingerprint.to_portions() {
        file.push(&portion)?;
    }
    file.finish()
}
