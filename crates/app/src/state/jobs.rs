//! The jobs that are followed: the list, the one that is open, and what the person wants of it. What is
//! to be asked of Google, and when, follows from this.

mod calls;
mod change;
mod list;
mod pulse;

use std::rc::Rc;

use tuning::Region;
use vertex::{
    Settings,
    names::ProjectId,
    pipeline_jobs::PipelineJob,
    resource::{JobName, Location},
};

pub use self::{
    change::{Change, Stage, Verb},
    list::{JobList, id_of},
    pulse::Pulse,
};
use super::{AppState, Field, calls::Answer};

/// The jobs that are followed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Jobs {
    /// The project, where it is another than Launch names, as it was typed.
    project: Option<String>,
    /// The region, where it is another than Launch names.
    region: Option<String>,
    /// Whether the person asked for jobs without saying where.
    pub asked_in_vain: bool,
    /// The project and region that the jobs are in.
    pub location: Option<Location>,
    /// What the list is filtered by.
    pub filter: String,
    /// The list.
    pub list: JobList,
    /// The job that is open.
    pub open: Option<OpenJob>,
    /// What was last to be done with a job.
    pub change: Option<Change>,
    /// Since when somebody looks at the jobs, in milliseconds since 1970.
    looked: Option<u64>,
    /// The number of the last call.
    calls: u64,
}

/// The job that is followed.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenJob {
    /// The last part of its name, as it stands in the address; there need not be such a job.
    pub id: String,
    /// What is known of it. Before the first answer, that is what the list says.
    pub job: Option<Rc<PipelineJob>>,
    /// How asking about it goes.
    pub pulse: Pulse,
}

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The newest jobs.
    List,
    /// The jobs after those that are listed.
    More,
    /// The job that is open.
    Job,
}

/// Something that happened in the Jobs place. Times are in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq)]
pub enum JobsAction {
    /// The person typed a project.
    Project(String),
    /// The person chose a region.
    Region(String),
    /// The person wants the jobs of the project and region that are filled in.
    Located(u64),
    /// Somebody looks at the jobs now.
    Looked(u64),
    /// Nobody looks at them any more.
    LookedAway,
    /// The address names a job, by the last part of its name, or none.
    Opened(Option<String>),
    /// It is time to ask.
    Due(About, u64),
    /// The person filters the list.
    Filtered(String),
    /// The person wants something done with the open job, and has confirmed it.
    Change(Verb, u64),
    /// A call came back.
    Answered {
        /// The number of the call.
        number: u64,
        /// When it came back.
        at: u64,
        /// By chance, from 0 to 1.
        chance: f64,
        /// What came back.
        answer: Answer,
    },
}

impl Jobs {
    /// The job of that ID as it is followed, or as it will be in a moment.
    pub fn opened(&self, id: &str) -> OpenJob {
        let open = self.open.as_ref().filter(|open| open.id == id);
        open.cloned().unwrap_or_else(|| OpenJob {
            id: id.to_owned(),
            job: self.list.find(id).cloned(),
            pulse: Pulse::default(),
        })
    }

    /// What has become of a change to the open job.
    pub fn change_of_open(&self) -> Option<&Change> {
        let open = self.open.as_ref()?;
        self.change.as_ref().filter(|change| change.id == open.id)
    }

    /// Whether the open job was deleted here.
    pub fn is_deleted(&self) -> bool {
        self.change_of_open()
            .is_some_and(|change| change.verb == Verb::Delete && change.stage == Stage::Done)
    }

    /// The name of the open job, where it can be one.
    pub fn open_name(&self) -> Option<JobName> {
        JobName::in_location(self.location.as_ref()?, &self.open.as_ref()?.id)
    }

    /// The page of Google's console about the open job.
    /// Source: [`SDK`](tuning::source::SDK), `PipelineJob._dashboard_uri`.
    pub fn console(&self) -> Option<String> {
        let (location, name) = (self.location.as_ref()?, self.open_name()?);
        let (region, id, project) = (location.region(), name.id(), location.project());
        Some(format!(
            "https://console.cloud.google.com/vertex-ai/locations/{region}/pipelines/runs/{id}?project={project}"
        ))
    }

    /// When the list is to be asked for, if it is.
    pub fn list_due(&self) -> Option<u64> {
        if self.open.is_some() || self.location.is_none() {
            return None;
        }
        let pulse = &self.list.pulse;
        match self.list.unfinished() {
            Some(state) => pulse.due(state, self.looked),
            None => pulse.due_once(self.looked),
        }
    }

    /// When the open job is to be asked about, if it is.
    pub fn job_due(&self) -> Option<u64> {
        let open = self.open.as_ref()?;
        if self.is_deleted() || self.open_name().is_none() {
            return None;
        }
        // What the list says of a job is not all.
        let known = open.job.as_ref().filter(|_| open.pulse.heard.is_some());
        let state = known.map(|job| job.state).unwrap_or_default();
        open.pulse.due(state, self.looked)
    }

