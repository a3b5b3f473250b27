//! When to ask again.

use crate::pipeline_jobs::JobState;

/// A wait that doubles with every failure, up to the longest, and is shortened by chance to as little
/// as half, so that many pages do not come back at the same moment. `jitter` is from 0 to 1; times are
/// in milliseconds.
///
/// ```
/// use vertex::poll::backoff;
///
/// assert_eq!(backoff(1_000, 60_000, 0, 1.0), 1_000);
/// assert_eq!(backoff(1_000, 60_000, 3, 1.0), 8_000);
/// assert_eq!(backoff(1_000, 60_000, 3, 0.0), 4_000);
/// assert_eq!(backoff(1_000, 60_000, 99, 1.0), 60_000);
/// ```
pub fn backoff(first: u64, longest: u64, failures: u32, jitter: f64) -> u64 {
    let doubled = first.saturating_mul(1u64.checked_shl(failures).unwrap_or(u64::MAX));
    let wait = doubled.min(longest);
    let share = 0.5 + jitter.clamp(0.0, 1.0) / 2.0;
    tuning::whole((wait as f64 * share).round()).unwrap_or(wait)
}

/// What decides when a job is asked after next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Watch {
    /// How far the job was, last time.
    pub state: JobState,
    /// Answers in a row that brought nothing new.
    pub unchanged: u32,
    /// Calls in a row that failed.
    pub failures: u32,
    /// The seconds that Google asked to wait, last time.
    pub retry_after: Option<u64>,
    /// Whether nobody can see the page.
    pub hidden: bool,
    /// By chance, from 0 to 1.
    pub jitter: f64,
}

const FIRST_POLL: u64 = 5_000;
const LONGEST_POLL: u64 = 60_000;
const LONGEST_AFTER_FAILURES: u64 = 300_000;

impl Watch {
    /// The milliseconds until the job is asked after again. None when it is over, and while nobody can
    /// see the page: whoever shows it again asks at once.
    ///
    /// ```
    /// use vertex::{pipeline_jobs::JobState, poll::Watch};
    ///
    /// let watch = Watch {
    ///     state: JobState::Running, unchanged: 0, failures: 0, retry_after: None, hidden: false, jitter: 1.0,
    /// };
    /// assert_eq!(watch.wait(), Some(5_000));
    /// assert_eq!(Watch { unchanged: 9, ..watch }.wait(), Some(60_000));
    /// assert_eq!(Watch { hidden: true, ..watch }.wait(), None);
    /// assert_eq!(Watch { state: JobState::Succeeded, ..watch }.wait(), None);
    /// ```
    pub fn wait(&self) -> Option<u64> {
        if self.state.is_final() || self.hidden {
            return None;
        }
        let wait = if self.failures > 0 {
            backoff(
                FIRST_POLL,
                LONGEST_AFTER_FAILURES,
                self.failures,
                self.jitter,
            )
        } else {
            backoff(FIRST_POLL, LONGEST_POLL, self.unchanged, self.jitter)
        };
        let asked = self.retry_after.unwrap_or_default().saturating_mul(1_000);
        Some(wait.max(asked))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn watch() -> Watch {
        Watch {
            state: JobState::Pending,
            unchanged: 0,
            failures: 0,
            retry_after: None,
            hidden: false,
            jitter: 1.0,
        }
    }

    #[test]
    fn a_job_is_asked_after_less_and_less_often() {
        let waits: Vec<_> = (0..6)
            .filter_map(|unchanged| {
                Watch {
                    unchanged,
                    ..watch()
                }
                .wait()
            })
            .collect();
        assert_eq!(waits, [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
        let waits: Vec<_> = (1..8)
            .filter_map(|failures| {
                Watch {
                    failures,
                    ..watch()
                }
                .wait()
            })
            .collect();
        assert_eq!(
            waits,
            [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]
        );
    }

    #[test]
    fn google_s_wish_is_the_least() {
        assert_eq!(
            Watch {
                retry_after: Some(90),
                ..watch()
            }
            .wait(),
            Some(90_000)
        );
        assert_eq!(
            Watch {
                retry_after: Some(1),
                ..watch()
            }
            .wait(),
            Some(5_000)
        );
    }

    proptest! {
        #[test]
        fn chance_takes_no_more_than_half(failures in 0u32..200, jitter in -1.0f64..2.0) {
            let most = backoff(1_000, 60_000, failures, 1.0);
            let wait = backoff(1_000, 60_000, failures, jitter);
            prop_assert!(wait <= most && wait >= most / 2 && wait >= 500);
        }
    }
}
