use serde_json::{Value, json};

use super::*;
use crate::{
    error::Cause,
    http::{Body, Method},
};

mod cloud;
mod faults;

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
fn after_every_failure_the_session_is_asked() {
    let check = |failure: fn() -> Result<Response, NoAnswer>| {
        let told = upload(3, 0).begun().answer(stored("3")).answer(failure());
        let told = told.carries("*");
        let request = told.carried().expect("a request");
        assert_eq!(
            request.headers().collect::<Vec<_>>(),
            [("content-range", "bytes */12")]
        );
        let told = told.answer(failure()).carries("*").answer(stored("5"));
        told.carries("6-10")
            .answer(kept(12, "4waSgw=="))
            .ends(is_done);
    };
    check(|| Err(NoAnswer::Unreachable));
    check(|| Err(NoAnswer::TimedOut));
    check(|| refusal(408));
    check(|| refusal(500));
    check(|| refusal(502));
    check(|| refusal(503));
    check(|| refusal(504));
    check(|| busy(429, "3"));
    check(|| answer(502, &[], "<html></html>"));
    check(|| answer(200, &[], "<html></html>"));
    check(|| answer(200, &[], "{}"));
    check(|| answer(204, &[], ""));
}

#[test]
fn a_lost_answer_to_the_last_part_is_found_again() {
    let told = upload(1, 0)
        .begun()
        .answer(Err(NoAnswer::TimedOut))
        .carries("*");
    told.answer(kept(4, "4waSgw==")).ends(is_done);
}

#[test]
fn a_hidden_range_leads_to_one_piece() {
    let hidden = || {
        let told = upload(2, 0).begun().carries("0-4").answer(nothing_said());
        told.carries("POST").answer(session("B")).carries("0-8")
    };
    hidden().answer(kept(8, "4waSgw==")).ends(is_done);
    // Its answer may be lost, and it may have arrived.
    let lost = || hidden().answer(Err(NoAnswer::Unreachable)).carries("*");
    lost().answer(kept(8, "4waSgw==")).ends(is_done);
    let told = lost()
        .answer(nothing_said())
        .ends(|state| *state == State::ByHand);
    assert!(
        told.machine
            .command()
            .starts_with("gcloud storage cp ./train.jsonl 'gs://my-bucket/a b/ü.jsonl'")
    );
    // The person may try once more.
    let told = told
        .go()
        .carries("POST")
        .answer(session("C"))
        .carries("0-8");
    told.answer(kept(8, "4waSgw==")).ends(is_done);
    hidden()
        .answer(nothing_said())
        .ends(|state| *state == State::ByHand);
    // Suddenly it is there.
    hidden().answer(stored("3")).carries("4-8");
}

#[test]
fn a_range_that_cannot_be_right_is_not_read() {
    let check = |range: &str| {
        let told = upload(3, 0)
            .begun()
            .answer(answer(308, &[("range", range)], ""));
        told.carries("POST").answer(session("B")).carries("0-12");
    };
    check("");
    check("bytes=0-");
    check("bytes=0--1");
    check("bytes=0-+3");
    check("bytes=1-3");
    check("bytes 0-3/12");
    check("bytes=0-4");
    check("bytes=0-18446744073709551615");
}

#[test]
fn what_a_silent_session_has_is_not_guessed() {
    // The first part failed, and no answer ever told how much is stored.
    let told = upload(2, 0).begun().answer(refusal(503)).carries("*");
    let told = told
        .answer(nothing_said())
        .carries("POST")
        .answer(session("B"));
    told.carries("0-4").answer(stored("3")).carries("4-8");
}

#[test]
fn a_session_without_an_address_is_of_no_use() {
    let check = |location: &[(&str, &str)]| {
        let told = upload(1, 0).go().answer(answer(200, location, ""));
        told.ends(|state| *state == State::ByHand);
    };
    check(&[]);
    check(&[("location", "https://evil.example/upload")]);
    let told = upload(1, 0).go().answer(answer(200, &[], "<html></html>"));
    told.carries("POST");
}

#[test]
fn a_lost_session_is_followed_by_another() {
    for status in [404, 410] {
        let told = upload(2, 0)
            .begun()
            .answer(stored("3"))
            .answer(refusal(status));
        assert_eq!(told.machine.confirmed(), 0);
        let mut told = told.carries("POST").answer(session("B")).carries("0-4");
        for _ in 2..SESSIONS {
            told = told
                .answer(refusal(status))
                .carries("POST")
                .answer(session("C"));
        }
        let told = told.answer(refusal(status));
        told.ends(|state| matches!(state, State::Refused(_)))
            .go()
            .carries("POST");
    }
    // There is no such bucket.
    let told = upload(1, 0).go().answer(refusal(404));
    told.carries("")
        .ends(|state| matches!(state, State::Refused(_)));
}

