//! When something is asked about again.

use std::rc::Rc;

use vertex::{ApiError, pipeline_jobs::JobState, poll::Watch};

/// How asking about one thing goes: the list of jobs, or one job. Times are in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pulse {
    /// The number of the call that is under way.
    pub asking: Option<u64>,
    /// When there was an answer, or none, the last time.
    pub heard: Option<u64>,
    /// What went wrong the last time.
    pub error: Option<Rc<ApiError>>,
    /// Calls in a row that failed.
    failures: u32,
    /// Answers in a row that brought nothing new.
    unchanged: u32,
    /// By chance, from 0 to 1.
    chance: f64,
}

impl Pulse {
    /// A call is under way.
    pub(super) fn ask(&mut self, number: u64) {
        self.asking = Some(number);
    }

    /// It came back: with something new or not, or with an error.
    pub(super) fn hear(&mut self, at: u64, chance: f64, news: Result<bool, Rc<ApiError>>) {
        self.asking = None;
        self.heard = Some(at);
        self.chance = chance;
        (self.failures, self.unchanged, self.error) = match news {
            Ok(true) => (0, 0, None),
            Ok(false) => (0, self.unchanged.saturating_add(1), None),
            Err(error) => (self.failures.saturating_add(1), 0, Some(error)),
        };
    }

    /// There is a new token: whatever the last one did not open is asked for again.
    pub(super) fn renew(&mut self) {
        if self.wants_token() {
            *self = Self {
                asking: self.asking,
                ..Self::default()
            };
        }
    }

    /// Whether only a new token helps.
    pub fn wants_token(&self) -> bool {
        let error = self.error.as_ref();
        error.is_some_and(|error| error.cause.wants_token())
    }

    /// When to ask again while what is asked about is in `state` and has been in sight since `looked`;
    /// nothing when that is not to be done without the person.
    pub(super) fn due(&self, state: JobState, looked: Option<u64>) -> Option<u64> {
        if self.asking.is_some() || self.is_refused() {
            return None;
        }
        let retry_after = self.error.as_ref().and_then(|error| error.retry_after);
        let watch = Watch {
            state,
            unchanged: self.unchanged,
            failures: self.failures,
            retry_after,
            hidden: looked.is_none(),
            jitter: self.chance,
        };
        let wait = watch.wait()?;
        let looked = looked?;
        match self.heard {
            None => Some(looked),
            // Whoever comes back need not wait for what nobody would have seen.
            Some(heard) if looked > heard => {
                let least = retry_after.unwrap_or(0).saturating_mul(1_000);
                Some(looked.max(heard.saturating_add(least)))
            }
            Some(heard) => Some(heard.saturating_add(wait)),
        }
    }

    /// When to ask once for each time that somebody comes to look.
    pub(super) fn due_once(&self, looked: Option<u64>) -> Option<u64> {
        let is_fresh = self.heard >= looked;
        if is_fresh && self.error.is_none() {
            return None;
        }
        self.due(JobState::Unknown, looked)
    }

    /// Whether the same call would only be refused again.
    fn is_refused(&self) -> bool {
        self.error.as_ref().is_some_and(|error| {
            let is_theirs = error.status.is_some_and(|status| status >= 500);
            !is_theirs && !error.cause.may_pass()
        })
    }
}

#[cfg(test)]
mod tests {
    use vertex::{NoAnswer, Response};

    use super::*;

    const RUNNING: JobState = JobState::Running;

    fn refusal(status: u16, headers: &[(&str, &str)]) -> Rc<ApiError> {
        let headers = headers.iter().copied();
        Rc::new(ApiError::from(&Response::new(status, headers, "")))
    }

    /// A pulse after these answers at the second 100, with the longest waits that chance allows.
    fn after(news: impl IntoIterator<Item = Result<bool, Rc<ApiError>>>) -> Pulse {
        let mut pulse = Pulse::default();
        for news in news {
            pulse.ask(1);
            pulse.hear(100_000, 1.0, news);
        }
        pulse
    }

    #[test]
    fn whoever_looks_is_told_at_once_and_then_less_and_less_often() {
        let due = |pulse: &Pulse| pulse.due(RUNNING, Some(7));
        assert_eq!(due(&after([])), Some(7));
        assert_eq!(due(&after([Ok(true)])), Some(105_000));
        assert_eq!(due(&after([Ok(true), Ok(false)])), Some(110_000));
        assert_eq!(due(&after([Ok(false), Ok(true)])), Some(105_000));
        assert_eq!(due(&after([(); 9].map(|()| Ok(false)))), Some(160_000));
    }

    #[test]
    fn nobody_is_told_what_nobody_sees() {
        let pulse = after([Ok(false)]);
        assert_eq!(pulse.due(RUNNING, None), None);
        assert_eq!(pulse.due(RUNNING, Some(100_500)), Some(100_500));
    }

    #[test]
    fn nothing_is_asked_twice_at_a_time_or_after_the_end() {
        let mut pulse = after([Ok(true)]);
        assert_eq!(pulse.due(JobState::Succeeded, Some(7)), None);
        assert_eq!(pulse.due(JobState::Failed, Some(200_000)), None);
        pulse.ask(2);
        assert_eq!(pulse.due(RUNNING, Some(7)), None);
    }

    #[test]
    fn what_may_pass_is_tried_again_and_google_s_wish_is_heard() {
        let unreachable = || Err(Rc::new(ApiError::from(NoAnswer::Unreachable)));
        assert_eq!(after([unreachable()]).due(RUNNING, Some(7)), Some(110_000));
        let twice = after([unreachable(), unreachable()]);
        assert_eq!(twice.due(RUNNING, Some(7)), Some(120_000));
        let busy = after([Err(refusal(429, &[("retry-after", "90")]))]);
        assert_eq!(busy.due(RUNNING, Some(7)), Some(190_000));
        // Not even by who looks away and back.
        assert_eq!(busy.due(RUNNING, Some(101_000)), Some(190_000));
        assert_eq!(
            after([Err(refusal(502, &[]))]).due(RUNNING, Some(7)),
            Some(110_000)
        );
    }

    #[test]
    fn what_is_refused_is_not_asked_for_again() {
        for status in [400, 401, 403, 404] {
            let pulse = after([Err(refusal(status, &[]))]);
            assert_eq!(pulse.due(RUNNING, Some(7)), None, "{status}");
            assert_eq!(pulse.due(RUNNING, Some(200_000)), None, "{status}");
            assert_eq!(pulse.due_once(Some(200_000)), None, "{status}");
        }
    }

    #[test]
    fn a_new_token_opens_what_the_last_one_did_not() {
        let mut expired = after([Err(refusal(401, &[]))]);
        assert!(expired.wants_token());
        expired.renew();
        assert_eq!(expired.due(RUNNING, Some(7)), Some(7));
        let mut missing = after([Err(refusal(404, &[]))]);
        missing.renew();
        assert_eq!(missing.due(RUNNING, Some(7)), None);
    }

    #[test]
    fn what_changes_no_more_is_asked_about_once_a_look() {
        assert_eq!(after([]).due_once(Some(7)), Some(7));
        assert_eq!(after([Ok(true)]).due_once(Some(7)), None);
        assert_eq!(after([Ok(true)]).due_once(Some(100_001)), Some(100_001));
        assert_eq!(after([Ok(true)]).due_once(None), None);
        let failed = after([Err(refusal(503, &[]))]);
        assert_eq!(failed.due_once(Some(7)), Some(110_000));
    }
}
