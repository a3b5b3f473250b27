use std::rc::Rc;

use vertex::pipeline_jobs::JobState;
use yew::prelude::*;

use super::confirm::{CONFIRM, Confirm, sentences};
use crate::{
    components::ApiProblem,
    hooks::{use_store, use_words},
    services::document,
    state::{Change, Stage, Verb},
    words::Words,
};

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
                    <button type="button" class="button" onclick={|_| document::open_dialog(CONFIRM)}>
                        {words.say(sentences(verb).button)}
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
