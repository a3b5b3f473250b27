//! Hundreds of bad lines between the machine that brings a file and simulated Google, each out of a
//! seed.

mod support;

use serde_json::{Value, json};
use support::{
    Page,
    upload::{bytes, signed},
    uploader::{NAME, object, plan, upload},
};
use vertex::{
    NoAnswer, Response,
    storage::{self, ObjectName},
    upload::{PART, State, Upload},
};

/// Numbers out of a seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }
}

fn answer(status: u16, done: bool) -> Value {
    let body = json!({ "error": { "code": status, "message": "Simulated." } });
    json!({ "status": { "status": status, "body": body, "done": done } })
}

/// What a file gets past, however often it happens within reason.
fn troubles() -> Vec<Value> {
    vec![
        json!("reset"),
        json!("lost"),
        json!("silent"),
        json!({ "late": { "milliseconds": 5_000 } }),
        json!({ "slow": { "milliseconds": 400 } }),
        json!({ "slow": { "milliseconds": 400_000 } }),
        json!({ "part": { "bytes": 262_144 } }),
        json!({ "page": { "status": 502 } }),
        json!({ "hide": { "header": "Range" } }),
        answer(408, false),
        answer(429, false),
        answer(429, true),
        answer(500, true),
        answer(502, false),
        answer(503, false),
        answer(503, true),
        answer(504, true),
    ]
}

/// What is an answer for good, or means that something is badly wrong.
fn refusals() -> Vec<Value> {
    vec![
        answer(400, false),
        answer(401, false),
        answer(403, false),
        answer(404, false),
        answer(404, true),
        answer(405, false),
        answer(410, false),
        answer(410, true),
        answer(412, false),
        answer(413, true),
        json!("wrongCrc"),
        json!("notAllowed"),
        json!({ "hide": { "header": "Location" } }),
    ]
}

/// Up to five faults, in the first seven requests of a kind.
fn script(chance: &mut Chance, kinds: &[Value]) -> Value {
    let count = 1 + chance.below(5);
    let faults = (0..count).map(|_| {
        let method = chance.one_of(&["POST", "PUT", "PUT", "GET"]);
        let when = json!({ "method": method, "nth": 1 + chance.below(7) });
        json!({ "when": when, "what": chance.one_of(kinds) })
    });
    faults.collect()
}

/// Brings a file out of a seed past a script; whatever is called done is there, byte for byte.
#[track_caller]
fn check(seed: u64, kinds: &[Value]) -> Upload {
    let mut chance = Chance(seed);
    // A few long ones go in two parts.
    let length = match chance.below(24) {
        0 => PART + 300_001,
        _ => *chance.one_of(&[0, 1, 70_000, 262_144, 262_145, 600_001]),
    };
    let faults = script(&mut chance, kinds);
    let file = bytes(length as usize);
    let mut page = Page::of(json!({ "faults": faults, "keep": "bytes", "seed": seed }));
    let machine = upload(&mut page, plan(&file), &file);
    if let State::Done(done) = machine.state() {
        // What is left of the script befalls questions that do not matter.
        for _ in 0..8 {
            let _ = read(&mut page, "");
        }
        let there = read(&mut page, "?alt=media").expect("an answer").body;
        assert!(there == file, "seed {seed}: {faults}");
        assert_eq!(object(&mut page).as_ref(), Some(&**done), "seed {seed}");
    }
    machine
}

/// Asks for what is there.
fn read(page: &mut Page, query: &str) -> Result<Response, NoAnswer> {
    let name = ObjectName::parse(NAME).expect("a name");
    let url = format!("{}{query}", storage::get_object(&name).url());
    page.raw(signed("GET", &url)).answer
}

#[test]
fn on_any_line_that_lets_something_through_the_file_arrives() {
    let troubles = troubles();
    for seed in 0..400 {
        let machine = check(seed, &troubles);
        let state = machine.state();
        assert!(matches!(state, State::Done(_)), "seed {seed}: {state:?}");
    }
}

#[test]
fn whatever_google_says_what_is_called_done_is_there() {
    let kinds: Vec<_> = troubles().into_iter().chain(refusals()).collect();
    let done = (400..800)
        .filter(|seed| matches!(check(*seed, &kinds).state(), State::Done(_)))
        .count();
    // A person who goes on three times brings most of them there.
    assert!(done > 200, "{done} of 400 arrived");
}
