use serde_json::json;

use super::*;
use crate::{error::Cause, http::Method};

mod faults;

pub(super) fn settings() -> Settings {
    Settings {
        project: "my-project".to_owned(),
        pipeline_region: "us-central1".to_owned(),
        model: "text-bison@002".to_owned(),
        display_name: "job".to_owned(),
        model_display_name: "model".to_owned(),
        output_directory: "gs://my-bucket/output".to_owned(),
        dataset_uri: "gs://my-bucket/train.jsonl".to_owned(),
        train_steps: Some(json!(300)),
        quota_project: Some("other-project".to_owned()),
        pipeline_job_id: Some("tune-1".to_owned()),
        ..Settings::default()
    }
}

pub(super) fn creation() -> Creation {
    Creation::new(&settings()).expect("settings without errors")
}

/// The job as the service gives it back: with values of its own, and numbers in another form.
pub(super) fn job(display_name: &str) -> serde_json::Value {
    json!({
        "name": "projects/123/locations/us-central1/pipelineJobs/tune-1",
        "displayName": display_name,
        "state": "PIPELINE_STATE_PENDING",
        "runtimeConfig": {
            "gcsOutputDirectory": "gs://my-bucket/output/",
            "parameterValues": {
                "project": "my-project", "model_display_name": "model",
                "dataset_uri": "gs://my-bucket/train.jsonl", "location": "us-central1",
                "accelerator_type": "GPU", "large_model_reference": "text-bison@002",
                "train_steps": 300.0, "tuning_method": "tune_v2",
            },
        },
    })
}

#[expect(clippy::unnecessary_wraps, reason = "it is what a carrier brings")]
pub(super) fn answer(status: u16, body: &serde_json::Value) -> Result<Response, NoAnswer> {
    let headers = [("content-type", "application/json")];
    Ok(Response::new(status, headers, body.to_string()))
}

fn refusal(status: u16) -> Result<Response, NoAnswer> {
    answer(
        status,
        &json!({ "error": { "code": status, "message": "" } }),
    )
}

/// A machine that is told one thing after another, a second apart, and wakes when it wants to.
struct Told {
    machine: Creation,
    now: u64,
    effects: Vec<Effect>,
}

impl Told {
    fn new(machine: Creation) -> Self {
        Self {
            machine,
            now: 0,
            effects: Vec::new(),
        }
    }

    fn tell(mut self, event: Event) -> Self {
        let (machine, effects) = self.machine.step(event);
        self.machine = machine;
        self.effects = effects;
        self
    }

    fn send(self) -> Self {
        let now = self.now;
        self.tell(Event::Send { now })
    }

    fn look(self) -> Self {
        let now = self.now;
        self.tell(Event::Look { now })
    }

