mod cost;
mod epochs;
mod evaluation;
mod figure;
mod picture;
mod recommended;
mod regions;
mod sentence;
mod trouble;

use tuning::{Region, shown};
use yew::prelude::*;

use self::{
    cost::Cost, epochs::FromEpochs, evaluation::Evaluation, figure::Figure,
    recommended::Recommended, regions::Regions, sentence::Sentence,
};
use crate::{
    hooks::{HEADING, use_actions, use_inspector, use_store, use_words},
    number,
    state::{Action, AppState, Choices, Field},
    words::Words,
};

/// What this place knows, for the rail.
pub fn knows(state: &AppState, words: &Words) -> Option<String> {
    let epochs = state.planned().epochs().filter(|epochs| *epochs > 0.0)?;
    Some(in_epochs(epochs, words))
}

/// A length in epochs.
fn in_epochs(epochs: f64, words: &Words) -> String {
    say_epochs("plan-epochs", epochs, words)
}

/// The sentence under `key`, which speaks of so many epochs. Its grammar goes by the number that is
/// shown: 1.0008 epochs are "1 epoch".
fn say_epochs(key: &str, epochs: f64, words: &Words) -> String {
    let shown = epochs_shown(epochs);
    let count = if shown == "1" { 1.0 } else { epochs };
    words.say_with(key, [("count", count.into()), ("shown", shown.into())])
}

/// Epochs as a sentence shows them: what is not a whole one does not read like one.
fn epochs_shown(epochs: f64) -> String {
    if epochs < 1.0 {
        shown(epochs.min(0.99))
    } else {
        number::grouped(epochs)
    }
}

/// The Plan place.
#[component]
pub fn PlanPlace() -> Html {
    let words = use_words();
    let store = use_store();
    let actions = use_actions();
    let inspector = use_inspector();
    let planned = store.planned();
    let change = actions.reform(Action::Plan);
    // The model decides the limits of the dataset, so the choice is one and the same, and a dataset
    // that is there is inspected again.
    let choose_model = {
        let choices = store.dataset.choices.clone();
        Callback::from(move |model: String| {
            let model = Some(model);
            inspector.choose(Choices {
                model,
                ..choices.clone()
            });
        })
    };
    let pipeline = Region::find(store.value(Field::PipelineRegion)).unwrap_or(Region::UsCentral1);
    let upload = Region::find(store.value(Field::UploadRegion)).unwrap_or(pipeline);
    html! {
        <div class="plan">
            <h1 id={HEADING} tabindex="-1">{words.say("plan-title")}</h1>
            <p class="lead">{words.say("plan-lead")}</p>
            <Sentence
                planned={planned.clone()}
                models={store.dataset.models().collect::<Vec<_>>()}
                draft={store.plan.clone()}
                {choose_model}
                change={change.clone()}
            />
            <Figure planned={planned.clone()} />
            <div class="plan__columns">
                <div class="plan__aspects">
                    <FromEpochs
                        typed={store.plan.epochs.clone()}
                        wanted={epochs::wanted(&store)}
                        change={change.clone()}
                    />
                    <Evaluation
                        planned={planned.clone()}
                        examples={store.evaluation_examples()}
                        typed={store.plan.interval.clone()}
                        change={change.clone()}
                    />
                    <Cost planned={planned.clone()} typed={store.plan.price.clone()} {change} />
                </div>
                <Recommended planned={planned.clone()} />
            </div>
            <Regions model={planned.model} accelerator={planned.accelerator} {pipeline} {upload} />
        </div>
    }
}
