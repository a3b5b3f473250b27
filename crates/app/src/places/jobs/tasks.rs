use std::rc::Rc;

use vertex::pipeline_jobs::{PipelineJob, TaskState};
use yew::prelude::*;

use super::said;
use crate::{
    findings::visible,
    hooks::use_words,
    moment,
    services::clock,
    timeline::{Bar, Timeline},
    words::Words,
};

/// Properties of [`Tasks`].
#[derive(Properties, PartialEq)]
pub struct TasksProps {
    /// The job.
    pub job: Rc<PipelineJob>,
    /// When it was as it is here, in milliseconds since 1970.
    pub heard: u64,
}

/// The tasks of a job on the time that it took, and the same as a table.
#[component]
pub fn Tasks(props: &TasksProps) -> Html {
    let words = use_words();
    let timeline = Timeline::new(&props.job, props.heard);
    if timeline.bars.is_empty() {
        return Html::default();
    }
    html! {
        <section class="job-part" aria-labelledby="job-tasks">
            <h2 id="job-tasks">{words.say("jobs-tasks")}</h2>
            <ol class="timeline">
                for bar in &timeline.bars { {row(bar, &words)} }
            </ol>
            <details class="fold">
                <summary>{words.say("dataset-as-table")}</summary>
                {table(&timeline.bars, &words)}
            </details>
        </section>
    }
}

fn row(bar: &Bar, words: &Words) -> Html {
    let class = match bar.state {
        TaskState::Failed => "task-bar task-bar--failed",
        TaskState::Running => "task-bar task-bar--running",
        _ => "task-bar",
    };
    // A task of seconds among hours is still seen.
    let width = if bar.lasts.is_some() {
        bar.share.max(0.6)
    } else {
        0.0
    };
    let start = bar.start.min(100.0 - width);
    html! {
        <li class="timeline__row">
            <span class="timeline__name"><bdi>{visible(&bar.name).into_owned()}</bdi></span>
            <svg class="timeline__track" width="100%" height="100%" aria-hidden="true" focusable="false">
                <rect {class} x={format!("{start:.3}%")} width={format!("{width:.3}%")} y="0" height="100%" rx="3" />
            </svg>
            <span class="timeline__said">{said::task(bar.state, words)}{" "}{lasts(bar, words)}</span>
        </li>
    }
}

fn lasts(bar: &Bar, words: &Words) -> Html {
    let time = bar.lasts.map(|time| moment::lasting(time, words));
    html! { if let Some(time) = time { <span class="timeline__time">{time}</span> } }
}

fn table(bars: &[Bar], words: &Words) -> Html {
    let columns = ["jobs-task", "jobs-state", "jobs-started", "jobs-took"];
    html! {
        <div class="job-table" tabindex="0" role="group" aria-labelledby="job-tasks">
            <table class="table">
                <caption class="visually-hidden">{words.say("jobs-tasks")}</caption>
                <thead>
                    <tr>for key in columns { <th scope="col">{words.say(key)}</th> }</tr>
                </thead>
                <tbody>
                    for bar in bars {
                        <tr>
                            <th scope="row"><bdi>{visible(&bar.name).into_owned()}</bdi></th>
                            <td>{said::task(bar.state, words)}</td>
                            <td>{bar.began.map(|began| clock::written(began, words.language()))}</td>
                            <td>{lasts(bar, words)}</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
