//! The machine that brings a file to Cloud Storage, against simulated Google and its faults.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use support::{
    Page,
    upload::{bytes, crc},
    uploader::{object, plan, upload},
};
use vertex::upload::{PART, State, Upload};

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
    let check = |length: u64, change: &dyn Fn(&mut Vec<u8>)| {
        let mut page = Page::new();
        let checked = bytes(length as usize);
        let mut changed = checked.clone();
        change(&mut changed);
        let machine = upload(&mut page, plan(&checked), &changed);
        assert_eq!(*machine.state(), State::Changed);
        assert_eq!(object(&mut page), None);
    };
    check(1, &|file| file[0] ^= 1);
    check(1_000, &|file| file[500] ^= 1);
    check(1_000, &|file| file.truncate(999));
    check(1_000, &Vec::clear);
    // In the part that was sent before the change was seen, and in the one after it.
    check(PART + 5, &|file| file[0] ^= 1);
    check(PART + 5, &|file| file[PART as usize] ^= 1);
    check(PART + 5, &|file| file.truncate(PART as usize));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
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
