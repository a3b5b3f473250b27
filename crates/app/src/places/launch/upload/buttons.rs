use vertex::upload::{Event, State};
use yew::prelude::*;

use super::{choose_again::ChooseAgain, deed::Deed, id, question::Question};
use crate::{
    hooks::{use_uploads, use_words},
    services::document,
    state::Delivery,
};

/// Properties of [`Buttons`].
#[derive(Properties, PartialEq)]
pub struct ButtonsProps {
    /// The file, and how far it is.
    pub delivery: Delivery,
    /// Whether requests can be signed.
    pub may_call: bool,
}

/// What can be done with an upload.
#[component]
pub fn Buttons(props: &ButtonsProps) -> Html {
    let words = use_words();
    let uploads = use_uploads();
    let asks = use_state_eq(|| false);
    let delivery = &props.delivery;
    let (slot, heading) = (delivery.slot, id(delivery.field, "name"));
    let upload = delivery.upload.as_ref();
    if upload.is_some_and(|upload| *upload.state() == State::Changed) {
        return html! { <ChooseAgain {slot} {heading} /> };
    }
    if delivery.plan.is_err() {
        return Html::default();
    }
    let begin = {
        let (uploads, delivery) = (uploads.clone(), delivery.clone());
        move || uploads.begin(&delivery)
    };
    if *asks {
        let (asks, heading) = (asks.clone(), heading.clone());
        let answered = Callback::from(move |is_meant| {
            asks.set(false);
            if is_meant {
                begin();
            }
            document::focus(&heading);
        });
        return html! { <Question id={id(delivery.field, "question")} {answered} /> };
    }
    let (label, deed) = Deed::of(upload, delivery.is_interrupted);
    let must_ask = delivery.is_blocked && upload.is_none();
    let onclick = {
        let (uploads, begin) = (uploads.clone(), begin.clone());
        Callback::from(move |_: MouseEvent| match deed {
            Deed::Begin if must_ask => asks.set(true),
            Deed::Begin => begin(),
            _ => uploads.tell(slot, deed.event()),
        })
    };
    let look_again = upload
        .filter(|upload| matches!(upload.state(), State::Taken(_)))
        .map(|_| Callback::from(move |_: MouseEvent| begin()));
    let cancel = upload.filter(|upload| !upload.is_over()).map(|_| {
        let heading = heading.clone();
        Callback::from(move |_: MouseEvent| {
            uploads.tell(slot, Event::Cancel);
            // The button is gone.
            document::focus(&heading);
        })
    });
    let button = |label: &str, onclick: Callback<MouseEvent>, disabled: bool| {
        html! {
            <button type="button" class="button" aria-describedby={heading.clone()} {disabled} {onclick}>
                {words.say(label)}
            </button>
        }
    };
    html! {
        <div class="actions">
            {button(label, onclick, !props.may_call && deed != Deed::Pause)}
            if let Some(look_again) = look_again {
                {button("upload-look-again", look_again, !props.may_call)}
            }
            if let Some(cancel) = cancel {
                {button("upload-cancel", cancel, false)}
            }
        </div>
    }
}
