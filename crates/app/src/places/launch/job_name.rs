use yew::prelude::*;

use super::field_text;
use crate::{
    hooks::{use_actions, use_store, use_words},
    services::job_id,
    state::{Action, LaunchAction},
};

/// The name that the job will have, chosen before anything is sent.
#[component]
pub fn JobName() -> Html {
    let words = use_words();
    let store = use_store();
    let actions = use_actions();
    let renew = Callback::from(move |_: MouseEvent| {
        actions.emit(Action::Launch(LaunchAction::Named(job_id::new())));
    });
    html! {
        <div class="setting" id={field_text::id("pipelineJobId")} tabindex="-1">
            <p class="setting__name" id="launch-job-id-name">{words.say("launch-job-id")}</p>
            <p class="field__hint">{words.say("launch-job-id-hint")}</p>
            <p class="job-id">
                <output aria-labelledby="launch-job-id-name">
                    <code>{store.launch.job_id.clone()}</code>
                </output>
                // The ID of a job that may be there is not let go of by the way.
                if !store.is_creating() {
                    <button type="button" class="link-button" onclick={renew}>{words.say("launch-job-id-new")}</button>
                }
            </p>
        </div>
    }
}
