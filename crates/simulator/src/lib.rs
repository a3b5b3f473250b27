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
    pub fn handle(&mut self, mut request: Request, now: u64) -> Reply {
        self.arrive(now);
        let troubles = self.faults.of(&request);
        let mut delay: u64 = 0;
        for trouble in &troubles {
            match trouble {
                Trouble::Slow { milliseconds } => delay = delay.saturating_add(*milliseconds),
                Trouble::Part { bytes } => request.cut(*bytes),
                Trouble::Late { milliseconds } => {
                    let time = now.saturating_add(*milliseconds);
                    self.coming.push((time, request.clone()));
                }
                _ => {}
            }
        }
        let mut answer = if troubles.iter().any(Trouble::comes_before) {
            Err(NoAnswer::Unreachable)
        } else {
            Ok(self.google.answer(&request, now))
        };
        let allowed = !troubles.contains(&Trouble::NotAllowed);
        for trouble in troubles {
            answer = trouble.befall(answer);
        }
        let answer = match (request.header("origin"), allowed) {
            (Some(origin), true) => answer.map(|response| cors::allow(&response, origin)),
            // Where there is a browser in between, it does not hand the answer over.
            (None, false) => Err(NoAnswer::Unreachable),
            (Some(_), false) | (None, true) => answer,
        };
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
