use super::{BUDGET, Creation, Effect, Event, IfAbsent, Next, State, compare::is_ours};
use crate::{
    error::{ApiError, Cause},
    http::{NoAnswer, Response},
    names::ProjectId,
    pipeline_jobs,
    poll::backoff,
    settings::given,
};

/// The first wait after a failure, in milliseconds; it doubles up to the longest.
const FIRST_WAIT: u64 = 1_000;
const LONGEST_WAIT: u64 = 60_000;

/// The machine after an event, and what is to be done.
type Step = (Creation, Vec<Effect>);

impl Creation {
    /// What an event leads to. An event that does not fit the state changes nothing.
    #[must_use]
    pub fn step(&self, event: Event) -> Step {
        let machine = self.clone();
        match event {
            Event::Send { now } if self.may_send() => machine.begin(now).send(),
            Event::Look { now } if self.may_look() => machine.begin(now).look(IfAbsent::Ask),
            Event::Stop => machine.stop(),
            Event::Woke { now } => machine.wake(now),
            Event::Answered {
                call,
                answer,
                now,
                jitter,
            } if call == self.call => match self.state {
                State::Sending => machine.sent(answer, now, jitter),
                State::Looking(if_absent) => machine.looked(answer, if_absent, now, jitter),
                _ => (machine, Vec::new()),
            },
            _ => (machine, Vec::new()),
        }
    }

    /// A person's wish begins the time anew.
    fn begin(self, now: u64) -> Self {
        Self {
            since: now,
            failures: 0,
            ..self
        }
    }

    fn into(self, state: State) -> Step {
        (Self { state, ..self }, Vec::new())
    }

    fn send(self) -> Step {
        let remember = Effect::Remember(Box::new(self.draft.clone()));
        let call = self.call + 1;
        let carry = Effect::Carry {
            call,
            request: Box::new(self.request.clone()),
        };
        let machine = Self {
            state: State::Sending,
            call,
            ..self
        };
        (machine, vec![remember, carry])
    }

    fn look(self, if_absent: IfAbsent) -> Step {
        let call = self.call + 1;
        let get = pipeline_jobs::get(&self.draft.name);
        let quota_project = given(self.draft.settings.quota_project.as_ref());
        let request = match quota_project.and_then(ProjectId::parse) {
            Some(project) => get.with_quota_project(project),
            None => get,
        };
        let carry = Effect::Carry {
            call,
            request: Box::new(request),
        };
        let machine = Self {
            state: State::Looking(if_absent),
            call,
            ..self
        };
        (machine, vec![carry])
    }

    /// What came back after the request to create.
    fn sent(self, answer: Result<Response, NoAnswer>, now: u64, jitter: f64) -> Step {
        let read = match &answer {
            Ok(response) => pipeline_jobs::created(response),
            Err(reason) => Err(ApiError::from(*reason)),
        };
        match read {
            Ok(job) if is_ours(&job, &self.request) => self.into(State::Created(Box::new(job))),
            // Whatever this is, it is not what Google answers: look what is there.
            Ok(_) => {
                let error = answer.map_or_else(ApiError::from, |response| (&response).into());
                self.doubt()
                    .wait(Next::Look(IfAbsent::Send), error, now, jitter)
            }
            Err(error) => match fate(&error) {
                Fate::NotCreated => self.refuse(error),
                Fate::NotYet => self.wait(Next::Send, error, now, jitter),
                Fate::Conflict => {
                    let failures = self.failures.saturating_add(1);
                    Self { failures, ..self }.doubt().look(IfAbsent::Send)
                }
                Fate::NotKnown => self
                    .doubt()
                    .wait(Next::Look(IfAbsent::Send), error, now, jitter),
            },
        }
    }

