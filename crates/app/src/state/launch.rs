//! What the person fills in for a job, and the request that it makes.

mod creating;
mod field;
mod kept;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use rule::{SettingProblem, Severity};
use serde_json::{Map, Value};
use tuning::{Accelerator, Family, Region};
use vertex::{
    BuiltRequest, Cure, Settings, build_request, check_settings, cure, rules::check_files,
};

pub use creating::{Creating, Remembered};
pub use field::Field;

use super::{AppState, DatasetAction, PlanAction, PlanDraft, Typed};
use crate::number;

/// What the person filled in, as it was typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LaunchDraft {
    /// What was typed or chosen, by field. What other places know too is not here: see
    /// [`AppState::value`].
    values: BTreeMap<Field, String>,
    /// The fields that the person has been in.
    touched: BTreeSet<Field>,
    /// The last part of the job's name, chosen before anything is sent: sending again can then never
    /// make a second job.
    pub job_id: Option<String>,
    /// How often the person asked for a dry run.
    pub dry_runs: u32,
    /// What the last dry run was of.
    rehearsed: Option<Rc<Settings>>,
    /// The job that is being created, or was.
    pub creating: Option<Rc<Creating>>,
    /// A request written elsewhere, to be checked.
    pub elsewhere: String,
}

/// Something that happened in the Launch place.
#[derive(Debug, Clone, PartialEq)]
pub enum LaunchAction {
    /// The person typed or chose something.
    Typed(Field, String),
    /// A name for the job was made.
    Named(String),
    /// The person asked for a dry run.
    DryRun,
    /// The creation of a job has come further.
    Creation(Box<Creating>),
    /// The person put the job aside that was created, or was to be, and wants another one of this ID.
    Another(String),
    /// The person threw away all that was filled in, and begins anew with this ID.
    StartedOver(String),
    /// The person took the cure of a problem: these are the settings with it.
    Cured(Box<Settings>),
    /// The person gave a request that was written elsewhere.
    Elsewhere(String),
}

/// What the draft comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The settings of the job.
    pub settings: Settings,
    /// The request that creates it.
    pub request: BuiltRequest,
    /// The fields that must be filled in and are not.
    pub missing: Vec<Field>,
    /// Everything that is wrong, the missing included.
    pub problems: Vec<SettingProblem>,
}

impl Draft {
    /// What stands in the way of sending, other than missing fields.
    pub fn errors(&self) -> impl Iterator<Item = &SettingProblem> {
        self.problems.iter().filter(|problem| {
            problem.severity == Severity::Error
                && !self.missing.iter().any(|field| field.is_meant_by(problem))
        })
    }

    /// What does not stand in the way.
    pub fn remarks(&self) -> impl Iterator<Item = &SettingProblem> {
        self.problems
            .iter()
            .filter(|problem| problem.severity != Severity::Error)
    }

    /// Whether nothing stands in the way.
    pub fn is_ready(&self) -> bool {
        self.missing.is_empty() && self.errors().next().is_none()
    }
}

impl LaunchDraft {
    /// Whether the person has done anything here.
    pub fn is_begun(&self) -> bool {
        self.dry_runs > 0 || !self.touched.is_empty()
    }
}

impl AppState {
    /// The state after something happened in the Launch place.
    #[must_use]
    pub(super) fn after_launch(&self, action: LaunchAction) -> Self {
        let mut next = self.clone();
        match action {
            LaunchAction::Typed(field, text) => {
                next.launch.touched.insert(field);
                next.set(field, text);
            }
            LaunchAction::Named(id) => next.launch.job_id = Some(id),
            LaunchAction::DryRun => {
                next.launch.dry_runs += 1;
                next.launch.rehearsed = Some(Rc::new(self.settings()));
            }
            LaunchAction::Creation(creating) => next.launch.creating = Some(Rc::new(*creating)),
            LaunchAction::Another(id) => {
                next.launch.job_id = Some(id);
                next.launch.creating = None;
            }
            LaunchAction::StartedOver(id) => next.start_over(id),
            LaunchAction::Elsewhere(text) => next.launch.elsewhere = text,
            LaunchAction::Cured(settings) => next.take(&settings),
        }
        next
    }

    /// What stands in a field.
    pub fn value(&self, field: Field) -> &str {
        match field {
            Field::EvaluationInterval => &self.plan.interval,
            Field::DefaultContext => &self.dataset.choices.default_context,
            Field::PipelineRegion => self
                .launch
                .values
                .get(&field)
                .map_or(Region::UsCentral1.name(), String::as_str),
            _ => self.launch.values.get(&field).map_or("", String::as_str),
        }
    }

    fn set(&mut self, field: Field, text: String) {
        match field {
            Field::EvaluationInterval => self.plan = self.plan.apply(PlanAction::Interval(text)),
            Field::DefaultContext => self.dataset.choices.default_context = text,
            _ => {
                self.launch.values.insert(field, text);
            }
        }
    }

    fn start_over(&mut self, id: String) {
        self.launch = LaunchDraft {
            job_id: Some(id),
            ..LaunchDraft::default()
        };
        self.plan = PlanDraft::default();
        let mut choices = self.dataset.choices.clone();
        choices.model = None;
        choices.default_context = String::new();
        if choices != self.dataset.choices {
            self.dataset = self.dataset.apply(DatasetAction::Chose(choices));
        }
    }

    /// Takes over what a cure changes: the hardware and the regions.
    fn take(&mut self, settings: &Settings) {
        let accelerator = settings.accelerator.as_deref().and_then(Accelerator::find);
        self.plan.accelerator = accelerator.unwrap_or_default();
        self.set(Field::PipelineRegion, settings.pipeline_region.clone());
        self.set(
            Field::UploadRegion,
            settings.upload_region.clone().unwrap_or_default(),
        );
    }

