//! The machine against a Cloud Storage that loses, delays, forgets and refuses, by a script.

use proptest::prelude::*;

use super::{
    cloud::{Cloud, Kept, Mishap, UNIT, checksum, refuse},
    plan,
};
use crate::{
    http::{Body, NoAnswer, Request, Response},
    upload::{BUDGET, Changed, CheckedFile, Effect, Event, Plan, State, Upload, Witness},
};

/// What befalls one call.
#[derive(Debug, Clone, Copy)]
enum Fault {
    /// Nothing, but for what the service does wrong by itself.
    None(Mishap),
    /// It never arrives.
    Lost,
    /// It arrives and is done, and the answer is lost.
    Unheard(Mishap),
    /// It arrives when nobody waits for the answer any more, before the next call.
    Late,
    /// The answer is a status; what was asked is done all the same, or not.
    Status(u16, bool),
    /// Too busy for so many seconds.
    Busy(u16, u64),
    /// A proxy's page.
    Page(u16),
    /// The person pauses and goes on.
    Pause,
    /// The header says what cannot be.
    Nonsense,
}

impl Fault {
    /// Whether the machine must come through it, where the header `Range` is to be seen.
    fn passes(self) -> bool {
        match self {
            Self::None(mishap) | Self::Unheard(mishap) => {
                !matches!(mishap, Mishap::Corrupts | Mishap::Lies)
            }
            // A new token was asked for, and came.
            Self::Status(status, _) => status >= 500 || status == 408 || status == 401,
            Self::Busy(_, seconds) => seconds <= 10,
            Self::Page(status) => !(400..500).contains(&status),
            Self::Nonsense => false,
            Self::Lost | Self::Late | Self::Pause => true,
        }
    }
}

/// The file on the person's machine, which may change.
struct Disk {
    bytes: Vec<u8>,
    witness: Option<Witness>,
}

impl Disk {
    fn read(&mut self, body: &Body) -> Result<Vec<u8>, Changed> {
        let Body::FilePart { start, end } = body else {
            return Ok(Vec::new());
        };
        let part = self
            .bytes
            .get(*start as usize..*end as usize)
            .ok_or(Changed)?;
        if let Some(witness) = &mut self.witness {
            let half = part.len() / 2;
            witness.see(*start, &part[..half])?;
            witness.see(*start + half as u64, &part[half..])?;
        }
        Ok(part.to_vec())
    }
}

struct Play<'a> {
    cloud: Cloud,
    disk: Disk,
    script: &'a [Fault],
    /// The file becomes another one before this call.
    change: Option<(usize, Vec<u8>)>,
    jitters: &'a [f64],
    late: Option<(Request, Vec<u8>)>,
    now: u64,
}

/// How a run ended.
struct Ended {
    machine: Upload,
    cloud: Cloud,
    calls: usize,
}

fn checked(bytes: &[u8]) -> Plan {
    let file = CheckedFile {
        crc32c: checksum(bytes),
        ..plan(bytes.len() as u64).file
    };
    Plan { file, ..plan(0) }
}

impl<'a> Play<'a> {
    fn new(file: &[u8], script: &'a [Fault], jitters: &'a [f64]) -> Self {
        Self {
            cloud: Cloud::new(None),
            disk: Disk {
                bytes: file.to_vec(),
                witness: Some(Witness::new(&checked(file).file)),
            },
            script,
            change: None,
            jitters,
            late: None,
            now: 1_000_000,
        }
    }

    /// What the carrier brings back.
    fn carry(
        &mut self,
        request: &Request,
        bytes: &[u8],
        fault: Fault,
    ) -> Result<Response, NoAnswer> {
        self.now += 200;
        if let Some((request, bytes)) = self.late.take() {
            self.cloud.had_late = true;
            let _ = self.cloud.handle(&request, &bytes, Mishap::None);
        }
        let cloud = &mut self.cloud;
        match fault {
            Fault::None(mishap) => Ok(cloud.handle(request, bytes, mishap)),
            Fault::Lost | Fault::Pause => Err(NoAnswer::Unreachable),
            Fault::Unheard(mishap) => {
                let _ = cloud.handle(request, bytes, mishap);
                Err(NoAnswer::TimedOut)
            }
            Fault::Late => {
                self.late = Some((request.clone(), bytes.to_vec()));
                Err(NoAnswer::TimedOut)
            }
            Fault::Status(status, done) => {
                if done {
                    let _ = cloud.handle(request, bytes, Mishap::None);
                }
                Ok(refuse(status, ""))
            }
            Fault::Busy(status, seconds) => Ok(Response::new(
                status,
                [("retry-after", seconds.to_string())],
                "{}",
            )),
            Fault::Page(status) => Ok(Response::new(status, [("a", "b")], "<html></html>")),
            Fault::Nonsense => {
                let _ = cloud.handle(request, bytes, Mishap::None);
                Ok(Response::new(308, [("range", "bytes=0-99999999")], ""))
            }
        }
    }

