use std::rc::Rc;

use vertex::{
    Settings,
    upload::{State, Upload},
};
use yew::prelude::*;

use super::{
    buttons::Buttons,
    id,
    standing::{arrived, standing},
    there::there,
};
use crate::{
    components::{ApiProblem, CopyButton, Icon, Mark},
    findings::visible,
    hooks::use_words,
    number,
    state::Delivery,
    words::Words,
};

/// Properties of [`Row`].
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The file, and how far it is.
    pub delivery: Delivery,
    /// Whether requests can be signed.
    pub may_call: bool,
    /// What fills in the cure of an error.
    pub settings: Rc<Settings>,
}

/// A file of the job on its way to Cloud Storage.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let delivery = &props.delivery;
    let upload = delivery.upload.as_ref();
    let error = upload.and_then(|upload| upload.error());
    let command = upload
        .filter(|upload| matches!(upload.state(), State::ByHand))
        .map(Upload::command);
    html! {
        <li class="upload">
            <h3 class="upload__name" id={id(delivery.field, "name")} tabindex="-1">
                <bdi>{visible(&delivery.name).into_owned()}</bdi>
            </h3>
            <p class="upload__facts">
                {words.say(delivery.slot.name())}{" · "}{number::bytes(delivery.bytes)}
                if let Ok(plan) = &delivery.plan {
                    {" → "}<code>{visible(&plan.to.to_string()).into_owned()}</code>
                }
            </p>
            {progress(delivery, &words)}
            <p class={classes!("upload__state", tone(delivery))}>
                {mark(delivery)}<span>{standing(delivery, &words)}</span>
            </p>
            {there(upload, &words)}
            if let Some(error) = error {
                <ApiProblem error={Rc::new(error.clone())} settings={Rc::clone(&props.settings)} />
            }
            if let Some(command) = command {
                <pre class="upload__command" tabindex="0" dir="ltr"><code>{command.clone()}</code></pre>
                <div class="actions"><CopyButton text={command} /></div>
            }
            <Buttons delivery={delivery.clone()} may_call={props.may_call} />
        </li>
    }
}

fn progress(delivery: &Delivery, words: &Words) -> Html {
    let Some((done, whole)) = delivery.upload.as_ref().and_then(arrived) else {
        return Html::default();
    };
    let said = words.say_with(
        "upload-bytes",
        [
            ("done", number::bytes(done).into()),
            ("whole", number::bytes(whole).into()),
        ],
    );
    html! {
        <div class="upload__progress">
            <progress
                max={whole.max(1).to_string()}
                value={done.to_string()}
                aria-label={words.say("upload-progress")}
                aria-valuetext={said.clone()}
            />
            <span>{said}</span>
        </div>
    }
}

fn tone(delivery: &Delivery) -> Option<&'static str> {
    match delivery.upload.as_ref()?.state() {
        State::Done(_) => Some("upload__state--ok"),
        State::Taken(_) | State::ByHand => Some("upload__state--warning"),
        State::Changed | State::Damaged(_) => Some("upload__state--error"),
        _ => None,
    }
}

fn mark(delivery: &Delivery) -> Html {
    let icon = match tone(delivery) {
        Some("upload__state--ok") => Icon::Tick,
        Some("upload__state--error") => Icon::Cross,
        Some(_) => Icon::Triangle,
        None => return Html::default(),
    };
    html! { <Mark {icon} /> }
}
