use vertex::upload::{Event, State, Upload};
use web_sys::File;
use yew::prelude::*;

use super::id;
use crate::{
    components::FileButton,
    hooks::{UploadsHandle, use_uploads, use_words},
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

/// What the main button does. It stays the same button, so that it keeps the focus.
#[derive(Clone, Copy, PartialEq)]
enum Deed {
    Begin,
    Tell(Wish),
}

#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Go,
    Pause,
    Overwrite,
}

/// What can be done with an upload.
#[component]
pub fn Buttons(props: &ButtonsProps) -> Html {
    let words = use_words();
    let uploads = use_uploads();
    let asks = use_state_eq(|| false);
    let delivery = &props.delivery;
    let (name, question) = (id(delivery.field, "name"), id(delivery.field, "question"));
    let upload = delivery.upload.as_ref();
    let has_changed = upload.is_some_and(|upload| *upload.state() == State::Changed);
    {
        let (name, question) = (name.clone(), question.clone());
        use_effect_with((*asks, has_changed), move |(asks, has_changed)| {
            if *asks {
                document::focus(&question);
            } else if *has_changed && document::is_focus_lost() {
                document::focus(&name);
            }
        });
    }
    if has_changed {
        return choose_again(delivery, &uploads, &words.say("upload-choose-again"));
    }
    if delivery.plan.is_err() {
        return Html::default();
    }
    // After which the focus would be lost.
    let back = move || document::focus(&name);
    let begin = {
        let (uploads, delivery) = (uploads.clone(), delivery.clone());
        move || uploads.begin(&delivery)
    };
    if *asks {
        let go = {
            let (asks, begin, back) = (asks.clone(), begin.clone(), back.clone());
            Callback::from(move |_: MouseEvent| {
                asks.set(false);
                begin();
                back();
            })
        };
        let leave = Callback::from(move |_: MouseEvent| {
            asks.set(false);
            back();
        });
        return html! {
            <div key="question" class="upload__question" id={question} tabindex="-1">
                <p>{words.say("upload-blocked")}</p>
                <div class="actions">
                    <button type="button" class="button" onclick={go}>{words.say("upload-all-the-same")}</button>
                    <button type="button" class="button" onclick={leave}>{words.say("upload-leave")}</button>
                </div>
            </div>
        };
    }
    let (key, deed) = main(upload, delivery.is_interrupted);
    let must_ask = delivery.is_blocked && upload.is_none();
    let onclick = {
        let (uploads, slot, begin) = (uploads.clone(), delivery.slot, begin.clone());
        Callback::from(move |_: MouseEvent| match deed {
            Deed::Begin if must_ask => asks.set(true),
            Deed::Begin => begin(),
            Deed::Tell(wish) => uploads.tell(slot, wish.event()),
        })
    };
    let disabled = !props.may_call && deed != Deed::Tell(Wish::Pause);
    let may_look_again = upload.is_some_and(|it| matches!(it.state(), State::Taken(_)));
    let may_cancel = upload.is_some_and(|upload| !upload.is_over());
    let look_again = Callback::from(move |_: MouseEvent| begin());
    let cancel = {
        let slot = delivery.slot;
        Callback::from(move |_: MouseEvent| {
            uploads.tell(slot, Event::Cancel);
            back();
        })
    };
    let describedby = id(delivery.field, "name");
    html! {
        <div key="deeds" class="actions">
            <button key="main" type="button" class="button" aria-describedby={describedby.clone()} {disabled} {onclick}>
                {words.say(key)}
            </button>
            if may_look_again {
                <button key="look" type="button" class="button" aria-describedby={describedby.clone()} disabled={!props.may_call} onclick={look_again}>
                    {words.say("upload-look-again")}
                </button>
            }
            if may_cancel {
                <button key="cancel" type="button" class="button" aria-describedby={describedby} onclick={cancel}>
                    {words.say("upload-cancel")}
                </button>
            }
        </div>
    }
}

/// The main button: the key of what it says, and what it does.
fn main(upload: Option<&Upload>, is_interrupted: bool) -> (&'static str, Deed) {
    let Some(upload) = upload else {
        let key = if is_interrupted {
            "upload-go-on"
        } else {
            "upload-go"
        };
        return (key, Deed::Begin);
    };
    match upload.state() {
        State::Done(_) => ("upload-look-again", Deed::Begin),
        State::Waiting { .. } => ("upload-try-now", Deed::Tell(Wish::Go)),
        _ if upload.may_overwrite() => ("upload-overwrite", Deed::Tell(Wish::Overwrite)),
        _ if upload.may_pause() => ("upload-pause", Deed::Tell(Wish::Pause)),
        State::Refused(_) | State::Damaged(_) => ("upload-try-again", Deed::Tell(Wish::Go)),
        _ => ("upload-go-on", Deed::Tell(Wish::Go)),
    }
}

impl Wish {
    fn event(self) -> Event {
        match self {
            Self::Go => Event::Go,
            Self::Pause => Event::Pause,
            Self::Overwrite => Event::Overwrite,
        }
    }
}

/// A page may not read a file that was changed; only the person can hand it over again.
fn choose_again(delivery: &Delivery, uploads: &UploadsHandle, label: &str) -> Html {
    let (uploads, slot) = (uploads.clone(), delivery.slot);
    let chosen = Callback::from(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            uploads.take(slot, file, None);
        }
    });
    html! {
        <div key="again" class="actions">
            <FileButton label={label.to_owned()} {chosen} />
        </div>
    }
}
