//! What a person decides.

use super::*;
use crate::error::Cause;

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
    let told = told
        .tell(late.clone())
        .ends(|state| *state == State::Paused);
    let told = told.go().carries("*").tell(late);
    assert_eq!(told.machine.state, State::Asking);
    told.answer(stored("3")).carries("4-8");
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
