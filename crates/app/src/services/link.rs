//! The one place that owns a `Worker`. [`worker::client`] decides; this obeys.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};
use worker::{
    client::{Client, Effect},
    protocol::{FromWorker, ToWorker},
    wire,
};

use super::trusted::{self, Script};

/// Milliseconds between two looks at whether the worker still answers.
const TICK: u32 = 1_000;

/// Who is at the page's end of a link.
pub trait Partner {
    /// A message as it is posted: with what rides beside it.
    fn pack(&self, message: &ToWorker) -> JsValue;
    /// The worker said something about the pass that is under way, in this parcel.
    fn hear(&self, message: FromWorker, parcel: &JsValue);
    /// The worker turned out to be of another release.
    fn stale(&self);
    /// What to say to a worker that has just become ready.
    fn greet(&self, _client: &Client, _script: Script) -> Vec<Effect> {
        Vec::new()
    }
}

/// A link to a worker, which may be replaced at any time. Cheap to clone.
#[derive(Clone)]
pub struct Link(Rc<Inner>);

struct Inner {
    client: RefCell<Client>,
    script: Cell<Script>,
    worker: RefCell<Option<Running>>,
    ticking: RefCell<Option<Interval>>,
    partner: Rc<dyn Partner>,
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

impl Link {
    /// A link without a worker at its other end yet.
    pub fn new(partner: Rc<dyn Partner>) -> Self {
        Self(Rc::new(Inner {
            client: RefCell::default(),
            script: Cell::new(Script::Inspector),
            worker: RefCell::default(),
            ticking: RefCell::default(),
            partner,
        }))
    }

    /// Has the worker run another script from now on.
    pub fn use_script(&self, script: Script) {
        if self.0.script.replace(script) != script {
            self.decide(Client::renew);
        }
    }

    /// Has the machine decide, and does what it says.
    pub fn decide(&self, decide: impl FnOnce(&mut Client) -> Vec<Effect>) {
        self.decide_on(&JsValue::UNDEFINED, decide);
    }

    fn decide_on(&self, parcel: &JsValue, decide: impl FnOnce(&mut Client) -> Vec<Effect>) {
        let effects = decide(&mut self.0.client.borrow_mut());
        for effect in effects {
            self.obey(effect, parcel);
        }
        let busy = self.0.client.borrow().is_busy();
        let mut ticking = self.0.ticking.borrow_mut();
        if busy && ticking.is_none() {
            let link = self.clone();
            *ticking = Some(Interval::new(TICK, move || link.decide(Client::on_tick)));
        } else if !busy {
            // Not dropped here: this may be the interval's own call.
            if let Some(interval) = ticking.take() {
                Timeout::new(0, move || drop(interval)).forget();
            }
        }
    }

    fn obey(&self, effect: Effect, parcel: &JsValue) {
        match effect {
            Effect::Spawn => self.spawn(),
            Effect::Dismiss => *self.0.worker.borrow_mut() = None,
            Effect::Post(message) => self.post(&message),
            Effect::Show(message) => self.0.partner.hear(message, parcel),
            // Whoever ended it knows.
            Effect::ShowCancelled(_) => {}
            Effect::AskToReload => self.0.partner.stale(),
        }
    }

    fn spawn(&self) {
        // The one before ends here, if it is still there.
        *self.0.worker.borrow_mut() = None;
        let Ok(worker) = trusted::start(self.0.script.get()) else {
            let link = self.clone();
            // Later, because the machine is in the middle of a decision.
            Timeout::new(0, move || link.decide(Client::on_crash)).forget();
            return;
        };
        let heard = {
            let link = self.clone();
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    link.hear(&event.data());
                }
            })
        };
        let [error, garbled] = ["error", "messageerror"].map(|kind| {
            let link = self.clone();
            EventListener::new(&worker, kind, move |_| link.decide(Client::on_crash))
        });
        *self.0.worker.borrow_mut() = Some(Running {
            worker,
            _listeners: [heard, error, garbled],
        });
    }

    fn hear(&self, parcel: &JsValue) {
        let Some(message) = wire::unpack::<FromWorker>(parcel) else {
            // Words that cannot be understood come from another release.
            self.0.partner.stale();
            return;
        };
        let is_ready = matches!(message, FromWorker::Ready { .. });
        self.decide_on(parcel, |client| client.on_message(message));
        if is_ready {
            let (partner, script) = (Rc::clone(&self.0.partner), self.0.script.get());
            self.decide(|client| partner.greet(client, script));
        }
    }

    fn post(&self, message: &ToWorker) {
        let worker = self.0.worker.borrow();
        if let Some(Running { worker, .. }) = worker.as_ref() {
            // Text and files can always be cloned.
            let _ = worker.post_message(&self.0.partner.pack(message));
        }
    }
}
