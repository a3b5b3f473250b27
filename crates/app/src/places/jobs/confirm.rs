use yew::prelude::*;

use crate::{
    hooks::{focus_heading, use_jobs, use_words},
    services::document,
    state::Verb,
};

/// The id under which the dialog is opened.
pub const CONFIRM: &str = "confirm";

/// The sentences about one verb, by their keys.
pub struct Sentences {
    /// On the button that opens the dialog, and on the one that confirms.
    pub button: &'static str,
    title: &'static str,
    means: &'static str,
    keep: &'static str,
}

/// The sentences about a verb.
pub fn sentences(verb: Verb) -> Sentences {
    match verb {
        Verb::Cancel => Sentences {
            button: "jobs-cancel",
            title: "jobs-cancel-title",
            means: "jobs-cancel-means",
            keep: "jobs-cancel-not",
        },
        Verb::Delete => Sentences {
            button: "jobs-delete",
            title: "jobs-delete-title",
            means: "jobs-delete-means",
            keep: "jobs-delete-not",
        },
    }
}

/// Properties of [`Confirm`].
#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// What is to be done.
    pub verb: Verb,
}

/// Asks whether the person means it.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let words = use_words();
    let jobs = use_jobs();
    let verb = props.verb;
    let said = sentences(verb);
    let go = Callback::from(move |_: MouseEvent| {
        document::close_dialog(CONFIRM);
        jobs.change(verb);
        // The button that opened the dialog is about to go.
        focus_heading();
    });
    html! {
        <dialog id={CONFIRM} class="dialog" aria-labelledby="confirm-title">
            <div class="dialog__body">
                <h2 id="confirm-title">{words.say(said.title)}</h2>
                <p>{words.say(said.means)}</p>
                <div class="actions">
                    <button type="button" class="button button--main" onclick={go}>{words.say(said.button)}</button>
                    <button type="button" class="button" onclick={|_| document::close_dialog(CONFIRM)}>
                        {words.say(said.keep)}
                    </button>
                </div>
            </div>
        </dialog>
    }
}
