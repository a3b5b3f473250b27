use rule::grouped;
use tuning::{Accelerator, Family, Model};
use yew::prelude::*;

use super::{say_epochs, trouble::trouble};
use crate::{
    components::{Choice, LineInput},
    hooks::use_words,
    place::Place,
    state::{Examples, PlanAction, PlanDraft, Planned},
    template::{Part, parts, slot},
    words::Words,
};

/// What stands in the sentence and is no text.
const SLOTS: [&str; 7] = [
    "model",
    "accelerator",
    "steps",
    "batch",
    "seen",
    "examples",
    "times",
];

/// Properties of [`Sentence`].
#[derive(Properties, PartialEq)]
pub struct SentenceProps {
    /// What the draft means.
    pub planned: Planned,
    /// The models that can be chosen.
    pub models: Vec<&'static Model>,
    /// What was typed.
    pub draft: PlanDraft,
    /// The person chose a model.
    pub choose_model: Callback<String>,
    /// The person set something else.
    pub change: Callback<PlanAction>,
}

/// The plan in one sentence, with its settings as controls in it.
#[component]
pub fn Sentence(props: &SentenceProps) -> Html {
    let words = use_words();
    let planned = &props.planned;
    let whole = sentence(planned, &words);
    let steps = trouble(planned, "trainSteps", &words);
    let examples = trouble(planned, "examples", &words);
    html! {
        <section class="sentence" aria-label={words.say("plan-settings")}>
            <p class="sentence__text">
                for part in parts(&whole) {
                    {match part {
                        Part::Text(text) => html! { {text.to_owned()} },
                        Part::Slot("model") => model(props, &words),
                        Part::Slot("accelerator") => accelerator(props, &words),
                        Part::Slot("steps") => html! {
                            <LineInput
                                numeric={true}
                                id="plan-steps"
                                class="word word--number"
                                label={words.say("plan-steps")}
                                value={props.draft.steps.clone()}
                                placeholder={planned.model.default_train_steps().to_string()}
                                described_by={steps.id.clone()}
                                invalid={steps.invalid}
                                typed={props.change.reform(PlanAction::Steps)}
                            />
                        },
                        Part::Slot("examples") => match planned.examples {
                            Examples::Dataset(count) => html! { <b>{grouped(count)}</b> },
                            Examples::Typed(_) => html! {
                                <LineInput
                                numeric={true}
                                    id="plan-examples"
                                    class="word word--number"
                                    label={words.say("plan-examples")}
                                    value={props.draft.examples.clone()}
                                    described_by={examples.id.clone()}
                                    invalid={examples.invalid}
                                    typed={props.change.reform(PlanAction::Examples)}
                                />
                            },
                        },
                        Part::Slot(name) => figure(name, planned, &words),
                    }}
                }
            </p>
            {steps.text}
            {examples.text}
            {examples_note(planned, &words)}
            if let Some(note) = what_counts(planned.model.family) {
                <p class="sentence__note">{words.say(note)}</p>
            }
        </section>
    }
}

/// The sentence with slots in it.
fn sentence(planned: &Planned, words: &Words) -> String {
    let [model, accelerator, steps, batch, seen, examples, times] =
        SLOTS.map(|name| (name, slot(name).into()));
    let example_count = planned.examples.count().unwrap_or(0);
    words.say_with(
        "plan-sentence",
        [
            model,
            accelerator,
            steps,
            batch,
            seen,
            examples,
            times,
            ("step-count", planned.plan.train_steps.into()),
            ("example-count", example_count.into()),
        ],
    )
}

fn model(props: &SentenceProps, words: &Words) -> Html {
    let options = props
        .models
        .iter()
        .map(|model| (model.name.into(), model.name.into()));
    html! {
        <Choice
            id="plan-model"
            class="word"
            label={words.say("plan-model")}
            value={props.planned.model.name}
            options={options.collect::<Vec<_>>()}
            chosen={props.choose_model.clone()}
        />
    }
}

fn accelerator(props: &SentenceProps, words: &Words) -> Html {
    let offered = Accelerator::ALL
        .into_iter()
        // Embedding models leave no choice.
        .filter(|it| props.planned.model.family != Family::Embedding || *it == Accelerator::Gpu);
    let options = offered.map(|it| (it.name().into(), it.name().into()));
    let chosen = props.change.reform(|name: String| {
        PlanAction::Accelerator(Accelerator::find(&name).unwrap_or_default())
    });
    html! {
        <Choice
            id="plan-accelerator"
            class="word"
            label={words.say("plan-accelerator")}
            value={props.planned.accelerator.name()}
            options={options.collect::<Vec<_>>()}
            {chosen}
        />
    }
}

/// A number that follows from the settings.
fn figure(name: &str, planned: &Planned, words: &Words) -> Html {
    match name {
        "batch" => html! { {grouped(planned.plan.batch_size)} },
        "seen" => html! { {grouped(planned.plan.examples_seen)} },
        _ => html! { <output class="sentence__answer">{times(planned, words)}</output> },
    }
}

fn times(planned: &Planned, words: &Words) -> String {
    match planned.epochs() {
        None => words.say("plan-times-unknown"),
        Some(epochs) => say_epochs("plan-times", epochs, words),
    }
}

/// Where the number of examples comes from, if that must be said.
fn examples_note(planned: &Planned, words: &Words) -> Option<Html> {
    let embeds = planned.model.family == Family::Embedding;
    let text = words.say(match planned.examples {
        Examples::Dataset(_) if embeds => "plan-from-labels",
        Examples::Dataset(_) => "plan-from-dataset",
        Examples::Typed(_) if planned.examples.count().is_some() => return None,
        Examples::Typed(_) if embeds => "plan-no-labels",
        Examples::Typed(_) => "plan-no-examples",
    });
    let to_dataset = html! { <a href={Place::Dataset.href()}>{words.say("plan-to-dataset")}</a> };
    Some(html! { <p class="sentence__note">{text}{" "}{to_dataset}</p> })
}

/// The key of what to know about the examples of a family, where they are not simply those of a file.
fn what_counts(family: Family) -> Option<&'static str> {
    match family {
        Family::Chat | Family::CodeChat => Some("plan-conversations"),
        Family::Embedding => Some("plan-pairs"),
        Family::Text | Family::Code => None,
    }
}

#[cfg(test)]
mod tests;
