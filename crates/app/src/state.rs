//! What the page knows, and how that changes. Pure: no browser, no clock.

mod account;
mod calls;
mod dataset;
mod job_metrics;
mod jobs;
mod launch;
mod models;
mod plan;
#[cfg(test)]
mod simulated;
mod typed;
mod uploads;

use std::rc::Rc;

pub use account::{Account, AccountAction, Destination, TOKEN_LIFETIME, TokenFacts, client_id};
pub use calls::{Answer, Ask, Outgoing};
#[cfg(test)]
pub use dataset::sort;
pub use dataset::{
    Choices, ConvertSettings, Dataset, DatasetAction, FileId, GivenFile, Glimpse, Inspection,
    JobFile, Kind, Mapping, Notice, Outcome, Pass, Product, Run, SHOWN, Settings, Slot, Source,
    SplitSettings, TokenizerChoice, Tool, ToolAction, ToolKind, Unmapped, Work,
};
pub use job_metrics::{JobMetrics, JobMetricsAction, Standing, Watched};
pub use jobs::{About, Change, JobList, Jobs, JobsAction, OpenJob, Pulse, Stage, Verb, id_of};
pub use launch::{Creating, Draft, Field, LaunchAction, LaunchDraft, Remembered, job_id};
pub use models::{
    Conversation, Exchange, Line, Listing, Models, ModelsAction, OpenModel, SamplingDraft,
    SamplingField,
};
pub use plan::{Examples, PlanAction, PlanDraft, Planned};
use rule::Language;
pub use typed::Typed;
pub use uploads::{
    Delivery, Hindrance, UploadAction, Uploads, folder_uri, read_plans, write_plans,
};
use yew::Reducible;

/// All that the page knows. What can be derived from it is not stored in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AppState {
    /// The language of every sentence.
    pub language: Language,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The files being looked at, and what was found in them.
    pub dataset: Dataset,
    /// What is to be trained.
    pub plan: PlanDraft,
    /// What was filled in for the job.
    pub launch: LaunchDraft,
    /// What became of the jobs.
    pub jobs: Jobs,
    /// Whom the page speaks to.
    pub account: Account,
    /// The models that jobs left behind.
    pub models: Models,
    /// The metrics of the job that is being looked at.
    pub job_metrics: JobMetrics,
    /// The files on their way to Cloud Storage.
    pub uploads: Uploads,
    /// Whether page and worker come from different releases.
    pub stale: bool,
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// How it is written in storage and in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name; the system's where there is none.
    pub fn from_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The person chose a language.
    Language(Language),
    /// The person chose a theme.
    Theme(Theme),
    /// Something about the dataset.
    Dataset(DatasetAction),
    /// Something in the Plan place.
    Plan(PlanAction),
    /// Something in the Launch place.
    Launch(LaunchAction),
    /// Something in the Jobs place.
    Jobs(JobsAction),
    /// Something happened to the account.
    Account(AccountAction),
    /// Something happened about tuned models.
    Models(ModelsAction),
    /// Something happened about the metrics of a job.
    JobMetrics(JobMetricsAction),
    /// Something happened to the uploads.
    Upload(UploadAction),
    /// The worker turned out to be of another release.
    Stale,
}

impl AppState {
    /// The state after `action`.
    #[must_use]
    pub fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Language(language) => next.language = language,
            Action::Theme(theme) => next.theme = theme,
            Action::Dataset(action) => next.dataset = self.dataset.apply(action),
            Action::Plan(action) => next.plan = self.plan.apply(action),
            Action::Launch(action) => next = self.after_launch(action),
            Action::Jobs(action) => next = self.after_jobs(action),
            Action::Account(action) => next = self.after_account(action),
            Action::Models(action) => next.models = self.models.apply(action),
            Action::JobMetrics(action) => next.job_metrics = self.job_metrics.apply(action),
            Action::Upload(action) => next = self.after_upload(action),
            Action::Stale => next.stale = true,
        }
        next
    }

    /// What one Google said is not what another has, and a new token may open what the last one did
    /// not.
    fn after_account(&self, action: AccountAction) -> Self {
        let mut next = self.clone();
        next.account = self.account.apply(action);
        if next.account.destination != self.account.destination {
            next.jobs.move_away();
            next.uploads = self.uploads.elsewhere();
            next.models = self.models.forgotten();
            next.job_metrics = self.job_metrics.forgotten();
        } else if matches!(action, AccountAction::SignedIn(_)) {
            next.jobs.renew();
            next.job_metrics = self.job_metrics.renewed();
        }
        next
    }
}

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.apply(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_theme_are_what_was_chosen_last() {
        let state = AppState::default()
            .apply(Action::Language(Language::Korean))
            .apply(Action::Theme(Theme::Dark))
            .apply(Action::Theme(Theme::Light));
        assert_eq!(
            (state.language, state.theme),
            (Language::Korean, Theme::Light)
        );
    }

    #[test]
    fn a_theme_is_found_by_its_name() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_name(theme.name()), theme);
        }
        assert_eq!(Theme::from_name("sepia"), Theme::System);
    }
}
