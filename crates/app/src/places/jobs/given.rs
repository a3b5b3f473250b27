use std::rc::Rc;

use serde_json::Value;
use vertex::pipeline_jobs::PipelineJob;
use yew::prelude::*;

use crate::{
    findings::visible,
    hooks::{use_store, use_words},
    state::{Destination, id_of},
};

/// Properties of [`Given`].
#[derive(Properties, PartialEq)]
pub struct GivenProps {
    /// The job.
    pub job: Rc<PipelineJob>,
}

/// What a job was given, and where else it is to be seen.
#[component]
pub fn Given(props: &GivenProps) -> Html {
    let words = use_words();
    let store = use_store();
    let job = &props.job;
    let facts = [
        ("jobs-id", id_of(job)),
        ("jobs-template", &job.template_uri),
        ("jobs-output", &job.runtime_config.gcs_output_directory),
        ("jobs-account", &job.service_account),
    ];
    let facts = facts.map(|(key, value)| (words.say(key), value.to_owned()));
    let parameters = job.runtime_config.parameter_values.iter();
    let parameters = parameters.map(|(name, value)| (name.clone(), plain(value)));
    let labels = job.labels.iter();
    let labels = labels.map(|(key, value)| (key.clone(), value.clone()));
    let is_real = store.account.destination == Destination::Google;
    html! {
        <>
            {part("job-given", &words.say("jobs-given"), facts, false)}
            {part("job-parameters", &words.say("jobs-parameters"), parameters, true)}
            {part("job-labels", &words.say("jobs-labels"), labels, true)}
            if let Some(link) = store.jobs.console().filter(|_| is_real) {
                <p><a href={link} rel="noreferrer" target="_blank">{words.say("jobs-console")}</a></p>
            }
        </>
    }
}

/// Names and values under a heading; nothing where there are none.
fn part(
    id: &'static str,
    title: &str,
    facts: impl IntoIterator<Item = (String, String)>,
    are_names_code: bool,
) -> Html {
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts: Vec<_> = facts.collect();
    if facts.is_empty() {
        return Html::default();
    }
    html! {
        <section class="job-part" aria-labelledby={id}>
            <h2 {id}>{title}</h2>
            <dl class="job-facts">
                for (name, value) in facts {
                    <div>
                        <dt>
                            if are_names_code { <code>{visible(&name).into_owned()}</code> } else { {name} }
                        </dt>
                        <dd><code><bdi>{visible(&value).into_owned()}</bdi></code></dd>
                    </div>
                }
            </dl>
        </section>
    }
}

/// A value as a person would type it.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
