use std::rc::Rc;

use vertex::pipeline_jobs::PipelineJob;
use yew::prelude::*;

use super::{asked::Asked, location::LocationForm, said};
use crate::{
    components::LineInput,
    findings::visible,
    hooks::{HEADING, use_jobs, use_store, use_today, use_words},
    place::{Place, job_href},
    state::{About, Destination, JobsAction, id_of},
    words::Words,
};

/// The jobs of a project and region.
#[component]
pub fn List() -> Html {
    let words = use_words();
    let store = use_store();
    let jobs = &store.jobs;
    let list = &jobs.list;
    let may_call = store.account.may_call(use_today());
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{words.say("jobs-title")}</h1>
            <p class="lead">{words.say("jobs-lead")}</p>
            <LocationForm />
            if jobs.location.is_some() || !may_call {
                <Asked about={About::List} pulse={list.pulse.clone()} goes_on={jobs.list_due().is_some()} />
            }
            if list.jobs.is_empty() {
                if list.is_known() || jobs.location.is_none() {
                    <p>
                        {nothing(store.account.destination, jobs.location.is_some(), &words)}{" "}
                        <a href={Place::Launch.href()}>{words.say("jobs-to-launch")}</a>
                    </p>
                }
            } else {
                <Rows />
            }
        </>
    }
}

/// Why there are no jobs.
fn nothing(destination: Destination, is_placed: bool, words: &Words) -> String {
    words.say(match destination {
        Destination::Simulated => "jobs-none-simulated",
        Destination::Google if is_placed => "jobs-none",
        Destination::Google => "jobs-nowhere",
    })
}

/// The filter, and the jobs that pass it.
#[component]
fn Rows() -> Html {
    let words = use_words();
    let store = use_store();
    let handle = use_jobs();
    let now = use_today();
    let jobs = &store.jobs;
    let list = &jobs.list;
    let shown: Vec<_> = list
        .filtered(&jobs.filter, |state| said::state(state, &words))
        .collect();
    let typed = {
        let handle = handle.clone();
        Callback::from(move |text| handle.tell(JobsAction::Filtered(text)))
    };
    let is_asking_for_more = list.is_for_more && list.pulse.asking.is_some();
    html! {
        <>
            <div class="jobs__find">
                <div class="field" role="search">
                    <label class="field__label" for="jobs-filter">{words.say("jobs-filter")}</label>
                    <LineInput id="jobs-filter" value={jobs.filter.clone()} {typed} />
                </div>
                <p class="jobs__count" role="status">
                    {words.say_with("jobs-shown", [("count", (shown.len() as u64).into())])}
                </p>
            </div>
            <ul class="jobs__rows" aria-label={words.say("jobs-title")}>
                for job in shown {
                    <li key={id_of(job).to_owned()} class="job-row">{row(job, now, &words)}</li>
                }
            </ul>
            if list.next_page.is_some() {
                <button
                    type="button"
                    class="button"
                    aria-disabled={is_asking_for_more.then_some("true")}
                    onclick={move |_| if !is_asking_for_more { handle.ask(About::More) }}
                >
                    {words.say("jobs-more")}
                </button>
            }
        </>
    }
}

/// One job: what it is called, what it is doing, and since when there is one.
fn row(job: &Rc<PipelineJob>, now: u64, words: &Words) -> Html {
    let id = id_of(job);
    let name = if job.display_name.is_empty() {
        id
    } else {
        &job.display_name
    };
    html! {
        <>
            <p class="job-row__name"><a href={job_href(id)}><bdi>{visible(name).into_owned()}</bdi></a></p>
            <p class="job-row__state job-state">
                {said::mark(job.state)}{said::sentence(job, now, words)}
            </p>
            <p class="job-row__created">
                {words.say("jobs-created")}{" "}{said::time(job.create_time.as_deref(), words.language())}
            </p>
        </>
    }
}
