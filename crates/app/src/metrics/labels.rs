use super::Scale;
use crate::number;

/// A label longer than this is written with a power of ten, if that is shorter.
const LONG: usize = 9;

impl Scale {
    /// What its ticks say: all with the digits that tell one from the next, and all in the same way.
    ///
    /// ```
    /// use app::metrics::Scale;
    /// let scale = Scale::of_values([0.9, 3.2]).expect("values");
    /// assert_eq!(scale.labels(), ["0", "1", "2", "3", "4"]);
    /// ```
    pub fn labels(&self) -> Vec<String> {
        let whole = |digits: i32| usize::try_from(digits).unwrap_or(0);
        let ticks = self.ticks.iter();
        let plain: Vec<_> = ticks
            .map(|tick| number::fixed(*tick, whole(-self.power)))
            .collect();
        if longest(&plain) <= LONG {
            return plain;
        }
        let power = number::exponent(self.low.abs().max(self.high.abs()));
        let ticks = self.ticks.iter();
        let powers: Vec<_> = ticks
            .map(|tick| number::scientific(*tick, power, whole(power - self.power)))
            .collect();
        if longest(&powers) < longest(&plain) {
            powers
        } else {
            plain
        }
    }
}

fn longest(labels: &[String]) -> usize {
    let lengths = labels.iter().map(|label| label.chars().count());
    lengths.max().unwrap_or(0)
}
