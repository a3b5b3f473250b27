use dataset::{Progress, SplitOptions, Splitter};

use super::*;
use crate::protocol::Reshaped;

const READY: FromWorker = FromWorker::Ready { protocol: PROTOCOL };

fn inspect(id: u32) -> ToWorker {
    ToWorker::Inspect {
        id: PassId(id),
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
        id: PassId(id),
        failure,
    }
}

fn progress(id: u32, lines: u64) -> FromWorker {
    let progress = Progress {
        lines,
        ..Progress::default()
    };
    FromWorker::Progress {
        id: PassId(id),
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
    let expected = [Effect::Spawn, Effect::ShowCancelled(PassId(0))];
    assert_eq!(client.cancel(), expected);
    assert_eq!(client.cancel(), []);
}

#[test]
fn cancelling_before_ready_keeps_the_worker() {
    let mut client = Client::default();
    start(&mut client);
    assert_eq!(client.cancel(), [Effect::ShowCancelled(PassId(0))]);
    assert_eq!(client.on_message(READY), []);
}

#[test]
fn a_second_start_ends_the_first() {
    let mut client = ready();
    start(&mut client);
    let expected = [Effect::Spawn, Effect::ShowCancelled(PassId(0))];
    assert_eq!(start(&mut client), expected);
    assert_eq!(client.on_message(READY), [Effect::Post(inspect(1))]);
}

#[test]
fn files_are_written_like_inspections_are_made() {
    let how = SplitOptions::default();
    let (id, reshape) = (PassId(1), Reshape::Split(how));
    let mut client = ready();
    start(&mut client);
    let expected = [Effect::Spawn, Effect::ShowCancelled(PassId(0))];
    assert_eq!(client.reshape(reshape.clone()), expected);
    let asked = ToWorker::Reshape { id, reshape };
    assert_eq!(client.on_message(READY), [Effect::Post(asked)]);
    let reshaped = Reshaped::Split(Splitter::new(how).finish());
    let end = FromWorker::Reshaped { id, reshaped };
    assert_eq!(client.on_message(end.clone()), [Effect::Show(end.clone())]);
    assert!(!client.is_busy());
    assert_eq!(client.on_message(end), []);
}

#[test]
fn renewing_ends_what_runs() {
    let mut client = ready();
    assert_eq!(client.renew(), [Effect::Spawn]);
    start(&mut client);
    let expected = [Effect::Spawn, Effect::ShowCancelled(PassId(0))];
    assert_eq!(client.renew(), expected);
}

#[test]
fn a_retired_worker_is_replaced_when_there_is_work() {
    let mut client = ready();
    start(&mut client);
    let expected = [Effect::Dismiss, Effect::ShowCancelled(PassId(0))];
    assert_eq!(client.retire(), expected);
    assert_eq!(start(&mut client), [Effect::Spawn]);
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
        id: PassId(id),
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
