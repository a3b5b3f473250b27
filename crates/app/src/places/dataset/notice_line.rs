use yew::prelude::*;

use crate::{findings::visible, hooks::use_words, state::Notice};

/// Properties of [`NoticeLine`].
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// What there is to say about the last drop or choice of files.
    pub notice: Option<Notice>,
}

/// What there is to say about the last drop or choice of files.
#[component]
pub fn NoticeLine(props: &NoticeProps) -> Html {
    let words = use_words();
    let (class, text) = match &props.notice {
        None => ("", String::new()),
        Some(Notice::Folder { name }) => (
            "notice notice--warning",
            words.say_with("dataset-notice-folder", [("name", name.as_str().into())]),
        ),
        Some(Notice::LeftOut { names }) => (
            "notice notice--warning",
            words.say_with(
                "dataset-notice-left-out",
                [
                    ("names", names.join(", ").into()),
                    ("count", (names.len() as u64).into()),
                ],
            ),
        ),
        Some(Notice::NoFile) => (
            "notice notice--warning",
            words.say("dataset-notice-no-file"),
        ),
    };
    // The element is always there: a live region that comes with its text is not read out.
    html! {
        <div role="status">
            if !text.is_empty() {
                <div {class}><p>{visible(&text).into_owned()}</p></div>
            }
        </div>
    }
}
