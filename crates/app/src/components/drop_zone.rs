use web_sys::File;
use yew::prelude::*;

use crate::{services::files, state::Notice};

/// Properties of [`DropZone`].
#[derive(Properties, PartialEq)]
pub struct DropZoneProps {
    /// Files were dropped.
    pub opened: Callback<Vec<File>>,
    /// Something was dropped that cannot be opened.
    pub refused: Callback<Notice>,
    /// The other ways to give a file: a drag is never the only one.
    pub children: Html,
    /// Whether to look like one while nothing is dragged.
    #[prop_or(true)]
    pub visible: bool,
}

/// Takes files that are dropped on it.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let over = use_state_eq(|| false);
    let set = |value: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(value);
        })
    };
    let ondrop = {
        let (over, opened, refused) = (over.clone(), props.opened.clone(), props.refused.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            match files::dropped(&event) {
                Ok(files) => opened.emit(files),
                Err(notice) => refused.emit(notice),
            }
        })
    };
    let class = classes!(
        props.visible.then_some("drop"),
        over.then_some("drop--over")
    );
    html! {
        <div {class} ondragenter={set(true)} ondragover={set(true)} ondragleave={set(false)} {ondrop}>
            {props.children.clone()}
        </div>
    }
}
