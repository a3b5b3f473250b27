//! What is to be asked of Google now, and what came of it.

use std::rc::Rc;

use vertex::{
    ApiError, Request, Response,
    pipeline_jobs::{self, PipelineJob},
    resource::JobName,
};

use super::{About, Jobs, Stage, Verb};
use crate::state::calls::{Answer, Outgoing, read};

impl Jobs {
    /// The calls that are to be carried.
    pub fn outgoing(&self) -> Vec<Outgoing> {
        let calls = [self.list_call(), self.job_call(), self.change_call()];
        let calls = calls.into_iter().flatten();
        let calls = calls.map(|(number, request)| Outgoing {
            number,
            request: Rc::new(request),
        });
        calls.collect()
    }

    fn list_call(&self) -> Option<(u64, Request)> {
        let number = self.list.pulse.asking?;
        let page = self.list.next_page.as_deref();
        let page = page.filter(|_| self.list.is_for_more);
        Some((
            number,
            pipeline_jobs::list(self.location.as_ref()?, None, page),
        ))
    }

    fn job_call(&self) -> Option<(u64, Request)> {
        let number = self.open.as_ref()?.pulse.asking?;
        Some((number, pipeline_jobs::get(&self.open_name()?)))
    }

    fn change_call(&self) -> Option<(u64, Request)> {
        let change = self.change.as_ref()?;
        let Stage::UnderWay(number) = change.stage else {
            return None;
        };
        let name = JobName::in_location(self.location.as_ref()?, &change.id)?;
        let request = match change.verb {
            Verb::Cancel => pipeline_jobs::cancel(&name),
            Verb::Delete => pipeline_jobs::delete(&name),
        };
        Some((number, request))
    }

    /// Takes an answer in; one to a call that nobody waits for any more is dropped.
    pub(super) fn hear(&mut self, number: u64, at: u64, chance: f64, answer: &Answer) {
        let asking = self.open.as_ref().and_then(|open| open.pulse.asking);
        if self.list.pulse.asking == Some(number) {
            let page = read(answer, pipeline_jobs::listed);
            self.list.hear(at, chance, page);
        } else if asking == Some(number) {
            let job = read(answer, pipeline_jobs::got);
            self.hear_job(at, chance, job);
        } else if self.change.as_ref().map(|change| &change.stage) == Some(&Stage::UnderWay(number))
        {
            self.hear_change(answer);
        }
    }

    fn hear_job(&mut self, at: u64, chance: f64, job: Result<PipelineJob, Rc<ApiError>>) {
        let Some(open) = &mut self.open else {
            return;
        };
        let news = job.map(|job| {
            let is_new = open.job.as_deref() != Some(&job);
            let job = Rc::new(job);
            self.list.replace(&open.id, &job);
            open.job = Some(job);
            is_new
        });
        open.pulse.hear(at, chance, news);
    }

    fn hear_change(&mut self, answer: &Answer) {
        let Some(change) = &mut self.change else {
            return;
        };
        let outcome = match change.verb {
            Verb::Cancel => read(answer, pipeline_jobs::cancelled),
            Verb::Delete => read(answer, deleted),
        };
        if let Err(error) = outcome {
            change.stage = Stage::Failed(error);
            return;
        }
        change.stage = Stage::Done;
        let is_open = self.open.as_ref().is_some_and(|open| open.id == change.id);
        match change.verb {
            Verb::Delete => self.list.remove(&change.id),
            Verb::Cancel if is_open => self.ask(About::Job),
            Verb::Cancel => {}
        }
    }
}

/// The operation may still be going on: then Google has taken it.
fn deleted(response: &Response) -> Result<(), ApiError> {
    let operation = pipeline_jobs::deleted(response)?;
    operation
        .error
        .map_or(Ok(()), |error| Err(ApiError::of_status(&error)))
}
