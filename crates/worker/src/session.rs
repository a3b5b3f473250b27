//! The worker's side: takes messages one after the other, reads files portion by portion, answers.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    io::{self, BufWriter, Write},
    rc::Rc,
};

use dataset::{Diagnostic, Fingerprint, Inspector, Options, Report};
use gloo_timers::callback::Interval;
use js_sys::{Array, Function, Promise, Uint8Array};
use tokens::Counter;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, DomException, MessageEvent};

use crate::{
    pace::Pace,
    protocol::{Failure, FromWorker, InspectionId, PROTOCOL, ToWorker, Tokenizer, Uncounted},
    reading::{PORTION, Reading},
    vocabulary::{self, Shared},
    wire::{self, Seat},
};

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
        waiting: RefCell::default(),
        busy: Cell::default(),
        untaken: Cell::default(),
        wake: RefCell::default(),
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
    waiting: RefCell<VecDeque<JsValue>>,
    busy: Cell<bool>,
    /// Pieces of a report that the page has not taken yet.
    untaken: Cell<u32>,
    /// Wakes whoever waits until the page takes one.
    wake: RefCell<Option<Function>>,
}

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
                let _ = self.counter(&tokenizer, parcel).await;
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
            Some(ToWorker::Taken) | None => {}
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
        id: InspectionId,
        options: Options,
        tokenizer: &Tokenizer,
        parcel: &JsValue,
    ) -> Result<(), Failure> {
        let file = wire::beside(parcel, Seat::File).ok_or_else(|| unreadable("no file"))?;
        let mut pace = Pace::default();
        pace.is_due(self.now());
        self.say(&FromWorker::Progress {
            id,
            progress: dataset::Progress::default(),
        });
        let (inspector, uncounted) = match self.counter(tokenizer, parcel).await {
            Ok(counter) => (Inspector::new(options, counter), None),
            Err(why) => (
                Inspector::not_counted(options, &why.in_english()),
                Some(why),
            ),
        };
        let mut inspector = inspector
            .map_err(|error| Failure::Options {
                reason: error.to_string(),
            })?
            .with_against(against(parcel).await?);

        let size = file.size();
        let mut reading = Reading::of(file);
        let mut portion = Vec::with_capacity(PORTION);
        while reading
            .next_into(&mut portion)
            .await
            .map_err(|error| unreadable(&error_name(&error)))?
        {
            for piece in portion.chunks(PIECE) {
                inspector.feed(piece);
                if pace.is_due(self.now()) {
                    self.say(&FromWorker::Progress {
                        id,
                        progress: inspector.progress(),
                    });
                }
            }
        }
        self.say(&FromWorker::Progress {
            id,
            progress: inspector.progress(),
        });
        // A stream of a file that shrinks just ends. What was read is then no file that anyone has.
        let read = inspector.progress().bytes_read as f64;
        if read.total_cmp(&size).is_ne() {
            return Err(unreadable("NotReadableError"));
        }
        let (report, fingerprint) = inspector.finish_with_fingerprint();
        let fingerprint = fingerprint_file(&fingerprint);
        self.deliver(id, report, fingerprint.as_ref(), uncounted)
            .await;
        Ok(())
    }

    /// Says the whole report: its lists piece by piece, then the rest with the report as a file.
    async fn deliver(
        &self,
        id: InspectionId,
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
        let file = json_file(&report);
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

    async fn counter(
        &self,
        tokenizer: &Tokenizer,
        parcel: &JsValue,
    ) -> Result<Option<Box<dyn Counter>>, Uncounted> {
        match tokenizer {
            Tokenizer::None => Ok(None),
            Tokenizer::BuiltIn { url, integrity } => {
                let kept = self.counter.borrow().clone();
                let shared = match kept {
                    Some((key, shared)) if key == *tokenizer => shared,
                    _ => vocabulary::load(url, integrity).await?,
                };
                *self.counter.borrow_mut() = Some((tokenizer.clone(), shared.clone()));
                Ok(Some(Box::new(shared)))
            }
            Tokenizer::Own => {
                let unusable = |reason| Uncounted::OwnTokenizer { reason };
                let file = wire::beside(parcel, Seat::Tokenizer)
                    .ok_or_else(|| unusable("there is no file".to_owned()))?;
                let bytes = read(&file)
                    .await
                    .map_err(|error| unusable(error_name(&error)))?;
                (self.read_tokenizer)(&bytes.to_vec())
                    .map(Some)
                    .map_err(unusable)
            }
        }
    }

    fn now(&self) -> f64 {
        self.scope.performance().map_or(0.0, |clock| clock.now())
    }

    fn say(&self, message: &FromWorker) {
        self.post(&wire::pack(message, &[]));
    }

    fn post(&self, parcel: &JsValue) {
        // Fails only for values that cannot be cloned; text and blobs can.
        let _ = self.scope.post_message(parcel);
    }
}

