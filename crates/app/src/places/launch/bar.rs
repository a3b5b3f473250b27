use std::rc::Rc;

use yew::prelude::*;

use super::field_text;
use crate::{
    hooks::{use_actions, use_words},
    state::{Action, Draft, LaunchAction},
    words::Words,
};

/// Properties of [`LaunchBar`].
#[derive(Properties, PartialEq)]
pub struct LaunchBarProps {
    /// What the draft comes to.
    pub draft: Rc<Draft>,
}

/// What can be done now, and what is missing for it.
#[component]
pub fn LaunchBar(props: &LaunchBarProps) -> Html {
    let words = use_words();
    let actions = use_actions();
    let run = actions.reform(|_: MouseEvent| Action::Launch(LaunchAction::DryRun));
    html! {
        <div class="launch-bar">
            <button type="button" class="button button--main" onclick={run}>{words.say("launch-dry-run")}</button>
            <p class="launch-bar__text">{state(&props.draft, &words)}</p>
        </div>
    }
}

fn state(draft: &Draft, words: &Words) -> String {
    let names: Vec<String> = draft
        .missing
        .iter()
        .map(|field| words.say(field_text::name(*field)))
        .collect();
    let missing = (!names.is_empty())
        .then(|| words.say_with("launch-missing", [("names", names.join(", ").into())]));
    let errors = draft.errors().count() as u64;
    let errors = (errors > 0).then(|| words.say_with("launch-errors", [("count", errors.into())]));
    let none = (draft.is_ready()).then(|| words.say("launch-nothing-missing"));
    let said = [errors, missing, none];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