    /// Plays the script, one fault for each call; afterwards all is well.
    fn play(mut self, plan: Plan) -> Ended {
        let first = Upload {
            part: 2 * UNIT,
            ..Upload::new(plan)
        };
        let (mut machine, mut effects) = first.step(Event::Go);
        let (mut calls, mut waited, mut trouble) = (0, 0, false);
        let mut jitters = self.jitters.iter().cycle();
        loop {
            let mut event = None;
            for effect in effects {
                match effect {
                    Effect::Remember(_) | Effect::Forget | Effect::Abort { .. } => {}
                    Effect::Wake { after } => {
                        assert!((500..=BUDGET).contains(&after), "{after}");
                        waited += after;
                        assert!(waited <= BUDGET, "it waits and waits");
                        self.now += after;
                        event = Some(Event::Woke { now: self.now });
                    }
                    // The session is given up; nobody waits for the answer.
                    Effect::Carry { request, .. } if machine.is_over() => {
                        let _ = self.cloud.handle(&request, &[], Mishap::None);
                    }
                    Effect::Carry { call, request, .. } => {
                        let fault = self
                            .script
                            .get(calls)
                            .copied()
                            .unwrap_or(Fault::None(Mishap::None));
                        if let Some((_, bytes)) = self.change.take_if(|(at, _)| *at <= calls) {
                            self.disk.bytes = bytes;
                        }
                        calls += 1;
                        assert!(calls < 300, "it goes on without end");
                        let is_part = matches!(request.body(), Body::FilePart { .. });
                        assert!(!(is_part && trouble), "sent again without a question");
                        let Ok(bytes) = self.disk.read(request.body()) else {
                            event = Some(Event::FileChanged);
                            break;
                        };
                        let answer = self.carry(&request, &bytes, fault);
                        trouble = answer.as_ref().map_or(true, |answer| answer.status >= 400);
                        let jitter = *jitters.next().expect("some");
                        event = Some(match fault {
                            Fault::Pause => Event::Pause,
                            _ => Event::Answered {
                                call,
                                answer,
                                now: self.now,
                                jitter,
                            },
                        });
                    }
                }
            }
            let Some(event) = event else { break };
            let (confirmed, refused) = (machine.confirmed(), refused(&event));
            let before = machine;
            (machine, effects) = before.step(event);
            assert!(
                !refused || effects.iter().all(|effect| !goes_on(effect)),
                "a refusal was not taken"
            );
            if machine.confirmed() > confirmed {
                waited = 0;
            }
            // The person has a new token, or goes on after a pause.
            if matches!(machine.state(), State::NeedsToken(_) | State::Paused) {
                waited = 0;
                (machine, effects) = machine.step(Event::Go);
            }
        }
        Ended {
            machine,
            cloud: self.cloud,
            calls,
        }
    }
}

fn goes_on(effect: &Effect) -> bool {
    matches!(effect, Effect::Carry { .. } | Effect::Wake { .. })
}

/// Whether an answer is one after which nothing may be done unasked.
fn refused(event: &Event) -> bool {
    let Event::Answered {
        answer: Ok(answer), ..
    } = event
    else {
        return false;
    };
    // A lost session, something that is there, and "not now" are no refusals.
    (400..500).contains(&answer.status) && ![404, 408, 410, 412, 429].contains(&answer.status)
}

fn mishap() -> impl Strategy<Value = Mishap> {
    prop_oneof![
        4 => Just(Mishap::None),
        4 => (0usize..2 * UNIT as usize).prop_map(Mishap::Takes),
        2 => (1usize..30).prop_map(Mishap::Forgets),
        1 => prop::sample::select(vec![404, 410]).prop_map(Mishap::Gone),
        1 => Just(Mishap::Corrupts),
        1 => Just(Mishap::Lies),
    ]
}

fn fault() -> impl Strategy<Value = Fault> {
    let refusals = vec![400, 401, 403, 404, 408, 409, 410, 412, 416, 429];
    prop_oneof![
        4 => mishap().prop_map(Fault::None),
        2 => mishap().prop_map(Fault::Unheard),
        1 => Just(Fault::Lost),
        1 => Just(Fault::Late),
        1 => prop::sample::select(refusals).prop_map(|status| Fault::Status(status, false)),
        1 => (prop::sample::select(vec![408, 500, 502, 503, 504]), any::<bool>())
            .prop_map(|(status, done)| Fault::Status(status, done)),
        1 => (prop::sample::select(vec![429, 503]), 0u64..400)
            .prop_map(|(status, seconds)| Fault::Busy(status, seconds)),
        1 => prop::sample::select(vec![200, 302, 403, 502]).prop_map(Fault::Page),
        1 => Just(Fault::Pause),
        1 => Just(Fault::Nonsense),
    ]
}

