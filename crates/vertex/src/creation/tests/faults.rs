//! The machine against a Google that loses, delays and refuses, by a script.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{answer, creation, job};
use crate::{
    creation::{BUDGET, CALL_LIMIT, Creation, Effect, Event, State},
    http::{Method, NoAnswer, Request, Response},
};

/// What befalls one call.
#[derive(Debug, Clone, Copy)]
enum Fault {
    None,
    /// It never arrives.
    Lost,
    /// It arrives and is done, and the answer is lost.
    Unheard,
    /// It arrives so many milliseconds later, when nobody waits for the answer.
    Late(u64),
    /// The answer is a status; what was asked is done all the same, or not.
    Status(u16, bool),
    /// Too busy for so many seconds.
    Busy(u16, u64),
    /// A proxy's page.
    Page(u16),
}

impl Fault {
    /// Whether the machine must come through it.
    fn passes(self) -> bool {
        match self {
            Self::Status(status, _) => status >= 500,
            Self::Busy(_, seconds) => seconds <= 10,
            Self::Late(_) | Self::None | Self::Lost | Self::Unheard | Self::Page(_) => true,
        }
    }
}

/// Google, with a clock and a list of jobs that are still on their way.
struct Google {
    now: u64,
    /// What is kept under the one ID that is ever asked for.
    kept: Option<Value>,
    coming: Vec<u64>,
    creations: u32,
}

impl Google {
    fn arrive(&mut self) {
        let now = self.now;
        let due = self.coming.iter().filter(|time| **time <= now).count();
        self.coming.retain(|time| *time > now);
        for _ in 0..due {
            let _ = self.create();
        }
    }

    fn create(&mut self) -> (u16, Value) {
        if self.kept.is_some() {
            return (409, error("ALREADY_EXISTS"));
        }
        self.creations += 1;
        self.kept = Some(job("job"));
        (200, job("job"))
    }

    fn handle(&mut self, request: &Request) -> (u16, Value) {
        match (request.method(), &self.kept) {
            (Method::Post, _) => self.create(),
            (Method::Get, Some(job)) => (200, job.clone()),
            (Method::Get, None) => (404, error("NOT_FOUND")),
            other => panic!("{other:?}"),
        }
    }

    fn suffer(&mut self, request: &Request, fault: Fault) -> Result<Response, NoAnswer> {
        self.arrive();
        match fault {
            Fault::None => {
                self.now += 200;
                let (status, body) = self.handle(request);
                answer(status, &body)
            }
            Fault::Lost => {
                self.now += 50;
                Err(NoAnswer::Unreachable)
            }
            Fault::Unheard => {
                let _ = self.handle(request);
                self.now += CALL_LIMIT;
                Err(NoAnswer::TimedOut)
            }
            Fault::Late(after) => {
                if request.method() == Method::Post {
                    self.coming.push(self.now + after);
                }
                self.now += CALL_LIMIT;
                Err(NoAnswer::TimedOut)
            }
            Fault::Status(status, done) => {
                self.now += 200;
                if done {
                    let _ = self.handle(request);
                }
                answer(
                    status,
                    &json!({ "error": { "code": status, "message": "" } }),
                )
            }
            Fault::Busy(status, seconds) => {
                self.now += 200;
                let seconds = seconds.to_string();
                Ok(Response::new(status, [("retry-after", seconds)], "{}"))
            }
            Fault::Page(status) => {
                self.now += 200;
                Ok(Response::new(status, [("a", "b")], "<html></html>"))
            }
        }
    }
}

fn error(status: &str) -> Value {
    json!({ "error": { "status": status, "message": "" } })
}

/// How a run ended.
struct Ended {
    machine: Creation,
    google: Google,
    posts: u32,
}

