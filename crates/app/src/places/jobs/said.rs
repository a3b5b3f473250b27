//! The states of jobs and tasks, by word and icon.

use rule::Language;
use vertex::pipeline_jobs::{JobState, PipelineJob, TaskState};
use yew::prelude::*;

use crate::{
    components::{Icon, Mark},
    moment,
    services::clock,
    timeline,
    words::Words,
};

/// A state in a word.
pub fn state(state: JobState, words: &Words) -> String {
    words.say(match state {
        JobState::Queued | JobState::Pending => "jobs-state-pending",
        JobState::Running => "jobs-state-running",
        JobState::Succeeded => "jobs-state-succeeded",
        JobState::Failed => "jobs-state-failed",
        JobState::Cancelling => "jobs-state-cancelling",
        JobState::Cancelled => "jobs-state-cancelled",
        JobState::Paused => "jobs-state-paused",
        JobState::Unknown => "jobs-state-unknown",
    })
}

/// What a job is doing, and for how long: a sentence without its full stop.
pub fn sentence(job: &PipelineJob, now: u64, words: &Words) -> String {
    let Some(time) = timeline::spent(job, now) else {
        return state(job.state, words);
    };
    let key = match job.state {
        JobState::Queued | JobState::Pending => "jobs-pending-for",
        JobState::Running => "jobs-running-for",
        JobState::Succeeded => "jobs-succeeded-in",
        JobState::Failed => "jobs-failed-after",
        JobState::Cancelled => "jobs-cancelled-after",
        JobState::Cancelling | JobState::Paused | JobState::Unknown => {
            return state(job.state, words);
        }
    };
    words.say_with(key, [("time", moment::lasting(time, words).into())])
}

/// The icon of a state, in its colour.
pub fn mark(state: JobState) -> Html {
    let (icon, class) = match state {
        JobState::Running => (Icon::Ahead, "job-mark job-mark--running"),
        JobState::Succeeded => (Icon::Tick, "job-mark job-mark--succeeded"),
        JobState::Failed => (Icon::Cross, "job-mark job-mark--failed"),
        JobState::Cancelling | JobState::Cancelled => (Icon::Square, "job-mark"),
        _ => (Icon::Clock, "job-mark"),
    };
    html! { <span {class}><Mark {icon} /></span> }
}

/// The state of a task in a word, with its icon.
pub fn task(state: TaskState, words: &Words) -> Html {
    let (key, like) = match state {
        TaskState::Pending => ("jobs-state-pending", JobState::Pending),
        TaskState::Running => ("jobs-state-running", JobState::Running),
        TaskState::Succeeded => ("jobs-state-succeeded", JobState::Succeeded),
        TaskState::Failed => ("jobs-state-failed", JobState::Failed),
        TaskState::CancelPending | TaskState::Cancelling => {
            ("jobs-state-cancelling", JobState::Cancelling)
        }
        TaskState::Cancelled => ("jobs-state-cancelled", JobState::Cancelled),
        TaskState::Skipped => ("jobs-task-skipped", JobState::Succeeded),
        TaskState::NotTriggered => ("jobs-task-not-run", JobState::Cancelled),
        TaskState::Unknown => ("jobs-state-unknown", JobState::Unknown),
    };
    html! { <span class="job-state">{mark(like)}{words.say(key)}</span> }
}

/// A time as people write it, and as machines do.
pub fn time(text: Option<&str>, language: Language) -> Html {
    let read = text.and_then(|text| Some((text, moment::read(text)?)));
    read.map_or_else(Html::default, |(text, time)| {
        html! { <time datetime={text.to_owned()}>{clock::written(time, language)}</time> }
    })
}
