mod so_far;

use dataset::Progress;
use so_far::so_far;
use yew::prelude::*;

use crate::{
    hooks::{HEADING, use_inspector, use_words},
    number,
    prose::figures,
    state::Source,
    words::Words,
};

/// Properties of [`Running`].
#[derive(Properties, PartialEq)]
pub struct RunningProps {
    /// What is inspected.
    pub source: Source,
    /// How far.
    pub progress: Progress,
    /// Seconds since it began.
    pub seconds: f64,
    /// Whether the same file was inspected before, and that outcome is still in sight.
    pub again: bool,
}

/// Seconds between two announcements to a reader of the screen.
const ANNOUNCE: f64 = 2.0;

/// How far the inspection has come, and what it has found so far.
#[component]
pub fn Running(props: &RunningProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let Progress {
        bytes_read,
        lines,
        examples,
        ..
    } = props.progress;
    let whole = props.source.bytes();
    // What is announced changes only every other second, however often the picture does.
    let spoken = use_memo(
        (number::floor(props.seconds / ANNOUNCE), words.clone()),
        |(_, words)| {
            words.say_with(
                "dataset-announce",
                [
                    ("percent", number::percent(bytes_read, whole).into()),
                    ("lines", lines.into()),
                    (
                        "problems",
                        props.progress.counts.values().sum::<u64>().into(),
                    ),
                ],
            )
        },
    );
    let cancel = Callback::from(move |_: MouseEvent| inspector.cancel());
    let facts = [
        words.say_with(
            "dataset-bytes-of",
            [
                ("read", number::bytes(bytes_read).into()),
                ("whole", number::bytes(whole).into()),
            ],
        ),
        words.say_with("dataset-lines", [("count", lines.into())]),
        words.say_with("dataset-examples", [("count", examples.into())]),
        speed(bytes_read, props.seconds, &words),
        left(bytes_read, whole, props.seconds, &words),
    ];
    html! {
        <section class="running">
            if props.again {
                <h2>{words.say("dataset-running-again")}</h2>
            } else {
                <h1 id={HEADING} tabindex="-1">{words.say("dataset-running")}</h1>
            }
            <div class="running__bar">
                <progress
                    max={whole.max(1).to_string()}
                    value={bytes_read.to_string()}
                    aria-label={words.say("dataset-progress")}
                />
                <button class="button" onclick={cancel}>{words.say("dataset-cancel")}</button>
            </div>
            <ul class="facts">
                for fact in facts {
                    if !fact.is_empty() {
                        <li>{figures(&fact)}</li>
                    }
                }
            </ul>
            <p class="visually-hidden" role="status">{(*spoken).clone()}</p>
            if !props.again {
                {so_far(&props.progress.counts, &words)}
            }
        </section>
    }
}

fn speed(bytes: u64, seconds: f64, words: &Words) -> String {
    if seconds < 0.3 || bytes == 0 {
        return String::new();
    }
    let speed = number::bytes(number::floor(bytes as f64 / seconds));
    words.say_with("dataset-speed", [("speed", speed.into())])
}

fn left(bytes: u64, whole: u64, seconds: f64, words: &Words) -> String {
    if seconds < 1.0 || bytes == 0 || bytes >= whole {
        return String::new();
    }
    let left = seconds * (whole - bytes) as f64 / bytes as f64;
    words.say_with("dataset-left", [("seconds", left.ceil().into())])
}

/// The file is inspected as soon as those before it are.
#[component]
pub fn Waiting() -> Html {
    let words = use_words();
    html! {
        <section class="running">
            <h1 id={HEADING} tabindex="-1">{words.say("dataset-waiting")}</h1>
            <p class="lead">{words.say("dataset-waiting-why")}</p>
        </section>
    }
}
