//! When to tell of progress.

/// Tells when it is time for the next progress: at once at first, then at most ten a second.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    last: Option<f64>,
}

/// Milliseconds between two words of progress.
const INTERVAL: f64 = 100.0;

impl Pace {
    /// Whether to speak at `now`, in milliseconds of any clock that does not run backwards.
    pub(crate) fn is_due(&mut self, now: f64) -> bool {
        let due = self.last.is_none_or(|last| now - last >= INTERVAL);
        if due {
            self.last = Some(now);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_once_then_ten_a_second() {
        let mut pace = Pace::default();
        let spoken: Vec<u32> = (0..500)
            .step_by(30)
            .filter(|&at| pace.is_due(f64::from(at)))
            .collect();
        assert_eq!(spoken, [0, 120, 240, 360, 480]);
    }
}
