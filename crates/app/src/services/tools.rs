//! Has files written in a worker of their own, so that inspections go on beside it.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;
use web_sys::{Blob, File};
use worker::{
    client::Client,
    protocol::{FromWorker, ToWorker},
    wire::{self, Seat},
};
use yew::Callback;

use super::{
    files,
    inspector::Inspector,
    link::{Link, Partner},
};
use crate::state::{Action, DatasetAction, Product, Run, ToolAction};

/// The tools at work. Cheap to clone.
#[derive(Clone)]
pub struct Tools {
    link: Link,
    desk: Rc<Desk>,
}

struct Desk {
    inspector: Inspector,
    /// The run that is under way.
    run: RefCell<Option<Run>>,
    /// What the last run wrote.
    written: RefCell<Vec<Blob>>,
    tell: Callback<Action>,
}

impl Tools {
    /// Reads the files that `inspector` keeps, and tells `tell` what it hears.
    pub fn new(inspector: Inspector, tell: Callback<Action>) -> Self {
        let desk = Rc::new(Desk {
            inspector,
            run: RefCell::default(),
            written: RefCell::default(),
            tell,
        });
        let link = Link::new(Rc::clone(&desk) as Rc<dyn Partner>);
        Self { link, desk }
    }

    /// Starts the worker ahead of the first run.
    pub fn warm_up(&self) {
        self.link.decide(Client::warm_up);
    }

    /// Writes files; a run that is still under way is ended first.
    pub fn start(&self, run: Run) {
        let reshape = run.reshape.clone();
        self.desk.written.take();
        *self.desk.run.borrow_mut() = Some(run);
        self.link.decide(|client| client.reshape(reshape));
    }

    /// Stops the run that is under way, and its worker with it: nobody may want another run.
    pub fn cancel(&self) {
        self.link.decide(|client| {
            if client.is_busy() {
                client.retire()
            } else {
                Vec::new()
            }
        });
    }

    /// Lets go of the worker and of all that was written.
    pub fn put_away(&self) {
        self.link.decide(Client::retire);
        self.desk.written.take();
    }

    /// The files that the last run wrote, under these names.
    pub fn written(&self, names: &[String]) -> Vec<File> {
        let written = self.desk.written.borrow();
        let pairs = written.iter().zip(names);
        pairs
            .filter_map(|(blob, name)| files::from_blob(blob, name))
            .collect()
    }
}

impl Desk {
    fn tell(&self, action: ToolAction) {
        self.tell.emit(Action::Dataset(DatasetAction::Tool(action)));
    }
}

impl Partner for Desk {
    fn pack(&self, message: &ToWorker) -> JsValue {
        let run = self.run.borrow();
        let beside = run
            .as_ref()
            .map(|run| self.inspector.beside(run.file, &run.against))
            .unwrap_or_default();
        let beside: Vec<_> = beside.iter().map(|(seat, blob)| (*seat, blob)).collect();
        wire::pack(message, &beside)
    }

    fn hear(&self, message: FromWorker, parcel: &JsValue) {
        let Some(run) = self.run.borrow().as_ref().map(|run| run.number) else {
            return;
        };
        match message {
            FromWorker::Progress { progress, .. } => {
                self.tell(ToolAction::Progressed { run, progress });
            }
            FromWorker::Reshaped { reshaped, .. } => {
                let written = wire::all_beside(parcel, Seat::Written);
                let product = Rc::new(Product { reshaped });
                *self.written.borrow_mut() = written;
                self.tell(ToolAction::Finished { run, product });
            }
            FromWorker::Failed { failure, .. } => self.tell(ToolAction::Failed { run, failure }),
            FromWorker::Ready { .. }
            | FromWorker::Alive
            | FromWorker::Found { .. }
            | FromWorker::Cut { .. }
            | FromWorker::Finished { .. } => {}
        }
    }

    fn stale(&self) {
        self.tell.emit(Action::Stale);
    }
}

impl PartialEq for Tools {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
    }
}
