use std::fmt;

use rule::{Message, SettingProblem};
use serde::{Deserialize, Deserializer, Serialize, de::MapAccess};

use crate::{
    fields::{Fields, field, read_fields},
    models::{Family, Model},
    regions::{Accelerator, Region},
    rules,
    run::{Length, MAXIMUM_WHOLE, Run, whole},
    tasks::{Recommendation, Task},
};

/// What the person wants to know the meaning of. Any number that JavaScript has may stand here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanRequest {
    /// The model, such as `text-bison@002`.
    pub model: String,
    /// `GPU` or `TPU`.
    pub accelerator: String,
    /// Training steps. Not together with `epochs`.
    pub train_steps: Option<f64>,
    /// How often every example is to be seen. Not together with `train_steps`.
    pub epochs: Option<f64>,
    /// Examples in the training file; in chat, conversations.
    pub examples: f64,
    /// Training steps between two evaluations.
    pub evaluation_interval: Option<f64>,
    /// Examples in the evaluation file.
    pub evaluation_examples: Option<f64>,
    /// Tokens of an average example, after cutting.
    pub mean_tokens_per_example: Option<f64>,
    /// The price of a million trained tokens, in any currency.
    pub price_per_million_tokens: Option<f64>,
    /// What the model is tuned to do; narrows the recommendation.
    pub task: Option<Task>,
}

impl Fields for PlanRequest {
    const SUBJECT: &'static str = "plan";

    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            "model" => self.model = field(name, map)?,
            "accelerator" => self.accelerator = field(name, map)?,
            "trainSteps" => self.train_steps = field(name, map)?,
            "epochs" => self.epochs = field(name, map)?,
            "examples" => self.examples = field(name, map)?,
            "evaluationInterval" => self.evaluation_interval = field(name, map)?,
            "evaluationExamples" => self.evaluation_examples = field(name, map)?,
            "meanTokensPerExample" => self.mean_tokens_per_example = field(name, map)?,
            "pricePerMillionTokens" => self.price_per_million_tokens = field(name, map)?,
            "task" => self.task = field(name, map)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl<'de> Deserialize<'de> for PlanRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_fields(deserializer)
    }
}

/// What the settings mean. Every number is finite and at most 2^53 − 1, whatever was asked; what is
/// wrong with the settings is in `problems`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Examples in one training step.
    pub batch_size: u64,
    /// Training steps.
    pub train_steps: u64,
    /// Examples that the run sees, repetitions counted: steps × batch size.
    pub examples_seen: u64,
    /// How often the run sees every example: examples seen ÷ examples.
    pub epochs: f64,
    /// How often the model is evaluated; `null` without an interval, and for models that are not.
    pub evaluation_points: Option<u64>,
    /// Where the computing happens; `null` for embeddings, which are tuned where the pipeline runs.
    pub compute_region: Option<Region>,
    /// Tokens that the run trains on; `null` without the mean of an example.
    pub tokens_trained: Option<u64>,
    /// Tokens trained ÷ 1,000,000 × price; `null` without a price.
    pub cost: Option<f64>,
    /// The page's recommended settings that this plan can be held against, and where it stands.
    pub recommendation: Vec<Recommendation>,
    /// What is wrong with the settings.
    pub problems: Vec<SettingProblem>,
}

/// Why there is no plan. Each names the argument that is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// No model has this name; perhaps another was meant.
    UnknownModel(String, Option<&'static Model>),
    /// The accelerator is neither `GPU` nor `TPU`.
    UnknownAccelerator(String),
    /// Both `trainSteps` and `epochs` are given, and each decides the other.
    StepsAndEpochs,
}

impl PlanError {
    /// What is wrong and what to do.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownModel(name, Some(near)) => Message::new(
                format!(
                    "`model`: no model is called “{name}”. Did you mean {}?",
                    near.name
                ),
                format!(
                    "`model`: “{name}” 모델은 없습니다. 혹시 {}입니까?",
                    near.name
                ),
            ),
            Self::UnknownModel(name, None) => Message::new(
                format!("`model`: no model is called “{name}”."),
                format!("`model`: “{name}” 모델은 없습니다."),
            ),
            Self::UnknownAccelerator(name) => Message::new(
                format!("`accelerator`: “{name}” is neither GPU nor TPU."),
                format!("`accelerator`: “{name}” 값은 GPU도 TPU도 아닙니다."),
            ),
            Self::StepsAndEpochs => Message::new(
                "Give `trainSteps` or `epochs`, not both: each follows from the other.",
                "`trainSteps`와 `epochs` 중 하나만 지정합니다. 하나가 정해지면 다른 하나도 정해집니다.",
            ),
        }
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for PlanError {}