    /// What came back after the question whether the job is there.
    fn looked(
        self,
        answer: Result<Response, NoAnswer>,
        if_absent: IfAbsent,
        now: u64,
        jitter: f64,
    ) -> Step {
        let read = match &answer {
            Ok(response) => pipeline_jobs::got(response),
            Err(reason) => Err(ApiError::from(*reason)),
        };
        match read {
            Ok(job) if job.name.is_empty() => {
                let error = answer.map_or_else(ApiError::from, |response| (&response).into());
                self.wait(Next::Look(if_absent), error, now, jitter)
            }
            Ok(job) if is_ours(&job, &self.request) => self.into(State::Created(Box::new(job))),
            Ok(job) => self.into(State::Taken(Box::new(job))),
            Err(error) if error.cause == Cause::NotFound => match if_absent {
                IfAbsent::Ask => self.into(State::Absent),
                // Each time round counts, lest it goes on without a pause.
                IfAbsent::Send if self.failures < 2 => self.send(),
                IfAbsent::Send => self.wait(Next::Send, error, now, jitter),
            },
            Err(error) => match fate(&error) {
                Fate::NotCreated => self.into(State::Unknown(error)),
                _ => self.wait(Next::Look(if_absent), error, now, jitter),
            },
        }
    }

    fn doubt(self) -> Self {
        Self {
            doubtful: true,
            ..self
        }
    }

    /// Google said no. If an earlier request may still have arrived, that says nothing about it.
    fn refuse(self, error: ApiError) -> Step {
        if self.doubtful {
            return self.into(State::Unknown(error));
        }
        let (machine, _) = self.into(State::Refused(error));
        (machine, vec![Effect::Forget])
    }

    /// Waits as long as Google asks, and longer each time; but not beyond the budget.
    fn wait(self, next: Next, reason: ApiError, now: u64, jitter: f64) -> Step {
        let asked = reason.retry_after.unwrap_or_default().saturating_mul(1_000);
        let after = backoff(FIRST_WAIT, LONGEST_WAIT, self.failures, jitter).max(asked);
        let until = now.saturating_add(after);
        if until > self.since.saturating_add(BUDGET) {
            return self.refuse(reason);
        }
        let machine = Self {
            failures: self.failures.saturating_add(1),
            state: State::Waiting {
                until,
                next,
                reason,
            },
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
            State::Waiting { next, .. } => match next {
                Next::Send => self.send(),
                Next::Look(if_absent) => self.look(if_absent),
            },
            _ => (self, Vec::new()),
        }
    }

    /// The person does not want to wait. What is under way cannot be taken back.
    fn stop(self) -> Step {
        match self.state.clone() {
            State::Waiting { reason, .. } => self.refuse(reason),
            State::Sending | State::Looking(_) => {
                // No answer to this call is wanted any more.
                let machine = Self {
                    call: self.call + 1,
                    ..self.doubt()
                };
                machine.into(State::Unknown(NoAnswer::TimedOut.into()))
            }
            _ => (self, Vec::new()),
        }
    }
}

/// What an error says about the job that was sent.
enum Fate {
    /// It was not created, and sending the same again will not help.
    NotCreated,
    /// It was not created; later it may be.
    NotYet,
    /// There is a job of this ID.
    Conflict,
    /// It may or may not have been created.
    NotKnown,
}

fn fate(error: &ApiError) -> Fate {
    let quota = match &error.cause {
        Cause::Quota { .. } => true,
        Cause::Pipeline(fault) => fault.name == "INSUFFICIENT_QUOTA",
        _ => false,
    };
    match error.status {
        // A page of a proxy is no word of Google's; neither is what cannot be read.
        _ if matches!(
            error.cause,
            Cause::WebPage | Cause::Unreadable | Cause::Empty
        ) =>
        {
            Fate::NotKnown
        }
        Some(409) => Fate::Conflict,
        // More quota does not come by waiting a minute, unless Google says so.
        Some(429) if quota && error.retry_after.is_none() => Fate::NotCreated,
        Some(429) => Fate::NotYet,
        Some(408) => Fate::NotKnown,
        Some(400..=499) => Fate::NotCreated,
        _ => Fate::NotKnown,
    }
}
