use crate::{
    limits::MINIMUM_EMBEDDING_STEPS,
    models::{Family, Model},
    regions::Accelerator,
    tasks::{Task, TaskRow, rows_for},
};

/// The greatest whole number that JavaScript and JSON carry without loss: 2^53 − 1.
pub const MAXIMUM_WHOLE: u64 = 9_007_199_254_740_991;

/// How long a run is to be, as the person said it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// So many training steps.
    Steps(f64),
    /// As many training steps as it takes to see every example so many times.
    Epochs(f64),
    /// Not said: the service's default.
    Default,
}

impl Length {
    /// The setting that says it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Epochs(_) => "epochs",
            Self::Steps(_) | Self::Default => "trainSteps",
        }
    }
}

/// What is known of one training run: what the rules look at. Numbers are as the person gave them.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The model, where its name is known.
    pub model: Option<&'static Model>,
    /// The hardware; with the model it decides the batch size.
    pub accelerator: Accelerator,
    /// How long to train.
    pub length: Length,
    /// Examples in the training file, where they are known.
    pub examples: Option<f64>,
    /// Training steps between two evaluations.
    pub evaluation_interval: Option<f64>,
    /// Every setting about the evaluation that the person gave.
    pub evaluation_settings: Vec<&'static str>,
    /// What the model is tuned to do, where the person said it.
    pub task: Option<Task>,
}

impl Run {
    /// Examples in one training step.
    pub fn batch_size(&self) -> Option<u64> {
        self.model
            .map(|model| model.batch_size.on(self.accelerator))
    }

    /// The fewest training steps that the service takes.
    pub fn minimum_steps(&self) -> u64 {
        match self.model {
            Some(model) if model.family == Family::Embedding => MINIMUM_EMBEDDING_STEPS,
            _ => 1,
        }
    }

    /// The training steps, if they are a number that the service takes.
    pub fn steps(&self) -> Option<u64> {
        self.asked_steps()
            .filter(|steps| *steps >= self.minimum_steps())
    }

    /// The training steps, if they are a whole number at all.
    pub fn asked_steps(&self) -> Option<u64> {
        match self.length {
            Length::Steps(steps) => whole(steps),
            Length::Epochs(epochs) => self.steps_for(epochs),
            Length::Default => self.model.map(Model::default_train_steps),
        }
    }

    /// The training steps that it takes to see every example `epochs` times: at least one.
    fn steps_for(&self, epochs: f64) -> Option<u64> {
        if !epochs.is_finite() || epochs <= 0.0 {
            return None;
        }
        let exact = epochs * self.examples()? as f64 / self.batch_size()? as f64;
        whole(round_up(exact).max(1.0))
    }

    /// The examples, if they are a whole number of at least one.
    pub fn examples(&self) -> Option<u64> {
        self.examples
            .and_then(whole)
            .filter(|examples| *examples > 0)
    }

    /// The examples that the run sees, repetitions counted.
    pub fn examples_seen(&self) -> Option<u64> {
        Some(
            self.steps()?
                .saturating_mul(self.batch_size()?)
                .min(MAXIMUM_WHOLE),
        )
    }

    /// How often the run sees every example.
    pub fn epochs(&self) -> Option<f64> {
        Some(self.examples_seen()? as f64 / self.examples()? as f64)
    }

    /// How often the model is evaluated: `None` where no interval is set or the model is never
    /// evaluated, 0 where the interval is no whole number of at least one.
    pub fn evaluation_points(&self) -> Option<u64> {
        let interval = self.evaluation_interval?;
        if self
            .model
            .is_some_and(|model| !model.family.takes_evaluation())
        {
            return None;
        }
        let steps = self.steps()?;
        Some(
            whole(interval)
                .and_then(|interval| steps.checked_div(interval))
                .unwrap_or(0),
        )
    }

    /// The rows of the page's table that this run can be held against.
    pub fn rows(&self) -> impl Iterator<Item = &'static TaskRow> {
        let task = self.task;
        self.model
            .into_iter()
            .flat_map(|model| rows_for(model.family))
            .filter(move |row| task.is_none_or(|task| row.task == task))
    }
}

/// A number as a whole one, if it is whole, not negative and small enough to travel without loss.
pub fn whole(number: f64) -> Option<u64> {
    let fits = number >= 0.0 && number <= MAXIMUM_WHOLE as f64 && number.fract() == 0.0;
    #[expect(clippy::cast_sign_loss, reason = "checked in the line above")]
    fits.then_some(number as u64)
}

/// The next whole number, unless the number is whole but for the rounding of binary fractions:
/// 3.0000000000000004 steps are 3 steps.
fn round_up(number: f64) -> f64 {
    const NOISE: f64 = 1e-12;
    let floor = number.floor();
    if number - floor <= number * NOISE {
        floor
    } else {
        number.ceil()
    }
}
