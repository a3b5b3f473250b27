use yew::prelude::*;

use super::account::AccountSection;
use crate::{
    hooks::{HEADING, use_words},
    place::Place,
    state::AppState,
    words::Words,
};

/// What this place knows, for the rail.
pub fn knows(_state: &AppState, _words: &Words) -> Option<String> {
    None
}

/// The Jobs place.
#[component]
pub fn JobsPlace() -> Html {
    let words = use_words();
    html! {
        <div class="jobs">
            <h1 id={HEADING} tabindex="-1">{words.say("jobs-title")}</h1>
            <p class="lead">{words.say("jobs-lead")}</p>
            <AccountSection />
            <p>{words.say("jobs-missing")}</p>
            <p><a href={Place::Launch.href()}>{words.say("jobs-to-launch")}</a></p>
        </div>
    }
}
