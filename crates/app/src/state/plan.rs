//! What the person wants to train, and what that means.

use ::dataset::Report;
use tuning::{
    Accelerator, Family, Model, Plan, PlanRequest, limits::DEFAULT_EVALUATION_INTERVAL, whole,
};

use super::{AppState, Field, Kind, Slot, Typed};

/// What the person set in the Plan place, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanDraft {
    /// The hardware.
    pub accelerator: Accelerator,
    /// Training steps; blank means the service's default.
    pub steps: String,
    /// Examples, for as long as no dataset says how many there are.
    pub examples: String,
    /// Training steps between two evaluations.
    pub interval: String,
    /// Epochs to look up the steps for.
    pub epochs: String,
    /// The price of a million tokens, in any currency.
    pub price: String,
}

/// Something that happened in the Plan place. Which model is tuned is a choice of the dataset's: its
/// limits follow from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanAction {
    /// The person chose the hardware.
    Accelerator(Accelerator),
    /// The person typed training steps.
    Steps(String),
    /// The person typed how many examples there are.
    Examples(String),
    /// The person typed the steps between two evaluations.
    Interval(String),
    /// The person typed epochs.
    Epochs(String),
    /// The person typed a price.
    Price(String),
}

impl PlanDraft {
    /// The draft after `action`.
    #[must_use]
    pub fn apply(&self, action: PlanAction) -> Self {
        let mut next = self.clone();
        match action {
            PlanAction::Accelerator(accelerator) => next.accelerator = accelerator,
            PlanAction::Steps(text) => next.steps = text,
            PlanAction::Examples(text) => next.examples = text,
            PlanAction::Interval(text) => next.interval = text,
            PlanAction::Epochs(text) => next.epochs = text,
            PlanAction::Price(text) => next.price = text,
        }
        next
    }
}

/// How many examples there are, and who says so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Examples {
    /// The dataset that was inspected.
    Dataset(u64),
    /// The person.
    Typed(Typed),
}

impl Examples {
    /// The number, where there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Dataset(count) => Some(count as f64),
            Self::Typed(typed) => typed.number(),
        }
    }

    /// How many there are, where that is a whole number of at least one.
    pub fn count(self) -> Option<u64> {
        self.number().and_then(whole).filter(|count| *count > 0)
    }
}

/// What the draft means.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The model to tune.
    pub model: &'static Model,
    /// The hardware.
    pub accelerator: Accelerator,
    /// The examples.
    pub examples: Examples,
    /// Training steps between two evaluations, where there are to be any.
    pub interval: Option<f64>,
    /// What follows. Its problems are those of numbers that could be read.
    pub plan: Plan,
    /// The settings, by name, in which something other than a number was typed.
    pub unreadable: Vec<&'static str>,
}

impl Planned {
    /// How often every example goes by, where it is known how many there are.
    pub fn epochs(&self) -> Option<f64> {
        self.examples.count().map(|_| self.plan.epochs)
    }
}

/// The numbers that a plan is made of, as they were typed.
struct Numbers {
    steps: Typed,
    examples: Examples,
    interval: Typed,
    price: Typed,
}

