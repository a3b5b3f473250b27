use std::rc::Rc;

use vertex::{Settings, endpoints::Prediction};
use yew::prelude::*;

use crate::{
    components::ApiProblem,
    hooks::use_words,
    state::{Ask, Exchange},
    words::Words,
};

/// Properties of [`Said`].
#[derive(Properties, PartialEq)]
pub struct SaidProps {
    /// What was asked and answered, the oldest first.
    pub exchanges: Vec<Exchange>,
    /// What fills in a cure.
    pub settings: Rc<Settings>,
}

/// What was asked and answered. All of it is text, never markup.
#[component]
pub fn Said(props: &SaidProps) -> Html {
    let words = use_words();
    html! {
        <ol class="said" role="log" aria-label={words.say("prompt-said")}>
            for exchange in &props.exchanges {
                <li class="said__exchange">
                    <p class="said__who">{words.say("prompt-you")}</p>
                    <p class="said__text" dir="auto">{exchange.question.clone()}</p>
                    <p class="said__who">{words.say("prompt-model")}</p>
                    {match &exchange.reply {
                        Ask::Not => Html::default(),
                        Ask::Pending(_) => html! { <p>{words.say("prompt-waiting")}</p> },
                        Ask::Failed(error) => html! {
                            <ApiProblem error={Rc::clone(error)} settings={Rc::clone(&props.settings)} />
                        },
                        Ask::Got(prediction) => answer(prediction, &words),
                    }}
                </li>
            }
        </ol>
    }
}

fn answer(prediction: &Prediction, words: &Words) -> Html {
    let tokens = match (prediction.input_tokens, prediction.output_tokens) {
        (Some(input), Some(output)) => {
            let values = [("input", input.into()), ("output", output.into())];
            Some(words.say_with("prompt-tokens", values))
        }
        _ => None,
    };
    html! {
        <>
            if prediction.blocked {
                <p>{words.say("prompt-blocked")}</p>
            } else if prediction.content.is_empty() {
                <p>{words.say("prompt-empty")}</p>
            } else {
                <p class="said__text said__text--answer" dir="auto">{prediction.content.clone()}</p>
            }
            if let Some(tokens) = tokens {
                <p class="field__hint">{tokens}</p>
            }
        </>
    }
}
