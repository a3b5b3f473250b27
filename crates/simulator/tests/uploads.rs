//! The machine that brings a file to Cloud Storage, against simulated Google and its faults.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use simulator::Request;
use support::{
    Page,
    upload::{bytes, crc},
};
use vertex::{
    Body, NoAnswer, Response,
    storage::{self, Object, ObjectName},
    upload::{CheckedFile, Effect, Event, PART, Plan, State, Upload, Witness},
};

const NAME: &str = "gs://my-bucket/a b/훈련.jsonl";

fn plan(file: &[u8]) -> Plan {
    Plan {
        to: ObjectName::parse(NAME).expect("a name"),
        file: CheckedFile {
            name: "train.jsonl".to_owned(),
            size: file.len() as u64,
            crc32c: crc(file),
        },
        content_type: "application/jsonl".to_owned(),
        quota_project: None,
    }
}

/// Lets the machine bring a file, as a page does whose person goes on by herself a few times.
fn upload(page: &mut Page, plan: Plan, file: &[u8]) -> Upload {
    let mut witness = Witness::new(&plan.file);
    let (mut machine, mut effects) = Upload::new(plan).step(Event::Go);
    let mut wishes = 3;
    for _ in 0..400 {
        let mut event = None;
        for effect in effects {
            match effect {
                Effect::Remember(_) | Effect::Forget | Effect::Abort { .. } => {}
                Effect::Wake { after } => {
                    let now = page.wait(after).now;
                    event = Some(Event::Woke { now });
                }
                Effect::Carry {
                    call,
                    request,
                    limit,
                } => {
                    let Ok(part) = part(&mut witness, request.body(), file) else {
                        event = Some(Event::FileChanged);
                        continue;
                    };
                    let answer = carry(page, &request, &part, limit);
                    let now = page.now;
                    event = Some(Event::Answered {
                        call,
                        answer,
                        now,
                        jitter: 0.5,
                    });
                }
            }
        }
        let event = match event {
            Some(event) => event,
            None if machine.may_go() && wishes > 0 => {
                wishes -= 1;
                Event::Go
            }
            None => break,
        };
        (machine, effects) = machine.step(event);
    }
    machine
}

/// The part of the file that goes with a request, once the witness has seen it.
fn part(
    witness: &mut Witness,
    body: &Body,
    file: &[u8],
) -> Result<Vec<u8>, vertex::upload::Changed> {
    let Body::FilePart { start, end } = *body else {
        return Ok(Vec::new());
    };
    let from = witness.reads_from(start);
    witness.see(from, &file[from as usize..end as usize])?;
    Ok(file[start as usize..end as usize].to_vec())
}

fn carry(
    page: &mut Page,
    request: &vertex::Request,
    part: &[u8],
    limit: u64,
) -> Result<Response, NoAnswer> {
    let request = Request::of(request, page.token.as_ref(), part).expect("a request");
    let reply = page.raw(request);
    let (delay, mut answer) = (reply.delay, reply.seen_by_a_page());
    if delay >= limit {
        answer = Err(NoAnswer::TimedOut);
    }
    let is_silent = answer == Err(NoAnswer::TimedOut);
    page.wait(if is_silent { limit } else { delay + 100 });
    answer
}

/// What is there under the name.
fn object(page: &mut Page) -> Option<Object> {
    let name = ObjectName::parse(NAME).expect("a name");
    storage::got_object(&page.call(&storage::get_object(&name))).ok()
}

/// Uploads a file of so many bytes while these faults befall it.
#[track_caller]
fn check(length: u64, faults: &Value) -> Upload {
    let mut page = Page::of(json!({ "faults": faults }));
    let file = bytes(length as usize);
    let machine = upload(&mut page, plan(&file), &file);
    let there = object(&mut page);
    match (machine.state(), &there) {
        (State::Done(done), Some(there)) => {
            assert_eq!(**done, *there, "{faults}");
            assert_eq!(
                (there.size, &there.crc32c),
                (length, &crc(&file)),
                "{faults}"
            );
        }
        (State::Done(_), None) => panic!("done, and nothing is there: {faults}"),
        _ => {}
    }
    machine
}

