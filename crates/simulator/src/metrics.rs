//! The numbers of a training that never was. They follow from the seed, and look like a loss that
//! falls and a share of right answers that rises.

use tuning::{Accelerator, Model};

use crate::{chance, pipeline_jobs::Job};

/// The metrics of a job. Source: [`PAGE`](tuning::source::PAGE).
const METRICS: [(&str, Metric); 3] = [
    ("total_loss", Metric::Loss),
    (
        "fraction_of_correct_next_step_preds",
        Metric::FractionCorrect,
    ),
    ("num_predictions", Metric::Predictions),
];

/// How many points a series of the training has at most.
const MOST_POINTS: u64 = 100;
/// Training steps between two evaluations of a job that does not say. Source:
/// [`SDK`](tuning::source::SDK).
const DEFAULT_INTERVAL: u64 = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Metric {
    Loss,
    FractionCorrect,
    Predictions,
}

/// One metric of a job.
pub struct Series {
    /// Such as `/train_total_loss`.
    pub name: String,
    metric: Metric,
    evaluated: bool,
}

/// The series that a job writes: those of the evaluation only where it has a file for it.
pub fn series(job: &Job) -> Vec<Series> {
    let family = job.family();
    let has_file = family.takes_evaluation() && job.parameter_text("evaluation_data_uri").is_some();
    let sides: &[_] = match (family, has_file) {
        (tuning::Family::Embedding, _) => &[],
        (_, false) => &[("train", false)],
        (_, true) => &[("train", false), ("eval", true)],
    };
    let of_side = |(side, evaluated): &(&str, bool)| {
        let (side, evaluated) = ((*side).to_owned(), *evaluated);
        METRICS.into_iter().map(move |(name, metric)| Series {
            name: format!("/{side}_{name}"),
            metric,
            evaluated,
        })
    };
    sides.iter().flat_map(of_side).collect()
}

impl Series {
    /// The steps at which there is a point, once so many steps are done.
    pub fn steps(&self, job: &Job, done: u64) -> impl Iterator<Item = u64> {
        let interval = if self.evaluated {
            let interval = job.parameter("evaluation_interval");
            let interval = interval.and_then(|interval| tuning::whole(interval.as_f64()?));
            interval.unwrap_or(DEFAULT_INTERVAL)
        } else {
            job.steps().div_ceil(MOST_POINTS)
        };
        let interval = interval.max(1);
        (1..=done / interval).map(move |point| point * interval)
    }

    /// The value at a step.
    pub fn value(&self, job: &Job, seed: u64, step: u64) -> f64 {
        let words = [
            self.name.as_str(),
            &job.number.to_string(),
            &step.to_string(),
        ];
        let noise = chance::share(seed, &words) - 0.5;
        let progress = step as f64 / job.steps().max(1) as f64;
        let left = (-4.0 * progress).exp();
        // What was not trained on is a little harder.
        let harder = if self.evaluated { 0.08 } else { 0.0 };
        match self.metric {
            Metric::Loss => 0.4 + harder + left * 1.8 + noise * 0.08,
            Metric::FractionCorrect => 0.88 - harder - left * 0.4 + noise * 0.02,
            Metric::Predictions => (batch(job) as f64 * (180.0 + noise * 40.0)).round(),
        }
    }
}

/// The examples of one step.
fn batch(job: &Job) -> u64 {
    let model = Model::find(job.base()).unwrap_or(job.family().default_model());
    let accelerator = job.parameter_text("accelerator_type");
    let accelerator = accelerator.and_then(Accelerator::find).unwrap_or_default();
    model.batch_size.on(accelerator)
}
