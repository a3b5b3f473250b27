//! Simulated Google: an HTTP request in, an HTTP answer out, as Google would answer.
//!
//! It opens no socket and asks no clock. A [`Simulator`] holds what was sent to it, and whoever feeds
//! it brings the time. What a job has become by then follows from when it was created: nothing happens
//! in the background. A [`Scenario`] says what this Google is like and which [`Fault`]s befall whom.
//! Whatever can be taken for an answer of a real model says openly that it is none.
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod caller;
mod chance;
mod cors;
mod endpoints;
mod fault;
mod filter;
mod google;
mod http;
mod list;
mod message;
mod metrics;
mod models;
mod oauth;
mod pipeline_jobs;
mod refusal;
mod route;
mod scenario;
mod storage;
mod tensorboards;
mod time;

pub use fault::{Fault, Trouble, When};
pub use http::{Reply, Request};
pub use scenario::{Datasets, Failure, Keep, Pace, Scenario, Stage};

use fault::Faults;
use google::Google;
use vertex::{NoAnswer, Response};

/// Simulated Google, with all that it remembers.
pub struct Simulator {
    google: Google,
    faults: Faults,
    /// Requests that are still on their way, each with the time when it arrives.
    coming: Vec<(u64, Request)>,
}

impl Simulator {
    /// A Google that has heard of nobody yet.
    pub fn new(scenario: Scenario) -> Self {
        Self {
            faults: Faults::new(scenario.faults.clone()),
            google: Google::new(scenario),
            coming: Vec::new(),
        }
    }

    /// What comes of a request that is sent `now`, in milliseconds since 1970. Time may not go back.
    ///
    /// ```
    /// use simulator::{Request, Scenario, Simulator};
    /// use vertex::{Cause, ApiError, pipeline_jobs, resource::JobName};
    ///
    /// let mut google = Simulator::new(Scenario::default());
    /// let name = JobName::parse("projects/my-project/locations/us-central1/pipelineJobs/a").expect("a name");
    /// let request = Request::of(&pipeline_jobs::get(&name), None, &[]).expect("a request");
    /// let answer = google.handle(request, 1_704_067_200_000).answer.expect("an answer");
    /// assert_eq!(ApiError::from(&answer).cause, Cause::TokenMissing);
    /// ```
    pub fn handle(&mut self, request: Request, now: u64) -> Reply {
        self.arrive(now);
        let troubles = self.faults.of(&request);
        let cross_origin = request.header("origin").is_some();
        let mut request = request;
        let mut delay = 0;
        let mut arrives = true;
        for trouble in &troubles {
            match trouble {
                Trouble::Slow { milliseconds } => delay += milliseconds,
                Trouble::Part { bytes } => {
                    request
                        .body
                        .truncate(usize::try_from(*bytes).unwrap_or(usize::MAX));
                }
                Trouble::Late { milliseconds } => {
                    self.coming
                        .push((now.saturating_add(*milliseconds), request.clone()));
                    arrives = false;
                }
                trouble => arrives &= !trouble.comes_before(),
            }
        }
        let origin = request.header("origin").map(str::to_owned);
        let answer = arrives.then(|| self.google.answer(&request, now));
        let mut answer = answer.ok_or(NoAnswer::Unreachable);
        for trouble in troubles {
            answer = trouble.befall(answer);
        }
        if let (true, Ok(response)) = (cross_origin, &mut answer) {
            *response = cors::allow(response, origin.as_deref().unwrap_or("*"));
        }
        Reply { answer, delay }
    }

    /// How many jobs were ever created.
    pub fn jobs_created(&self) -> usize {
        self.google.jobs.len()
    }

    fn arrive(&mut self, now: u64) {
        self.coming.sort_by_key(|(time, _)| *time);
        while let Some((time, _)) = self.coming.first() {
            if *time > now {
                break;
            }
            let (time, request) = self.coming.remove(0);
            // Nobody waits for the answer any more.
            let _: Response = self.google.answer(&request, time);
        }
    }
}
