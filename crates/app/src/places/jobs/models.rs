//! The models that jobs left behind.

mod conversation;
mod finder;
mod kind;
mod list;
mod panel;
mod prompt;
mod sampling;
mod tuned_model;
mod writing;

use std::rc::Rc;

use tuning::Region;
use vertex::{Settings, names::ProjectId, resource::Location};
use yew::prelude::*;

use crate::{
    components::ApiProblem,
    hooks::{use_models, use_store, use_words},
    place::Place,
};
use finder::Finder;
use list::ModelList;
pub use tuned_model::TunedModel;

/// Where a job of these settings leaves its model.
fn location(settings: &Settings) -> Option<Location> {
    let project = ProjectId::parse(&settings.project)?;
    let region = settings.upload_region.as_ref();
    let region = Region::find(region.unwrap_or(&settings.pipeline_region))?;
    Some(Location::new(project, region))
}

/// Tuned models: which there are, and one of them to be tried.
#[component]
pub fn Models() -> Html {
    let words = use_words();
    let store = use_store();
    let handle = use_models();
    let settings = Rc::new(store.jobs_settings());
    let list = &handle.models.list;
    let more = {
        let handle = handle.clone();
        Callback::from(move |()| handle.more())
    };
    let open = {
        let handle = handle.clone();
        Callback::from(move |name| handle.open(name))
    };
    html! {
        <section class="models" aria-labelledby="models-title">
            <h2 id="models-title">{words.say("models-title")}</h2>
            if let Some(location) = location(&settings) {
                <Finder {location} />
                if list.location.is_some() {
                    <ModelList
                        list={list.clone()}
                        open={handle.models.open.as_ref().map(|open| open.name.clone())}
                        chosen={open}
                        {more}
                    />
                }
                if let Some(error) = list.page.failed() {
                    <ApiProblem error={Rc::clone(error)} {settings} />
                }
            } else {
                <p>{words.say("models-no-project")}</p>
                <p><a href={Place::Launch.href()}>{words.say("models-to-launch")}</a></p>
            }
            if let Some(open) = &handle.models.open {
                <TunedModel name={open.name.clone()} />
            }
        </section>
    }
}