/// Plays a script, one fault for each call; afterwards all is well.
fn play(script: &[Fault], taken: bool, jitters: &[f64]) -> Ended {
    let mut google = Google {
        now: 1_000_000,
        kept: taken.then(|| job("another")),
        coming: Vec::new(),
        creations: 0,
    };
    let mut script = script.iter();
    let mut jitters = jitters.iter().cycle();
    let (mut posts, mut looked, mut calls) = (0, true, 0);
    let start = google.now;
    let (mut machine, mut effects) = creation().step(Event::Send { now: start });
    loop {
        let mut event = None;
        for effect in effects {
            match effect {
                Effect::Remember(_) | Effect::Forget => {}
                Effect::Wake { after } => {
                    google.now += after;
                    event = Some(Event::Woke { now: google.now });
                }
                Effect::Carry { call, request } => {
                    calls += 1;
                    assert!(calls < 60, "it goes on without end");
                    let fault = script.next().copied().unwrap_or(Fault::None);
                    let is_post = request.method() == Method::Post;
                    if is_post {
                        posts += 1;
                        assert!(request.url().ends_with("?pipelineJobId=tune-1"));
                        assert!(looked, "sent again without a look");
                    }
                    let answer = google.suffer(&request, fault);
                    // Only a clear "not now" may be followed by the same again.
                    looked = !is_post || answer.as_ref().is_ok_and(|answer| answer.status == 429);
                    let jitter = *jitters.next().expect("some");
                    event = Some(Event::Answered {
                        call,
                        answer,
                        now: google.now,
                        jitter,
                    });
                }
            }
        }
        let Some(event) = event else { break };
        (machine, effects) = machine.step(event);
    }
    let limit = start + BUDGET + CALL_LIMIT;
    assert!(
        google.now <= limit,
        "it went on for {} ms",
        google.now - start
    );
    Ended {
        machine,
        google,
        posts,
    }
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::None),
        Just(Fault::Lost),
        Just(Fault::Unheard),
        (1u64..400_000).prop_map(Fault::Late),
        (prop::sample::select(vec![400, 401, 403, 404, 409, 412, 429]))
            .prop_map(|status| Fault::Status(status, false)),
        (
            prop::sample::select(vec![500, 502, 503, 504]),
            any::<bool>()
        )
            .prop_map(|(status, done)| Fault::Status(status, done)),
        (prop::sample::select(vec![429, 503]), 0u64..400)
            .prop_map(|(status, seconds)| Fault::Busy(status, seconds)),
        prop::sample::select(vec![200, 403, 404, 502]).prop_map(Fault::Page),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn whatever_happens_there_is_one_job_or_the_truth(
        script in prop::collection::vec(fault(), 0..14),
        taken in prop::bool::weighted(0.1),
        jitters in prop::collection::vec(0.0f64..1.0, 1..8),
    ) {
        let mut ended = play(&script, taken, &jitters);
        prop_assert!(ended.google.creations <= 1);
        let ours = ended.google.kept == Some(job("job"));
        match ended.machine.state() {
            State::Created(_) => prop_assert!(ours),
            State::Taken(_) => prop_assert!(taken),
            // Nothing is there, and nothing will come.
            State::Refused(_) => {
                ended.google.now = u64::MAX;
                ended.google.arrive();
                prop_assert!(ended.google.kept.is_none() || taken);
            }
            State::Unknown(_) => prop_assert!(ended.machine.may_look() && !ended.machine.may_send()),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn a_few_faults_that_pass_do_not_keep_the_job_from_being_created(
        script in prop::collection::vec(fault().prop_filter("a lasting fault", |fault| fault.passes()), 0..5),
        jitters in prop::collection::vec(0.0f64..1.0, 1..8),
    ) {
        let ended = play(&script, false, &jitters);
        prop_assert!(matches!(ended.machine.state(), State::Created(_)), "{:?}", ended.machine.state());
        prop_assert_eq!(ended.google.creations, 1);
        prop_assert!(ended.posts as usize <= script.len() + 1);
    }
}
