//! The worker that the page started has helpers inspect a large file, each some shards of it.

use dataset::{Checksums, Fingerprint, Merge, Opened, Opening, Options, Report, Shards};
use futures_channel::mpsc::{UnboundedSender, unbounded};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, MessageEvent, Worker, WorkerGlobalScope};

use super::{Counting, Desk};
use crate::{
    dealing::{Dealing, Effect},
    pace::Pace,
    protocol::{FromWorker, PassId, Tokenizer, sharing::ToHelper},
    reading::{self, Reading},
    wire::{self, Seat},
};

/// Bytes of the smallest file that is shared: inspecting it alone takes about as long as starting
/// helpers, which read the vocabulary first.
const LARGE: u64 = 24 * 1024 * 1024;
/// Bytes of a shard: the buffers of a helper are as large, and it answers in between.
const SHARD: u64 = 1024 * 1024;
/// More than so many wait for each other's checksums, and each takes its memory.
const MOST_HELPERS: usize = 8;
/// Milliseconds between two looks at whether the helpers still answer.
const TICK: u32 = 1_000;
/// Bytes from which it is learned whether a file can be shared, at most, and bytes looked at in one go.
const OPENING: u64 = 16 * 1024 * 1024;
const OPENING_PIECE: usize = 64 * 1024;
/// Bytes of a line from which on it would go through so many shards that there is little to share, while
/// each who reads the head would hold it.
const LONG_LINE: usize = 2 * 1024 * 1024;

/// What is heard of helpers.
enum Event {
    Said(usize, JsValue),
    Died,
    Tick,
}

/// A worker that this one started; it ends with this value.
struct Running {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Desk {
    /// Has helpers inspect a file; `None` where it is better inspected in one pass, or has to be.
    pub(super) async fn inspect_with_helpers(
        &self,
        id: PassId,
        options: &Options,
        tokenizer: &Tokenizer,
        counting: &Counting,
        parcel: &JsValue,
    ) -> Option<(Report, Fingerprint)> {
        let file = wire::beside(parcel, Seat::File)?;
        let shards = Shards::new(reading::size(&file), SHARD);
        let count = self.cores().min(MOST_HELPERS);
        if count < 2 || shards.bytes() < LARGE {
            return None;
        }
        let opened = self.open(options, &file).await.ok()??;
        let mut sharing = Sharing {
            desk: self,
            id,
            begin: ToHelper::Begin {
                options: options.clone(),
                // Where there is no counter here, none is to be looked for there.
                tokenizer: if counting.is_ok() {
                    tokenizer.clone()
                } else {
                    Tokenizer::None
                },
                shard_bytes: SHARD,
            },
            parcel,
            dealing: Dealing::new(shards.count(), count),
            helpers: Vec::new(),
            shares: Vec::new(),
            merge: self
                .inspector(options, counting, parcel)
                .await
                .ok()?
                .share(opened, shards)
                .into_merge(),
            pace: Pace::default(),
        };
        let checksums = sharing.share_out(count).await?;
        sharing.merge.finish(checksums).ok()
    }

    /// Reads the head of a file; `None` when it is not to be shared.
    pub(super) async fn open(
        &self,
        options: &Options,
        file: &Blob,
    ) -> Result<Option<Opened>, JsValue> {
        let Ok(mut opening) = Opening::new(options) else {
            return Ok(None);
        };
        let head = reading::slice(file, 0..OPENING)?;
        let mut reading = Reading::of(head, &self.buffer);
        let mut portion = Vec::new();
        let mut bytes_of_line = 0;
        while reading.next_into(&mut portion).await? {
            for piece in portion.chunks(OPENING_PIECE) {
                bytes_of_line = match piece.iter().rposition(|&byte| byte == b'\n') {
                    Some(end) => piece.len() - end,
                    None => bytes_of_line + piece.len(),
                };
                if bytes_of_line > LONG_LINE {
                    return Ok(None);
                }
                if !opening.feed(piece) {
                    return Ok(opening.finish().ok());
                }
            }
        }
        Ok(opening.finish().ok())
    }

