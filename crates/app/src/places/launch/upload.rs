mod buttons;
mod choose_again;
mod deed;
mod folder;
mod interrupted;
mod question;
mod row;
mod standing;
mod there;

use std::rc::Rc;

use vertex::Settings;
use yew::prelude::*;

use self::{folder::Folder, interrupted::Interrupted, row::Row, standing::spoken};
use crate::{
    hooks::{use_store, use_today, use_words},
    place::Place,
    state::{Destination, Field},
};

/// Properties of [`Upload`].
#[derive(Properties, PartialEq)]
pub struct UploadProps {
    /// The settings of the job; they fill in what to do about an error.
    pub settings: Rc<Settings>,
}

/// The files of the job on their way to Cloud Storage.
#[component]
pub fn Upload(props: &UploadProps) -> Html {
    let words = use_words();
    let store = use_store();
    let deliveries = store.deliveries();
    let may_call = store.account.may_call(use_today());
    let said: Vec<String> = deliveries
        .iter()
        .filter_map(|delivery| spoken(delivery, &words))
        .collect();
    html! {
        <section class="uploads" aria-labelledby="launch-upload">
            <h2 id="launch-upload">{words.say("upload-title")}</h2>
            <p class="uploads__lead">
                {words.say("upload-lead")}
                if store.account.destination == Destination::Simulated {
                    {" "}{words.say("upload-simulated")}
                }
            </p>
            if !may_call {
                <p class="notice notice--warning">{words.say("upload-sign-in")}</p>
            }
            for (slot, plan) in store.interrupted_uploads() {
                <Interrupted
                    key={slot.name()}
                    {slot}
                    plan={plan.clone()}
                    is_another={store.dataset.outcome(slot).is_some()}
                    fills={store.value(slot.field()).trim().is_empty()}
                />
            }
            if deliveries.is_empty() {
                <p>
                    {words.say("upload-none")}{" "}
                    <a href={Place::Dataset.href()}>{words.say("upload-to-dataset")}</a>
                </p>
            } else {
                <Folder typed={store.uploads.folder.clone()} />
                <ul class="uploads__files">
                    for delivery in &deliveries {
                        <Row
                            key={delivery.field.setting()}
                            delivery={delivery.clone()}
                            {may_call}
                            settings={Rc::clone(&props.settings)}
                        />
                    }
                </ul>
            }
            <p class="visually-hidden" role="status">{said.join(" ")}</p>
        </section>
    }
}

/// The id of a part of the row whose file goes where a field says.
fn id(field: Field, part: &str) -> String {
    let field = super::field_text::id(field.setting());
    format!("{field}-upload-{part}")
}
