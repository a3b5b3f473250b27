//! What is done after failures.

use super::*;

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
    let told = hidden().tell(Event::Pause).go().carries("*");
    told.answer(nothing_said())
        .carries("POST")
        .answer(session("C"))
        .carries("0-8");
    // Suddenly it is there, and parts will do again.
    let told = upload(3, 0).begun().answer(nothing_said());
    let told = told.answer(session("B")).carries("0-12");
    told.answer(stored("3")).carries("4-8");
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
fn a_new_session_begins_to_count_anew() {
    let told = upload(2, 0)
        .begun()
        .answer(stored("3"))
        .answer(refusal(410));
    let told = told.answer(session("B")).carries("0-4");
    told.answer(stored("3")).carries("4-8");
}

#[test]
fn what_gets_through_ends_the_trouble() {
    let told = upload(2, 0)
        .begun()
        .answer(refusal(500))
        .answer(refusal(500));
    let told = told.hear(refusal(500));
    assert_eq!(told.effects, [Effect::Wake { after: 4_000 }]);
    let told = told
        .wake()
        .answer(stored("3"))
        .carries("4-8")
        .hear(refusal(500));
    assert_eq!(told.effects, [Effect::Wake { after: 1_000 }]);
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
