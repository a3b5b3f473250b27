//! Uploads on a bad line.

mod support;

use proptest::prelude::*;
use serde_json::json;
use support::{
    Page, json as body_of,
    upload::{QUANTUM, UPLOAD, bytes, check, crc, is_object, put, session, signed},
};
use vertex::NoAnswer;

#[test]
fn a_hidden_range_looks_like_nothing_stored() {
    let mut page = Page::of(json!({
        "faults": [{ "when": { "method": "PUT" }, "what": { "hide": { "header": "Range" } } }],
    }));
    let to = session(&mut page, "");
    let file = bytes(QUANTUM);
    check(&mut page, &to, "bytes 0-262143/*", &file, (308, None));
    check(
        &mut page,
        &to,
        "bytes */*",
        b"",
        (308, Some("bytes=0-262143")),
    );
}

#[test]
fn a_wrong_checksum_is_another_one() {
    let mut page = Page::of(json!({
        "faults": [{ "when": { "method": "PUT", "times": 2 }, "what": "wrongCrc" }],
    }));
    for file in [b"abc".as_slice(), b""] {
        let to = session(&mut page, "");
        let object = body_of(&put(&mut page, &to, None, file).expect("an answer"));
        assert_ne!(object["crc32c"], crc(file));
        assert_eq!(object["size"], file.len().to_string());
    }
}

#[test]
fn a_connection_that_breaks_off_leaves_what_arrived() {
    let mut page = Page::of(json!({ "faults": [
        { "when": { "method": "PUT" }, "what": { "part": { "bytes": 300_000 } } },
        { "when": { "method": "PUT" }, "what": "lost" },
    ] }));
    let file = bytes(2 * QUANTUM);
    let to = session(&mut page, "");
    let lost = put(&mut page, &to, Some("bytes 0-524287/524288"), &file);
    assert_eq!(lost, Err(NoAnswer::Unreachable));
    check(
        &mut page,
        &to,
        "bytes */524288",
        b"",
        (308, Some("bytes=0-262143")),
    );
    let end = check(
        &mut page,
        &to,
        "bytes 262144-524287/524288",
        &file[QUANTUM..],
        (200, None),
    );
    is_object(&end, &file);
}

#[test]
fn a_whole_file_that_breaks_off_goes_on_from_there() {
    let mut page = Page::of(json!({ "faults": [
        { "when": { "method": "PUT", "times": 2 }, "what": { "part": { "bytes": 300_000 } } },
        { "when": { "method": "PUT", "times": 2 }, "what": "lost" },
        { "when": { "method": "POST", "nth": 2 }, "what": { "part": { "bytes": 3 } } },
    ] }));
    let file = bytes(QUANTUM + 100_000);
    let to = session(&mut page, "");
    for _ in 0..2 {
        let lost = put(&mut page, &to, None, &file);
        assert_eq!(lost, Err(NoAnswer::Unreachable));
    }
    let question = format!("bytes */{}", file.len());
    let stored = (308, Some("bytes=0-262143"));
    check(&mut page, &to, &question, b"", stored);
    is_object(&put(&mut page, &to, None, &file).expect("an answer"), &file);
    let request = signed("POST", &format!("{UPLOAD}?uploadType=media&name=cut"));
    let response = page.raw(request.with_body("abcdef")).answer;
    assert_eq!(response.expect("an answer").status, 400);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_breaks_off_the_file_arrives_whole(
        length in 0..5 * QUANTUM,
        portion in 1..4usize,
        breaks in prop::collection::vec(prop::option::of(0..3 * QUANTUM as u64), 0..6),
    ) {
        let faults: Vec<_> = breaks
            .iter()
            .zip(1..)
            .filter_map(|(bytes, nth)| Some((nth, (*bytes)?)))
            .flat_map(|(nth, bytes)| {
                let when = json!({ "method": "PUT", "nth": nth });
                [json!({ "when": when, "what": { "part": { "bytes": bytes } } }), json!({ "when": when, "what": "lost" })]
            })
            .collect();
        let mut page = Page::of(json!({ "faults": faults, "keep": "bytes" }));
        let file = bytes(length);
        let to = session(&mut page, "");
        let mut at = 0;
        let mut answer = None;
        for _ in 0..60 {
            let end = (at + portion * QUANTUM).min(length);
            let range = if at == end { format!("bytes */{length}") } else { format!("bytes {at}-{}/{length}", end - 1) };
            let mut response = put(&mut page, &to, Some(&range), &file[at..end]);
            if response.is_err() {
                response = put(&mut page, &to, Some(&format!("bytes */{length}")), b"");
            }
            let Ok(response) = response else { continue };
            if response.status != 308 {
                answer = Some(response);
                break;
            }
            let range = response.header("range").and_then(|range| range.strip_prefix("bytes=0-"));
            at = range.map_or(0, |last| last.parse::<usize>().expect("a number") + 1);
        }
        is_object(&answer.expect("an end"), &file);
    }
}
