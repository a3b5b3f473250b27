use std::rc::Rc;

use tuning::{TUNING_CLOSED_ON, UNREACHABLE_FROM};
use vertex::Settings;
use yew::prelude::*;

use crate::{
    hooks::{use_store, use_words},
    number,
    prose::figures,
    services::document,
    state::{AppState, Destination},
    words::Words,
};

const DIALOG: &str = "confirm";
const TITLE: &str = "confirm-title";

/// Properties of [`Confirm`].
#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// The job.
    pub settings: Rc<Settings>,
    /// The person wants it.
    pub confirmed: Callback<()>,
    /// The dialog is closed, whatever the person wants.
    pub closed: Callback<()>,
}

/// What is about to be created, where, and at what cost, above everything else.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let words = use_words();
    let store = use_store();
    let settings = &props.settings;
    use_effect_with((), |()| {
        document::open_dialog(DIALOG);
        // Not on the button: a key that is still held down from the last one would press it.
        document::focus(TITLE);
    });
    let confirm = {
        let confirmed = props.confirmed.clone();
        Callback::from(move |_: MouseEvent| {
            confirmed.emit(());
            document::close_dialog(DIALOG);
        })
    };
    let onclose = props.closed.reform(|_: Event| ());
    let is_google = store.account.destination == Destination::Google;
    let closed_on = words.say_with(
        "launch-closed",
        [
            ("closed", TUNING_CLOSED_ON.into()),
            ("unreachable", UNREACHABLE_FROM.into()),
        ],
    );
    let rows = [
        ("google-destination", Some(words.say(destination(&store)))),
        ("launch-project", Some(settings.project.clone())),
        ("launch-base-model", Some(settings.model.clone())),
        (
            "launch-pipeline-region",
            Some(settings.pipeline_region.clone()),
        ),
        ("launch-upload-region", settings.upload_region.clone()),
        ("launch-display-name", Some(settings.display_name.clone())),
        ("launch-job-id", settings.pipeline_job_id.clone()),
    ];
    html! {
        <dialog id={DIALOG} class="dialog" aria-labelledby={TITLE} {onclose}>
            <div class="dialog__body">
                <h2 id={TITLE} tabindex="-1">{words.say("create-confirm-title")}</h2>
                <dl class="confirm">
                    for (key, value) in rows {
                        if let Some(value) = value {
                            <div class="confirm__row">
                                <dt>{words.say(key)}</dt>
                                <dd><bdi>{value}</bdi></dd>
                            </div>
                        }
                    }
                    <div class="confirm__row">
                        <dt>{words.say("plan-cost-title")}</dt>
                        <dd>{figures(&cost(&store, settings, &words))}</dd>
                    </div>
                </dl>
                if is_google {
                    <p class="notice notice--warning">{closed_on}</p>
                }
                <div class="actions">
                    <button type="button" class="button button--main" onclick={confirm}>
                        {words.say("create-confirm")}
                    </button>
                    <button type="button" class="button" onclick={|_| document::close_dialog(DIALOG)}>
                        {words.say("create-back")}
                    </button>
                </div>
            </div>
        </dialog>
    }
}

/// The key of what the place is called that requests go to.
pub fn destination(state: &AppState) -> &'static str {
    match state.account.destination {
        Destination::Simulated => "google-simulated",
        Destination::Google => "google-real",
    }
}

fn cost(state: &AppState, settings: &Settings, words: &Words) -> String {
    if state.account.destination == Destination::Simulated {
        return words.say("create-cost-none");
    }
    // The plan is of what stands in the form; a job that is sent again may be another.
    let planned = (state.settings() == *settings).then(|| state.planned().plan.cost);
    match planned.flatten() {
        Some(cost) => words.say_with(
            "create-cost",
            [
                ("cost", number::grouped(cost).into()),
                ("price", state.plan.price.trim().into()),
            ],
        ),
        None => words.say("create-cost-unknown"),
    }
}