#[test]
fn what_is_there_already_is_compared() {
    let conflicts = [
        || upload(1, 0).go().answer(refusal(412)),
        || upload(1, 0).begun().answer(refusal(412)),
        || {
            upload(1, 0)
                .begun()
                .answer(refusal(500))
                .answer(refusal(412))
        },
    ];
    for conflict in conflicts {
        let told = conflict().carries("GET");
        let url = told.carried().expect("a request").url();
        assert_eq!(
            url,
            "https://storage.googleapis.com/storage/v1/b/my-bucket/o/a%20b%2F%C3%BC.jsonl"
        );
        told.answer(kept(4, "4waSgw==")).ends(is_done);
        let is_taken = |state: &State| matches!(state, State::Taken(Some(_)));
        let told = conflict().answer(kept(4, "AAAAAA==")).ends(is_taken);
        assert!(told.machine.may_overwrite() && !told.machine.may_go());
        conflict().answer(kept(5, "4waSgw==")).ends(is_taken);
        conflict()
            .answer(refusal(403))
            .ends(|state| *state == State::Taken(None));
        conflict().answer(refusal(404)).carries("POST");
        conflict().answer(refusal(503)).carries("GET");
        conflict().answer(answer(200, &[], "{}")).carries("GET");
        let told = conflict()
            .answer(refusal(401))
            .ends(|state| matches!(state, State::NeedsToken(_)));
        told.go().carries("GET");
    }
}

#[test]
fn only_what_was_shown_is_overwritten() {
    let query = |told: &Told| {
        let url = told.carried().expect("a request").url();
        url.split_once("ifGenerationMatch=")
            .map(|(_, rest)| rest.to_owned())
    };
    let taken = |answer| upload(1, 0).go().answer(refusal(412)).answer(answer);
    let told = taken(kept(4, "AAAAAA=="))
        .tell(Event::Overwrite)
        .carries("POST");
    assert_eq!(query(&told).as_deref(), Some("7"));
    assert!(told.machine.command().ends_with(" --if-generation-match=7"));
    told.answer(session("B"))
        .carries("0-4")
        .answer(kept(4, "4waSgw=="))
        .ends(is_done);
    let told = taken(refusal(403)).tell(Event::Overwrite).carries("POST");
    assert_eq!(query(&told), None);
    assert!(told.machine.command().ends_with(".jsonl'"));
    let told = upload(1, 0).begun().tell(Event::Overwrite);
    assert_eq!(told.effects, []);
}

#[test]
fn what_arrived_damaged_is_never_done() {
    let is_damaged = |state: &State| matches!(state, State::Damaged(Some(_)));
    let sent = || upload(1, 0).begun();
    sent().answer(kept(4, "AAAAAA==")).ends(is_damaged);
    sent().answer(kept(3, "4waSgw==")).ends(is_damaged);
    let told = sent()
        .answer(refusal(500))
        .answer(kept(4, "AAAAAA=="))
        .ends(is_damaged);
    assert!(told.machine.may_overwrite() && !told.machine.may_go());
    told.tell(Event::Overwrite).carries("POST");
    let body = r#"{"error":{"code":400,"message":"Provided CRC32C \"4waSgw==\" doesn't match calculated CRC32C \"AAAAAA==\"."}}"#;
    let told = sent()
        .answer(answer(400, &[], body))
        .ends(|state| *state == State::Damaged(None));
    told.go().carries("POST");
}

#[test]
fn a_refusal_is_never_sent_again_by_itself() {
    for status in [400, 402, 403, 405, 409, 411, 413, 416, 499] {
        let check = |told: Told, then: &str| {
            let told = told.answer(refusal(status)).carries("");
            let told = told.ends(|state| matches!(state, State::Refused(_)));
            assert_eq!(
                told.machine.error().and_then(|error| error.status),
                Some(status)
            );
            told.go().carries(then);
        };
        check(upload(2, 0).go(), "POST");
        check(upload(2, 0).begun(), "*");
        check(upload(2, 0).begun().answer(refusal(500)), "*");
    }
}

#[test]
fn a_new_token_lets_it_go_on() {
    let is_waiting = |state: &State| matches!(state, State::NeedsToken(error) if error.cause == Cause::TokenInvalid);
    let told = upload(2, 0).go().answer(refusal(401)).ends(is_waiting);
    assert!(told.machine.may_go());
    told.go().carries("POST");
    let told = upload(2, 0)
        .begun()
        .answer(stored("3"))
        .answer(refusal(401))
        .ends(is_waiting);
    let told = told.go().carries("*");
    // The session itself does not want the old token: a new one begins.
    let told = told.answer(refusal(401)).ends(is_waiting).go();
    told.carries("POST");
    let body =
        r#"{"error":{"code":403,"message":"Request had insufficient authentication scopes."}}"#;
    let told = upload(1, 0).go().answer(answer(403, &[], body));
    told.ends(
        |state| matches!(state, State::NeedsToken(error) if error.cause == Cause::ScopeMissing),
    );
}

