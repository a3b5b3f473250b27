//! However often a job is sent, and whatever goes wrong on the way, there is one job. Hundreds of
//! people press twice, reload, and have two tabs, in front of a simulated Google with faults.

use std::collections::BTreeMap;

use app::state::{AppState, Creating, Destination, Remembered};
use serde_json::json;
use simulator::{Fault, Request, Scenario, Simulator, Trouble, When};
use vertex::{
    NoAnswer, Response, Settings, Token,
    creation::{CALL_LIMIT, Effect, Event, State},
    pipeline_jobs,
};

/// 2024-01-01.
const START: u64 = 1_704_067_200_000;
const MINUTE: u64 = 60_000;
const RUNS: u64 = 400;

/// Numbers that follow from a seed. Source: Vigna, "splitmix64".
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(from.len() as u64)).expect("an index")]
    }

    fn trouble(&mut self) -> Trouble {
        match self.below(8) {
            0 => Trouble::Reset,
            1 => Trouble::Lost,
            2 => Trouble::Silent,
            3 => Trouble::Late {
                milliseconds: self.below(400_000),
            },
            4 => Trouble::Slow {
                milliseconds: self.below(MINUTE),
            },
            5 => Trouble::Page {
                status: self.pick(&[200, 404, 502]),
            },
            _ => {
                let code = self.pick(&[400, 401, 403, 404, 408, 409, 429, 500, 503, 504]);
                Trouble::Status {
                    status: code,
                    headers: vec![("retry-after".to_owned(), "2".to_owned())],
                    body: json!({ "error": { "code": code, "message": "" } }),
                    done: self.once_in(2),
                }
            }
        }
    }

    /// Up to five troubles; the first `spared` requests have none.
    fn faults(&mut self, spared: u64) -> Vec<Fault> {
        (0..self.below(6))
            .map(|_| Fault {
                when: When {
                    method: Some(self.pick(&["POST", "POST", "GET"]).to_owned()),
                    path: Some("*/pipelineJobs*".to_owned()),
                    nth: spared + 1 + self.below(4),
                    ..When::default()
                },
                what: self.trouble(),
            })
            .collect()
    }
}

/// What happens in a tab.
enum Happening {
    Pressed,
    Reloaded,
    Answered(u32, Result<Response, NoAnswer>),
    Woke,
}

#[derive(Default)]
struct Tab {
    creating: Option<Creating>,
    /// How often it was loaded; what was under way before does not come back.
    visit: u32,
}

struct World {
    chance: Chance,
    google: Simulator,
    now: u64,
    /// What is in front of us, by its time and in the order in which it came up.
    ahead: BTreeMap<(u64, u64), (usize, u32, Happening)>,
    came_up: u64,
    tabs: Vec<Tab>,
    settings: Settings,
    /// The storage that the tabs share.
    remembered: Option<String>,
    sent: u32,
}

/// The settings of a draft that every tab has from storage.
fn settings() -> Settings {
    let kept = json!({
        "project": "my-project",
        "displayName": "job",
        "modelDisplayName": "model",
        "outputDirectory": "gs://my-bucket/output",
        "datasetUri": "gs://my-bucket/train.jsonl",
        "trainSteps": "200",
        "pipelineJobId": "tune-1",
    });
    AppState::default().with_kept(&kept.to_string()).settings()
}

impl World {
    fn new(seed: u64, tabs: usize, scenario: Scenario) -> Self {
        Self {
            chance: Chance(seed),
            google: Simulator::new(scenario),
            now: START,
            ahead: BTreeMap::new(),
            came_up: 0,
            tabs: (0..tabs).map(|_| Tab::default()).collect(),
            settings: settings(),
            remembered: None,
            sent: 0,
        }
    }

    fn later(&mut self, after: u64, tab: usize, happening: Happening) {
        self.came_up += 1;
        let visit = self.tabs[tab].visit;
        let key = (self.now + after, self.came_up);
        self.ahead.insert(key, (tab, visit, happening));
    }

    /// Everything that is ahead happens.
    fn go_on(&mut self) {
        while let Some(((time, _), (tab, visit, happening))) = self.ahead.pop_first() {
            self.now = time;
            let is_gone = self.tabs[tab].visit != visit;
            match happening {
                Happening::Pressed => self.press(tab),
                Happening::Reloaded => self.reload(tab),
                Happening::Answered(..) | Happening::Woke if is_gone => {}
                Happening::Answered(call, answer) => {
                    let event = Event::Answered {
                        call,
                        answer,
                        now: self.now,
                        jitter: self.chance.pick(&[0.0, 0.5, 1.0]),
                    };
                    self.tell(tab, event);
                }
                Happening::Woke => self.tell(tab, Event::Woke { now: self.now }),
            }
        }
    }

    fn press(&mut self, tab: usize) {
        let current = self.tabs[tab].creating.as_ref();
        let next = Creating::of(current, &self.settings, Destination::Simulated);
        if next.is_some() {
            self.tabs[tab].creating = next;
            self.tell(tab, Event::Send { now: self.now });
        }
    }

    fn reload(&mut self, tab: usize) {
        let stored = self.remembered.as_deref().unwrap_or_default();
        self.tabs[tab] = Tab {
            creating: Remembered::read(stored).last(),
            visit: self.tabs[tab].visit + 1,
        };
        self.tell(tab, Event::Look { now: self.now });
    }