    /// Looks at another project or region.
    fn look_at(&mut self, location: Option<Location>) {
        if self.location == location {
            return;
        }
        self.location = location;
        self.list = JobList::default();
        self.change = None;
        if let Some(open) = self.open.take() {
            self.open(&open.id);
        }
    }

    fn open(&mut self, id: &str) {
        self.open = None;
        self.open = Some(self.opened(id));
    }

    fn number(&mut self) -> u64 {
        self.calls += 1;
        self.calls
    }

    fn ask(&mut self, about: About) {
        let number = self.number();
        match about {
            About::List => self.list.ask(number, false),
            About::More => self.list.ask(number, true),
            About::Job => {
                if let Some(open) = &mut self.open {
                    open.pulse.ask(number);
                }
            }
        }
    }

    fn begin(&mut self, verb: Verb) {
        let Some(id) = self.open.as_ref().map(|open| open.id.clone()) else {
            return;
        };
        let stage = Stage::UnderWay(self.number());
        self.change = Some(Change { id, verb, stage });
    }

    /// There is a new token.
    pub(super) fn renew(&mut self) {
        self.list.pulse.renew();
        if let Some(open) = &mut self.open {
            open.pulse.renew();
        }
    }

    /// Requests go elsewhere now, where there are other jobs.
    pub(super) fn move_away(&mut self) {
        let location = self.location.take();
        self.look_at(location);
    }
}

impl AppState {
    /// The project whose jobs are to be listed, as it was typed here or in Launch.
    pub fn jobs_project(&self) -> &str {
        let typed = self.jobs.project.as_deref();
        typed.unwrap_or_else(|| self.value(Field::Project)).trim()
    }

    /// The name of the region whose jobs are to be listed.
    pub fn jobs_region(&self) -> &str {
        let chosen = self.jobs.region.as_deref();
        chosen.unwrap_or_else(|| self.value(Field::PipelineRegion))
    }

    /// Where the jobs are that are to be listed, where that is filled in well.
    pub fn jobs_location(&self) -> Option<Location> {
        let project = ProjectId::parse(self.jobs_project())?;
        Some(Location::new(project, Region::find(self.jobs_region())?))
    }

    /// What fills in the cure of a call about jobs: what Launch says, and where the jobs are. Of the
    /// open job, what it was given.
    pub fn jobs_settings(&self) -> Settings {
        let mut settings = self.settings();
        if let Some(location) = &self.jobs.location {
            location.project().clone_into(&mut settings.project);
            location
                .region()
                .name()
                .clone_into(&mut settings.pipeline_region);
        }
        let Some(job) = self.jobs.open.as_ref().and_then(|open| open.job.as_ref()) else {
            return settings;
        };
        let given = &job.runtime_config;
        let dataset = given.parameter_values.get("dataset_uri");
        let dataset = dataset.and_then(serde_json::Value::as_str);
        dataset
            .unwrap_or_default()
            .clone_into(&mut settings.dataset_uri);
        given
            .gcs_output_directory
            .clone_into(&mut settings.output_directory);
        settings.service_account = Some(job.service_account.clone());
        settings
    }

    /// The state after something happened in the Jobs place.
    #[must_use]
    pub(super) fn after_jobs(&self, action: JobsAction) -> Self {
        let mut next = self.clone();
        let jobs = &mut next.jobs;
        let may_call = |now| self.account.may_call(now);
        match action {
            JobsAction::Project(text) => jobs.project = Some(text),
            JobsAction::Region(name) => jobs.region = Some(name),
            JobsAction::Located(now) => {
                let location = self.jobs_location();
                jobs.asked_in_vain = location.is_none();
                if location.is_some() {
                    jobs.look_at(location);
                    if may_call(now) {
                        jobs.ask(if jobs.open.is_some() {
                            About::Job
                        } else {
                            About::List
                        });
                    }
                }
            }
            JobsAction::Looked(now) => {
                jobs.looked = Some(now);
                jobs.look_at(self.jobs_location().or_else(|| self.jobs.location.clone()));
            }
            JobsAction::LookedAway => jobs.looked = None,
            JobsAction::Opened(None) => jobs.open = None,
            JobsAction::Opened(Some(id)) => {
                if jobs.open.as_ref().is_none_or(|open| open.id != id) {
                    jobs.open(&id);
                }
            }
            JobsAction::Due(about, now) if jobs.location.is_some() && may_call(now) => {
                jobs.ask(about);
            }
            JobsAction::Filtered(text) => jobs.filter = text,
            JobsAction::Change(verb, now) if jobs.open_name().is_some() && may_call(now) => {
                jobs.begin(verb);
            }
            JobsAction::Due(..) | JobsAction::Change(..) => {}
            JobsAction::Answered {
                number,
                at,
                chance,
                answer,
            } => jobs.hear(number, at, chance, &answer),
        }
        next
    }
}

#[cfg(test)]
mod tests;
