use vertex::upload::Plan;
use web_sys::File;
use yew::prelude::*;

use crate::{
    components::FileButton,
    findings::visible,
    hooks::{use_uploads, use_words},
    number,
    state::Slot,
};

/// Properties of [`Interrupted`].
#[derive(Properties, PartialEq)]
pub struct InterruptedProps {
    /// The part that the file plays.
    pub slot: Slot,
    /// What was brought where.
    pub plan: Plan,
    /// Whether a file is in the slot that is another one.
    pub is_another: bool,
    /// Whether the form does not say yet where the file goes.
    pub fills: bool,
}

/// An upload that the last visit left unfinished. A page may not open a file by itself again.
#[component]
pub fn Interrupted(props: &InterruptedProps) -> Html {
    let words = use_words();
    let uploads = use_uploads();
    let (slot, file) = (props.slot, &props.plan.file);
    let to = props.plan.to.to_string();
    let said = words.say_with(
        "upload-was",
        [
            ("name", visible(&file.name).into()),
            ("bytes", number::bytes(file.size).into()),
            ("uri", visible(&to).into()),
        ],
    );
    let chosen = {
        let uploads = uploads.clone();
        let to = props.fills.then(|| (slot.field(), to.clone()));
        Callback::from(move |files: Vec<File>| {
            if let Some(file) = files.into_iter().next() {
                uploads.take(slot, file, to.clone());
            }
        })
    };
    let forget = Callback::from(move |_: MouseEvent| uploads.dismiss(slot));
    html! {
        <div class="notice uploads__interrupted">
            <p>
                {said}
                if props.is_another {
                    {" "}{words.say("upload-was-another")}
                }
            </p>
            <div class="actions">
                <FileButton label={words.say("upload-choose-again")} {chosen} />
                <button type="button" class="button" onclick={forget}>{words.say("upload-forget")}</button>
            </div>
        </div>
    }
}