    fn answer(mut self, answer: Result<Response, NoAnswer>) -> Self {
        self.now += 1_000;
        let (call, now) = (self.machine.call, self.now);
        let told = self.tell(Event::Answered {
            call,
            answer,
            now,
            jitter: 1.0,
        });
        told.wake()
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

    /// The method of what is to be carried.
    #[track_caller]
    fn carries(self, method: Method) -> Self {
        let carried = self.effects.iter().find_map(|effect| match effect {
            Effect::Carry { request, .. } => Some(request.method()),
            _ => None,
        });
        assert_eq!(carried, Some(method), "{:?}", self.machine.state);
        self
    }

    #[track_caller]
    fn ends(self, is_end: fn(&State) -> bool) -> Self {
        let carries =
            |effect: &Effect| matches!(effect, Effect::Carry { .. } | Effect::Wake { .. });
        assert!(!self.effects.iter().any(carries), "{:?}", self.effects);
        assert!(is_end(&self.machine.state), "{:?}", self.machine.state);
        self
    }
}

fn is_created(state: &State) -> bool {
    matches!(state, State::Created(_))
}

#[test]
fn it_is_remembered_before_it_is_sent() {
    let told = Told::new(creation()).send();
    let [Effect::Remember(draft), Effect::Carry { call: 1, request }] = told.effects.as_slice()
    else {
        panic!("{:?}", told.effects)
    };
    assert!(
        request
            .url()
            .ends_with("/pipelineJobs?pipelineJobId=tune-1")
    );
    let json = serde_json::to_string(draft).expect("JSON");
    let read: Draft = serde_json::from_str(&json).expect("a draft");
    assert_eq!(&read, draft.as_ref());
    told.answer(answer(200, &job("job"))).ends(is_created);
}

#[test]
fn the_button_works_once() {
    let told = Told::new(creation()).send();
    assert!(!told.machine.may_send());
    let told = told.send();
    assert_eq!(told.effects, []);
    let told = told.answer(answer(200, &job("job"))).send();
    assert_eq!(told.effects, []);
    assert_eq!(told.machine.call, 1);
}

#[test]
fn a_lost_answer_is_looked_for() {
    let check = |lost: Result<Response, NoAnswer>| {
        let told = Told::new(creation()).send().answer(lost);
        told.carries(Method::Get)
            .answer(answer(200, &job("job")))
            .ends(is_created);
    };
    check(Err(NoAnswer::Unreachable));
    check(Err(NoAnswer::TimedOut));
    check(refusal(500));
    check(refusal(503));
    check(refusal(504));
    check(refusal(408));
    check(Ok(Response::new(502, [("a", "b")], "<html></html>")));
    check(Ok(Response::new(200, [("a", "b")], "<html></html>")));
    check(answer(200, &json!({})));
    check(answer(200, &job("another")));
}

#[test]
fn what_is_not_there_is_sent_again_under_the_same_id() {
    let told = Told::new(creation()).send();
    let told = told.answer(Err(NoAnswer::TimedOut)).answer(refusal(404));
    let told = told.carries(Method::Post);
    let sent = told.effects.iter().any(|effect| {
        matches!(effect, Effect::Carry { request, .. } if request.url().ends_with("pipelineJobId=tune-1"))
    });
    assert!(sent);
    told.answer(answer(200, &job("job"))).ends(is_created);
}

#[test]
fn an_id_that_is_there_already_is_compared() {
    let conflict = || {
        Told::new(creation())
            .send()
            .answer(refusal(409))
            .carries(Method::Get)
    };
    conflict().answer(answer(200, &job("job"))).ends(is_created);
    let taken = conflict().answer(answer(200, &job("another")));
    let taken = taken.ends(|state| matches!(state, State::Taken(_)));
    assert!(!taken.machine.may_send());
    let mut other = job("job");
    other["runtimeConfig"]["parameterValues"]["train_steps"] = json!(301);
    conflict()
        .answer(answer(200, &other))
        .ends(|state| matches!(state, State::Taken(_)));
    other["runtimeConfig"]["parameterValues"] = json!({});
    conflict()
        .answer(answer(200, &other))
        .ends(|state| matches!(state, State::Taken(_)));
}

#[test]
fn a_refusal_is_never_sent_again_by_itself() {
    for status in [400, 401, 403, 404, 412] {
        let told = Told::new(creation()).send().answer(refusal(status));
        assert_eq!(told.effects, [Effect::Forget], "{status}");
        let told = told.ends(|state| matches!(state, State::Refused(_)));
        // With a new token, the person may.
        told.send().carries(Method::Post);
    }
}

#[test]
fn a_refusal_says_nothing_about_an_earlier_request() {
    let told = Told::new(creation()).send().answer(Err(NoAnswer::TimedOut));
    let told = told.answer(refusal(404)).answer(refusal(401));
    let told = told
        .ends(|state| matches!(state, State::Unknown(error) if error.cause == Cause::TokenInvalid));
    assert!(told.machine.may_look() && !told.machine.may_send());
    let told = told.look().carries(Method::Get);
    told.answer(answer(200, &job("job"))).ends(is_created);
}

#[test]
fn google_s_wish_to_wait_is_kept() {
    let busy = |status, seconds: &str| {
        let body = r#"{"error":{"message":"Try again later."}}"#;
        Ok(Response::new(status, [("Retry-After", seconds)], body))
    };
    let check = |status, seconds, wanted| {
        let machine = Told::new(creation()).send().machine;
        let (call, jitter) = (machine.call, 0.0);
        let answer = busy(status, seconds);
        let (machine, effects) = machine.step(Event::Answered {
            call,
            answer,
            now: 0,
            jitter,
        });
        assert_eq!(effects, [Effect::Wake { after: wanted }], "{status}");
        let early = machine.step(Event::Woke { now: wanted - 1 });
        assert_eq!(early.1, [Effect::Wake { after: 1 }]);
    };
    check(429, "7", 7_000);
    check(503, "7", 7_000);
    check(429, "0", 500);
    check(429, "soon", 500);
    let told = Told::new(creation()).send().answer(busy(429, "7"));
    told.carries(Method::Post);
    let told = Told::new(creation()).send().answer(busy(503, "7"));
    told.carries(Method::Get);
    // Longer than the machine may wait: the person decides.
    let told = Told::new(creation()).send().answer(busy(429, "301"));
    told.ends(|state| matches!(state, State::Refused(error) if error.retry_after == Some(301)));
    let told = Told::new(creation()).send().answer(busy(503, "301"));
    told.ends(|state| matches!(state, State::Unknown(_)));
}

#[test]
fn missing_quota_does_not_come_by_waiting() {
    let body = json!({ "error": { "status": "RESOURCE_EXHAUSTED", "message":
        "The following quota metrics exceed quota limits: aiplatform.googleapis.com/x" } });
    let told = Told::new(creation()).send().answer(answer(429, &body));
    told.ends(|state| matches!(state, State::Refused(_)));
}

#[test]
fn it_gives_up_after_five_minutes_and_can_be_asked_again() {
    let mut told = Told::new(creation()).send();
    let mut calls = 0;
    while !matches!(told.machine.state, State::Unknown(_)) {
        told = told.answer(Err(NoAnswer::Unreachable));
        calls += 1;
        assert!(calls < 20);
    }
    // 1 + 2 + 4 + 8 + 16 + 32 + 60 × 3 seconds of waiting, and a second for each call.
    assert_eq!(calls, 10);
    assert!(told.now <= BUDGET);
    told.look().carries(Method::Get);
}

#[test]
fn a_reload_finds_the_job() {
    let resumed = || {
        let machine = Creation::resume(creation().draft).expect("a draft");
        assert!(machine.may_look() && !machine.may_send());
        Told::new(machine).look().carries(Method::Get)
    };
    resumed().answer(answer(200, &job("job"))).ends(is_created);
    let absent = resumed()
        .answer(refusal(404))
        .ends(|state| *state == State::Absent);
    absent
        .send()
        .carries(Method::Post)
        .answer(answer(200, &job("job")))
        .ends(is_created);
    resumed()
        .answer(refusal(401))
        .ends(|state| matches!(state, State::Unknown(_)));
    resumed().answer(refusal(500)).carries(Method::Get);
}

#[test]
fn whoever_stops_is_told_what_is_not_known() {
    let told = Told::new(creation()).send().tell(Event::Stop);
    let told = told.ends(|state| matches!(state, State::Unknown(_)));
    // The answer comes all the same, and no longer counts.
    let late = Event::Answered {
        call: 1,
        answer: answer(200, &job("job")),
        now: 1,
        jitter: 0.0,
    };
    let told = told
        .tell(late)
        .ends(|state| matches!(state, State::Unknown(_)));
    told.look()
        .answer(answer(200, &job("job")))
        .ends(is_created);
    let told = Told::new(creation()).tell(Event::Stop);
    assert_eq!(told.machine.state, State::Ready);
}

#[test]
fn both_calls_count_against_the_same_quota() {
    let check = |told: &Told| {
        let quota = told.effects.iter().find_map(|effect| match effect {
            Effect::Carry { request, .. } => request
                .headers()
                .find(|(name, _)| *name == "x-goog-user-project")
                .map(|(_, project)| project.to_owned()),
            _ => None,
        });
        assert_eq!(quota.as_deref(), Some("other-project"));
    };
    let told = Told::new(creation()).send();
    check(&told);
    check(&told.answer(Err(NoAnswer::TimedOut)));
}