    /// The settings of the job: of the fields that apply to the model, those that are filled in.
    pub fn settings(&self) -> Settings {
        let family = self.model().family;
        let text = |field: Field| {
            let text = self.value(field).trim();
            (field.applies_to(family) && !text.is_empty()).then(|| text.to_owned())
        };
        let required = |field| text(field).unwrap_or_default();
        let number = |field| text(field).map(|text| json_number(&text));
        let switch = |field| text(field).map(|text| Value::Bool(text == "true"));
        Settings {
            project: required(Field::Project),
            pipeline_region: required(Field::PipelineRegion),
            upload_region: text(Field::UploadRegion),
            model: self.model().name.to_owned(),
            accelerator: Some(self.accelerator().name().to_owned()),
            display_name: required(Field::DisplayName),
            model_display_name: required(Field::ModelDisplayName),
            output_directory: required(Field::OutputDirectory),
            dataset_uri: required(Field::DatasetUri),
            evaluation_data_uri: text(Field::EvaluationDataUri),
            evaluation_interval: number(Field::EvaluationInterval),
            enable_early_stopping: switch(Field::EnableEarlyStopping),
            enable_checkpoint_selection: switch(Field::EnableCheckpointSelection),
            train_steps: Some(self.plan.steps.trim())
                .filter(|steps| !steps.is_empty())
                .map(json_number),
            learning_rate_multiplier: number(Field::LearningRateMultiplier),
            default_context: text(Field::DefaultContext),
            tensorboard: text(Field::Tensorboard),
            kms_key_name: text(Field::KmsKeyName),
            service_account: text(Field::ServiceAccount),
            labels: text(Field::Labels).map(|text| labels(&text)),
            embedding: (family == Family::Embedding).then(|| {
                let named = |field: Field| {
                    let (_, name) = field.setting().split_once('.')?;
                    Some((name.to_owned(), text(field)?.into()))
                };
                Field::ALL.into_iter().filter_map(named).collect()
            }),
            pipeline_job_id: self.launch.job_id.clone(),
            ..Settings::default()
        }
    }

    /// What the draft comes to.
    pub fn draft(&self) -> Draft {
        let settings = self.settings();
        let family = self.model().family;
        let missing = Field::ALL
            .into_iter()
            .filter(|field| field.is_required() && field.applies_to(family))
            .filter(|field| self.value(*field).trim().is_empty())
            .collect();
        let of_files = check_files(&self.named_files(&settings));
        let mut problems = check_settings(&settings);
        problems.extend(of_files);
        problems.sort_by(|left, right| left.code.cmp(&right.code));
        Draft {
            request: build_request(&settings),
            missing,
            problems,
            settings,
        }
    }

    /// Whether the job of this draft may be sent: nothing stands in the way, a dry run of exactly these
    /// settings said so, and no other job is waiting for its end.
    pub fn may_send(&self, draft: &Draft) -> bool {
        draft.is_ready() && self.is_rehearsed(draft) && !self.is_creating()
    }

    /// Whether the last dry run was of exactly this draft.
    pub fn is_rehearsed(&self, draft: &Draft) -> bool {
        self.launch.rehearsed.as_deref() == Some(&draft.settings)
    }

    /// Whether a job is being created, or was and has not been put aside.
    pub fn is_creating(&self) -> bool {
        let creating = self.launch.creating.as_ref();
        creating.is_some_and(|creating| !creating.is_refused())
    }

    /// Whether it is time to speak of a problem in this field: a field that must be filled in does
    /// not complain before the person has been there, or has asked.
    pub fn may_complain(&self, field: Field) -> bool {
        self.launch.dry_runs > 0
            || self.launch.touched.contains(&field)
            || !(field.is_required() && self.value(field).trim().is_empty())
    }

    /// The cure of a problem, where there is one that this page can carry out.
    pub fn cure(&self, problem: &SettingProblem, settings: &Settings) -> Option<Cure> {
        cure(problem, settings).filter(|cure| {
            let cured = self.after_launch(LaunchAction::Cured(Box::new(cure.settings.clone())));
            cured.settings() == cure.settings
        })
    }
}

/// A number as JSON. What cannot be read goes as it was typed, so that it has a finding and not a
/// wrong meaning.
fn json_number(text: &str) -> Value {
    match Typed::read(text).number() {
        Some(number) => tuning::whole(number).map_or_else(|| number.into(), Value::from),
        None => text.into(),
    }
}

/// Labels as they are typed: one a line, `key=value`. Of two with the same key the last one counts.
fn labels(text: &str) -> Map<String, Value> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| line.split_once('=').unwrap_or((line, "")))
        .map(|(key, value)| (key.trim().to_owned(), value.trim().into()))
        .collect()
}

/// The name of a job: `tune-large-model-YYYYMMDDHHMMSS` and four more characters. `time` is written
/// as ISO 8601 does; `chance` holds four numbers from 0 up to 1.
///
/// ```
/// let name = app::state::job_id("2026-11-24T05:12:09.123Z", [0.0, 0.3, 0.999, 0.5]);
/// assert_eq!(name, "tune-large-model-202611240512090azi");
/// ```
pub fn job_id(time: &str, chance: [f64; 4]) -> String {
    const LETTERS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let stamp: String = time.chars().filter(char::is_ascii_digit).take(14).collect();
    let letters = chance.map(|chance| {
        let index = number::floor(chance * LETTERS.len() as f64) as usize;
        char::from(LETTERS[index.min(LETTERS.len() - 1)])
    });
    format!(
        "tune-large-model-{stamp}{}",
        letters.iter().collect::<String>()
    )
}

#[cfg(test)]
mod tests;
