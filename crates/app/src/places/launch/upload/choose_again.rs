use web_sys::File;
use yew::prelude::*;

use crate::{
    components::FileButton,
    hooks::{use_uploads, use_words},
    services::document,
    state::Slot,
};

/// Properties of [`ChooseAgain`].
#[derive(Properties, PartialEq)]
pub struct ChooseAgainProps {
    /// The part that the file plays.
    pub slot: Slot,
    /// The id of what takes the focus if it was lost.
    pub heading: AttrValue,
}

/// A page may not read a file that was changed; only the person can hand it over again.
#[component]
pub fn ChooseAgain(props: &ChooseAgainProps) -> Html {
    let words = use_words();
    let uploads = use_uploads();
    use_effect_with(props.heading.clone(), |heading| {
        if document::is_focus_lost() {
            document::focus(heading);
        }
    });
    let slot = props.slot;
    let chosen = Callback::from(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            uploads.take(slot, file, None);
        }
    });
    html! {
        <div class="actions">
            <FileButton label={words.say("upload-choose-again")} {chosen} />
        </div>
    }
}
