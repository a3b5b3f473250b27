//! What the page does about the worker, as a pure machine: events in, effects out.

use dataset::Options;

use crate::protocol::{Failure, FromWorker, PROTOCOL, PassId, Reshape, ToWorker, Tokenizer};

/// How many [ticks](Client::on_tick) without a word make a worker count as lost. Ticks, not time:
/// a laptop that slept has not waited.
pub const PATIENCE_TICKS: u32 = 20;

/// What must be done next. The machine decides, one service obeys.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Start a worker; one that is there already is terminated first.
    Spawn,
    /// Terminate the worker and start none.
    Dismiss,
    /// Post a message; the files of the latest [`start`](Client::start) or
    /// [`reshape`](Client::reshape) ride beside it.
    Post(ToWorker),
    /// Tell the person.
    Show(FromWorker),
    /// The pass ended because the person said so.
    ShowCancelled(PassId),
    /// Page and worker come from different releases.
    AskToReload,
}

/// One worker, seen from the page.
#[derive(Debug, Default)]
pub struct Client {
    worker: Worker,
    next: u32,
    current: Option<Current>,
    silent_ticks: u32,
}

#[derive(Debug, Default, PartialEq)]
enum Worker {
    /// None is running.
    #[default]
    Absent,
    /// Spawned, and not heard of yet.
    Starting,
    /// Listening.
    Ready,
}

#[derive(Debug)]
struct Current {
    id: PassId,
    /// The message, until the worker has been given it.
    queued: Option<ToWorker>,
    last_line: u64,
}

impl Client {
    /// Starts a worker ahead of need.
    pub fn warm_up(&mut self) -> Vec<Effect> {
        match self.worker {
            Worker::Absent => self.spawn(),
            Worker::Starting | Worker::Ready => Vec::new(),
        }
    }

    /// What counting needs can be loaded ahead of the first file.
    pub fn prepare(&self, tokenizer: Tokenizer) -> Vec<Effect> {
        match self.worker {
            Worker::Ready => vec![Effect::Post(ToWorker::Prepare { tokenizer })],
            Worker::Absent | Worker::Starting => Vec::new(),
        }
    }

    /// Starts an inspection; a pass still running is ended first. The worker makes one at a time.
    pub fn start(&mut self, options: Options, tokenizer: Tokenizer) -> Vec<Effect> {
        self.begin(|id| ToWorker::Inspect {
            id,
            options,
            tokenizer,
        })
    }

    /// Starts to write other files from one; a pass still running is ended first.
    pub fn reshape(&mut self, reshape: Reshape) -> Vec<Effect> {
        self.begin(|id| ToWorker::Reshape { id, reshape })
    }

    fn begin(&mut self, message: impl FnOnce(PassId) -> ToWorker) -> Vec<Effect> {
        let mut effects = self.cancel();
        let id = PassId(self.next);
        self.next += 1;
        let message = message(id);
        let mut queued = None;
        match self.worker {
            Worker::Ready => effects.push(Effect::Post(message)),
            Worker::Starting => queued = Some(message),
            Worker::Absent => {
                queued = Some(message);
                effects.extend(self.spawn());
            }
        }
        self.silent_ticks = 0;
        self.current = Some(Current {
            id,
            queued,
            last_line: 0,
        });
        effects
    }

    /// Ends the current pass at once.
    pub fn cancel(&mut self) -> Vec<Effect> {
        let Some(current) = self.current.take() else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        if current.queued.is_none() {
            effects.extend(self.spawn()); // a busy worker could not hear "stop"
        }
        effects.push(Effect::ShowCancelled(current.id));
        effects
    }

    /// Ends what is running and starts a fresh worker, for another script say.
    pub fn renew(&mut self) -> Vec<Effect> {
        let cancelled = self
            .current
            .take()
            .map(|current| Effect::ShowCancelled(current.id));
        let mut effects = self.spawn();
        effects.extend(cancelled);
        effects
    }

    /// Ends what is running, and the worker with it.
    pub fn retire(&mut self) -> Vec<Effect> {
        let cancelled = self
            .current
            .take()
            .map(|current| Effect::ShowCancelled(current.id));
        let mut effects = self.dismiss();
        effects.extend(cancelled);
        effects
    }

    /// The worker said something.
    pub fn on_message(&mut self, message: FromWorker) -> Vec<Effect> {
        self.silent_ticks = 0;
        match &message {
            FromWorker::Ready { protocol } if *protocol != PROTOCOL => vec![Effect::AskToReload],
            FromWorker::Ready { .. } => {
                self.worker = Worker::Ready;
                let queued = self
                    .current
                    .as_mut()
                    .and_then(|current| current.queued.take());
                queued.map(Effect::Post).into_iter().collect()
            }
            FromWorker::Progress { id, progress } => {
                if !self.is_current(*id) {
                    return Vec::new();
                }
                if let Some(current) = &mut self.current {
                    current.last_line = progress.lines;
                }
                vec![Effect::Show(message)]
            }
            FromWorker::Found { id, .. } | FromWorker::Cut { id, .. } if self.is_current(*id) => {
                vec![Effect::Show(message), Effect::Post(ToWorker::Taken)]
            }
            FromWorker::Finished { id, .. }
            | FromWorker::Reshaped { id, .. }
            | FromWorker::Failed { id, .. }
                if self.is_current(*id) =>
            {
                self.current = None;
                vec![Effect::Show(message)]
            }
            // A sign of life, or a late word from a pass that nobody waits for.
            _ => Vec::new(),
        }
    }

    /// The worker died: a panic, no memory, or its files could not be loaded.
    pub fn on_crash(&mut self) -> Vec<Effect> {
        self.end(|line| Failure::Crashed { line })
    }

    /// Call once a second. A worker that owes an answer and is silent for [`PATIENCE_TICKS`] is lost.
    pub fn on_tick(&mut self) -> Vec<Effect> {
        if self.current.is_none() {
            return Vec::new();
        }
        self.silent_ticks += 1;
        if self.silent_ticks < PATIENCE_TICKS {
            return Vec::new();
        }
        self.end(|line| Failure::Silent { line })
    }

    /// Whether a pass is under way.
    pub fn is_busy(&self) -> bool {
        self.current.is_some()
    }

    fn end(&mut self, failure: impl FnOnce(u64) -> Failure) -> Vec<Effect> {
        // One that never got ready would most likely fail again: the next start tries.
        let never_ready = self.worker != Worker::Ready;
        let mut effects = if never_ready {
            self.dismiss()
        } else {
            self.spawn()
        };
        if let Some(Current { id, last_line, .. }) = self.current.take() {
            let failure = if never_ready {
                Failure::Unavailable
            } else {
                failure(last_line)
            };
            effects.push(Effect::Show(FromWorker::Failed { id, failure }));
        }
        effects
    }

    fn spawn(&mut self) -> Vec<Effect> {
        self.worker = Worker::Starting;
        self.silent_ticks = 0;
        vec![Effect::Spawn]
    }

    fn dismiss(&mut self) -> Vec<Effect> {
        self.worker = Worker::Absent;
        vec![Effect::Dismiss]
    }

    fn is_current(&self, id: PassId) -> bool {
        self.current
            .as_ref()
            .is_some_and(|current| current.id == id)
    }
}

#[cfg(test)]
mod tests;
