/// From values to places between 0 and 1, with round values to mark on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The value at the place 0.
    pub low: f64,
    /// The value at the place 1; always above `low`.
    pub high: f64,
    /// The round values, rising, equally far from each other.
    pub ticks: Vec<f64>,
    /// The power of ten that the last digit in which two ticks differ counts.
    pub(super) power: i32,
}

/// A span that is a smaller part of its values than this is none: there are not digits enough to tell
/// its ticks apart.
const FLAT: f64 = 1e-9;
/// A value nearer to 0 than this is 0.
const NOTHING: f64 = 1e-100;

impl Scale {
    /// A scale that takes in all values and begins and ends with a tick: 3 to 6 of them. A flat line
    /// has room above and below. `None` without values; each is a number, nearer to 0 than 1e100.
    pub fn of_values(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values = values.into_iter();
        let first = values.next()?;
        let (low, high) = values.fold((first, first), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let size = low.abs().max(high.abs());
        let is_flat = high - low <= (size * FLAT).max(NOTHING);
        let (unit, room) = match is_flat {
            false => (Unit::at_least((high - low) / 4.0), 0.0),
            true if size > NOTHING => (Unit::at_least(size / 10.0), 1.0),
            true => (Unit::at_least(1.0), 1.0),
        };
        let from = (low / unit.size()).floor() - room;
        let ticks = unit.ticks(from, (high / unit.size()).ceil() + room);
        Some(Self {
            low: *ticks.first()?,
            high: *ticks.last()?,
            ticks,
            power: unit.power,
        })
    }

    /// A scale from the first step to the last, with 2 to 6 whole steps as ticks; a single step stands
    /// in the middle, and is the tick.
    pub fn of_steps(first: u64, last: u64) -> Self {
        let (low, high) = (first.min(last) as f64, last.max(first) as f64);
        if high <= low {
            // Beyond 2⁵³ a single step more makes no other number.
            let room = (low * FLAT).max(1.0);
            return Self {
                low: low - room,
                high: high + room,
                ticks: vec![low],
                power: 0,
            };
        }
        let unit = Unit::at_least(((high - low) / 5.0).max(1.0));
        let ticks = unit.ticks((low / unit.size()).ceil(), (high / unit.size()).floor());
        Self {
            low,
            high,
            ticks,
            power: unit.power,
        }
    }

    /// Where a value is: from 0 to 1 if it is within.
    pub fn place(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The value at a place.
    pub fn value(&self, place: f64) -> f64 {
        self.low + place * (self.high - self.low)
    }
}

/// The distance between two ticks: 1, 2 or 5 times a power of ten.
struct Unit {
    digit: f64,
    power: i32,
}

impl Unit {
    /// The smallest that is no smaller than `size`, which is above 0.
    fn at_least(size: f64) -> Self {
        let power = size.log10().floor() as i32;
        let fits = |digit: &f64| digit * 10_f64.powi(power) >= size;
        match [1.0, 2.0, 5.0].into_iter().find(fits) {
            Some(digit) => Self { digit, power },
            None => Self {
                digit: 1.0,
                power: power + 1,
            },
        }
    }

    fn size(&self) -> f64 {
        self.times(1.0)
    }

    /// Divided by a power rather than multiplied with a fraction: 3 × 0.1 is not 0.3, 3 ÷ 10 is.
    fn times(&self, count: f64) -> f64 {
        let count = count * self.digit;
        if self.power < 0 {
            count / 10_f64.powi(-self.power)
        } else {
            count * 10_f64.powi(self.power)
        }
    }

    fn ticks(&self, from: f64, to: f64) -> Vec<f64> {
        let count = (to - from) as i32;
        (0..=count)
            .map(|tick| self.times(from + f64::from(tick)))
            .collect()
    }
}
