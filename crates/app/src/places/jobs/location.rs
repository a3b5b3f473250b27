use tuning::Region;
use yew::prelude::*;

use crate::{
    components::{Choice, LineInput},
    hooks::{use_jobs, use_store, use_words},
    services::document,
    state::JobsAction,
};

/// The id of the field for the project.
const PROJECT: &str = "jobs-project";

/// Whose jobs are shown.
#[component]
pub fn LocationForm() -> Html {
    let words = use_words();
    let store = use_store();
    let jobs = use_jobs();
    let is_missing = store.jobs.asked_in_vain && store.jobs_location().is_none();
    let is_placed = store.jobs_location().is_some();
    let onsubmit = {
        let jobs = jobs.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            jobs.list();
            if !is_placed {
                document::focus(PROJECT);
            }
        })
    };
    let project = {
        let jobs = jobs.clone();
        Callback::from(move |text| jobs.tell(JobsAction::Project(text)))
    };
    let region = Callback::from(move |name| jobs.tell(JobsAction::Region(name)));
    let regions = Region::ALL.map(|region| (region.name().into(), region.name().into()));
    html! {
        <form class="jobs__where" aria-label={words.say("jobs-where")} {onsubmit}>
            <div class="field">
                <label class="field__label" for={PROJECT}>{words.say("jobs-project")}</label>
                <LineInput
                    id={PROJECT}
                    value={store.jobs_project().to_owned()}
                    described_by={is_missing.then_some("jobs-project-missing")}
                    invalid={is_missing}
                    typed={project}
                />
                if is_missing {
                    <p id="jobs-project-missing" class="jobs__missing">{words.say("jobs-project-missing")}</p>
                }
            </div>
            <div class="field">
                <label class="field__label" for="jobs-region">{words.say("jobs-region")}</label>
                <Choice
                    id="jobs-region"
                    value={store.jobs_region().to_owned()}
                    options={regions.to_vec()}
                    chosen={region}
                />
            </div>
            <button type="submit" class="button">{words.say("jobs-show")}</button>
        </form>
    }
}
