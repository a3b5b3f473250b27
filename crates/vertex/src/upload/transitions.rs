use super::{
    BUDGET, Effect, Event, Manner, Next, SESSIONS, State, Upload,
    requests::{ask, begin, give_up, look, send, session, stored},
};
use crate::{
    error::{ApiError, Cause},
    http::{NoAnswer, Request, Response},
    poll::backoff,
    storage::{Object, got_object},
};

/// The first wait after a failure, in milliseconds; it doubles up to the longest.
const FIRST_WAIT: u64 = 1_000;
const LONGEST_WAIT: u64 = 60_000;

/// How long a call without a part of the file may take, in milliseconds.
const CALL_LIMIT: u64 = 30_000;
/// The slowest line that is borne with, in bytes a millisecond: half a megabit a second.
const SLOWEST: u64 = 64;

/// The machine after an event, and what is to be done.
type Step = (Upload, Vec<Effect>);

/// When an answer came, and chance.
#[derive(Clone, Copy)]
struct When {
    now: u64,
    jitter: f64,
}

impl Upload {
    /// What an event leads to. An event that does not fit the state changes nothing.
    #[must_use]
    pub fn step(&self, event: Event) -> Step {
        let machine = self.clone();
        match event {
            Event::Go if self.may_go() => machine.go(),
            Event::Pause if self.may_pause() => machine.break_off(State::Paused, false),
            Event::Overwrite if self.may_overwrite() => machine.overwrite(),
            Event::Cancel if !self.is_over() => machine.break_off(State::Cancelled, true),
            Event::FileChanged if !self.is_over() => machine.break_off(State::Changed, true),
            Event::Woke { now } => machine.wake(now),
            Event::Answered {
                call,
                answer,
                now,
                jitter,
            } if call == self.call => machine.answered(answer, When { now, jitter }),
            _ => (machine, Vec::new()),
        }
    }

    fn into(self, state: State) -> Step {
        (Self { state, ..self }, Vec::new())
    }

    /// A person's wish begins the time anew.
    fn go(self) -> Step {
        let is_first = self.state == State::Ready;
        let manner = match self.manner {
            Manner::Parts => Manner::Parts,
            Manner::Whole | Manner::WholeSent => Manner::Whole,
        };
        let machine = Self {
            failing_since: None,
            failures: 0,
            lost_sessions: 0,
            manner,
            ..self
        };
        let remember = is_first.then(|| Effect::Remember(Box::new(machine.plan.clone())));
        let (machine, effects) = machine.proceed();
        (machine, remember.into_iter().chain(effects).collect())
    }

    /// Replaces what the person was shown, and nothing that came after it.
    fn overwrite(self) -> Step {
        let generation = match &self.state {
            State::Taken(Some(object)) | State::Damaged(Some(object)) => Some(object.generation),
            _ => None,
        };
        let machine = Self { generation, ..self };
        machine.without_session().go()
    }

    /// Stops what is under way. Whether a part that is on its way still arrives is not known.
    fn break_off(self, state: State, for_good: bool) -> Step {
        let mut effects = Vec::new();
        if self.is_calling() {
            effects.push(Effect::Abort { call: self.call });
        }
        // No answer to this call is wanted any more.
        let mut machine = Self {
            call: self.call + 1,
            state,
            ..self
        };
        if for_good {
            if let Some(session) = machine.session.take() {
                effects.push(Effect::Carry {
                    call: machine.call,
                    request: Box::new(give_up(&session)),
                    limit: CALL_LIMIT,
                });
            }
            effects.push(Effect::Forget);
        }
        (machine, effects)
    }

    fn proceed(self) -> Step {
        match (self.next, &self.session) {
            (Next::Ask, Some(session)) => {
                let request = ask(session, self.plan.file.size);
                self.carry(State::Asking, request, 0)
            }
            (Next::Compare, _) => {
                let request = look(&self.plan);
                self.carry(State::Comparing, request, 0)
            }
            (Next::Begin | Next::Ask, _) => {
                let request = begin(&self.plan, self.generation);
                self.without_session().carry(State::Beginning, request, 0)
            }
        }
    }

