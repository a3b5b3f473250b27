//! Creates a job as the machine of [`vertex::creation`] says: it alone decides what is sent, and when.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use js_sys::Math;
use vertex::{
    NoAnswer, Request, Settings,
    creation::{CALL_LIMIT, Draft, Effect, Event},
};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::{
    clock,
    google::{Call, Google},
    job_id, storage,
};
use crate::{
    number,
    state::{Action, Creating, Destination, LaunchAction, Remembered},
};

const REMEMBERED: &str = "tuneup.creating";

/// The job that may have been sent on the last visit, or by another tab.
pub fn remembered() -> Option<Creating> {
    read().last()
}

fn read() -> Remembered {
    let text = storage::read(REMEMBERED);
    text.map(|text| Remembered::read(&text)).unwrap_or_default()
}

/// Another tab may have written since: what is stored is read each time.
fn change(change: impl FnOnce(&Remembered) -> Remembered) {
    match change(&read()).write() {
        Some(text) => storage::write(REMEMBERED, &text),
        None => storage::remove(REMEMBERED),
    }
}

/// What creates jobs, one at a time. Cheap to clone.
#[derive(Clone)]
pub struct Creator(Rc<Desk>);

struct Desk {
    google: Google,
    tell: Callback<Action>,
    /// The job that is being created, or was. What the state holds is a picture of it.
    creating: RefCell<Option<Creating>>,
    /// Which job it is, counted; what is heard about an earlier one no longer counts.
    number: Cell<u32>,
    call: RefCell<Option<Call>>,
    timer: RefCell<Option<Timeout>>,
}

impl Creator {
    /// Sends with `google`, goes on with `creating`, and tells `tell` how far it is.
    pub fn new(google: Google, creating: Option<Creating>, tell: Callback<Action>) -> Self {
        Self(Rc::new(Desk {
            google,
            tell,
            creating: RefCell::new(creating),
            number: Cell::new(0),
            call: RefCell::default(),
            timer: RefCell::default(),
        }))
    }

    /// Creates the job of these settings. However often that is asked for, there is one job.
    pub fn send(&self, settings: &Settings) {
        let current = self.0.creating.borrow().clone();
        let Some(next) = Creating::of(current.as_ref(), settings, self.0.google.destination())
        else {
            return;
        };
        self.0.creating.replace(Some(next));
        self.0.hear(Event::Send { now: now() });
    }

    /// Looks whether the job is there.
    pub fn look(&self) {
        self.0.hear(Event::Look { now: now() });
    }

    /// Does not wait any longer.
    pub fn stop(&self) {
        self.0.let_go();
        self.0.hear(Event::Stop);
    }

    /// Requests go to `destination` now: a job that is being created elsewhere waits for that.
    pub fn head_for(&self, destination: Destination) {
        let creating = self.0.creating.borrow().clone();
        let is_elsewhere = |creating: &Creating| creating.destination != destination;
        if creating.is_some_and(|creating| creating.is_under_way() && is_elsewhere(&creating)) {
            self.stop();
        }
    }

    /// Puts the job aside that was created, or was to be. The next one has a new ID.
    pub fn another(&self) {
        self.put_aside();
        self.0.tell(LaunchAction::Another(job_id::new()));
    }

    /// Throws away all that was filled in.
    pub fn start_over(&self) {
        self.put_aside();
        self.0.tell(LaunchAction::StartedOver(job_id::new()));
    }

    fn put_aside(&self) {
        self.0.let_go();
        self.0.number.set(self.0.number.get().wrapping_add(1));
        if let Some(creating) = self.0.creating.take() {
            change(|all| all.without(creating.destination, creating.name()));
        }
    }
}

impl Desk {
    fn tell(&self, action: LaunchAction) {
        self.tell.emit(Action::Launch(action));
    }

    /// Ends the call that is on its way, and the wait.
    fn let_go(&self) {
        self.timer.take();
        if let Some(call) = self.call.take() {
            call.abort();
        }
    }

    fn hear(self: &Rc<Self>, event: Event) {
        let Some(mut creating) = self.creating.borrow().clone() else {
            return;
        };
        let (creation, effects) = creating.creation.step(event);
        creating.creation = creation;
        self.creating.replace(Some(creating.clone()));
        for effect in effects {
            self.obey(effect, &creating);
        }
        self.tell(LaunchAction::Creation(Box::new(creating)));
    }

    fn obey(self: &Rc<Self>, effect: Effect, creating: &Creating) {
        let destination = creating.destination;
        match effect {
            Effect::Remember(draft) => remember(destination, &draft),
            Effect::Forget => change(|all| all.without(destination, creating.name())),
            Effect::Carry { call, request } => self.carry(call, *request, destination),
            Effect::Wake { after } => {
                let this = Rc::clone(self);
                let after = u32::try_from(after).unwrap_or(u32::MAX);
                let timer = Timeout::new(after, move || this.hear(Event::Woke { now: now() }));
                self.timer.replace(Some(timer));
            }
        }
    }

    fn carry(self: &Rc<Self>, call: u32, request: Request, destination: Destination) {
        let (this, number) = (Rc::clone(self), self.number.get());
        let way = Call::new();
        self.call.replace(way.clone());
        spawn_local(async move {
            let answer = match way {
                // The person may have chosen another destination in this very moment.
                Some(way) if this.google.destination() == destination => {
                    this.google.carry(&request, None, CALL_LIMIT, &way).await
                }
                _ => Err(NoAnswer::Unreachable),
            };
            if this.number.get() == number {
                this.hear(Event::Answered {
                    call,
                    answer,
                    now: now(),
                    jitter: Math::random(),
                });
            }
        });
    }
}

fn remember(destination: Destination, draft: &Draft) {
    change(|all| all.with(destination, draft));
}

fn now() -> u64 {
    number::floor(clock::now())
}

impl PartialEq for Creator {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
