use vertex::{NoAnswer, Response, creation::Event};

use super::*;
use crate::state::{AccountAction, TokenFacts};

fn settings(id: &str) -> Settings {
    Settings {
        project: "my-project".to_owned(),
        pipeline_region: "us-central1".to_owned(),
        model: "text-bison@002".to_owned(),
        display_name: "job".to_owned(),
        model_display_name: "model".to_owned(),
        output_directory: "gs://my-bucket/output".to_owned(),
        dataset_uri: "gs://my-bucket/train.jsonl".to_owned(),
        pipeline_job_id: Some(id.to_owned()),
        ..Settings::default()
    }
}

fn begun(id: &str) -> Creating {
    let fresh = Creating::of(None, &settings(id), Destination::Google).expect("no errors");
    after(&fresh, Event::Send { now: 0 })
}

fn after(creating: &Creating, event: Event) -> Creating {
    Creating {
        creation: creating.creation.step(event).0,
        ..creating.clone()
    }
}

fn answered(creating: &Creating, answer: Result<Response, NoAnswer>) -> Creating {
    let event = Event::Answered {
        call: 1,
        answer,
        now: 1,
        jitter: 0.5,
    };
    after(creating, event)
}

fn refused(creating: &Creating) -> Creating {
    answered(
        creating,
        Ok(Response::new(
            403,
            [("a", "b")],
            "{\"error\":{\"code\":403}}",
        )),
    )
}

#[test]
fn a_second_wish_for_the_same_job_goes_to_the_same_creation() {
    let first = begun("tune-1");
    let again = Creating::of(Some(&first), &settings("tune-1"), Destination::Google);
    assert_eq!(again.as_ref(), Some(&first));
    assert!(!first.creation.may_send());
}

#[test]
fn another_job_is_not_begun_before_the_last_one_was_put_aside() {
    let lost = answered(&begun("tune-1"), Err(NoAnswer::TimedOut));
    for current in [begun("tune-1"), lost] {
        let of = |settings, destination| Creating::of(Some(&current), &settings, destination);
        assert_eq!(of(settings("tune-2"), Destination::Google), None);
        assert_eq!(of(settings("tune-1"), Destination::Simulated), None);
    }
}

#[test]
fn what_was_refused_stands_in_no_one_s_way() {
    let refused = refused(&begun("tune-1"));
    assert!(refused.is_refused());
    let other = Settings {
        project: "other-project".to_owned(),
        ..settings("tune-1")
    };
    let next = Creating::of(Some(&refused), &other, Destination::Google).expect("a new one");
    assert!(next.creation.may_send());
    assert!(next.name().starts_with("projects/other-project/"));
}

#[test]
fn settings_with_errors_make_no_job() {
    assert_eq!(
        Creating::of(None, &Settings::default(), Destination::Google),
        None
    );
    let nameless = Settings {
        pipeline_job_id: None,
        ..settings("")
    };
    assert_eq!(Creating::of(None, &nameless, Destination::Google), None);
}

#[test]
fn a_reload_finds_the_last_job_and_does_not_know_whether_it_is_there() {
    let (one, two) = (begun("tune-1"), begun("tune-2"));
    let remembered = Remembered::default()
        .with(Destination::Simulated, two.creation.draft())
        .with(Destination::Google, one.creation.draft())
        .with(Destination::Google, two.creation.draft())
        .with(Destination::Google, one.creation.draft());
    assert_eq!(remembered.0.len(), 3, "one entry a job");
    let read = Remembered::read(&remembered.write().expect("something"));
    assert_eq!(read, remembered);
    let found = read.last().expect("a job");
    assert_eq!(found.creation.draft(), one.creation.draft());
    assert_eq!(found.destination, Destination::Google);
    assert!(found.is_remembered());
    assert!(!found.creation.may_send());
    let left = read.without(Destination::Google, found.name());
    assert_eq!(left.last().expect("a job").name(), two.name());
    let none = left
        .without(Destination::Google, two.name())
        .without(Destination::Simulated, two.name());
    assert_eq!(none.write(), None);
}

#[test]
fn what_is_remembered_is_bounded() {
    let ids = (0..50).map(|number| format!("tune-{number}"));
    let all = ids.fold(Remembered::default(), |remembered, id| {
        remembered.with(Destination::Google, begun(&id).creation.draft())
    });
    assert_eq!(all.0.len(), Remembered::MOST);
    assert!(all.last().expect("a job").name().ends_with("/tune-49"));
}

#[test]
fn content_that_cannot_be_read_is_left_out() {
    for text in [
        "",
        "{}",
        "null",
        "[null, 3, {}, {\"destination\":\"google\"}]",
        "[{",
    ] {
        assert_eq!(Remembered::read(text), Remembered::default(), "{text}");
    }
    let job = Remembered::default().with(Destination::Google, begun("tune-1").creation.draft());
    let text = job.write().expect("something");
    let mixed = text.replacen(
        '[',
        "[{\"destination\":\"google\",\"draft\":{\"name\":\"x\"}},",
        1,
    );
    assert_eq!(Remembered::read(&mixed), job);
}

#[test]
fn a_job_is_looked_for_where_it_was_sent() {
    let creating = begun("tune-1");
    let simulated = Account::default();
    assert!(!creating.may_call(&simulated, 0));
    let google = simulated.apply(AccountAction::HeadFor(Destination::Google));
    assert!(!creating.may_call(&google, 0));
    let token = TokenFacts {
        until: 10,
        exact: true,
    };
    let signed = google.apply(AccountAction::SignedIn(token));
    assert!(creating.may_call(&signed, 9));
    assert!(!creating.may_call(&signed, 10));
}

#[test]
fn the_console_shows_what_google_has() {
    assert_eq!(
        begun("tune-1").console().as_deref(),
        Some(
            "https://console.cloud.google.com/vertex-ai/pipelines/locations/us-central1/runs/tune-1?project=my-project"
        )
    );
    let simulated = Creating {
        destination: Destination::Simulated,
        ..begun("tune-1")
    };
    assert_eq!(simulated.console(), None);
}