/// The fingerprints of other files of the same job that ride beside the message.
async fn against(parcel: &JsValue) -> Result<Vec<Fingerprint>, Failure> {
    let mut against = Vec::new();
    for file in wire::all_beside(parcel, Seat::Against) {
        let bytes = read(&file)
            .await
            .map_err(|error| unreadable(&error_name(&error)))?;
        let fingerprint = Fingerprint::from_bytes(&bytes.to_vec())
            .map_err(|error| unreadable(&error.to_string()))?;
        against.push(fingerprint);
    }
    Ok(against)
}

async fn read(file: &Blob) -> Result<Uint8Array, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(file.array_buffer()).await?))
}

fn unreadable(reason: &str) -> Failure {
    Failure::Unreadable {
        reason: reason.to_owned(),
    }
}

/// What the browser calls an error.
fn error_name(error: &JsValue) -> String {
    match (
        error.dyn_ref::<DomException>(),
        error.dyn_ref::<js_sys::Error>(),
    ) {
        (Some(exception), _) => exception.name(),
        (None, Some(error)) => String::from(error.to_string()),
        (None, None) => format!("{error:?}"),
    }
}

/// The report as a file; `None` when there is no memory for it.
fn json_file(report: &Report) -> Option<Blob> {
    let mut json = BufWriter::with_capacity(BLOB_PART, BlobParts::default());
    serde_json::to_writer_pretty(&mut json, report).ok()?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let BlobParts { parts, .. } = json.into_inner().ok()?;
    Blob::new_with_blob_sequence_and_options(&parts, &kind).ok()
}

/// The fingerprint as a file; `None` when there is no memory for it.
fn fingerprint_file(fingerprint: &Fingerprint) -> Option<Blob> {
    let mut blob = BlobParts::default();
    for portion in fingerprint.to_portions() {
        blob.write_all(&portion).ok()?;
    }
    Blob::new_with_blob_sequence(&blob.parts).ok()
}

/// A file in the making. Each portion is handed to the browser before the next is made, and all pass
/// through one buffer: a buffer for each would stay until JavaScript collects its garbage, and the worker
/// would hold a large file twice.
#[derive(Default)]
struct BlobParts {
    parts: Array,
    buffer: Option<Uint8Array>,
}

impl Write for BlobParts {
    fn write(&mut self, portion: &[u8]) -> io::Result<usize> {
        let length = portion.len() as u32;
        let kept = self.buffer.take();
        let buffer = kept.filter(|buffer| buffer.length() >= length);
        let buffer = buffer.unwrap_or_else(|| Uint8Array::new_with_length(length));
        let bytes = buffer.subarray(0, length);
        bytes.copy_from(portion);
        let part = Blob::new_with_u8_array_sequence(&Array::of1(&bytes));
        self.parts
            .push(&part.map_err(|_| io::ErrorKind::OutOfMemory)?.into());
        self.buffer = Some(buffer);
        Ok(portion.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
