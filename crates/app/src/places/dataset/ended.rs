use rule::grouped;
use web_sys::File;
use worker::protocol::Failure;
use yew::prelude::*;

use crate::{
    components::{FileButton, Icon, Mark},
    hooks::{HEADING, focus_heading, use_inspector, use_words},
    state::Slot,
};

/// Properties of [`Failed`].
#[derive(Properties, PartialEq)]
pub struct FailedProps {
    /// What part the file plays.
    pub slot: Slot,
    /// Why there is no report.
    pub failure: Failure,
}

/// Why there is no report, and what can be done.
#[component]
pub fn Failed(props: &FailedProps) -> Html {
    let words = use_words();
    let at = |line: &u64| [("line", grouped(*line).into())];
    let (title, text, reason) = match &props.failure {
        Failure::Unreadable { reason } => (
            "dataset-failed-unreadable",
            words.say("dataset-failed-unreadable-why"),
            Some(reason),
        ),
        Failure::Options { reason } => (
            "dataset-failed-options",
            words.say("dataset-failed-options-why"),
            Some(reason),
        ),
        Failure::Unwritable { reason } => (
            "dataset-failed-unreadable",
            words.say("tools-failed-room"),
            Some(reason),
        ),
        Failure::Crashed { line } => (
            "dataset-failed-crashed",
            words.say_with("dataset-failed-crashed-why", at(line)),
            None,
        ),
        Failure::Silent { line } => (
            "dataset-failed-silent",
            words.say_with("dataset-failed-silent-why", at(line)),
            None,
        ),
        Failure::Unavailable => (
            "dataset-failed-unavailable",
            words.say("dataset-failed-unavailable-why"),
            None,
        ),
    };
    html! {
        <Ended slot={props.slot} title={words.say(title)} {text} failed={true}>
            if let Some(reason) = reason {
                <p class="ended__reason" lang="en"><code>{reason.clone()}</code></p>
            }
        </Ended>
    }
}

/// Properties of [`Cancelled`].
#[derive(Properties, PartialEq)]
pub struct CancelledProps {
    /// What part the file plays.
    pub slot: Slot,
}

/// The person stopped the inspection.
#[component]
pub fn Cancelled(props: &CancelledProps) -> Html {
    let words = use_words();
    html! {
        <Ended
            slot={props.slot}
            title={words.say("dataset-cancelled")}
            text={words.say("dataset-cancelled-why")}
            failed={false}
        />
    }
}

#[derive(Properties, PartialEq)]
struct EndedProps {
    slot: Slot,
    title: AttrValue,
    text: AttrValue,
    failed: bool,
    #[prop_or_default]
    children: Html,
}

/// An end without a report. The focus moves to it.
#[component]
fn Ended(props: &EndedProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    use_effect_with((), |()| focus_heading());
    let again = {
        let inspector = inspector.clone();
        Callback::from(move |_: MouseEvent| inspector.again())
    };
    let slot = props.slot;
    let opened = Callback::from(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            inspector.put(slot, file);
        }
    });
    html! {
        <section class="ended">
            <div class="verdict">
                if props.failed {
                    <span class="verdict__mark verdict__mark--error"><Mark icon={Icon::Cross} /></span>
                }
                <div>
                    <h1 id={HEADING} tabindex="-1">{&props.title}</h1>
                    <p class="lead">{&props.text}</p>
                    {props.children.clone()}
                </div>
            </div>
            <div class="actions">
                <button class="button button--main" onclick={again}>{words.say("dataset-again")}</button>
                <FileButton label={words.say("dataset-other-file")} chosen={opened} />
            </div>
        </section>
    }
}
