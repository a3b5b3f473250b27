//! The calls about pipeline jobs.

mod body;
mod course;
mod job;
mod parameters;
mod view;

pub use course::Course;
pub use job::Job;

use serde_json::{Map, json};
use vertex::{Response, names::JobId};

use crate::{
    chance,
    google::{Google, Place},
    http::Request,
    list, message,
    refusal::{not_found, precondition, refusal, success, violations},
    scenario::{Datasets, Failure},
};

/// What a filter of jobs may be about. Source: the description of `pipelineJobs.list`.
const FILTERS: [&str; 10] = [
    "pipeline_name",
    "display_name",
    "state",
    "create_time",
    "update_time",
    "end_time",
    "start_time",
    "labels",
    "template_uri",
    "service_account",
];

impl Google {
    pub fn create_job(
        &mut self,
        place: Place,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let body = message::read(&request.body, "pipeline_job", body::FIELDS)?;
        let id = self.job_id(request, now)?;
        body::check(&body, place.region, &self.scenario)?;
        if self.find_job(&place, &id).is_some() {
            let said = format!(
                "PipelineJob {} already exists.",
                place.name("pipelineJobs", &id)
            );
            return Err(refusal(409, "ALREADY_EXISTS", &said, &[]));
        }
        let number = self.jobs.len() + 1;
        let job = Job::new(place, id, number, body, now);
        let view = self.view(&job, now);
        self.jobs.push(job);
        Ok(success(&view))
    }

    pub fn list_jobs(
        &self,
        place: &Place,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let jobs = self.jobs.iter().filter(|job| job.is_in(place));
        let views = jobs.map(|job| {
            let mut view = self.view(job, now);
            if let Some(view) = view.as_object_mut() {
                view.shift_remove("jobDetail");
            }
            view
        });
        list::page(request, views.collect(), "pipelineJobs", &FILTERS)
    }

    pub fn get_job(&self, place: &Place, id: &str, now: u64) -> Result<Response, Response> {
        let job = self.find_job(place, id).ok_or_else(|| no_job(place, id))?;
        Ok(success(&self.view(job, now)))
    }

    pub fn cancel_job(
        &mut self,
        place: &Place,
        id: &str,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        if !request.body.is_empty() {
            message::read(&request.body, "", &[])?;
        }
        let job = self.find_job(place, id).ok_or_else(|| no_job(place, id))?;
        if self.course(job, now).is_over() {
            return Err(precondition("The PipelineJob is in a terminal state."));
        }
        let number = job.number;
        if let Some(job) = self.jobs.iter_mut().find(|job| job.number == number) {
            job.cancelled.get_or_insert(now);
        }
        Ok(success(&json!({})))
    }

    pub fn delete_job(&mut self, place: &Place, id: &str, now: u64) -> Result<Response, Response> {
        let job = self.find_job(place, id).ok_or_else(|| no_job(place, id))?;
        if !self.course(job, now).is_over() {
            return Err(precondition(
                "The PipelineJob is not in a terminal state and cannot be deleted.",
            ));
        }
        let number = job.number;
        let seed = self.scenario.seed;
        let operation = chance::digits(seed, &["operation", &number.to_string()], 19);
        if let Some(job) = self.jobs.iter_mut().find(|job| job.number == number) {
            job.deleted = true;
        }
        Ok(success(&json!({
            "name": place.name("operations", &operation),
            "done": true,
            "response": { "@type": "type.googleapis.com/google.protobuf.Empty" },
        })))
    }

    /// What a job has become by `now`.
    pub fn course(&self, job: &Job, now: u64) -> Course {
        let failure = self.failure(job);
        Course::new(job, self.scenario.pace, failure.as_ref(), now)
    }

    /// The job that is there under an ID.
    fn find_job(&self, place: &Place, id: &str) -> Option<&Job> {
        self.jobs
            .iter()
            .find(|job| job.is_in(place) && job.id == id)
    }

    /// Why a job will fail, if it will.
    fn failure(&self, job: &Job) -> Option<Failure> {
        let scripted = &self.scenario.failures;
        let scripted = scripted.iter().find(|failure| failure.job == job.number);
        scripted.cloned().or_else(|| {
            if self.scenario.datasets == Datasets::Assumed {
                return None;
            }
            let start = job.created.saturating_add(self.scenario.pace.pending);
            let there = |uri: &&str| self.storage.is_there(uri, start);
            let missing = job.files().into_iter().find(|uri| !there(uri))?;
            Some(job::without_file(job.number, missing))
        })
    }

    /// The ID that the request chose, or one of the service's own.
    fn job_id(&self, request: &Request, now: u64) -> Result<String, Response> {
        let Some(id) = request.parameter("pipelineJobId") else {
            let number = self.jobs.len().to_string();
            let random = chance::mix(self.scenario.seed, &["job", &number]);
            let [a, b, c, d, ..] = random.to_le_bytes();
            return Ok(vertex::names::job_id(now / 1_000, [a, b, c, d]));
        };
        if JobId::parse(&id).is_some() {
            return Ok(id);
        }
        let said = format!("The ID \"{id}\" does not match [a-z][-a-z0-9]{{0,127}}.");
        Err(violations(&[("pipeline_job_id".to_owned(), said)]))
    }
}

fn no_job(place: &Place, id: &str) -> Response {
    not_found(&format!("PipelineJob {}", place.name("pipelineJobs", id)))
}

/// What a job was given, as it was sent.
type Body = Map<String, serde_json::Value>;
