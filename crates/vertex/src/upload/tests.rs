use serde_json::{Value, json};

use super::*;
use crate::http::{Body, Method};

mod cloud;
mod faults;
mod persons;
mod play;
mod trouble;

pub(super) fn plan(size: u64) -> Plan {
    Plan {
        to: ObjectName::parse("gs://my-bucket/a b/ü.jsonl").expect("a name"),
        file: CheckedFile {
            name: "train.jsonl".to_owned(),
            size,
            crc32c: "4waSgw==".to_owned(),
        },
        content_type: "application/jsonl".to_owned(),
        quota_project: Some("other-project".to_owned()),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it is what a carrier brings")]
fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Result<Response, NoAnswer> {
    Ok(Response::new(status, headers.iter().copied(), body))
}

fn refusal(status: u16) -> Result<Response, NoAnswer> {
    let body = json!({ "error": { "code": status, "message": "" } });
    answer(status, &[], &body.to_string())
}

fn busy(status: u16, seconds: &str) -> Result<Response, NoAnswer> {
    answer(status, &[("Retry-After", seconds)], "{}")
}

fn session(id: &str) -> Result<Response, NoAnswer> {
    let location = format!("https://storage.googleapis.com/upload?upload_id={id}");
    answer(200, &[("Location", &location)], "")
}

/// The session has everything up to this byte.
fn stored(last: &str) -> Result<Response, NoAnswer> {
    answer(308, &[("Range", &format!("bytes=0-{last}"))], "")
}

fn nothing_said() -> Result<Response, NoAnswer> {
    answer(308, &[], "")
}

fn object(size: u64, crc32c: &str) -> Value {
    json!({
        "bucket": "my-bucket", "name": "a b/ü.jsonl", "generation": "7", "size": size.to_string(),
        "crc32c": crc32c,
    })
}

fn kept(size: u64, crc32c: &str) -> Result<Response, NoAnswer> {
    answer(200, &[], &object(size, crc32c).to_string())
}

/// A machine that is told one thing after another, a second apart, and wakes when it wants to.
struct Told {
    machine: Upload,
    now: u64,
    effects: Vec<Effect>,
}

/// The upload of a file of so many parts of 4 bytes, and as many bytes more.
fn upload(parts: u64, more: u64) -> Told {
    let machine = Upload {
        part: 4,
        ..Upload::new(plan(parts * 4 + more))
    };
    Told {
        machine,
        now: 0,
        effects: Vec::new(),
    }
}

impl Told {
    fn tell(mut self, event: Event) -> Self {
        (self.machine, self.effects) = self.machine.step(event);
        self
    }

    fn go(self) -> Self {
        self.tell(Event::Go)
    }

    fn begun(self) -> Self {
        self.go().answer(session("A"))
    }

    fn hear(mut self, answer: Result<Response, NoAnswer>) -> Self {
        self.now += 1_000;
        let (call, now) = (self.machine.call, self.now);
        self.tell(Event::Answered {
            call,
            answer,
            now,
            jitter: 1.0,
        })
    }

    fn answer(self, answer: Result<Response, NoAnswer>) -> Self {
        self.hear(answer).wake()
    }

    fn wake(mut self) -> Self {
        match self.effects.as_slice() {
            [Effect::Wake { after }] => {
                self.now += after;
                let now = self.now;
                self.tell(Event::Woke { now })
            }
            _ => self,
        }
    }

    fn carried(&self) -> Option<&Request> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Carry { request, .. } => Some(request.as_ref()),
            _ => None,
        })
    }

    /// What is to be carried, in short: `POST`, `0-4`, `*`, `GET`, `DELETE`; or nothing.
    fn request(&self) -> String {
        let Some(request) = self.carried() else {
            return String::new();
        };
        match (request.method(), request.body()) {
            (Method::Put, Body::FilePart { start, end }) => format!("{start}-{end}"),
            (Method::Put, _) => "*".to_owned(),
            (method, _) => method.name().to_owned(),
        }
    }

    #[track_caller]
    fn carries(self, wanted: &str) -> Self {
        assert_eq!(self.request(), wanted, "{:?}", self.machine.state);
        self
    }

    #[track_caller]
    fn ends(self, is_end: fn(&State) -> bool) -> Self {
        let goes_on = |effect: &Effect| matches!(effect, Effect::Wake { .. });
        assert!(!self.effects.iter().any(goes_on), "{:?}", self.effects);
        assert!(
            !self.machine.is_calling() && is_end(&self.machine.state),
            "{:?}",
            self.machine.state
        );
        self
    }
}

