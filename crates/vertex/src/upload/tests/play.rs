//! An upload to the small Cloud Storage, with a fault for each call.

use super::{
    cloud::{Cloud, Mishap, UNIT, checksum, refuse},
    plan,
};
use crate::{
    http::{Body, NoAnswer, Request, Response},
    upload::{BUDGET, Changed, CheckedFile, Effect, Event, Plan, State, Upload, Witness},
};

/// What befalls one call.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
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
    pub(super) fn passes(self) -> bool {
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
pub(super) struct Disk {
    bytes: Vec<u8>,
    pub witness: Option<Witness>,
}

impl Disk {
    fn read(&mut self, body: &Body) -> Result<Vec<u8>, Changed> {
        let Body::FilePart { start, end } = body else {
            return Ok(Vec::new());
        };
        let from = self
            .witness
            .as_ref()
            .map_or(*start, |witness| witness.reads_from(*start));
        let read = self
            .bytes
            .get(from as usize..*end as usize)
            .ok_or(Changed)?;
        if let Some(witness) = &mut self.witness {
            let half = read.len() / 2;
            witness.see(from, &read[..half])?;
            witness.see(from + half as u64, &read[half..])?;
        }
        Ok(read[(start - from) as usize..].to_vec())
    }
}

pub(super) struct Play<'a> {
    pub cloud: Cloud,
    pub disk: Disk,
    script: &'a [Fault],
    /// The file becomes another one before this call.
    pub change: Option<(usize, Vec<u8>)>,
    jitters: &'a [f64],
    late: Option<(Request, Vec<u8>)>,
    /// Whether the person has what is there replaced, each time it is shown.
    pub overwrites: bool,
    now: u64,
}

/// How a run ended.
pub(super) struct Ended {
    pub machine: Upload,
    pub cloud: Cloud,
    pub calls: usize,
}

pub(super) fn checked(bytes: &[u8]) -> Plan {
    let file = CheckedFile {
        crc32c: checksum(bytes),
        ..plan(bytes.len() as u64).file
    };
    Plan { file, ..plan(0) }
}

impl<'a> Play<'a> {
    pub(super) fn new(file: &[u8], script: &'a [Fault], jitters: &'a [f64]) -> Self {
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
            overwrites: false,
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
    pub(super) fn play(mut self, plan: Plan) -> Ended {
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
            if self.overwrites && machine.may_overwrite() {
                waited = 0;
                (machine, effects) = machine.step(Event::Overwrite);
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
