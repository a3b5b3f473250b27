mod bar;
mod code;
mod confirm;
mod creation;
mod dry_run;
mod elsewhere;
mod field_text;
mod form;
mod from_plan;
mod job_name;
mod request;
mod setting;
mod start_over;
mod upload;

use std::rc::Rc;

use dataset::Verdict;
use tuning::{TUNING_CLOSED_ON, UNREACHABLE_FROM, source::DEPRECATION};
use vertex::creation::State;
use yew::prelude::*;

use self::{
    bar::LaunchBar,
    creation::CreationView,
    dry_run::{DRY_RUN, DryRun},
    elsewhere::Elsewhere,
    form::Form,
    request::RequestView,
    start_over::StartOver,
    upload::Upload,
};
use super::account::AccountSection;
use crate::{
    hooks::{HEADING, use_actions, use_store, use_words},
    place::Place,
    services::{document, job_id},
    state::{Action, AppState, Destination, LaunchAction},
    words::Words,
};

/// What this place knows, for the rail; nothing before the person has begun.
pub fn knows(state: &AppState, words: &Words) -> Option<String> {
    if let Some(creating) = state.launch.creating.as_ref().filter(|it| !it.is_refused()) {
        return Some(words.say(match creating.creation.state() {
            State::Created(_) => "create-knows-created",
            _ if creating.is_under_way() => "create-knows-sending",
            _ => "create-knows-look",
        }));
    }
    if !state.launch.is_begun() {
        return None;
    }
    let draft = state.draft();
    let errors = draft.errors().count() as u64;
    Some(match draft.missing.len() as u64 {
        _ if draft.is_ready() => words.say("launch-knows-ready"),
        _ if errors > 0 => words.say_with("launch-knows-errors", [("count", errors.into())]),
        missing => words.say_with("launch-knows-missing", [("count", missing.into())]),
    })
}

/// The Launch place.
#[component]
pub fn LaunchPlace() -> Html {
    let words = use_words();
    let store = use_store();
    let actions = use_actions();
    let draft = Rc::new(store.draft());
    {
        let name = actions.clone();
        use_effect_with(store.launch.job_id.is_none(), move |is_nameless| {
            if *is_nameless {
                name.emit(Action::Launch(LaunchAction::Named(job_id::new())));
            }
        });
    }
    // Who asks for a dry run hears its answer; who merely comes back does not.
    let heard = use_mut_ref(|| store.launch.dry_runs);
    use_effect_with(store.launch.dry_runs, move |dry_runs| {
        if heard.replace(*dry_runs) != *dry_runs {
            document::focus(DRY_RUN);
        }
    });
    html! {
        <div class="launch">
            <h1 id={HEADING} tabindex="-1">{words.say("launch-title")}</h1>
            <p class="lead">{words.say("launch-lead")}</p>
            <Notices />
            if store.launch.is_begun() && !store.is_creating() {
                <StartOver />
            }
            <CreationView creating={store.launch.creating.clone()} />
            if store.launch.dry_runs > 0 && !store.is_creating() {
                <DryRun draft={Rc::clone(&draft)} />
            }
            <div class="launch__columns">
                <Form draft={Rc::clone(&draft)} />
                <RequestView draft={Rc::clone(&draft)} />
            </div>
            <AccountSection />
            <Upload settings={Rc::new(draft.settings.clone())} />
            <Elsewhere text={store.launch.elsewhere.clone()} />
            <LaunchBar {draft} />
        </div>
    }
}

/// What the person should know before filling anything in.
#[component]
fn Notices() -> Html {
    let words = use_words();
    let store = use_store();
    let (goes, closed) = match store.account.destination {
        Destination::Simulated => ("create-to-simulated", "create-closed-simulated"),
        Destination::Google => ("create-to-google", "launch-closed"),
    };
    let closed = words.say_with(
        closed,
        [
            ("closed", TUNING_CLOSED_ON.into()),
            ("unreachable", UNREACHABLE_FROM.into()),
        ],
    );
    let blocked = store
        .dataset
        .outcomes()
        .any(|outcome| outcome.report.verdict == Verdict::Blocked);
    html! {
        <>
            <div class="notice">
                <p>
                    <b>{words.say(goes)}</b>{" "}{closed}{" "}
                    <a href={DEPRECATION} rel="noreferrer">{words.say("launch-closed-source")}</a>
                </p>
            </div>
            if blocked {
                <div class="notice notice--warning">
                    <p>
                        {words.say("launch-dataset-blocked")}{" "}
                        <a href={Place::Dataset.href()}>{words.say("launch-to-dataset")}</a>
                    </p>
                </div>
            }
        </>
    }
}
