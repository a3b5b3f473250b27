//! Brings files to Cloud Storage: does what the machine of each upload says, and tells the state.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use vertex::{
    Body, NoAnswer, Request,
    upload::{Changed, Effect, Event, Plan, Upload, Witness},
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::Callback;

use super::{
    chance, clock, files,
    google::{Call, Google},
    storage,
};
use crate::{
    number,
    state::{Action, FileId, Slot, UploadAction, read_plans, write_plans},
};

/// Where the plans of unfinished uploads are kept.
const PLANS: &str = "tuneup.uploads";
/// How much of a file is in memory at a time, in bytes.
const PIECE: u64 = 8 << 20;

/// The uploads of the job's files. Cheap to clone.
#[derive(Clone)]
pub struct Uploader(Rc<Desk>);

struct Desk {
    google: Google,
    under_way: RefCell<BTreeMap<Slot, Rc<Delivery>>>,
    plans: RefCell<BTreeMap<Slot, Plan>>,
    tell: Callback<Action>,
}

/// A file on its way.
struct Delivery {
    desk: Rc<Desk>,
    slot: Slot,
    id: FileId,
    file: File,
    machine: RefCell<Upload>,
    witness: RefCell<Witness>,
    calls: RefCell<BTreeMap<u32, Call>>,
    timer: RefCell<Option<Timeout>>,
    /// Whether nobody wants to hear of it any more.
    is_left: Cell<bool>,
}

/// Why there is no part to send.
enum NoPart {
    /// The file is not the one that was checked.
    Changed,
    /// The call was broken off in the meantime.
    NotWanted,
}

/// The plans of uploads that the last visit left unfinished.
pub fn remembered() -> BTreeMap<Slot, Plan> {
    storage::read(PLANS)
        .map(|text| read_plans(&text))
        .unwrap_or_default()
}

impl Uploader {
    /// Sends through `google`, and tells `tell` of every step.
    pub fn new(google: Google, tell: Callback<Action>) -> Self {
        Self(Rc::new(Desk {
            google,
            under_way: RefCell::default(),
            plans: RefCell::new(remembered()),
            tell,
        }))
    }

    /// Begins to bring a file to its place. An upload that is under way in this slot is given up.
    pub fn begin(&self, slot: Slot, id: FileId, file: File, plan: Plan) {
        self.tell(slot, Event::Cancel);
        let delivery = Rc::new(Delivery {
            desk: Rc::clone(&self.0),
            slot,
            id,
            file,
            witness: RefCell::new(Witness::new(&plan.file)),
            machine: RefCell::new(Upload::new(plan)),
            calls: RefCell::default(),
            timer: RefCell::default(),
            is_left: Cell::default(),
        });
        let others = &self.0.under_way;
        let before = others.borrow_mut().insert(slot, Rc::clone(&delivery));
        if let Some(before) = before {
            before.is_left.set(true);
        }
        delivery.hear(Event::Go);
    }

    /// Tells the upload in a slot what the person wants.
    pub fn tell(&self, slot: Slot, event: Event) {
        let delivery = self.0.under_way.borrow().get(&slot).cloned();
        if let Some(delivery) = delivery {
            delivery.hear(event);
        }
    }

    /// Forgets an upload that an earlier visit left unfinished.
    pub fn dismiss(&self, slot: Slot) {
        self.0.forget(slot);
    }

    /// Leaves every upload where it is and says nothing more to where it went: not even that it is
    /// given up, for requests now go elsewhere.
    pub fn leave(&self) {
        for delivery in self.0.under_way.take().into_values() {
            delivery.is_left.set(true);
            delivery.timer.take();
            for call in delivery.calls.take().into_values() {
                call.abort();
            }
        }
    }
}

impl PartialEq for Uploader {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Desk {
    fn remember(&self, slot: Slot, plan: Plan) {
        self.plans.borrow_mut().insert(slot, plan);
        self.write();
    }

    fn forget(&self, slot: Slot) {
        if self.plans.borrow_mut().remove(&slot).is_some() {
            self.write();
        }
    }