fn nth(method: &str, nth: u64, what: &Value) -> Value {
    json!([{ "when": { "method": method, "nth": nth }, "what": what }])
}

#[test]
fn a_file_of_any_length_arrives() {
    for length in [0, 1, 262_143, PART, PART + 1, 2 * PART + 5] {
        let machine = check(length, &json!([]));
        assert!(matches!(machine.state(), State::Done(_)), "{length}");
    }
}

#[test]
fn one_fault_of_any_kind_does_not_keep_it_from_arriving() {
    let error = |status: u16, done: bool| {
        let body = json!({ "error": { "code": status, "message": "" } });
        let headers = json!([["retry-after", "2"]]);
        json!({ "status": { "status": status, "headers": headers, "body": body, "done": done } })
    };
    let troubles = [
        json!("reset"),
        json!("lost"),
        json!("silent"),
        json!({ "late": { "milliseconds": 5_000 } }),
        json!({ "slow": { "milliseconds": 400 } }),
        json!({ "slow": { "milliseconds": 400_000 } }),
        json!({ "part": { "bytes": 300_000 } }),
        json!({ "page": { "status": 502 } }),
        error(408, false),
        error(429, false),
        error(500, true),
        error(503, false),
        error(504, true),
        json!({ "hide": { "header": "Range" } }),
    ];
    for trouble in troubles {
        for (method, at) in [("POST", 1), ("PUT", 1), ("PUT", 2), ("PUT", 3)] {
            let machine = check(2 * PART + 5, &nth(method, at, &trouble));
            let state = machine.state();
            assert!(
                matches!(state, State::Done(_)),
                "{method} {at} {trouble}: {state:?}"
            );
        }
    }
}

#[test]
fn what_arrived_otherwise_is_never_called_done() {
    let machine = check(100, &nth("PUT", 1, &json!("wrongCrc")));
    assert!(
        matches!(machine.state(), State::Damaged(Some(_))),
        "{:?}",
        machine.state()
    );
}

#[test]
fn nothing_is_overwritten_but_by_wish_and_the_same_file_is_found_again() {
    let mut page = Page::new();
    let (first, second) = (bytes(1_000), bytes(2_000));
    let sent = upload(&mut page, plan(&first), &first);
    assert!(matches!(sent.state(), State::Done(_)));
    // After a reload the plan alone is left.
    let again = upload(&mut page, plan(&first), &first);
    assert_eq!(again.state(), sent.state());
    let other = upload(&mut page, plan(&second), &second);
    assert!(
        matches!(other.state(), State::Taken(Some(_))),
        "{:?}",
        other.state()
    );
    assert_eq!(object(&mut page).expect("an object").size, 1_000);
}

#[test]
fn a_file_that_changed_since_it_was_checked_is_not_sent_to_its_end() {
    let mut page = Page::new();
    let checked = bytes(1_000);
    let mut changed = checked.clone();
    changed[500] ^= 1;
    let machine = upload(&mut page, plan(&checked), &changed);
    assert_eq!(*machine.state(), State::Changed);
    assert_eq!(object(&mut page), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn whatever_happens_done_means_that_the_file_is_there(
        length in prop::sample::select(vec![0, 70_000, PART, PART + 300_000]),
        script in prop::collection::vec((any::<bool>(), 1..6u64, 0..9usize), 0..8),
    ) {
        let kinds = [
            json!("reset"),
            json!("lost"),
            json!("silent"),
            json!({ "late": { "milliseconds": 5_000 } }),
            json!({ "slow": { "milliseconds": 200_000 } }),
            json!({ "part": { "bytes": 300_000 } }),
            json!({ "page": { "status": 502 } }),
            json!("wrongCrc"),
            json!({ "hide": { "header": "Range" } }),
        ];
        let faults: Vec<_> = script
            .iter()
            .map(|(is_put, nth, kind)| {
                let method = if *is_put { "PUT" } else { "POST" };
                json!({ "when": { "method": method, "nth": nth }, "what": kinds[*kind] })
            })
            .collect();
        check(length, &Value::from(faults));
    }
}
