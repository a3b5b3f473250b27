//! A run as a strip of blocks: the dataset going by, epoch by epoch. Plain numbers, no drawing.

/// The most blocks that a picture has; where there are more epochs, each block stands for several.
const MOST_BLOCKS: u64 = 8;
/// The most evaluations that are marked; where there are more, every n-th is.
const MOST_MARKS: u64 = 40;
/// The room between two blocks, in per cent of the whole width.
const GAP: f64 = 0.7;

/// Where everything stands, from left to right in per cent of the whole width.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The blocks, the last one being the one in which training ends, or the one after it.
    pub blocks: Vec<Block>,
    /// How many epochs each block stands for.
    pub epochs_per_block: u64,
    /// Where training ends.
    pub end: f64,
    /// The evaluations that are marked.
    pub marks: Vec<f64>,
    /// Every how many evaluations one is marked.
    pub evaluations_per_mark: u64,
}

/// One or several epochs.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The first of its epochs, from 1.
    pub first: u64,
    /// The last of its epochs.
    pub last: u64,
    /// Its left edge.
    pub left: f64,
    /// Its width.
    pub width: f64,
    /// The part of its width that training reaches.
    pub reached: f64,
    /// Examples that the model is shown in it, repetitions counted.
    pub shown: u64,
    /// The step in which it ends, or training does.
    pub last_step: u64,
    /// Evaluations in it.
    pub evaluations: u64,
}

/// What there is to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Training steps.
    pub steps: u64,
    /// Examples in one step.
    pub batch: u64,
    /// Examples in the dataset.
    pub examples: u64,
    /// Training steps between two evaluations.
    pub interval: Option<u64>,
}

impl Picture {
    /// The picture of a course; `None` where no example goes by.
    pub fn new(course: Course) -> Option<Self> {
        let Course {
            steps,
            batch,
            examples,
            ..
        } = course;
        let (size, seen) = (u128::from(examples), u128::from(steps) * u128::from(batch));
        if size == 0 || seen == 0 {
            return None;
        }
        let whole = u64::try_from(seen / size).unwrap_or(u64::MAX);
        let epochs_per_block = round_step(|step| whole / step < MOST_BLOCKS);
        let scale = Scale {
            count: whole / epochs_per_block + 1,
            size: size * u128::from(epochs_per_block),
        };
        let evaluations_by = |step: u64| {
            course
                .interval
                .and_then(|interval| step.checked_div(interval))
                .unwrap_or(0)
        };
        let mut last_step = 0;
        let blocks = (0..scale.count)
            .map(|index| {
                let start = u128::from(index) * scale.size;
                let shown = seen.saturating_sub(start).min(scale.size);
                let before = last_step;
                let end = (start + shown).min(seen);
                last_step = u64::try_from(end.div_ceil(u128::from(batch))).unwrap_or(steps);
                Block {
                    first: index * epochs_per_block + 1,
                    last: (index + 1) * epochs_per_block,
                    left: scale.left(index),
                    width: scale.width(),
                    reached: scale.width() * ratio(shown, scale.size),
                    shown: u64::try_from(shown).unwrap_or(u64::MAX),
                    last_step,
                    evaluations: evaluations_by(last_step) - evaluations_by(before),
                }
            })
            .collect();
        let evaluations = evaluations_by(steps);
        let evaluations_per_mark = round_step(|step| evaluations / step <= MOST_MARKS);
        let interval = u128::from(course.interval.unwrap_or(0)) * u128::from(batch);
        let marks = (1..=evaluations / evaluations_per_mark)
            .map(|mark| scale.place(u128::from(mark * evaluations_per_mark) * interval))
            .collect();
        Some(Self {
            blocks,
            epochs_per_block,
            end: scale.place(seen),
            marks,
            evaluations_per_mark,
        })
    }
}

/// Blocks of equal width side by side.
struct Scale {
    /// How many.
    count: u64,
    /// Examples that fill one.
    size: u128,
}

impl Scale {
    fn left(&self, index: u64) -> f64 {
        index as f64 * (self.width() + GAP)
    }

    fn width(&self) -> f64 {
        (100.0 + GAP) / self.count as f64 - GAP
    }

    /// Where so many examples have gone by. The end of a block is in it, not at the start of the next.
    fn place(&self, shown: u128) -> f64 {
        let index = shown.saturating_sub(1) / self.size;
        let within = ratio(shown - index * self.size, self.size);
        self.left(u64::try_from(index).unwrap_or(u64::MAX)) + self.width() * within
    }
}

fn ratio(part: u128, whole: u128) -> f64 {
    part as f64 / whole as f64
}

/// The first of 1, 2, 5, 10, 20, 50, … that is enough.
fn round_step(is_enough: impl Fn(u64) -> bool) -> u64 {
    let mut power: u64 = 1;
    loop {
        for step in [1, 2, 5].map(|digit| power.saturating_mul(digit)) {
            if step == u64::MAX || is_enough(step) {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests;
