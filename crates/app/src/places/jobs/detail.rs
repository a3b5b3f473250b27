use std::rc::Rc;

use vertex::pipeline_jobs::{PipelineJob, tuned_model_name};
use yew::prelude::*;

use super::{
    actions::Actions, asked::Asked, given::Given, location::LocationForm, metrics::Metrics,
    models::TunedModel, said, tasks::Tasks, times::Times,
};
use crate::{
    components::ApiProblem,
    findings::visible,
    hooks::{HEADING, use_store, use_today, use_words},
    place::Place,
    state::{About, OpenJob},
    words::Words,
};

/// Properties of [`Detail`].
#[derive(Properties, PartialEq)]
pub struct DetailProps {
    /// The job that is followed.
    pub open: OpenJob,
}

/// One job, from what it is doing to what it was given.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let words = use_words();
    let store = use_store();
    let now = use_today();
    let jobs = &store.jobs;
    let open = &props.open;
    let job = open.job.as_ref().filter(|_| !jobs.is_deleted());
    let name = job.map_or("", |job| job.display_name.as_str());
    let name = if name.is_empty() { &open.id } else { name };
    html! {
        <>
            <p><a href={Place::Jobs.href()}>{words.say("jobs-all")}</a></p>
            <hgroup class="job-head">
                <p class="job-head__name"><bdi>{visible(name).into_owned()}</bdi></p>
                <h1 id={HEADING} class="job-state" tabindex="-1">
                    if let Some(job) = job {
                        {said::mark(job.state)}{said::sentence(job, now, &words)}
                    } else {
                        {unknown(open, jobs.is_deleted(), &words)}
                    }
                </h1>
            </hgroup>
            if jobs.location.is_none() {
                <p>{words.say("jobs-where-is-it")}</p>
                <LocationForm />
            } else if jobs.open_name().is_none() {
                <p>{words.say("jobs-no-name")}</p>
            } else if !jobs.is_deleted() {
                <Asked about={About::Job} pulse={open.pulse.clone()} goes_on={jobs.job_due().is_some()} />
            }
            if let Some(job) = job {
                <Sections job={Rc::clone(job)} heard={open.pulse.heard} />
            }
        </>
    }
}

/// What stands in the place of a state.
fn unknown(open: &OpenJob, is_deleted: bool, words: &Words) -> String {
    words.say(if is_deleted {
        "jobs-deleted"
    } else if open.pulse.asking.is_some() {
        "jobs-asking-job"
    } else {
        "jobs-not-known"
    })
}

#[derive(Properties, PartialEq)]
struct SectionsProps {
    job: Rc<PipelineJob>,
    /// When it was as it is here.
    heard: Option<u64>,
}

/// What is known of a job, in the order in which a person asks.
#[component]
fn Sections(props: &SectionsProps) -> Html {
    let store = use_store();
    let job = &props.job;
    html! {
        <>
            if let Some(error) = job.failure() {
                <ApiProblem error={Rc::new(error)} settings={Rc::new(store.jobs_settings())} />
            }
            <Actions state={job.state} />
            <Times job={Rc::clone(job)} />
            if let Some(heard) = props.heard {
                <Tasks job={Rc::clone(job)} {heard} />
                <Metrics job={Rc::clone(job)} />
            }
            if let Some(name) = tuned_model_name(job) {
                <TunedModel {name} />
            }
            <Given job={Rc::clone(job)} />
        </>
    }
}
