use rule::grouped;
use tuning::{Family, limits::DEFAULT_EVALUATION_INTERVAL};
use yew::prelude::*;

use super::trouble::trouble;
use crate::{
    components::LineInput,
    hooks::use_words,
    state::{PlanAction, Planned},
};

/// Properties of [`Evaluation`].
#[derive(Properties, PartialEq)]
pub struct EvaluationProps {
    /// What the draft means.
    pub planned: Planned,
    /// Examples in the evaluation file, where one was inspected.
    pub examples: Option<u64>,
    /// The interval as it was typed.
    pub typed: AttrValue,
    /// The person typed an interval.
    pub change: Callback<PlanAction>,
}

/// How often the model is evaluated.
#[component]
pub fn Evaluation(props: &EvaluationProps) -> Html {
    let words = use_words();
    let planned = &props.planned;
    let model = planned.model;
    let trouble = trouble(planned, "evaluationInterval", &words);
    let points = planned.plan.evaluation_points.filter(|points| *points > 0);
    html! {
        <section class="aspect" aria-labelledby="plan-evaluation-title">
            <h2 id="plan-evaluation-title">{words.say("plan-evaluation-title")}</h2>
            if model.family.takes_evaluation() {
                <div class="aspect__row">
                    <label class="field aspect__short">
                        <span class="field__label">{words.say("plan-interval")}</span>
                        <LineInput
                                numeric={true}
                            id="plan-interval"
                            value={props.typed.clone()}
                            // The service's default holds only where there is something to evaluate on.
                            placeholder={planned.interval.map(|_| DEFAULT_EVALUATION_INTERVAL.to_string())}
                            described_by={trouble.id.clone()}
                            invalid={trouble.invalid}
                            typed={props.change.reform(PlanAction::Interval)}
                        />
                    </label>
                    if let Some(points) = points {
                        <p class="aspect__answer">
                            <b>{grouped(points)}</b>{" "}
                            {words.say_with("plan-points", [("count", points.into())])}
                        </p>
                    }
                </div>
                if let Some(examples) = props.examples {
                    <p class="aspect__text">
                        {words.say_with("plan-evaluation-examples", [("count", examples.into())])}
                    </p>
                }
                {trouble.text}
                if planned.interval.is_none() && !trouble.invalid {
                    <p class="aspect__text">{words.say("plan-no-interval")}</p>
                }
            } else if model.family == Family::Embedding {
                <p class="aspect__text">{words.say("plan-evaluation-labels")}</p>
            } else {
                <p class="aspect__text">
                    {words.say_with("plan-no-evaluation", [("model", model.name.into())])}
                </p>
            }
        </section>
    }
}
