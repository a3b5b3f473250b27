//! How far an upload is, in words.

use vertex::upload::{State, Upload};

use crate::{
    findings::visible,
    number,
    places::launch::field_text,
    state::{Delivery, Hindrance},
    words::Words,
};

/// How far the file is.
pub fn standing(delivery: &Delivery, words: &Words) -> String {
    let field = words.say(field_text::name(delivery.field));
    match (&delivery.upload, &delivery.plan) {
        (Some(upload), _) => words.say(state(upload.state())),
        (None, Ok(_)) if delivery.is_interrupted => words.say("upload-state-interrupted"),
        (None, Ok(_)) => words.say("upload-state-none"),
        (None, Err(hindrance)) => words.say_with(why_not(*hindrance), [("field", field.into())]),
    }
}

/// What is said aloud: the state whenever it is another one, and the share of the file in quarters.
/// What comes and goes with every part is not worth a word.
pub fn spoken(delivery: &Delivery, words: &Words) -> Option<String> {
    let upload = delivery.upload.as_ref()?;
    let name = visible(&delivery.name);
    let said = match upload.state() {
        State::Ready | State::Beginning | State::Sending { .. } | State::Asking => {
            let quarters = number::percent(upload.confirmed(), upload.plan().file.size) / 25;
            words.say_with(
                "upload-said-percent",
                [
                    ("name", name.as_ref().into()),
                    ("percent", (quarters * 25).into()),
                ],
            )
        }
        other => words.say_with(
            "upload-said",
            [
                ("name", name.as_ref().into()),
                ("state", words.say(state(other)).into()),
            ],
        ),
    };
    Some(said)
}

/// How much of the file has arrived, while that is of interest.
pub fn arrived(upload: &Upload) -> Option<(u64, u64)> {
    let is_partial = match upload.state() {
        State::Beginning
        | State::Sending { .. }
        | State::Asking
        | State::Waiting { .. }
        | State::Paused
        | State::NeedsToken(_)
        | State::Stuck(_) => true,
        State::Refused(_) => upload.confirmed() > 0,
        _ => false,
    };
    is_partial.then(|| (upload.confirmed(), upload.plan().file.size))
}

fn state(state: &State) -> &'static str {
    match state {
        State::Ready | State::Beginning => "upload-state-beginning",
        State::Sending { .. } => "upload-state-sending",
        State::Asking => "upload-state-asking",
        State::Comparing => "upload-state-comparing",
        State::Waiting { .. } => "upload-state-waiting",
        State::Paused => "upload-state-paused",
        State::NeedsToken(_) => "upload-state-token",
        State::Stuck(_) => "upload-state-stuck",
        State::Refused(_) => "upload-state-refused",
        State::ByHand => "upload-state-by-hand",
        State::Taken(Some(_)) => "upload-state-taken",
        State::Taken(None) => "upload-state-taken-unseen",
        State::Damaged(Some(_)) => "upload-state-damaged",
        State::Damaged(None) => "upload-state-not-kept",
        State::Changed => "upload-state-changed",
        State::Cancelled => "upload-state-none",
        State::Done(_) => "upload-state-done",
    }
}

fn why_not(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::Checking => "upload-not-yet-checked",
        Hindrance::Unchecked => "upload-not-checked",
        Hindrance::Nowhere => "upload-nowhere",
        Hindrance::NoPlace => "upload-no-place",
        Hindrance::SamePlace => "upload-same-place",
    }
}