    fn carry(self, state: State, request: Request, bytes: u64) -> Step {
        let call = self.call + 1;
        let carry = Effect::Carry {
            call,
            request: Box::new(request),
            limit: CALL_LIMIT + bytes / SLOWEST,
        };
        (
            Self {
                state,
                call,
                ..self
            },
            vec![carry],
        )
    }

    fn without_session(self) -> Self {
        Self {
            next: Next::Begin,
            session: None,
            stored: 0,
            most: 0,
            sent: 0,
            ..self
        }
    }

    /// Sends what follows on what is stored.
    fn send(self) -> Step {
        let size = self.plan.file.size;
        let start = self.stored;
        let (end, manner) = match self.manner {
            Manner::Parts => (start.saturating_add(self.part).min(size), Manner::Parts),
            Manner::Whole | Manner::WholeSent => (size, Manner::WholeSent),
        };
        match &self.session {
            Some(session) if start < end => {
                let request = send(session, start, end, size);
                let machine = Self {
                    sent: self.sent.max(end),
                    manner,
                    ..self
                };
                machine.carry(State::Sending { start, end }, request, end - start)
            }
            // Nothing is left to send, or nothing was there to be sent: asking ends the upload.
            _ => self.proceed(),
        }
    }

    fn answered(self, answer: Result<Response, NoAnswer>, when: When) -> Step {
        let error = match &answer {
            Ok(response) => ApiError::from(response),
            Err(reason) => ApiError::from(*reason),
        };
        let response = answer.ok();
        match (&self.state, response) {
            (State::Beginning, Some(response)) if response.is_success() => {
                self.begun(&response, error, when)
            }
            (State::Sending { .. } | State::Asking, Some(response)) if response.status == 308 => {
                self.heard(response.header("range"), when)
            }
            (State::Sending { .. } | State::Asking, Some(response)) if response.is_success() => {
                match got_object(&response) {
                    Ok(object) if self.is_ours(&object) => self.done(object),
                    Ok(object) => self
                        .without_session()
                        .into(State::Damaged(Some(Box::new(object)))),
                    Err(error) => self.wait(error, when),
                }
            }
            (State::Comparing, Some(response)) if response.is_success() => {
                match got_object(&response) {
                    Ok(object) if self.is_ours(&object) => self.done(object),
                    Ok(object) => self
                        .without_session()
                        .into(State::Taken(Some(Box::new(object)))),
                    Err(error) => self.wait(error, when),
                }
            }
            _ if self.is_calling() => self.failed(error, when),
            _ => (self, Vec::new()),
        }
    }

    /// Whether an object is the file that was checked.
    fn is_ours(&self, object: &Object) -> bool {
        let file = &self.plan.file;
        object.size == file.size && object.crc32c == file.crc32c
    }

    fn done(self, object: Object) -> Step {
        let machine = Self {
            session: None,
            ..self
        };
        let (machine, _) = machine.into(State::Done(Box::new(object)));
        (machine, vec![Effect::Forget])
    }

    /// What came back after the request to begin a session.
    fn begun(self, response: &Response, error: ApiError, when: When) -> Step {
        match session(response) {
            Some(session) => {
                let machine = Self {
                    session: Some(session),
                    next: Next::Ask,
                    ..self.without_session()
                };
                machine.send()
            }
            None if error.cause == Cause::WebPage => self.wait(error, when),
            // The page is not let see the address of the session.
            None => self.into(State::ByHand),
        }
    }

    /// The session has not everything yet. A header that is not there means that nothing is stored, or
    /// that the page is not let see it: which of the two is known once it was seen.
    fn heard(self, range: Option<&str>, when: When) -> Step {
        let is_asking = self.state == State::Asking;
        match range.map(stored) {
            // No session has more than it was sent.
            Some(Some(stored)) if stored <= self.sent => Self {
                range_seen: true,
                manner: Manner::Parts,
                ..self
            }
            .has(stored, when),
            None if self.range_seen || (is_asking && self.sent == 0) => self.has(0, when),
            // It may have what it was sent or not: a new session certainly has nothing.
            None if is_asking && self.manner != Manner::WholeSent => {
                self.without_session().proceed()
            }
            _ if self.manner == Manner::Parts => Self {
                manner: Manner::Whole,
                ..self
            }
            .without_session()
            .proceed(),
            _ => self.without_session().into(State::ByHand),
        }
    }