fn is_done(state: &State) -> bool {
    matches!(state, State::Done(_))
}

#[test]
fn a_file_goes_part_by_part() {
    let told = upload(2, 1).go();
    let [
        Effect::Remember(remembered),
        Effect::Carry {
            call: 1, request, ..
        },
    ] = told.effects.as_slice()
    else {
        panic!("{:?}", told.effects)
    };
    assert_eq!(remembered.as_ref(), &plan(9));
    assert_eq!(
        request.url(),
        "https://storage.googleapis.com/upload/storage/v1/b/my-bucket/o\
         ?uploadType=resumable&name=a%20b%2F%C3%BC.jsonl&ifGenerationMatch=0"
    );
    let headers: Vec<_> = request.headers().collect();
    assert_eq!(
        headers,
        [
            ("x-upload-content-type", "application/jsonl"),
            ("x-upload-content-length", "9"),
            ("content-type", "application/json; charset=utf-8"),
            ("x-goog-user-project", "other-project"),
        ]
    );
    assert_eq!(
        request.text(None).as_deref(),
        Some(r#"{"crc32c":"4waSgw=="}"#)
    );

    let told = told.answer(session("A")).carries("0-4");
    let request = told.carried().expect("a request");
    assert!(request.is_secret() && request.url().ends_with("upload_id=A"));
    assert_eq!(
        request.headers().collect::<Vec<_>>(),
        [("content-range", "bytes 0-3/9")]
    );
    assert_eq!(told.machine.confirmed(), 0);
    let told = told.answer(stored("3")).carries("4-8");
    assert_eq!(told.machine.confirmed(), 4);
    let told = told.answer(stored("7")).carries("8-9");
    let told = told.answer(kept(9, "4waSgw==")).ends(is_done);
    assert_eq!(told.machine.confirmed(), 9);
    assert_eq!(told.effects, [Effect::Forget]);
}

#[test]
fn a_part_is_a_multiple_of_what_sessions_take() {
    assert_eq!((PART, PART % (256 << 10)), (8 * 1_048_576, 0));
    let (machine, _) = Upload::new(plan(PART + 1)).step(Event::Go);
    let (_, effects) = machine.step(Event::Answered {
        call: 1,
        answer: session("A"),
        now: 0,
        jitter: 0.0,
    });
    let [Effect::Carry { request, limit, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(
        request.body(),
        &Body::FilePart {
            start: 0,
            end: PART
        }
    );
    assert_eq!(*limit, 161_072, "half a megabit a second is borne with");
}

#[test]
fn the_last_part_may_be_a_whole_one() {
    let told = upload(1, 0).begun().carries("0-4");
    told.answer(kept(4, "4waSgw==")).ends(is_done);
    let told = upload(2, 0).begun().answer(stored("3")).carries("4-8");
    told.answer(kept(8, "4waSgw==")).ends(is_done);
}

#[test]
fn an_empty_file_is_a_question() {
    let told = upload(0, 0).begun().carries("*");
    let request = told.carried().expect("a request");
    assert_eq!(
        request.headers().collect::<Vec<_>>(),
        [("content-range", "bytes */0")]
    );
    let told = told.answer(nothing_said()).carries("*");
    told.answer(kept(0, "4waSgw==")).ends(is_done);
}

#[test]
fn it_goes_on_from_what_is_stored() {
    let check = |last: &str, wanted: &str| {
        let told = upload(3, 0).begun().answer(stored("3")).carries("4-8");
        told.answer(stored(last)).carries(wanted);
    };
    check("7", "8-12");
    check("5", "6-10");
    // Nothing of it was taken, or less is there than before: ask after a pause.
    check("3", "*");
    check("1", "*");
    let told = upload(3, 0)
        .begun()
        .answer(stored("3"))
        .answer(nothing_said());
    let told = told.carries("*").answer(nothing_said());
    told.carries("0-4");
}

#[test]
fn what_survives_a_reload_holds_no_secret() {
    let told = upload(2, 0)
        .go()
        .answer(session("SECRET"))
        .answer(stored("3"));
    let json = serde_json::to_string(told.machine.plan()).expect("JSON");
    assert!(
        !json.contains("SECRET")
            && !format!("{:?} {:?}", told.machine, told.effects).contains("SECRET")
    );
    let plan: Plan = serde_json::from_str(&json).expect("a plan");
    assert_eq!(&plan, told.machine.plan());
    let (_, effects) = Upload::new(plan).step(Event::Go);
    assert_eq!(Told { effects, ..told }.request(), "POST");
}
