use std::rc::Rc;

use vertex::pipeline_jobs::JobState;
use yew::prelude::*;

use crate::{
    components::ApiProblem,
    hooks::{focus_heading, use_jobs, use_store, use_words},
    services::document,
    state::{Change, Stage, Verb},
    words::Words,
};

/// The id under which the dialog is opened.
const DIALOG: &str = "confirm";

/// Properties of [`Actions`].
#[derive(Properties, PartialEq)]
pub struct ActionsProps {
    /// How far the job is.
    pub state: JobState,
}

/// What can be done with the job, and what became of it.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let words = use_words();
    let store = use_store();
    let change = store.jobs.change_of_open();
    let is_under_way = change.is_some_and(|change| matches!(change.stage, Stage::UnderWay(_)));
    let verb = Verb::possible(props.state).filter(|_| !is_under_way);
    let error = change.and_then(|change| match &change.stage {
        Stage::Failed(error) => Some(Rc::clone(error)),
        _ => None,
    });
    html! {
        <>
            if let Some(verb) = verb {
                <div class="actions">
                    <button type="button" class="button" onclick={|_| document::open_dialog(DIALOG)}>
                        {words.say(texts(verb).button)}
                    </button>
                </div>
                <Confirm {verb} />
            }
            <div role="status">
                if let Some(said) = change.and_then(|change| said(change, props.state, &words)) {
                    <p>{said}</p>
                }
                if let Some(error) = error {
                    <ApiProblem {error} settings={Rc::new(store.jobs_settings())} />
                }
            </div>
        </>
    }
}

/// What became of a change, where the state does not say it better.
fn said(change: &Change, state: JobState, words: &Words) -> Option<String> {
    let key = match (&change.stage, change.verb) {
        (Stage::UnderWay(_), Verb::Cancel) => "jobs-cancel-under-way",
        (Stage::UnderWay(_), Verb::Delete) => "jobs-delete-under-way",
        (Stage::Done, Verb::Cancel) if !state.is_final() => "jobs-cancel-taken",
        (Stage::Failed(_), Verb::Cancel) => "jobs-cancel-failed",
        (Stage::Failed(_), Verb::Delete) => "jobs-delete-failed",
        (Stage::Done, _) => return None,
    };
    Some(words.say(key))
}

/// The sentences about one verb, by their keys.
struct Texts {
    button: &'static str,
    title: &'static str,
    means: &'static str,
    keep: &'static str,
}

fn texts(verb: Verb) -> Texts {
    match verb {
        Verb::Cancel => Texts {
            button: "jobs-cancel",
            title: "jobs-cancel-title",
            means: "jobs-cancel-means",
            keep: "jobs-cancel-not",
        },
        Verb::Delete => Texts {
            button: "jobs-delete",
            title: "jobs-delete-title",
            means: "jobs-delete-means",
            keep: "jobs-delete-not",
        },
    }
}

#[derive(Properties, PartialEq)]
struct ConfirmProps {
    verb: Verb,
}

/// Asks whether the person means it.
#[component]
fn Confirm(props: &ConfirmProps) -> Html {
    let words = use_words();
    let jobs = use_jobs();
    let verb = props.verb;
    let texts = texts(verb);
    let go = Callback::from(move |_: MouseEvent| {
        document::close_dialog(DIALOG);
        jobs.change(verb);
        // The button that opened the dialog is about to go.
        focus_heading();
    });
    html! {
        <dialog id={DIALOG} class="dialog" aria-labelledby="confirm-title">
            <div class="dialog__body">
                <h2 id="confirm-title">{words.say(texts.title)}</h2>
                <p>{words.say(texts.means)}</p>
                <div class="actions">
                    <button type="button" class="button button--main" onclick={go}>{words.say(texts.button)}</button>
                    <button type="button" class="button" onclick={|_| document::close_dialog(DIALOG)}>
                        {words.say(texts.keep)}
                    </button>
                </div>
            </div>
        </dialog>
    }
}