    fn cores(&self) -> usize {
        #[expect(clippy::cast_sign_loss, reason = "no machine has less than no cores")]
        let cores = self.scope.navigator().hardware_concurrency() as usize;
        cores
    }
}

/// A file that is being shared out.
struct Sharing<'a> {
    desk: &'a Desk,
    id: PassId,
    begin: ToHelper,
    /// The message of the page; what rides beside it is handed on.
    parcel: &'a JsValue,
    dealing: Dealing,
    helpers: Vec<Option<Running>>,
    /// What helpers have handed over, and the bytes of each portion of it.
    shares: Vec<(Blob, Vec<u32>)>,
    merge: Merge,
    pace: Pace,
}

impl Sharing<'_> {
    /// Has the file inspected; gives its checksums once all is merged.
    async fn share_out(&mut self, count: usize) -> Option<Checksums> {
        let (tell, mut heard) = unbounded();
        for number in 0..count {
            self.helpers.push(Some(start(number, &tell)?));
        }
        let _ticking = Interval::new(TICK, move || drop(tell.unbounded_send(Event::Tick)));
        loop {
            let (effects, parcel) = match heard.recv().await.ok()? {
                Event::Said(number, parcel) => {
                    let message = wire::unpack(&parcel)?;
                    (self.dealing.on_message(number, message), parcel)
                }
                Event::Tick => (self.dealing.on_tick(), JsValue::UNDEFINED),
                Event::Died => return None,
            };
            for effect in effects {
                match effect {
                    Effect::Begin(helper) => self.post(helper, &self.begin, &self.beside()),
                    Effect::Post(helper, message) => self.post(helper, &message, &[]),
                    Effect::Tell => {
                        if self.pace.is_due(self.desk.now()) {
                            self.tell();
                        }
                    }
                    Effect::Keep { helper, portions } => {
                        // Its memory is free for what is left to do.
                        *self.helpers.get_mut(helper)? = None;
                        let share = wire::beside(&parcel, Seat::Share)?;
                        self.shares.push((share, portions));
                    }
                    Effect::Finish { checksums } => {
                        self.tell();
                        self.merge().await?;
                        return Checksums::from_bytes(&checksums);
                    }
                    Effect::GiveUp => return None,
                }
            }
        }
    }

    fn post(&self, helper: usize, message: &ToHelper, beside: &[(Seat, Blob)]) {
        let beside: Vec<_> = beside.iter().map(|(seat, blob)| (*seat, blob)).collect();
        if let Some(Some(helper)) = self.helpers.get(helper) {
            // Fails only for values that cannot be cloned; text and blobs can.
            let _ = helper.worker.post_message(&wire::pack(message, &beside));
        }
    }

    /// What the page sent beside its message.
    fn beside(&self) -> Vec<(Seat, Blob)> {
        let of = |seat| {
            let blobs = wire::all_beside(self.parcel, seat).into_iter();
            blobs.map(move |blob| (seat, blob))
        };
        let seats = [Seat::File, Seat::Tokenizer, Seat::Against];
        seats.into_iter().flat_map(of).collect()
    }

    fn tell(&self) {
        let (id, progress) = (self.id, self.dealing.progress());
        self.desk.say(&FromWorker::Progress { id, progress });
    }

    /// Takes the shares, portion by portion.
    async fn merge(&mut self) -> Option<()> {
        let mut bytes = Vec::new();
        for (share, portions) in self.shares.drain(..) {
            let mut at = 0;
            for length in portions {
                let end = at + u64::from(length);
                let portion = reading::slice(&share, at..end).ok()?;
                let reading = Reading::of(portion, &self.desk.buffer);
                reading.rest_into(&mut bytes, end - at).await.ok()?;
                self.merge.take(&bytes).ok()?;
                at = end;
            }
        }
        Some(())
    }
}

/// Starts a helper; `None` where a worker cannot start others.
fn start(number: usize, tell: &UnboundedSender<Event>) -> Option<Running> {
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let worker = Worker::new(&scope.location().href()).ok()?;
    let said = {
        let tell = tell.clone();
        EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                // Nobody listens any more when all is over.
                let _ = tell.unbounded_send(Event::Said(number, event.data()));
            }
        })
    };
    let [error, garbled] = ["error", "messageerror"].map(|kind| {
        let tell = tell.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&worker, kind, options, move |event| {
            // It is nothing to the page: the file is inspected without helpers.
            event.prevent_default();
            let _ = tell.unbounded_send(Event::Died);
        })
    });
    Some(Running {
        worker,
        _listeners: [said, error, garbled],
    })
}
