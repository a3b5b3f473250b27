use std::rc::Rc;

use vertex::pipeline_jobs::PipelineJob;
use yew::prelude::*;

use super::said;
use crate::hooks::use_words;

/// Properties of [`Times`].
#[derive(Properties, PartialEq)]
pub struct TimesProps {
    /// The job.
    pub job: Rc<PipelineJob>,
}

/// When things happened to a job.
#[component]
pub fn Times(props: &TimesProps) -> Html {
    let words = use_words();
    let job = &props.job;
    let times = [
        ("jobs-created", &job.create_time),
        ("jobs-started", &job.start_time),
        ("jobs-ended", &job.end_time),
    ];
    html! {
        <dl class="job-times">
            for (key, time) in times {
                if time.is_some() {
                    <div>
                        <dt>{words.say(key)}</dt>
                        <dd>{said::time(time.as_deref(), words.language())}</dd>
                    </div>
                }
            }
        </dl>
    }
}