fn passing() -> impl Strategy<Value = Fault> {
    fault().prop_filter("a lasting fault", |fault| fault.passes())
}

/// From nothing to a little more than eight parts, often at the border of one.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let size = prop_oneof![
        0usize..70,
        (0usize..9).prop_map(|parts| parts * 2 * UNIT as usize)
    ];
    size.prop_flat_map(|size| prop::collection::vec(any::<u8>(), size))
}

fn jitters() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0f64..1.0, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn faults_that_pass_do_not_keep_the_file_from_arriving(
        file in file(),
        script in prop::collection::vec(passing(), 0..4),
        jitters in jitters(),
    ) {
        let ended = Play::new(&file, &script, &jitters).play(checked(&file));
        prop_assert!(matches!(ended.machine.state(), State::Done(_)), "{:?}", ended.machine.state());
        prop_assert_eq!(ended.cloud.kept, Some(Kept { bytes: file, generation: 1 }));
        prop_assert_eq!(ended.cloud.made, 1);
    }

    #[test]
    fn whatever_happens_it_is_done_or_not_called_done(
        file in file(),
        script in prop::collection::vec(fault(), 0..20),
        jitters in jitters(),
        hides_range in any::<bool>(),
        compares in any::<bool>(),
        there in prop::option::weighted(0.2, file_or_other()),
    ) {
        let mut play = Play::new(&file, &script, &jitters);
        let there = there.map(|other| other.unwrap_or_else(|| file.clone()));
        play.cloud = Cloud::new(there.clone());
        (play.cloud.hides_range, play.cloud.compares) = (hides_range, compares);
        let ended = play.play(checked(&file));
        let kept = ended.cloud.kept.map(|kept| kept.bytes);
        prop_assert!(ended.cloud.made <= 1);
        match ended.machine.state() {
            State::Done(object) => {
                prop_assert_eq!(kept.as_ref(), Some(&file));
                prop_assert_eq!(object.size, file.len() as u64);
            }
            State::Taken(Some(object)) => prop_assert_ne!(&object.crc32c, &checksum(&file)),
            State::Taken(None) | State::Damaged(_) | State::Stuck(_) | State::Refused(_) | State::ByHand => {}
            other => prop_assert!(false, "{:?}", other),
        }
        // Nothing that was there is lost.
        prop_assert!(there.is_none() || (ended.cloud.made == 0 && kept == there));
    }

    #[test]
    fn a_hidden_range_and_no_fault_make_one_piece(file in file(), jitters in jitters()) {
        let mut play = Play::new(&file, &[], &jitters);
        play.cloud.hides_range = true;
        let ended = play.play(checked(&file));
        prop_assert!(matches!(ended.machine.state(), State::Done(_)), "{:?}", ended.machine.state());
        prop_assert_eq!(ended.cloud.kept.map(|kept| kept.bytes), Some(file));
        prop_assert!(ended.calls <= 4);
    }

    #[test]
    fn a_file_that_changed_since_it_was_checked_is_never_done(
        file in file().prop_filter("a file", |file| !file.is_empty()),
        at in 0usize..8,
        change in any::<prop::sample::Index>(),
        truncates in any::<bool>(),
        has_witness in any::<bool>(),
        script in prop::collection::vec(passing(), 0..4),
        jitters in jitters(),
    ) {
        let at_byte = change.index(file.len());
        let mut other = file.clone();
        if truncates {
            other.truncate(at_byte);
        } else {
            other[at_byte] ^= 1;
        }
        let mut play = Play::new(&file, &script, &jitters);
        play.change = Some((at, other));
        if !has_witness {
            play.disk.witness = None;
        }
        // Either of the two that compare is enough: the witness, or Google.
        play.cloud.compares = !has_witness;
        let ended = play.play(checked(&file));
        // No other file comes to be; the right one may have been on its way already.
        let kept = ended.cloud.kept.map(|kept| kept.bytes);
        prop_assert!(kept.is_none() || kept.as_ref() == Some(&file));
        match ended.machine.state() {
            State::Done(_) => prop_assert_eq!(kept, Some(file)),
            State::Changed => {}
            State::Damaged(None) => prop_assert!(!has_witness),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

/// What is there: the file itself, or another.
fn file_or_other() -> impl Strategy<Value = Option<Vec<u8>>> {
    prop::option::of(prop::collection::vec(any::<u8>(), 0..40))
}
