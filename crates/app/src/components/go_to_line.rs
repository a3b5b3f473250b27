use std::rc::Rc;

use rule::grouped;
use yew::prelude::*;

use super::LineInput;
use crate::{findings::Findings, hooks::use_words};

/// Properties of [`GoToLine`].
#[derive(Properties, PartialEq)]
pub struct GoToLineProps {
    /// What was found.
    pub findings: Rc<Findings>,
    /// The person wants to go to a finding, by its position in the report.
    pub go: Callback<usize>,
}

/// Goes to the finding at a line, or to the nearest one.
#[component]
pub fn GoToLine(props: &GoToLineProps) -> Html {
    let words = use_words();
    let typed = use_state_eq(String::new);
    let said = use_state_eq(String::new);
    let wanted = typed.replace([',', ' '], "").parse::<u64>().ok();
    let nearest = wanted.and_then(|line| props.findings.nearest(line));
    let onsubmit = {
        let (words, said, go) = (words.clone(), said.clone(), props.go.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(wanted) = wanted else {
                said.set(words.say("dataset-go-no-line"));
                return;
            };
            let Some((index, line)) = nearest else {
                said.set(words.say("dataset-go-nowhere"));
                return;
            };
            said.set(if line == wanted {
                String::new()
            } else {
                words.say_with(
                    "dataset-go-nearest",
                    [
                        ("wanted", grouped(wanted).into()),
                        ("line", grouped(line).into()),
                    ],
                )
            });
            go.emit(index);
        })
    };
    let change = {
        let (typed, said) = (typed.clone(), said.clone());
        Callback::from(move |text: String| {
            typed.set(text);
            said.set(String::new());
        })
    };
    html! {
        <form class="go-to-line" {onsubmit}>
            <label class="field">
                <span class="field__label">{words.say("dataset-go-to-line")}</span>
                <LineInput id="go-to-line" numeric={true} value={(*typed).clone()} typed={change} />
            </label>
            <button class="button">{words.say("dataset-go")}</button>
            <span class="go-to-line__said" role="status">{(*said).clone()}</span>
        </form>
    }
}
