//! The metrics of a tuning job, made ready to be looked at: pure numbers, no drawing.

mod labels;
mod plot;
mod scale;
mod smooth;
mod summary;
mod thin;

pub use plot::{Line, Plot, Reading, Tick};
pub use scale::Scale;
pub use smooth::{MOST_SMOOTHING, smoothed};
pub use summary::summary;
pub use thin::thin;

/// What a job measures while it tunes. Source: [`PAGE`](tuning::source::PAGE).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Metric {
    /// How far the model's predictions are from the examples; the lower the better.
    TotalLoss,
    /// The share of next tokens that the model predicts rightly, from 0 to 1; the higher the better.
    FractionCorrect,
    /// How many tokens are predicted in a step.
    Predictions,
}

impl Metric {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::TotalLoss, Self::FractionCorrect, Self::Predictions];

    /// Its name behind `/train_` and `/eval_`.
    pub fn name(self) -> &'static str {
        match self {
            Self::TotalLoss => "total_loss",
            Self::FractionCorrect => "fraction_of_correct_next_step_preds",
            Self::Predictions => "num_predictions",
        }
    }
}

/// The values of one metric over the steps of a job, of the training or of the evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricSeries {
    /// What is measured.
    pub metric: Metric,
    /// Whether it is measured with the evaluation file rather than the training file.
    pub evaluated: bool,
    points: Vec<(u64, f64)>,
}

/// A value farther from 0 than this is no measurement: trainings count in 32 bits.
const FARTHEST: f64 = 1e100;

impl MetricSeries {
    /// The series of a name such as `/train_total_loss`; `None` for a name of something else. Each
    /// point is a step and its value. What is no number is left out; of a step that was done again
    /// after an interruption the later value stays.
    ///
    /// ```
    /// use app::metrics::{Metric, MetricSeries};
    /// let series = MetricSeries::from_name("/eval_total_loss", [(20, 0.5), (10, 0.9)]);
    /// let series = series.expect("a known name");
    /// assert_eq!((series.metric, series.evaluated), (Metric::TotalLoss, true));
    /// assert_eq!(series.points(), [(10, 0.9), (20, 0.5)]);
    /// ```
    pub fn from_name(name: &str, points: impl IntoIterator<Item = (u64, f64)>) -> Option<Self> {
        let (side, rest) = name.strip_prefix('/')?.split_once('_')?;
        let evaluated = match side {
            "train" => false,
            "eval" => true,
            _ => return None,
        };
        let mut metrics = Metric::ALL.into_iter();
        let metric = metrics.find(|metric| metric.name() == rest)?;
        Some(Self::new(metric, evaluated, points))
    }

    /// As [`from_name`](Self::from_name), for who knows what the points are of.
    pub fn new(
        metric: Metric,
        evaluated: bool,
        points: impl IntoIterator<Item = (u64, f64)>,
    ) -> Self {
        // A NaN is not below anything.
        let points = points.into_iter();
        let mut points: Vec<_> = points.filter(|(_, value)| value.abs() < FARTHEST).collect();
        points.sort_by_key(|&(step, _)| step);
        points.dedup_by(|later, kept| {
            let again = later.0 == kept.0;
            if again {
                *kept = *later;
            }
            again
        });
        Self {
            metric,
            evaluated,
            points,
        }
    }

    /// Its points: a step and its value, by step, each step once, every value a number.
    pub fn points(&self) -> &[(u64, f64)] {
        &self.points
    }
}

/// The position of the step that is nearest to `step`; of two equally near ones, the earlier. The steps
/// are in order.
pub fn nearest(steps: &[u64], step: u64) -> Option<usize> {
    let after = steps.partition_point(|&known| known < step);
    let before = after.checked_sub(1);
    let distance = |index: usize| steps.get(index).map(|known| known.abs_diff(step));
    match (before, before.and_then(distance), distance(after)) {
        (Some(before), Some(back), Some(ahead)) if back <= ahead => Some(before),
        (_, _, Some(_)) => Some(after),
        (before, ..) => before,
    }
}

#[cfg(test)]
mod tests;
