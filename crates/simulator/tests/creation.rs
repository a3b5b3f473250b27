//! The machine that creates a job exactly once, against simulated Google and its faults.

mod support;

use proptest::prelude::*;
use serde_json::json;
use simulator::{Fault, Request, Scenario, Trouble, When};
use support::{Page, START, settings};
use vertex::{
    NoAnswer,
    creation::{CALL_LIMIT, Creation, Effect, Event, State},
};

/// Lets the machine create the job, and everything go wrong that is in the script.
fn create(faults: Vec<Fault>, jitter: f64) -> (Page, Creation) {
    let scenario = Scenario {
        faults,
        ..Scenario::default()
    };
    create_in(Page::with(scenario), jitter)
}

fn create_in(mut page: Page, jitter: f64) -> (Page, Creation) {
    let machine = Creation::new(&settings(json!({}))).expect("settings without errors");
    let (mut machine, mut effects) = machine.step(Event::Send { now: START });
    for _ in 0..80 {
        let mut event = None;
        for effect in effects {
            match effect {
                Effect::Remember(_) | Effect::Forget => {}
                Effect::Wake { after } => {
                    let now = page.wait(after).now;
                    event = Some(Event::Woke { now });
                }
                Effect::Carry { call, request } => {
                    let request = Request::of(&request, page.token.as_ref(), &[]).expect("one");
                    let reply = page.raw(request);
                    let in_time = reply.delay < CALL_LIMIT;
                    let answer = if in_time {
                        reply.answer
                    } else {
                        Err(NoAnswer::TimedOut)
                    };
                    let waited = match answer {
                        Err(NoAnswer::TimedOut) => CALL_LIMIT,
                        _ => reply.delay + 100,
                    };
                    let now = page.wait(waited).now;
                    event = Some(Event::Answered {
                        call,
                        answer,
                        now,
                        jitter,
                    });
                }
            }
        }
        let Some(event) = event else { break };
        (machine, effects) = machine.step(event);
    }
    // What is still on its way arrives.
    let nothing = Request::new("GET", "https://example.com/").expect("a request");
    let _ = page.wait(10_000_000).raw(nothing);
    (page, machine)
}

fn nth(method: &str, nth: u64, what: Trouble) -> Fault {
    let when = When {
        method: Some(method.to_owned()),
        path: Some("*/pipelineJobs*".to_owned()),
        nth,
        ..When::default()
    };
    Fault { when, what }
}

fn status(status: u16, done: bool) -> Trouble {
    Trouble::Status {
        status,
        headers: vec![("retry-after".to_owned(), "2".to_owned())],
        body: json!({ "error": { "code": status, "message": "" } }),
        done,
    }
}

#[test]
fn one_fault_of_any_kind_leaves_one_job() {
    let troubles = [
        Trouble::Reset,
        Trouble::Lost,
        Trouble::Silent,
        Trouble::Late {
            milliseconds: 5_000,
        },
        Trouble::Late {
            milliseconds: 200_000,
        },
        Trouble::Slow {
            milliseconds: 40_000,
        },
        Trouble::Slow { milliseconds: 400 },
        Trouble::Page { status: 200 },
        Trouble::Page { status: 502 },
        status(500, false),
        status(500, true),
        status(503, true),
        status(504, false),
        status(409, true),
        status(429, false),
    ];
    for trouble in troubles {
        let (page, machine) = create(vec![nth("POST", 1, trouble.clone())], 0.5);
        let state = machine.state();
        assert!(matches!(state, State::Created(_)), "{trouble:?}: {state:?}");
        assert_eq!(page.google.jobs_created(), 1, "{trouble:?}");
    }
}

#[test]
fn a_refusal_creates_nothing() {
    for code in [400, 401, 403, 404, 412] {
        let (page, machine) = create(vec![nth("POST", 1, status(code, false))], 0.5);
        assert!(
            matches!(machine.state(), State::Refused(_)),
            "{:?}",
            machine.state()
        );
        assert_eq!(page.google.jobs_created(), 0);
    }
}

#[test]
fn a_job_that_has_our_id_is_not_taken_for_ours() {
    let mut page = Page::new();
    let other = settings(json!({ "displayName": "another" }));
    let (request, _) = vertex::pipeline_jobs::create(&other).expect("a request");
    assert!(page.call(&request).is_success());
    let (page, machine) = create_in(page, 0.5);
    let State::Taken(job) = machine.state() else {
        panic!("{:?}", machine.state())
    };
    assert_eq!(job.display_name, "another");
    assert_eq!(page.google.jobs_created(), 1);
}

fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        Just(Trouble::Reset),
        Just(Trouble::Lost),
        Just(Trouble::Silent),
        (0..400_000u64).prop_map(|milliseconds| Trouble::Late { milliseconds }),
        (0..60_000u64).prop_map(|milliseconds| Trouble::Slow { milliseconds }),
        prop::sample::select(vec![200, 404, 502]).prop_map(|status| Trouble::Page { status }),
        (
            prop::sample::select(vec![400, 401, 403, 404, 408, 409, 429, 500, 503, 504]),
            any::<bool>()
        )
            .prop_map(|(code, done)| status(code, done)),
    ]
}

proptest! {
    #[test]
    fn there_is_never_a_second_job(
        script in prop::collection::vec(
            ("POST|GET", 1..5u64, trouble()).prop_map(|(method, number, what)| nth(&method, number, what)),
            0..8,
        ),
        jitter in 0.0..1.0f64,
    ) {
        let (page, machine) = create(script, jitter);
        prop_assert!(page.google.jobs_created() <= 1);
        if let State::Created(job) = machine.state() {
            prop_assert_eq!(page.google.jobs_created(), 1);
            prop_assert_eq!(&job.display_name, "job");
        }
    }
}