    /// The session has so much.
    fn has(self, stored: u64, when: When) -> Step {
        let is_progress = stored > self.most;
        let is_asking = self.state == State::Asking;
        let machine = Self { stored, ..self };
        let machine = if is_progress {
            Self {
                most: stored,
                failing_since: None,
                failures: 0,
                ..machine
            }
        } else {
            machine
        };
        // What was not taken is not sent again without a pause and a question; neither is there a
        // sense in asking again at once when everything is there.
        if stored < machine.plan.file.size && (is_progress || is_asking) {
            machine.send()
        } else {
            let busy = ApiError {
                status: Some(308),
                ..ApiError::new(Cause::Unavailable)
            };
            machine.wait(busy, when)
        }
    }

    /// Every other answer, and none.
    fn failed(self, error: ApiError, when: When) -> Step {
        let in_session = matches!(self.state, State::Sending { .. } | State::Asking);
        let is_comparing = self.state == State::Comparing;
        match error.status {
            Some(401) => self.needs_token(error),
            _ if error.cause.wants_token() => self.needs_token(error),
            Some(412) if !is_comparing => {
                let machine = Self {
                    next: Next::Compare,
                    ..self.without_session()
                };
                machine.proceed()
            }
            // The session is over; or what was there a moment ago no longer is.
            Some(404 | 410) if in_session || is_comparing => {
                let lost_sessions = self.lost_sessions + 1;
                let machine = Self {
                    lost_sessions,
                    ..self.without_session()
                };
                if lost_sessions < SESSIONS {
                    machine.proceed()
                } else {
                    machine.into(State::Refused(error))
                }
            }
            Some(403) if is_comparing => self.without_session().into(State::Taken(None)),
            Some(400) if in_session && speaks_of_checksum(&error) => {
                self.without_session().into(State::Damaged(None))
            }
            Some(408 | 429) => self.wait(error, when),
            Some(400..=499) => self.into(State::Refused(error)),
            _ => self.wait(error, when),
        }
    }

    /// A session that does not take the next question either may hang on the old token.
    fn needs_token(self, error: ApiError) -> Step {
        let machine = if self.state == State::Asking {
            self.without_session()
        } else {
            self
        };
        machine.into(State::NeedsToken(error))
    }

    /// Waits as long as Google asks, and longer each time; but not beyond the budget.
    fn wait(self, reason: ApiError, When { now, jitter }: When) -> Step {
        let asked = reason.retry_after.unwrap_or_default().saturating_mul(1_000);
        let after = backoff(FIRST_WAIT, LONGEST_WAIT, self.failures, jitter).max(asked);
        let until = now.saturating_add(after);
        let since = self.failing_since.unwrap_or(now);
        if until > since.saturating_add(BUDGET) {
            return self.into(State::Stuck(reason));
        }
        let machine = Self {
            failing_since: Some(since),
            failures: self.failures.saturating_add(1),
            state: State::Waiting { until, reason },
            ..self
        };
        (machine, vec![Effect::Wake { after }])
    }

    fn wake(self, now: u64) -> Step {
        match self.state {
            State::Waiting { until, .. } if now < until => {
                let after = until - now;
                (self, vec![Effect::Wake { after }])
            }
            State::Waiting { .. } => self.proceed(),
            _ => (self, Vec::new()),
        }
    }
}

/// Whether Google found other bytes than it was told: `Provided CRC32C "…" doesn't match calculated
/// CRC32C "…"`.
fn speaks_of_checksum(error: &ApiError) -> bool {
    error.said.to_ascii_lowercase().contains("crc32c")
}