    fn tell(&mut self, tab: usize, event: Event) {
        let Some(creating) = self.tabs[tab].creating.as_mut() else {
            return;
        };
        let (creation, effects) = creating.creation.step(event);
        creating.creation = creation;
        let (place, name) = (creating.destination, creating.name().to_owned());
        for effect in effects {
            let stored = Remembered::read(self.remembered.as_deref().unwrap_or_default());
            match effect {
                Effect::Remember(draft) => self.remembered = stored.with(place, &draft).write(),
                Effect::Forget => self.remembered = stored.without(place, &name).write(),
                Effect::Wake { after } => self.later(after, tab, Happening::Woke),
                Effect::Carry { call, request } => {
                    if request.method() == vertex::Method::Post {
                        self.sent += 1;
                        assert!(
                            self.remembered.is_some(),
                            "it is remembered before it is sent"
                        );
                    }
                    let (after, answer) = self.carry(&request);
                    self.later(after, tab, Happening::Answered(call, answer));
                }
            }
        }
    }

    fn carry(&mut self, request: &vertex::Request) -> (u64, Result<Response, NoAnswer>) {
        let token = Token::parse("ya29.token").expect("a token");
        let request = Request::of(request, Some(&token), &[]).expect("a request");
        let reply = self.google.handle(request, self.now);
        if reply.delay >= CALL_LIMIT || reply.answer == Err(NoAnswer::TimedOut) {
            return (CALL_LIMIT, Err(NoAnswer::TimedOut));
        }
        (reply.delay + 20 + self.chance.below(300), reply.answer)
    }

    /// People press, once or more, within two seconds; and some reload within five minutes.
    fn people(&mut self) {
        for tab in 0..self.tabs.len() {
            let start = self.chance.below(1_000);
            for _ in 0..=self.chance.below(4) {
                let after = start + self.chance.below(1_000);
                self.later(after, tab, Happening::Pressed);
            }
            for _ in 0..self.chance.below(3) {
                let after = if self.chance.once_in(2) {
                    self.chance.below(3_000)
                } else {
                    self.chance.below(5 * MINUTE)
                };
                self.later(after, tab, Happening::Reloaded);
            }
        }
        self.go_on();
        // Then they do what the page offers, until they know.
        for _ in 0..12 {
            for tab in 0..self.tabs.len() {
                match self.state(tab) {
                    Some(State::Created(_) | State::Taken(_)) => {}
                    Some(State::Ready | State::Unknown(_)) => {
                        self.tell(tab, Event::Look { now: self.now });
                    }
                    _ => self.press(tab),
                }
                self.go_on();
            }
        }
        // What is still on its way arrives.
        self.now += 60 * MINUTE;
        let nothing = Request::new("GET", "https://example.com/").expect("a request");
        let _ = self.google.handle(nothing, self.now);
    }

    fn state(&self, tab: usize) -> Option<&State> {
        let creating = self.tabs[tab].creating.as_ref()?;
        Some(creating.creation.state())
    }

    fn states(&self) -> impl Iterator<Item = Option<&State>> {
        (0..self.tabs.len()).map(|tab| self.state(tab))
    }
}

fn scenario(faults: Vec<Fault>) -> Scenario {
    Scenario {
        faults,
        ..Scenario::default()
    }
}

#[test]
fn there_is_exactly_one_job() {
    let (mut again, mut after_a_reload) = (0, 0);
    for seed in 0..RUNS {
        let mut chance = Chance(seed);
        let tabs = chance.pick(&[1, 2, 2, 3]);
        let mut world = World::new(seed, tabs, scenario(chance.faults(0)));
        world.people();
        for state in world.states() {
            assert!(
                matches!(state, Some(State::Created(_))),
                "{seed}: {state:?}"
            );
        }
        assert_eq!(world.google.jobs_created(), 1, "{seed}");
        again += u32::from(world.sent > 1);
        after_a_reload += u32::from(world.tabs.iter().any(|tab| tab.visit > 0));
    }
    // Else this would be a test of little.
    assert!(again >= 200, "sent more than once in {again} runs");
    assert!(after_a_reload >= 200, "a reload in {after_a_reload} runs");
}

#[test]
fn a_job_of_somebody_else_is_not_taken_for_ours() {
    for seed in 0..RUNS {
        let mut chance = Chance(seed);
        let tabs = chance.pick(&[1, 2]);
        let mut world = World::new(seed, tabs, scenario(chance.faults(1)));
        let other = Settings {
            display_name: "another".to_owned(),
            ..settings()
        };
        let (request, _) = pipeline_jobs::create(&other).expect("a request");
        assert!(world.carry(&request).1.is_ok_and(|it| it.is_success()));
        world.people();
        for state in world.states() {
            assert!(matches!(state, Some(State::Taken(_))), "{seed}: {state:?}");
        }
        assert_eq!(world.google.jobs_created(), 1, "{seed}");
    }
}

#[test]
fn where_google_refuses_there_is_none() {
    for seed in 0..RUNS {
        let mut chance = Chance(seed);
        let tabs = chance.pick(&[1, 2]);
        let denied = vec!["aiplatform.pipelineJobs.create".to_owned()];
        let scenario = Scenario {
            denied,
            ..scenario(chance.faults(0))
        };
        let mut world = World::new(seed, tabs, scenario);
        world.people();
        for state in world.states() {
            assert!(
                !matches!(state, Some(State::Created(_))),
                "{seed}: {state:?}"
            );
        }
        assert_eq!(world.google.jobs_created(), 0, "{seed}");
    }
}
