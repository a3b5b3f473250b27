use rule::grouped;
use yew::prelude::*;

use super::drawing::class;
use crate::{hooks::use_words, metrics, number::precise, words::Words};

#[derive(Properties, PartialEq)]
pub struct ReadingProps {
    /// The step that is read.
    pub step: u64,
    /// What the lines say there.
    pub readings: Vec<metrics::Reading>,
}

/// What the lines say at a step, each behind a piece of its line: so this tells them apart as well. It
/// is not announced: the slider says the same when it is moved.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let words = use_words();
    html! {
        <p class="metric__reading">
            <span class="metric__step">{at(props.step, &words)}</span>
            for reading in &props.readings {
                <span class="metric__side">
                    <svg class="metric__key" width="28" height="10" aria-hidden="true" focusable="false">
                        <line class={class("line", reading.evaluated)} x1="0" x2="28" y1="5" y2="5" />
                    </svg>
                    <span>{side(reading, &words)}{" "}<b>{value(props.step, reading, &words)}</b></span>
                </span>
            }
        </p>
    }
}

/// The same in one sentence.
pub fn in_words(step: u64, readings: &[metrics::Reading], words: &Words) -> String {
    let mut said = vec![at(step, words)];
    said.extend(readings.iter().map(|reading| {
        let (side, value) = (side(reading, words), value(step, reading, words));
        format!("{side} {value}")
    }));
    said.join(", ")
}

fn at(step: u64, words: &Words) -> String {
    words.say_with("metrics-at-step", [("step", step.into())])
}

fn side(reading: &metrics::Reading, words: &Words) -> String {
    words.say(if reading.evaluated {
        "metrics-evaluation"
    } else {
        "metrics-training"
    })
}

/// A value, and what must be known with it: the smoothed one, and its step if that is another.
fn value(step: u64, reading: &metrics::Reading, words: &Words) -> String {
    let value = precise(reading.value);
    let value = match reading.step {
        own if own == step => value,
        own => {
            let values = [("value", value.into()), ("step", grouped(own).into())];
            words.say_with("metrics-value-of", values)
        }
    };
    match reading.smoothed {
        None => value,
        Some(smoothed) => {
            let values = [
                ("value", value.into()),
                ("smoothed", precise(smoothed).into()),
            ];
            words.say_with("metrics-value-smoothed", values)
        }
    }
}
