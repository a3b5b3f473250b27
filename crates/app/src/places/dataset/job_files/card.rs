use web_sys::File;
use yew::prelude::*;

use super::super::{
    bar::source_name,
    standing::{examples, standing},
};
use crate::{
    components::{FileButton, Mark},
    findings::visible,
    hooks::{use_inspector, use_words},
    state::{Inspection, JobFile, Slot},
};

/// Properties of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// Where the file is.
    pub slot: Slot,
    /// The file.
    pub file: JobFile,
    /// Whether doubtful findings are errors.
    pub strict: bool,
    /// Whether its findings are those that are shown.
    pub is_shown: bool,
}

/// A file of the job: its part, its name and how it stands. Shows its findings at a click.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let slot = props.slot;
    let standing = standing(&props.file, props.strict, &words);
    let report = props
        .file
        .inspection
        .outcome()
        .map(|outcome| &outcome.report);
    let show = Callback::from(move |_: MouseEvent| inspector.show(slot));
    let tokens = report
        .map(|report| report.statistics.total_token_count)
        .filter(|count| *count > 0);
    html! {
        <li class={classes!("job-file", props.is_shown.then_some("job-file--shown"))}>
            <button class="job-file__open" aria-current={props.is_shown.then_some("true")} onclick={show}>
                <span class="job-file__slot">{words.say(slot.name())}</span>
                <span class={format!("job-file__standing job-file__standing--{}", standing.tone)}>
                    if let Some(icon) = standing.icon {
                        <Mark {icon} />
                    }
                    {standing.text}
                </span>
                <b class="job-file__name"><bdi>{visible(&source_name(&props.file.source, &words)).into_owned()}</bdi></b>
                <span class="job-file__facts">
                    if let Some(report) = report {
                        <span>{examples(report, &words)}</span>
                    }
                    if let Some(tokens) = tokens {
                        <span>{words.say_with("dataset-tokens", [("count", tokens.into())])}</span>
                    }
                </span>
            </button>
            if let Inspection::Running { progress, .. } = &props.file.inspection {
                <progress
                    class="job-file__progress"
                    max={props.file.source.bytes().max(1).to_string()}
                    value={progress.bytes_read.to_string()}
                    aria-label={words.say("dataset-progress")}
                />
            }
        </li>
    }
}

/// Properties of [`Vacancy`].
#[derive(Properties, PartialEq)]
pub struct VacancyProps {
    /// What has no file.
    pub slot: Slot,
}

/// A part of the job for which there is no file yet.
#[component]
pub fn Vacancy(props: &VacancyProps) -> Html {
    let words = use_words();
    let slot = props.slot;
    let state = words.say(if slot.is_required() {
        "dataset-slot-empty"
    } else {
        "dataset-slot-optional"
    });
    html! {
        <li class="job-file job-file--vacant">
            <p class="job-file__vacant">
                <span class="job-file__slot">{words.say(slot.name())}</span>
                <span class="job-file__standing job-file__standing--plain">{state}</span>
            </p>
            <AddButton {slot} />
        </li>
    }
}

/// Takes a file for a part of the job.
#[component]
pub fn AddButton(props: &VacancyProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let slot = props.slot;
    let chosen = Callback::from(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            inspector.put(slot, file);
        }
    });
    let label = words.say(match slot {
        Slot::Training => "dataset-add-training",
        Slot::Evaluation => "dataset-add-evaluation",
        Slot::Corpus => "dataset-add-corpus",
        Slot::Queries => "dataset-add-queries",
        Slot::TrainingLabels => "dataset-add-training-labels",
        Slot::ValidationLabels => "dataset-add-validation-labels",
        Slot::TestLabels => "dataset-add-test-labels",
    });
    html! { <FileButton {label} {chosen} /> }
}
