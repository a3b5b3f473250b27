use std::rc::Rc;

use gloo_timers::callback::Interval;
use vertex::{
    ApiError,
    creation::{Next, State},
    pipeline_jobs::PipelineJob,
};
use yew::prelude::*;

use crate::{
    components::{ApiProblem, Icon, Mark},
    hooks::use_words,
    number,
    place::Place,
    prose::prose,
    services::{clock, document},
    state::{Creating, Destination},
    words::Words,
};

/// The id of the section, which takes the focus.
pub const CREATION: &str = "creation";

/// Properties of [`CreationView`].
#[derive(Properties, PartialEq)]
pub struct CreationViewProps {
    /// The job, if one is being created or was.
    pub creating: Option<Rc<Creating>>,
}

/// How far the creation of a job is, in words.
#[component]
pub fn CreationView(props: &CreationViewProps) -> Html {
    let words = use_words();
    let Some(creating) = &props.creating else {
        return Html::default();
    };
    let (class, icon) = match creating.creation.state() {
        State::Created(_) => ("verdict__mark verdict__mark--ok", Icon::Tick),
        State::Refused(_) | State::Taken(_) => ("verdict__mark verdict__mark--error", Icon::Cross),
        State::Unknown(_) | State::Absent => {
            ("verdict__mark verdict__mark--warning", Icon::Triangle)
        }
        _ => ("verdict__mark", Icon::Disc),
    };
    html! {
        <section id={CREATION} class="dry-run" tabindex="-1" aria-labelledby="creation-title">
            <div class="verdict">
                <span {class}><Mark {icon} /></span>
                <div class="dry-run__body">
                    <h2 id="creation-title">{title(creating, &words)}</h2>
                    {details(creating, &words)}
                </div>
            </div>
        </section>
    }
}

/// The key of which step it is.
pub fn step(creating: &Creating) -> &'static str {
    match creating.creation.state() {
        State::Ready => "create-remembered",
        State::Sending => "create-sending",
        State::Looking(_) => "create-looking",
        State::Waiting { .. } => "create-waiting",
        State::Created(_) => "create-created",
        State::Taken(_) => "create-taken",
        State::Absent => "create-absent",
        State::Refused(_) => "create-refused",
        State::Unknown(_) => "create-unknown",
    }
}

/// How far it is, in a sentence.
pub fn title(creating: &Creating, words: &Words) -> String {
    let id = creating.creation.draft().name.id();
    words.say_with(step(creating), [("id", id.into())])
}

/// The key of where the job was sent to, for someone who now sends elsewhere.
pub fn elsewhere(creating: &Creating) -> &'static str {
    match creating.destination {
        Destination::Simulated => "create-it-is-simulated",
        Destination::Google => "create-it-is-google",
    }
}

fn details(creating: &Creating, words: &Words) -> Html {
    let problem = |error: &ApiError| {
        let settings = creating.creation.draft().settings.clone();
        html! { <ApiProblem error={Rc::new(error.clone())} settings={Rc::new(settings)} /> }
    };
    match creating.creation.state() {
        State::Ready | State::Sending | State::Looking(_) => html! {
            <p>{words.say("create-once")}</p>
        },
        State::Waiting {
            until,
            next,
            reason,
        } => html! {
            <>
                <p>{prose(reason.message().get(words.language()))}</p>
                <Countdown until={*until} next={*next} />
            </>
        },
        State::Created(_) => html! {
            <>
                <p class="dry-run__url"><code>{creating.name().to_owned()}</code></p>
                <p class="actions">
                    <a href={Place::Jobs.href()}>{words.say("create-to-jobs")}</a>
                    if let Some(console) = creating.console() {
                        <a href={console} rel="noreferrer" target="_blank">{words.say("google-console")}</a>
                    }
                </p>
            </>
        },
        State::Taken(job) => taken(job, words),
        State::Absent => html! {
            <>
                <p>{words.say("create-absent-text")}</p>
                if creating.destination == Destination::Simulated && document::simulator().is_none() {
                    <p>{words.say("create-absent-simulated")}</p>
                }
            </>
        },
        State::Refused(error) => problem(error),
        State::Unknown(error) => html! {
            <>
                <p>{words.say("create-unknown-text")}</p>
                {problem(error)}
            </>
        },
    }
}

/// The job that has our ID and is another one.
fn taken(job: &PipelineJob, words: &Words) -> Html {
    let created = job.create_time.clone().unwrap_or_default();
    html! {
        <>
            <p>{words.say("create-taken-text")}</p>
            <dl class="confirm">
                <div class="confirm__row">
                    <dt>{words.say("launch-display-name")}</dt>
                    <dd><bdi>{job.display_name.clone()}</bdi></dd>
                </div>
                <div class="confirm__row">
                    <dt>{words.say("create-taken-since")}</dt>
                    <dd>{created}</dd>
                </div>
                <div class="confirm__row">
                    <dt>{words.say("launch-output")}</dt>
                    <dd><bdi>{job.runtime_config.gcs_output_directory.clone()}</bdi></dd>
                </div>
            </dl>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CountdownProps {
    /// When it goes on, by the clock of the page.
    until: u64,
    /// What is done then.
    next: Next,
}

/// How long it still waits, and for what.
#[component]
fn Countdown(props: &CountdownProps) -> Html {
    let words = use_words();
    let tick = use_force_update();
    use_effect_with((), move |()| {
        let ticking = Interval::new(1_000, move || tick.force_update());
        move || drop(ticking)
    });
    let left = props.until.saturating_sub(number::floor(clock::now()));
    let key = match props.next {
        Next::Send => "create-waiting-send",
        Next::Look(_) => "create-waiting-look",
    };
    html! { <p>{words.say_with(key, [("seconds", left.div_ceil(1_000).into())])}</p> }
}
