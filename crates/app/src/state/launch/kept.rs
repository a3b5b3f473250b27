//! What is kept of a draft between visits, and for a second tab: what the person filled in, and the
//! job's ID. No token is among it, and nothing of a dataset.

use serde_json::{Map, Value};
use tuning::{Accelerator, Model};
use vertex::names::JobId;

use super::Field;
use crate::state::{AppState, PlanDraft, Slot};

const JOB_ID: &str = "pipelineJobId";
const MODEL: &str = "model";
const ACCELERATOR: &str = "accelerator";

impl AppState {
    /// What storage is to hold; nothing before the person filled anything in.
    pub fn kept(&self) -> Option<String> {
        let mut kept = Map::new();
        let mut keep = |name: &str, text: &str| {
            if !text.is_empty() {
                kept.insert(name.to_owned(), text.into());
            }
        };
        for field in Field::ALL {
            keep(field.setting(), self.typed(field));
        }
        let mut plan = self.plan.clone();
        for (name, number) in numbers(&mut plan) {
            keep(name, number);
        }
        if plan.accelerator != Accelerator::default() {
            keep(ACCELERATOR, plan.accelerator.name());
        }
        if kept.is_empty() {
            return None;
        }
        // Which model it is may follow from a dataset, which another tab does not have.
        let inspected = || Model::find(&self.dataset.outcome(Slot::Training)?.report.model);
        let model = self.dataset.model().or_else(inspected);
        kept.extend(model.map(|model| (MODEL.to_owned(), model.name.into())));
        let id = self.launch.job_id.clone();
        kept.extend(id.map(|id| (JOB_ID.to_owned(), id.into())));
        Some(Value::from(kept).to_string())
    }

    /// The state with a draft that was kept. What cannot be read counts as not kept.
    #[must_use]
    pub fn with_kept(&self, text: &str) -> Self {
        let kept: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
        let text = |name: &str| kept.get(name).and_then(Value::as_str);
        let mut next = self.clone();
        for field in Field::ALL {
            if let Some(text) = text(field.setting()) {
                next.set(field, text.to_owned());
            }
        }
        next.launch.touched = next.launch.values.keys().copied().collect();
        for (name, number) in numbers(&mut next.plan) {
            text(name).unwrap_or_default().clone_into(number);
        }
        let accelerator = text(ACCELERATOR).and_then(Accelerator::find);
        next.plan.accelerator = accelerator.unwrap_or_default();
        let model = text(MODEL).and_then(Model::find);
        next.dataset.choices.model = model.map(|model| model.name.to_owned());
        // An ID that this page did not make would be a mistake in every request.
        let id = text(JOB_ID).filter(|id| JobId::parse(id).is_some());
        next.launch.job_id = id.map(str::to_owned);
        next
    }

    /// What the person put into a field.
    fn typed(&self, field: Field) -> &str {
        match field {
            Field::PipelineRegion => self.launch.values.get(&field).map_or("", String::as_str),
            _ => self.value(field),
        }
    }
}

fn numbers(plan: &mut PlanDraft) -> [(&'static str, &mut String); 4] {
    [
        ("trainSteps", &mut plan.steps),
        ("examples", &mut plan.examples),
        ("epochs", &mut plan.epochs),
        ("price", &mut plan.price),
    ]
}

#[cfg(test)]
mod tests;
