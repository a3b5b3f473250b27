//! What is to be asked of Google now.

use std::rc::Rc;

use vertex::{
    ApiError, NoAnswer, Page, Request, Response,
    pipeline_jobs::{self, PipelineJob},
    resource::JobName,
};

use super::{Jobs, Stage, Verb};

/// A call that is to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct JobWish {
    /// Its number.
    pub number: u64,
    /// What is sent.
    pub request: Request,
    asks: Asks,
}

/// What a call asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    List,
    Job,
    Cancel,
    Delete,
}

/// What came back of a call.
#[derive(Debug, Clone, PartialEq)]
pub enum JobAnswer {
    /// A page of jobs.
    List(Result<Page<PipelineJob>, ApiError>),
    /// One job.
    Job(Result<Rc<PipelineJob>, ApiError>),
    /// Whether what was to be done was taken.
    Changed(Result<(), ApiError>),
}

impl JobWish {
    /// What the answer to it says.
    pub fn read(&self, response: Result<Response, NoAnswer>) -> JobAnswer {
        let response = response.map_err(ApiError::from);
        match self.asks {
            Asks::List => JobAnswer::List(response.and_then(|it| pipeline_jobs::listed(&it))),
            Asks::Job => {
                JobAnswer::Job(response.and_then(|it| pipeline_jobs::got(&it)).map(Rc::new))
            }
            Asks::Cancel => {
                JobAnswer::Changed(response.and_then(|it| pipeline_jobs::cancelled(&it)))
            }
            Asks::Delete => JobAnswer::Changed(response.and_then(|it| deleted(&it))),
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

impl Jobs {
    /// The call for the list that is under way or to be made.
    pub fn list_wish(&self) -> Option<JobWish> {
        let number = self.list.pulse.asking?;
        let page = self.list.next_page.as_deref();
        let page = page.filter(|_| self.list.is_for_more);
        Some(JobWish {
            number,
            request: pipeline_jobs::list(self.location.as_ref()?, None, page),
            asks: Asks::List,
        })
    }

    /// The call about the open job that is under way or to be made.
    pub fn job_wish(&self) -> Option<JobWish> {
        Some(JobWish {
            number: self.open.as_ref()?.pulse.asking?,
            request: pipeline_jobs::get(&self.open_name()?),
            asks: Asks::Job,
        })
    }

    /// The call that changes a job.
    pub fn change_wish(&self) -> Option<JobWish> {
        let change = self.change.as_ref()?;
        let Stage::UnderWay(number) = change.stage else {
            return None;
        };
        let name = JobName::in_location(self.location.as_ref()?, &change.id)?;
        let (request, asks) = match change.verb {
            Verb::Cancel => (pipeline_jobs::cancel(&name), Asks::Cancel),
            Verb::Delete => (pipeline_jobs::delete(&name), Asks::Delete),
        };
        Some(JobWish {
            number,
            request,
            asks,
        })
    }
}
