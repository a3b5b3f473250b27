use std::rc::Rc;

use rule::grouped;
use yew::prelude::*;

use super::{field_text, form::troubles};
use crate::{
    components::Troubles,
    hooks::{use_actions, use_store, use_words},
    place::Place,
    services::document,
    state::{Action, Draft, LaunchAction, Typed},
};

/// Properties of [`FromPlan`].
#[derive(Properties, PartialEq)]
pub struct FromPlanProps {
    /// What the draft comes to.
    pub draft: Rc<Draft>,
}

/// What was decided in the Plan place.
#[component]
pub fn FromPlan(props: &FromPlanProps) -> Html {
    let words = use_words();
    let store = use_store();
    let actions = use_actions();
    let model = store.model();
    let steps = match store.plan.steps.trim() {
        "" => words.say_with(
            "launch-steps-default",
            [("count", model.default_train_steps().into())],
        ),
        typed => Typed::read(typed)
            .number()
            .and_then(tuning::whole)
            // What cannot be read as a number is shown as it was typed.
            .map_or_else(|| typed.to_owned(), grouped),
    };
    let rows = [
        ("model", "launch-base-model", model.name.to_owned()),
        (
            "accelerator",
            "launch-accelerator",
            store.accelerator().name().to_owned(),
        ),
        ("trainSteps", "launch-steps", steps),
    ];
    let row = |(setting, name, value): (&'static str, &'static str, String)| {
        let id = field_text::id(setting);
        let troubles = troubles(&store, &props.draft, |problem| problem.field == setting);
        let take = {
            let (id, actions) = (id.clone(), actions.clone());
            Callback::from(move |settings| {
                actions.emit(Action::Launch(LaunchAction::Cured(settings)));
                document::focus(&id);
            })
        };
        html! {
            <div class="planned" {id} tabindex="-1">
                <dt class="setting__name">{words.say(name)}</dt>
                <dd class="planned__value">{value}</dd>
                <dd class="planned__troubles">
                    <Troubles id={format!("launch-{setting}-troubles")} {troubles} {take} />
                </dd>
            </div>
        }
    };
    html! {
        <div class="from-plan">
            <dl>{for rows.into_iter().map(row)}</dl>
            <a href={Place::Plan.href()}>{words.say("launch-to-plan")}</a>
        </div>
    }
}
