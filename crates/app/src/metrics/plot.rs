use std::fmt::Write as _;

use super::{MetricSeries, Scale, nearest, smoothed, thin};

/// The lines of one metric: where everything stands, from the left and from the top, in per cent.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// The round steps.
    pub steps: Vec<Tick>,
    /// The round values, rising.
    pub values: Vec<Tick>,
    /// The training's line and the evaluation's, as far as there are any.
    pub lines: Vec<Line>,
    across: Scale,
    up: Scale,
    /// Every step at which there is a point.
    all_steps: Vec<u64>,
}

/// A round value of an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where it is.
    pub place: f64,
    /// What it says.
    pub label: String,
}

/// A series as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whether it is of the evaluation.
    pub evaluated: bool,
    /// The values as they are, as the data of a path.
    pub path: String,
    /// The smoothed values, where they are smoothed.
    pub smoothed_path: Option<String>,
    /// Where the only point is, if there is but one: a path of one point is not seen.
    pub lone: Option<(f64, f64)>,
    steps: Vec<u64>,
    values: Vec<f64>,
    smoothed: Option<Vec<f64>>,
}

/// What a line says at a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Whether it is of the evaluation.
    pub evaluated: bool,
    /// The step of the point that is nearest.
    pub step: u64,
    /// Its value.
    pub value: f64,
    /// Its smoothed value, where there is smoothing.
    pub smoothed: Option<f64>,
    /// Where it is drawn: on the smoothed line, if there is one.
    pub place: (f64, f64),
}

/// The most points of a path: more than there are pixels to tell them apart.
const MOST_POINTS: usize = 400;

impl Plot {
    /// The picture of the training's series and the evaluation's, smoothed by `smoothing`
    /// ([`smoothed`]); `None` where there is no point in any.
    pub fn new(series: &[MetricSeries], smoothing: f64) -> Option<Self> {
        let points = || series.iter().flat_map(MetricSeries::points);
        let up = Scale::of_values(points().map(|&(_, value)| value))?;
        let mut all_steps: Vec<_> = points().map(|&(step, _)| step).collect();
        all_steps.sort_unstable();
        all_steps.dedup();
        let across = Scale::of_steps(*all_steps.first()?, *all_steps.last()?);
        let ticks = |scale: &Scale, place: fn(&Scale, f64) -> f64| {
            let labelled = scale.ticks.iter().zip(scale.labels());
            let ticks = labelled.map(|(&tick, label)| Tick {
                place: place(scale, tick),
                label,
            });
            ticks.collect()
        };
        let drawn = series.iter().filter(|series| !series.points().is_empty());
        Some(Self {
            steps: ticks(&across, from_left),
            values: ticks(&up, from_top),
            lines: drawn
                .map(|series| Line::new(series, smoothing, &across, &up))
                .collect(),
            across,
            up,
            all_steps,
        })
    }

    /// Every step at which there is a point, in order.
    pub fn all_steps(&self) -> &[u64] {
        &self.all_steps
    }

    /// The position among all steps of the one that is nearest to a place, from 0 to 1 across.
    pub fn nearest(&self, place: f64) -> Option<usize> {
        nearest(
            &self.all_steps,
            crate::number::floor(self.across.value(place).round()),
        )
    }

    /// The position among all steps of the one that is nearest to `step`.
    pub fn nearest_to(&self, step: u64) -> Option<usize> {
        nearest(&self.all_steps, step)
    }

    /// Where a step is, from the left.
    pub fn place(&self, step: u64) -> f64 {
        from_left(&self.across, step as f64)
    }

    /// What each line says at a step, or nearest to it.
    pub fn read(&self, step: u64) -> Vec<Reading> {
        let lines = self.lines.iter();
        lines
            .filter_map(|line| self.read_line(line, step))
            .collect()
    }

    fn read_line(&self, line: &Line, step: u64) -> Option<Reading> {
        let index = nearest(&line.steps, step)?;
        let (step, value) = (*line.steps.get(index)?, *line.values.get(index)?);
        let smoothed = line.smoothed.as_ref();
        let smoothed = smoothed.and_then(|values| values.get(index)).copied();
        let height = from_top(&self.up, smoothed.unwrap_or(value));
        Some(Reading {
            evaluated: line.evaluated,
            step,
            value,
            smoothed,
            place: (self.place(step), height),
        })
    }
}

impl Line {
    fn new(series: &MetricSeries, smoothing: f64, across: &Scale, up: &Scale) -> Self {
        let (steps, values): (Vec<_>, Vec<_>) = series.points().iter().copied().unzip();
        let smoothed = (smoothing > 0.0).then(|| smoothed(&values, smoothing));
        let lone = match series.points() {
            [(step, value)] => Some((from_left(across, *step as f64), from_top(up, *value))),
            _ => None,
        };
        let smoothed_path = smoothed.as_ref().map(|values| {
            let points: Vec<_> = steps.iter().copied().zip(values.iter().copied()).collect();
            path(&points, across, up)
        });
        Self {
            evaluated: series.evaluated,
            path: path(series.points(), across, up),
            smoothed_path,
            lone,
            steps,
            values,
            smoothed,
        }
    }
}

fn from_left(scale: &Scale, value: f64) -> f64 {
    scale.place(value) * 100.0
}

fn from_top(scale: &Scale, value: f64) -> f64 {
    100.0 - scale.place(value) * 100.0
}

fn path(points: &[(u64, f64)], across: &Scale, up: &Scale) -> String {
    let mut path = String::new();
    for (step, value) in thin(points, MOST_POINTS) {
        let verb = if path.is_empty() { 'M' } else { 'L' };
        let (x, y) = (from_left(across, step as f64), from_top(up, value));
        // Writing to a string does not fail.
        let _ = write!(path, "{verb}{x:.2} {y:.2}");
    }
    path
}