#[test]
fn google_s_wish_to_wait_is_kept() {
    let check = |status, seconds, wanted| {
        let told = upload(1, 0).begun().hear(busy(status, seconds));
        assert_eq!(told.effects, [Effect::Wake { after: wanted }], "{status}");
        let early = told.tell(Event::Woke { now: wanted });
        assert_eq!(early.effects, [Effect::Wake { after: early.now }]);
    };
    check(429, "7", 7_000);
    check(503, "7", 7_000);
    check(429, "0", 1_000);
    check(503, "soon", 1_000);
    check(503, "300", 300_000);
    let told = upload(1, 0).begun().hear(busy(429, "301"));
    told.ends(|state| matches!(state, State::Stuck(error) if error.retry_after == Some(301)));
    // Who does not want to wait need not.
    upload(1, 0).begun().hear(busy(429, "7")).go().carries("*");
}

#[test]
fn it_gives_up_when_nothing_gets_through_for_five_minutes() {
    let mut told = upload(2, 0).begun();
    let mut calls = 0;
    while !matches!(told.machine.state, State::Stuck(_)) {
        told = told.answer(Err(NoAnswer::Unreachable));
        calls += 1;
        assert!(calls < 20);
    }
    // 1 + 2 + 4 + 8 + 16 + 32 + 60 × 3 seconds of waiting, and a second for each call.
    assert_eq!(calls, 10);
    let told = told.go().carries("*").answer(stored("3"));
    assert_eq!(told.machine.failures, 0);
    // What is stored and not finished is asked for with pauses, and not without end.
    let mut told = told.carries("4-8").answer(stored("7"));
    while !matches!(told.machine.state, State::Stuck(_)) {
        told = told.carries("*").answer(stored("7"));
        calls += 1;
        assert!(calls < 40);
    }
}

#[test]
fn a_pause_breaks_off_and_asks_before_it_goes_on() {
    let told = upload(2, 0).begun().answer(stored("3")).tell(Event::Pause);
    assert_eq!(told.effects, [Effect::Abort { call: 3 }]);
    let told = told.ends(|state| *state == State::Paused);
    let late = Event::Answered {
        call: 3,
        answer: kept(8, "4waSgw=="),
        now: 1,
        jitter: 0.0,
    };
    let told = told.tell(late).ends(|state| *state == State::Paused);
    told.go().carries("*").answer(stored("3")).carries("4-8");
    let told = upload(2, 0)
        .go()
        .tell(Event::Pause)
        .ends(|state| *state == State::Paused);
    told.go().carries("POST");
    let told = upload(2, 0).begun().hear(refusal(500)).tell(Event::Pause);
    assert_eq!(told.effects, []);
    let told = told.tell(Event::Woke { now: u64::MAX });
    assert_eq!(told.machine.state, State::Paused);
}

#[test]
fn giving_up_ends_the_session() {
    let told = upload(2, 0).begun().tell(Event::Cancel).carries("DELETE");
    assert_eq!(told.effects.first(), Some(&Effect::Abort { call: 2 }));
    assert_eq!(told.effects.last(), Some(&Effect::Forget));
    let told = told.ends(|state| *state == State::Cancelled);
    let told = told
        .answer(refusal(499))
        .ends(|state| *state == State::Cancelled);
    assert!(!told.machine.may_go() && told.machine.is_over());
    assert_eq!(told.go().effects, []);
    assert_eq!(upload(1, 0).tell(Event::Cancel).effects, [Effect::Forget]);
}

#[test]
fn a_file_that_changed_is_not_sent() {
    let told = upload(2, 0)
        .begun()
        .tell(Event::FileChanged)
        .carries("DELETE");
    let told = told.ends(|state| *state == State::Changed);
    assert_eq!(told.go().effects, []);
    let told = upload(1, 0)
        .begun()
        .answer(kept(4, "4waSgw=="))
        .tell(Event::FileChanged);
    told.ends(is_done);
}

#[test]
fn the_button_works_once() {
    let told = upload(1, 0).go();
    assert!(!told.machine.may_go() && told.machine.may_pause());
    assert_eq!(told.go().effects, []);
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

#[test]
fn a_witness_knows_the_file() {
    let file = CheckedFile {
        size: 9,
        ..plan(0).file
    };
    let check = |parts: &[(u64, &[u8])], wanted: Result<(), Changed>| {
        let mut witness = Witness::new(&file);
        let found = parts
            .iter()
            .map(|(start, bytes)| witness.see(*start, bytes))
            .last();
        assert_eq!(found, Some(wanted), "{parts:?}");
    };
    check(&[(0, b"123456789")], Ok(()));
    check(&[(0, b"123456780")], Err(Changed));
    check(&[(0, b"1234"), (4, b"56789")], Ok(()));
    check(&[(0, b"1234"), (2, b"XX56789")], Ok(()));
    check(&[(0, b"1234"), (4, b"567X"), (8, b"9")], Err(Changed));
    check(&[(0, b"123X"), (0, b"1234"), (4, b"56789")], Ok(()));
    check(&[(0, b"123X"), (4, b"56789")], Err(Changed));
    check(&[(0, b"123456789"), (4, b"56")], Ok(()));
    check(&[(0, b"1234567890")], Err(Changed));
    check(&[(8, b"90")], Err(Changed));
    check(&[(4, b"56789")], Ok(()));
}
