use tuning::Family;
use yew::prelude::*;

use crate::{
    components::LineInput,
    hooks::use_words,
    number,
    place::Place,
    prose::figures,
    state::{Examples, PlanAction, Planned},
};

/// Properties of [`Cost`].
#[derive(Properties, PartialEq)]
pub struct CostProps {
    /// What the draft means.
    pub planned: Planned,
    /// The price as it was typed.
    pub typed: AttrValue,
    /// The person typed a price.
    pub change: Callback<PlanAction>,
}

/// What the run costs, at a price that the person knows.
#[component]
pub fn Cost(props: &CostProps) -> Html {
    let words = use_words();
    let plan = &props.planned.plan;
    let invalid = props.planned.unreadable.contains(&"price");
    html! {
        <section class="aspect" aria-labelledby="plan-cost-title">
            <h2 id="plan-cost-title">{words.say("plan-cost-title")}</h2>
            if let Some(tokens) = plan.tokens_trained {
                <p>{figures(&words.say_with("plan-tokens", [("count", tokens.into())]))}</p>
                <div class="aspect__row">
                    <label class="field aspect__short">
                        <span class="field__label">{words.say("plan-price")}</span>
                        <LineInput
                                numeric={true}
                            id="plan-price"
                            value={props.typed.clone()}
                            {invalid}
                            described_by={if invalid { "trouble-price" } else { "plan-price-hint" }}
                            typed={props.change.reform(PlanAction::Price)}
                        />
                    </label>
                    if let Some(cost) = plan.cost {
                        <p class="aspect__answer">{"= "}<b>{number::grouped(cost)}</b></p>
                    }
                </div>
                if invalid {
                    <p class="aspect__wrong" id="trouble-price">{words.say("plan-price-wrong")}</p>
                }
                <p class="aspect__text" id="plan-price-hint">{words.say("plan-price-hint")}</p>
            } else if props.planned.model.family == Family::Embedding {
                <p class="aspect__text">{words.say("plan-tokens-embedding")}</p>
            } else if let Examples::Dataset(_) = props.planned.examples {
                <p class="aspect__text">{words.say("plan-tokens-uncounted")}</p>
            } else {
                <p class="aspect__text">
                    {words.say("plan-tokens-unknown")}{" "}
                    <a href={Place::Dataset.href()}>{words.say("plan-to-dataset")}</a>
                </p>
            }
        </section>
    }
}
