//! What the page does about the worker, as a pure machine: events in, effects out.

use dataset::Options;

use crate::protocol::{Failure, FromWorker, InspectionId, PROTOCOL, ToWorker, Tokenizer};

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
    /// Post a message; the files of the latest [`start`](Client::start) ride beside `Inspect`.
    Post(ToWorker),
    /// Tell the person.
    Show(FromWorker),
    /// The inspection ended because the person said so.
    ShowCancelled(InspectionId),
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
    id: InspectionId,
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

    /// Starts an inspection; one still running is ended first. The worker runs one at a time.
    pub fn start(&mut self, options: Options, tokenizer: Tokenizer) -> Vec<Effect> {
        let mut effects = self.cancel();
        let id = InspectionId(self.next);
        self.next += 1;
        let message = ToWorker::Inspect {
            id,
            options,
            tokenizer,
        };
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

    /// Ends the current inspection at once.
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
            FromWorker::Finished { id, .. } | FromWorker::Failed { id, .. }
                if self.is_current(*id) =>
            {
                self.current = None;
                vec![Effect::Show(message)]
            }
            // A sign of life, or a late word from an inspection that nobody waits for.
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

    /// Whether an inspection is under way.
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

    fn is_current(&self, id: InspectionId) -> bool {
        self.current
            .as_ref()
            .is_some_and(|current| current.id == id)
    }
}

#[cfg(test)]
mod tests {
    use dataset::Progress;

    use super::*;

    const READY: FromWorker = FromWorker::Ready { protocol: PROTOCOL };

    fn inspect(id: u32) -> ToWorker {
        ToWorker::Inspect {
            id: InspectionId(id),
            options: Options::default(),
            tokenizer: Tokenizer::None,
        }
    }

    fn start(client: &mut Client) -> Vec<Effect> {
        client.start(Options::default(), Tokenizer::None)
    }

    fn ready() -> Client {
        let mut client = Client::default();
        assert_eq!(client.warm_up(), [Effect::Spawn]);
        assert_eq!(client.on_message(READY), []);
        client
    }

    fn failed(id: u32, failure: Failure) -> FromWorker {
        FromWorker::Failed {
            id: InspectionId(id),
            failure,
        }
    }

    fn progress(id: u32, lines: u64) -> FromWorker {
        let progress = Progress {
            lines,
            ..Progress::default()
        };
        FromWorker::Progress {
            id: InspectionId(id),
            progress,
        }
    }

    #[test]
    fn nothing_is_posted_before_ready() {
        let mut client = Client::default();
        assert_eq!(start(&mut client), [Effect::Spawn]);
        assert_eq!(client.prepare(Tokenizer::None), []);
        assert_eq!(client.on_message(READY), [Effect::Post(inspect(0))]);
        assert_eq!(client.on_message(READY), []);
    }

    #[test]
    fn a_ready_worker_is_asked_at_once() {
        assert_eq!(start(&mut ready()), [Effect::Post(inspect(0))]);
    }

    #[test]
    fn a_worker_is_warmed_up_once() {
        let mut client = Client::default();
        assert_eq!(client.warm_up(), [Effect::Spawn]);
        assert_eq!(client.warm_up(), []);
    }

    #[test]
    fn cancelling_a_running_inspection_replaces_the_worker() {
        let mut client = ready();
        start(&mut client);
        let expected = [Effect::Spawn, Effect::ShowCancelled(InspectionId(0))];
        assert_eq!(client.cancel(), expected);
        assert_eq!(client.cancel(), []);
    }

    #[test]
    fn cancelling_before_ready_keeps_the_worker() {
        let mut client = Client::default();
        start(&mut client);
        assert_eq!(client.cancel(), [Effect::ShowCancelled(InspectionId(0))]);
        assert_eq!(client.on_message(READY), []);
    }

    #[test]
    fn a_second_start_ends_the_first() {
        let mut client = ready();
        start(&mut client);
        let expected = [Effect::Spawn, Effect::ShowCancelled(InspectionId(0))];
        assert_eq!(start(&mut client), expected);
        assert_eq!(client.on_message(READY), [Effect::Post(inspect(1))]);
    }

