//! A page that lets the machine bring a file to Cloud Storage.

use simulator::Request;
use vertex::{
    Body, NoAnswer, Response,
    storage::{self, Object, ObjectName},
    upload::{Changed, CheckedFile, Effect, Event, Plan, State, Upload, Witness},
};

use super::{Page, upload::crc};

/// Where it goes.
pub const NAME: &str = "gs://my-bucket/a b/훈련.jsonl";

/// What is brought there.
pub fn plan(file: &[u8]) -> Plan {
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

/// Lets the machine bring a file, as a page does whose person goes on by herself a few times. What
/// Google refused is not asked again unless she does.
#[track_caller]
pub fn upload(page: &mut Page, plan: Plan, file: &[u8]) -> Upload {
    let mut witness = Witness::new(&plan.file);
    let (mut machine, mut effects) = Upload::new(plan).step(Event::Go);
    let mut wishes = 3;
    for _ in 0..400 {
        let mut event = None;
        let mut refused = None;
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
                    refused = answer
                        .as_ref()
                        .ok()
                        .filter(|answer| is_final(machine.state(), answer.status))
                        .map(|answer| answer.status);
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
        if let Some(status) = refused {
            let goes_on =
                |effect: &Effect| matches!(effect, Effect::Carry { .. } | Effect::Wake { .. });
            assert!(
                !effects.iter().any(goes_on),
                "{status} is answered with {effects:?}"
            );
        }
    }
    machine
}

/// Whether an answer with this status means that the same request will come to the same end. A session
/// that is gone can be begun anew; what is there already can be looked at; and some answers say that
/// the time is wrong, not the request.
fn is_final(state: &State, status: u16) -> bool {
    let has_other_ways = match state {
        State::Beginning => [408, 412, 429].contains(&status),
        State::Comparing => [404, 408, 410, 429].contains(&status),
        _ => [404, 408, 410, 412, 429].contains(&status),
    };
    (400..500).contains(&status) && !has_other_ways
}

/// The part of the file that goes with a request, once the witness has seen it.
fn part(witness: &mut Witness, body: &Body, file: &[u8]) -> Result<Vec<u8>, Changed> {
    let Body::FilePart { start, end } = *body else {
        return Ok(Vec::new());
    };
    let from = witness.reads_from(start);
    let read = |start: u64| file.get(start as usize..end as usize).ok_or(Changed);
    witness.see(from, read(from)?)?;
    Ok(read(start)?.to_vec())
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
pub fn object(page: &mut Page) -> Option<Object> {
    let name = ObjectName::parse(NAME).expect("a name");
    storage::got_object(&page.call(&storage::get_object(&name))).ok()
}
