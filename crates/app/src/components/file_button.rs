use yew::prelude::*;

use crate::services::files::{self, Given};

/// Properties of [`FileButton`].
#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// What it says.
    pub label: AttrValue,
    /// A file was chosen.
    pub chosen: Callback<Given>,
    /// Which files to offer; all where empty.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Whether it is the main thing to do.
    #[prop_or_default]
    pub main: bool,
}

/// A real `<input type="file">` that looks like a button.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let onchange = {
        let chosen = props.chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(given) = files::chosen(&event) {
                chosen.emit(given);
            }
        })
    };
    let class = classes!("button", "file-input", props.main.then_some("button--main"));
    html! {
        <label {class}>
            {&props.label}
            <input type="file" accept={props.accept.clone()} {onchange} />
        </label>
    }
}
