use yew::prelude::*;

use crate::{
    components::LineInput,
    hooks::{use_uploads, use_words},
    state::folder_uri,
};

const FIELD: &str = "launch-upload-folder";
const HINT: &str = "launch-upload-folder-hint";

/// Properties of [`Folder`].
#[derive(Properties, PartialEq)]
pub struct FolderProps {
    /// What was typed.
    pub typed: AttrValue,
}

/// Fills the fields of all files in from one bucket or folder.
#[component]
pub fn Folder(props: &FolderProps) -> Html {
    let words = use_words();
    let uploads = use_uploads();
    let folder = folder_uri(&props.typed);
    let invalid = folder.is_none() && !props.typed.trim().is_empty();
    let fill_in = {
        let uploads = uploads.clone();
        Callback::from(move |_: MouseEvent| uploads.fill_in())
    };
    let typed = Callback::from(move |text| uploads.name_folder(text));
    let hint = if invalid {
        "upload-folder-invalid"
    } else {
        "upload-folder-hint"
    };
    html! {
        <div class="setting uploads__folder">
            <label class="setting__name" for={FIELD}>{words.say("upload-folder")}</label>
            <p class="field__hint" id={HINT}>{words.say(hint)}</p>
            <div class="uploads__fill">
                <LineInput id={FIELD} value={props.typed.clone()} described_by={HINT} {invalid} {typed} />
                <button type="button" class="button" disabled={folder.is_none()} onclick={fill_in}>
                    {words.say("upload-fill-in")}
                </button>
            </div>
        </div>
    }
}