impl AppState {
    /// The model to tune: the one that was chosen, else what the dataset asks for, else the one that
    /// most people mean.
    pub fn model(&self) -> &'static Model {
        let asked = || Model::find(&self.dataset.outcome(Slot::Training)?.report.model);
        self.dataset.model().or_else(asked).unwrap_or_else(|| {
            let family = match self.dataset.kind() {
                Kind::Examples => Family::Text,
                Kind::Embedding => Family::Embedding,
            };
            family.default_model()
        })
    }

    /// The hardware: what was chosen, where the model leaves a choice. Embedding models are tuned on GPU
    /// alone. Source: [`tuning::source::EMBEDDINGS`].
    pub fn accelerator(&self) -> Accelerator {
        match self.model().family {
            Family::Embedding => Accelerator::Gpu,
            _ => self.plan.accelerator,
        }
    }

    /// What the draft means.
    pub fn planned(&self) -> Planned {
        let model = self.model();
        let numbers = self.numbers(model);
        let request = PlanRequest {
            // A number that cannot be read must not become the default.
            train_steps: match numbers.steps {
                Typed::Blank => None,
                typed => Some(typed.number().unwrap_or(f64::NAN)),
            },
            ..self.request(model, &numbers)
        };
        let mut plan = plan(&request);
        let unreadable = numbers.unreadable();
        plan.problems.retain(|problem| {
            let is_unread = unreadable.iter().any(|field| *field == problem.field);
            // Nobody has said yet how many there are.
            let is_unsaid = problem.field == "examples" && numbers.examples.number().is_none();
            !is_unread && !is_unsaid
        });
        Planned {
            model,
            accelerator: self.accelerator(),
            examples: numbers.examples,
            interval: request.evaluation_interval,
            plan,
            unreadable,
        }
    }

    /// What it takes to see every example `epochs` times. Its problems about `epochs` say why that
    /// cannot be had.
    pub fn planned_for(&self, epochs: f64) -> Plan {
        let model = self.model();
        let request = PlanRequest {
            epochs: Some(epochs),
            ..self.request(model, &self.numbers(model))
        };
        plan(&request)
    }

    fn request(&self, model: &Model, numbers: &Numbers) -> PlanRequest {
        PlanRequest {
            model: model.name.to_owned(),
            accelerator: self.accelerator().name().to_owned(),
            examples: numbers.examples.number().unwrap_or_default(),
            evaluation_interval: numbers.interval.number(),
            mean_tokens_per_example: self.mean_tokens(),
            price_per_million_tokens: numbers.price.number(),
            ..PlanRequest::default()
        }
    }

    fn numbers(&self, model: &Model) -> Numbers {
        let draft = &self.plan;
        let interval = match Typed::read(&draft.interval) {
            _ if !model.family.takes_evaluation() => Typed::Blank,
            Typed::Blank if self.has_evaluation() => {
                Typed::Number(DEFAULT_EVALUATION_INTERVAL as f64)
            }
            typed => typed,
        };
        Numbers {
            steps: Typed::read(&draft.steps),
            examples: match self.dataset.outcome(learnt_from(model)) {
                Some(outcome) => Examples::Dataset(outcome.report.file.examples),
                None => Examples::Typed(Typed::read(&draft.examples)),
            },
            interval,
            price: match Typed::read(&draft.price) {
                Typed::Number(price) if price < 0.0 => Typed::Unreadable,
                typed => typed,
            },
        }
    }

    /// Examples in the evaluation file, where one was inspected.
    pub fn evaluation_examples(&self) -> Option<u64> {
        let outcome = self.dataset.outcome(Slot::Evaluation)?;
        Some(outcome.report.file.examples)
    }

    /// Whether there is something to evaluate on: a file here, or one that is in the cloud already.
    fn has_evaluation(&self) -> bool {
        self.dataset.file(Slot::Evaluation).is_some()
            || !self.value(Field::EvaluationDataUri).trim().is_empty()
    }

    /// Tokens of an average example after cutting, where a dataset was counted. Labels have none: which
    /// texts they lead to is not followed.
    fn mean_tokens(&self) -> Option<f64> {
        let report = &self.dataset.outcome(Slot::Training)?.report;
        let kept = tokens_kept(report);
        (kept > 0 && report.file.examples > 0).then(|| kept as f64 / report.file.examples as f64)
    }
}

impl Numbers {
    fn unreadable(&self) -> Vec<&'static str> {
        [
            ("trainSteps", self.steps == Typed::Unreadable),
            (
                "examples",
                self.examples == Examples::Typed(Typed::Unreadable),
            ),
            ("evaluationInterval", self.interval == Typed::Unreadable),
            ("price", self.price == Typed::Unreadable),
        ]
        .into_iter()
        .filter_map(|(field, is_unreadable)| is_unreadable.then_some(field))
        .collect()
    }
}

/// The file that holds what the model learns from: of embedding models each training label, a query with
/// a document, is taken as an example.
fn learnt_from(model: &Model) -> Slot {
    match model.family {
        Family::Embedding => Slot::TrainingLabels,
        _ => Slot::Training,
    }
}

/// Tokens that the model is shown of the whole file: all but those behind a cut. An example can be
/// cut in a field and as a whole; then the longer cut is what is lost.
fn tokens_kept(report: &Report) -> u64 {
    let limits = Model::find(&report.model).map(Model::limits);
    let total_limit = limits.and_then(|limits| limits.total_tokens);
    let mut lost = 0;
    for cuts in report
        .truncated
        .chunk_by(|left, right| left.example == right.example)
    {
        let over = |total: bool| -> u64 {
            cuts.iter()
                .filter(|cut| (Some(cut.limit) == total_limit) == total)
                .map(|cut| cut.tokens.saturating_sub(cut.limit))
                .sum()
        };
        lost += over(true).max(over(false));
    }
    report.statistics.total_token_count.saturating_sub(lost)
}

/// What a request of this page means. It names a known model and accelerator, and never both steps
/// and epochs, so there always is a plan.
fn plan(request: &PlanRequest) -> Plan {
    tuning::plan(request).expect("the page asks for known models alone")
}

#[cfg(test)]
mod tests;