    fn write(&self) {
        let plans = self.plans.borrow();
        if plans.is_empty() {
            storage::remove(PLANS);
        } else {
            storage::write(PLANS, &write_plans(&plans));
        }
    }
}

impl Delivery {
    fn hear(self: &Rc<Self>, event: Event) {
        if self.is_left.get() {
            return;
        }
        let (machine, effects) = self.machine.borrow().step(event);
        let is_news = machine != *self.machine.borrow();
        self.machine.replace(machine.clone());
        for effect in effects {
            self.obey(effect);
        }
        if is_news {
            let action = UploadAction::Stepped(self.slot, self.id, Box::new(machine));
            self.desk.tell.emit(Action::Upload(action));
        }
    }

    fn obey(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Remember(plan) => self.desk.remember(self.slot, *plan),
            Effect::Forget => self.desk.forget(self.slot),
            Effect::Carry {
                call,
                request,
                limit,
            } => self.carry(call, *request, limit),
            Effect::Abort { call } => {
                if let Some(call) = self.calls.borrow_mut().remove(&call) {
                    call.abort();
                }
            }
            Effect::Wake { after } => {
                let this = Rc::clone(self);
                let after = u32::try_from(after).unwrap_or(u32::MAX);
                let timer = Timeout::new(after, move || this.hear(Event::Woke { now: now() }));
                self.timer.replace(Some(timer));
            }
        }
    }

    fn carry(self: &Rc<Self>, number: u32, request: Request, limit: u64) {
        let this = Rc::clone(self);
        let Some(call) = Call::new() else {
            spawn_local(async move { this.answer(number, Err(NoAnswer::Unreachable)) });
            return;
        };
        self.calls.borrow_mut().insert(number, call.clone());
        spawn_local(async move {
            let part = match request.body() {
                Body::FilePart { start, end } => match this.part(number, *start, *end).await {
                    Ok(part) => part,
                    Err(NoPart::Changed) => return this.hear(Event::FileChanged),
                    Err(NoPart::NotWanted) => return,
                },
                _ => None,
            };
            let google = &this.desk.google;
            let answer = google.carry(&request, part.as_ref(), limit, &call).await;
            this.calls.borrow_mut().remove(&number);
            this.answer(number, answer);
        });
    }

    fn answer(self: &Rc<Self>, call: u32, answer: Result<vertex::Response, NoAnswer>) {
        self.hear(Event::Answered {
            call,
            answer,
            now: now(),
            jitter: chance::share(),
        });
    }

    /// Bytes `start..end` of the file, in memory: what the witness has seen is what is sent, whatever
    /// becomes of the file in the meantime.
    async fn part(&self, call: u32, start: u64, end: u64) -> Result<Option<Blob>, NoPart> {
        let pieces = Array::new();
        let mut from = self.witness.borrow().reads_from(start);
        while from < end {
            let to = end.min(from.saturating_add(PIECE));
            let piece = files::bytes(&self.file, from, to).await;
            if !self.calls.borrow().contains_key(&call) || self.is_left.get() {
                return Err(NoPart::NotWanted);
            }
            let piece = piece.filter(|piece| piece.len() as u64 == to - from);
            let piece = piece.ok_or(NoPart::Changed)?;
            let seen = self.witness.borrow_mut().see(from, &piece);
            seen.map_err(|Changed| NoPart::Changed)?;
            // What stands before the part was read for the witness alone.
            let skipped = usize::try_from(start.saturating_sub(from)).unwrap_or(usize::MAX);
            if let Some(sent) = piece.get(skipped..).filter(|sent| !sent.is_empty()) {
                let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(sent)));
                pieces.push(blob.map_err(|_| NoPart::Changed)?.as_ref());
            }
            from = to;
        }
        let part = Blob::new_with_blob_sequence(&pieces);
        part.map(Some).map_err(|_| NoPart::Changed)
    }
}

fn now() -> u64 {
    number::floor(clock::now())
}