/// What the settings mean: steps, examples, epochs, evaluations, cost.
///
/// ```
/// use tuning::{PlanRequest, plan};
///
/// let plan = plan(&PlanRequest {
///     model: "text-bison@002".to_owned(),
///     accelerator: "TPU".to_owned(),
///     train_steps: Some(20.0),
///     examples: 240.0,
///     ..PlanRequest::default()
/// })?;
/// assert_eq!((plan.batch_size, plan.examples_seen, plan.epochs), (24, 480, 2.0));
/// # Ok::<(), tuning::PlanError>(())
/// ```
pub fn plan(request: &PlanRequest) -> Result<Plan, PlanError> {
    let model = Model::find(&request.model).ok_or_else(|| {
        PlanError::UnknownModel(request.model.clone(), Model::suggest(&request.model, None))
    })?;
    let accelerator = Accelerator::find(&request.accelerator)
        .ok_or_else(|| PlanError::UnknownAccelerator(request.accelerator.clone()))?;
    let run = Run {
        model: Some(model),
        accelerator,
        length: match (request.train_steps, request.epochs) {
            (Some(_), Some(_)) => return Err(PlanError::StepsAndEpochs),
            (Some(steps), None) => Length::Steps(steps),
            (None, Some(epochs)) => Length::Epochs(epochs),
            (None, None) => Length::Default,
        },
        examples: Some(request.examples),
        evaluation_interval: request.evaluation_interval,
        evaluation_settings: [
            request.evaluation_interval.map(|_| "evaluationInterval"),
            request.evaluation_examples.map(|_| "evaluationExamples"),
        ]
        .into_iter()
        .flatten()
        .collect(),
        task: request.task,
    };

    let batch_size = model.batch_size.on(accelerator);
    let train_steps = run.asked_steps().unwrap_or_else(|| whole_part(run.length));
    let examples_seen = train_steps.saturating_mul(batch_size).min(MAXIMUM_WHOLE);
    let tokens_trained = request
        .mean_tokens_per_example
        .and_then(|mean| tokens(mean, examples_seen));
    let mut problems = rules::file_problems(request.examples, request.evaluation_examples, model);
    problems.extend(rules::check(&run));
    Ok(Plan {
        batch_size,
        train_steps,
        examples_seen,
        epochs: run
            .examples()
            .map_or(0.0, |examples| examples_seen as f64 / examples as f64),
        evaluation_points: run.evaluation_points(),
        compute_region: (model.family != Family::Embedding).then(|| accelerator.compute_region()),
        tokens_trained,
        cost: tokens_trained
            .zip(request.price_per_million_tokens)
            .and_then(cost),
        recommendation: run
            .rows()
            .map(|row| Recommendation::new(row, train_steps, run.examples().unwrap_or(0)))
            .collect(),
        problems,
    })
}

/// Steps to go on with when those that were asked for are not whole: the whole part, within bounds.
fn whole_part(length: Length) -> u64 {
    let Length::Steps(steps) = length else {
        return 0;
    };
    // A cast to an integer saturates, and turns NaN into 0.
    #[expect(clippy::cast_sign_loss, reason = "a negative number becomes 0")]
    let steps = steps as u64;
    steps.min(MAXIMUM_WHOLE)
}

/// Tokens that so many examples of this mean length have.
fn tokens(mean: f64, examples_seen: u64) -> Option<u64> {
    whole((mean * examples_seen as f64).round())
}

/// The price of so many tokens, unless it is no price.
fn cost((tokens, price): (u64, f64)) -> Option<f64> {
    let cost = tokens as f64 / 1e6 * price;
    (price >= 0.0 && cost.is_finite()).then_some(cost)
}

#[cfg(test)]
mod tests;