    #[test]
    fn renewing_ends_what_runs() {
        let mut client = ready();
        assert_eq!(client.renew(), [Effect::Spawn]);
        start(&mut client);
        let expected = [Effect::Spawn, Effect::ShowCancelled(InspectionId(0))];
        assert_eq!(client.renew(), expected);
    }

    #[test]
    fn late_words_are_dropped() {
        let mut client = ready();
        start(&mut client);
        start(&mut client);
        client.on_message(READY);
        assert_eq!(client.on_message(progress(0, 7)), []);
        assert_eq!(
            client.on_message(progress(1, 7)),
            [Effect::Show(progress(1, 7))]
        );
    }

    #[test]
    fn a_piece_that_was_shown_makes_room_for_the_next() {
        let mut client = ready();
        start(&mut client);
        let piece = |id| FromWorker::Cut {
            id: InspectionId(id),
            truncated: Vec::new(),
        };
        let expected = [Effect::Show(piece(0)), Effect::Post(ToWorker::Taken)];
        assert_eq!(client.on_message(piece(0)), expected);
        assert_eq!(client.on_message(piece(1)), []);
    }

    #[test]
    fn each_inspection_ends_once() {
        let mut client = ready();
        start(&mut client);
        let end = failed(
            0,
            Failure::Unreadable {
                reason: "NotFoundError".into(),
            },
        );
        assert_eq!(client.on_message(end.clone()), [Effect::Show(end.clone())]);
        assert_eq!(client.on_message(end), []);
        assert_eq!(client.on_message(progress(0, 9)), []);
    }

    #[test]
    fn a_crash_tells_the_last_line_and_brings_a_fresh_worker() {
        let mut client = ready();
        start(&mut client);
        client.on_message(progress(0, 41));
        let failed = failed(0, Failure::Crashed { line: 41 });
        assert_eq!(client.on_crash(), [Effect::Spawn, Effect::Show(failed)]);
        assert_eq!(start(&mut client), []);
        assert_eq!(client.on_message(READY), [Effect::Post(inspect(1))]);
    }

    #[test]
    fn an_idle_worker_that_dies_is_replaced_in_silence() {
        assert_eq!(ready().on_crash(), [Effect::Spawn]);
    }

    #[test]
    fn a_worker_that_cannot_start_is_not_started_for_ever() {
        let mut client = Client::default();
        start(&mut client);
        let failed = failed(0, Failure::Unavailable);
        assert_eq!(client.on_crash(), [Effect::Dismiss, Effect::Show(failed)]);
        assert_eq!(client.on_crash(), [Effect::Dismiss]);
        assert_eq!(start(&mut client), [Effect::Spawn]);
    }

    #[test]
    fn a_silent_worker_is_given_up() {
        let mut client = ready();
        start(&mut client);
        client.on_message(progress(0, 5));
        for _ in 1..PATIENCE_TICKS {
            assert_eq!(client.on_tick(), []);
        }
        let failed = failed(0, Failure::Silent { line: 5 });
        assert_eq!(client.on_tick(), [Effect::Spawn, Effect::Show(failed)]);
    }

    #[test]
    fn a_word_in_time_renews_the_patience() {
        let mut client = ready();
        start(&mut client);
        for _ in 0..3 {
            for _ in 1..PATIENCE_TICKS {
                assert_eq!(client.on_tick(), []);
            }
            client.on_message(FromWorker::Alive);
        }
    }

    #[test]
    fn an_idle_worker_may_be_silent() {
        let mut client = ready();
        for _ in 0..PATIENCE_TICKS * 2 {
            assert_eq!(client.on_tick(), []);
        }
    }

    #[test]
    fn a_worker_of_another_release_asks_for_a_reload() {
        let stale = FromWorker::Ready {
            protocol: PROTOCOL + 1,
        };
        let mut client = Client::default();
        client.warm_up();
        assert_eq!(client.on_message(stale), [Effect::AskToReload]);
    }
}
