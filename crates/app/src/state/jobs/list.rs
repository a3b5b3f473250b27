//! The list of jobs, as far as it was asked for.

use std::rc::Rc;

use vertex::{
    ApiError, Page,
    pipeline_jobs::{JobState, PipelineJob},
};

use super::Pulse;
use crate::moment;

/// The jobs of one project and region, the newest first, as far as they were asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JobList {
    /// The jobs.
    pub jobs: Vec<Rc<PipelineJob>>,
    /// What asks for the jobs after them, where there are any.
    pub next_page: Option<String>,
    /// How asking goes.
    pub pulse: Pulse,
    /// Whether the call that is under way asks for more.
    pub is_for_more: bool,
}

impl JobList {
    /// Whether Google has ever said what jobs there are.
    pub fn is_known(&self) -> bool {
        !self.jobs.is_empty() || (self.pulse.heard.is_some() && self.pulse.error.is_none())
    }

    /// The job of that ID.
    pub fn find(&self, id: &str) -> Option<&Rc<PipelineJob>> {
        self.jobs.iter().find(|job| id_of(job) == id)
    }

    /// The jobs whose name, ID, state or labels hold every word of a filter. `state` names a state.
    pub fn filtered<'a>(
        &'a self,
        filter: &str,
        state: impl Fn(JobState) -> String + 'a,
    ) -> impl Iterator<Item = &'a Rc<PipelineJob>> {
        let filter = filter.to_lowercase();
        self.jobs.iter().filter(move |job| {
            let labels = job.labels.iter().flat_map(|(key, value)| [key, value]);
            let mut text = [&job.display_name, id_of(job), &state(job.state)].join("\n");
            labels.for_each(|part| text.extend(["\n", part]));
            let text = text.to_lowercase();
            filter.split_whitespace().all(|word| text.contains(word))
        })
    }

    /// How many jobs are not over.
    pub fn running(&self) -> usize {
        self.jobs.iter().filter(|job| is_on(job.state)).count()
    }

    /// The state of a job that is not over, if there is one.
    pub(super) fn unfinished(&self) -> Option<JobState> {
        let mut states = self.jobs.iter().map(|job| job.state);
        states.find(|state| is_on(*state))
    }

    pub(super) fn ask(&mut self, number: u64, is_for_more: bool) {
        self.is_for_more = is_for_more;
        self.pulse.ask(number);
    }

    pub(super) fn hear(
        &mut self,
        at: u64,
        chance: f64,
        page: Result<Page<PipelineJob>, Rc<ApiError>>,
    ) {
        let news = page.map(|page| {
            let before = self.jobs.clone();
            if self.is_for_more {
                self.append(page);
            } else {
                self.refresh(page);
            }
            before != self.jobs
        });
        self.pulse.hear(at, chance, news);
    }

    /// The newest jobs anew. The older ones that were listed stay.
    fn refresh(&mut self, page: Page<PipelineJob>) {
        let last = page.items.last().map(created);
        let newest: Vec<_> = page.items.into_iter().map(Rc::new).collect();
        let is_older = |job: &Rc<PipelineJob>| {
            last.is_some_and(|last| created(job) <= last)
                && newest.iter().all(|new| new.name != job.name)
        };
        let mut older = self.jobs.clone();
        older.retain(|job| page.next_page_token.is_some() && is_older(job));
        if older.is_empty() {
            self.next_page = page.next_page_token;
        }
        self.jobs = newest;
        self.jobs.append(&mut older);
    }

    /// A job that was created in between may be on both pages.
    fn append(&mut self, page: Page<PipelineJob>) {
        let listed = self.jobs.clone();
        let is_new = |job: &PipelineJob| listed.iter().all(|known| known.name != job.name);
        let items = page.items.into_iter().filter(is_new);
        self.jobs.extend(items.map(Rc::new));
        self.next_page = page.next_page_token;
    }

    /// More is known of a job.
    pub(super) fn replace(&mut self, id: &str, job: &Rc<PipelineJob>) {
        if let Some(known) = self.jobs.iter_mut().find(|job| id_of(job) == id) {
            *known = Rc::clone(job);
        }
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.jobs.retain(|job| id_of(job) != id);
    }
}

/// Whether something is still going to happen to a job in this state without anybody's doing.
fn is_on(state: JobState) -> bool {
    matches!(
        state,
        JobState::Queued | JobState::Pending | JobState::Running | JobState::Cancelling
    )
}

/// The last part of a job's name.
pub fn id_of(job: &PipelineJob) -> &str {
    job.name.rsplit('/').next().unwrap_or_default()
}

fn created(job: &PipelineJob) -> u64 {
    let time = job.create_time.as_deref();
    time.and_then(moment::read).unwrap_or_default()
}
