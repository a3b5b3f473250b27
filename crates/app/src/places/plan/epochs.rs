use rule::Severity;
use tuning::Plan;
use yew::prelude::*;

use super::in_epochs;
use crate::{
    components::{LineInput, Trouble, Troubles},
    hooks::use_words,
    state::{AppState, PlanAction, Typed},
};

/// Epochs that are offered without typing.
const OFFERED: [u64; 3] = [1, 3, 5];

/// A wish in epochs, and what it takes in steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// The epochs.
    pub epochs: f64,
    /// The steps, where they can be run.
    pub steps: Option<u64>,
    /// Why they cannot.
    pub troubles: Vec<Trouble>,
}

/// All that is asked of [`FromEpochs`], worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Whether it is known how many examples there are.
    pub known: bool,
    /// What is offered.
    pub offered: Vec<Wish>,
    /// What was typed.
    pub typed: Option<Wish>,
    /// Whether something other than a number was typed.
    pub unreadable: bool,
}

/// Works out the steps for what is offered and for what was typed.
pub fn wanted(state: &AppState) -> Wanted {
    let wish = |epochs: f64| {
        let Plan {
            train_steps,
            problems,
            ..
        } = state.planned_for(epochs);
        let is_error = |problem: &rule::SettingProblem| {
            problem.field == "epochs" && problem.severity == Severity::Error
        };
        let troubles: Vec<Trouble> = problems
            .into_iter()
            .filter(is_error)
            .map(Trouble::from)
            .collect();
        let steps = (troubles.is_empty() && train_steps > 0).then_some(train_steps);
        Wish {
            epochs,
            steps,
            troubles,
        }
    };
    let typed = Typed::read(&state.plan.epochs);
    Wanted {
        known: state.planned().examples.count().is_some(),
        offered: OFFERED.iter().map(|epochs| wish(*epochs as f64)).collect(),
        typed: typed.number().map(wish),
        unreadable: typed == Typed::Unreadable,
    }
}

/// Properties of [`FromEpochs`].
#[derive(Properties, PartialEq)]
pub struct FromEpochsProps {
    /// The epochs as they were typed.
    pub typed: AttrValue,
    /// What they take.
    pub wanted: Wanted,
    /// The person typed epochs, or took the steps.
    pub change: Callback<PlanAction>,
}

/// From epochs to steps.
#[component]
pub fn FromEpochs(props: &FromEpochsProps) -> Html {
    let words = use_words();
    let wanted = &props.wanted;
    let take = |wish: &Wish| {
        wish.steps.map(|steps| {
            let text = format!(
                "{} = {}",
                in_epochs(wish.epochs, &words),
                words.say_with("plan-epochs-steps", [("count", steps.into())])
            );
            let onclick = props
                .change
                .reform(move |_: MouseEvent| PlanAction::Steps(steps.to_string()));
            html! { <button type="button" class="button" {onclick}>{text}</button> }
        })
    };
    let troubles = wanted
        .typed
        .as_ref()
        .map(|wish| wish.troubles.clone())
        .unwrap_or_default();
    let invalid = wanted.unreadable || !troubles.is_empty();
    html! {
        <section class="aspect" aria-labelledby="plan-epochs-title">
            <h2 id="plan-epochs-title">{words.say("plan-epochs-title")}</h2>
            if wanted.known {
                <p class="aspect__text">{words.say("plan-epochs-why")}</p>
                <div class="actions">
                    for wish in &wanted.offered {
                        {take(wish)}
                    }
                </div>
                <div class="aspect__row">
                    <label class="field aspect__short">
                        <span class="field__label">{words.say("plan-epochs-own")}</span>
                        <LineInput
                                numeric={true}
                            id="plan-epochs"
                            value={props.typed.clone()}
                            {invalid}
                            described_by={invalid.then_some("trouble-epochs")}
                            typed={props.change.reform(PlanAction::Epochs)}
                        />
                    </label>
                    {wanted.typed.as_ref().and_then(take)}
                </div>
                if wanted.unreadable {
                    <p class="aspect__wrong" id="trouble-epochs">{words.say("plan-unreadable")}</p>
                }
                <Troubles id="trouble-epochs" {troubles} />
            } else {
                <p class="aspect__text">{words.say("plan-epochs-unknown")}</p>
            }
        </section>
    }
}
