use yew::prelude::*;

use crate::{sources, words::Words};

/// Where a rule comes from, with links to the documents that it names.
pub fn source_line(source: &'static str, words: &Words) -> Html {
    if sources::is_practice(source) {
        return html! { {words.say("rules-practice")} };
    }
    html! {
        <span lang="en">
            for sources::Piece { text, href } in sources::pieces(source) {
                if let Some(href) = href {
                    <a {href} rel="noreferrer">{text}</a>
                } else {
                    {text}
                }
            }
        </span>
    }
}
