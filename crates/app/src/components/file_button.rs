use web_sys::File;
use yew::prelude::*;

use crate::services::files;

/// Properties of [`FileButton`].
#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// What it says.
    pub label: AttrValue,
    /// Files were chosen: one, unless several may be.
    pub chosen: Callback<Vec<File>>,
    /// Whether several may be chosen at once.
    #[prop_or_default]
    pub several: bool,
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
            let files = files::chosen(&event);
            if !files.is_empty() {
                chosen.emit(files);
            }
        })
    };
    let class = classes!("button", "file-input", props.main.then_some("button--main"));
    html! {
        <label {class}>
            {&props.label}
            <input type="file" multiple={props.several} accept={props.accept.clone()} {onchange} />
        </label>
    }
}
