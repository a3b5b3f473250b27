use dataset::Frame;
use rule::grouped;
use yew::prelude::*;

use crate::{findings::visible, hooks::use_words, services::scroll};

/// Properties of [`CodeFrame`].
#[derive(Properties, PartialEq)]
pub struct CodeFrameProps {
    /// The piece of the line.
    pub frame: Frame,
    /// The line, from 1.
    pub line: u64,
    /// Whether what is marked would be lost, rather than being wrong.
    pub lost: bool,
}

/// A piece of a line with the fault marked in it. Scrolls within itself, at first to the fault.
#[component]
pub fn CodeFrame(props: &CodeFrameProps) -> Html {
    let words = use_words();
    let line = grouped(props.line);
    let label = words.say_with("dataset-frame", [("line", line.clone().into())]);
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with(props.frame.clone(), move |_| {
            scroll::sideways(&area, "mark, del");
        });
    }
    html! {
        <div ref={area} class="frame" role="group" aria-label={label} tabindex="0">
            <span class="frame__line" aria-hidden="true">{line}</span>
            {frame_code(&props.frame, props.lost)}
        </div>
    }
}

/// The piece itself, in one line.
pub fn frame_code(frame: &Frame, lost: bool) -> Html {
    let marked = visible(&frame.marked).into_owned();
    let mark = if lost {
        html! { <del>{marked}</del> }
    } else if marked.is_empty() {
        // Something is missing here: a mark without text still has a place.
        html! { <mark class="frame__gap">{"\u{2038}"}</mark> }
    } else {
        html! { <mark>{marked}</mark> }
    };
    html! {
        <code class="frame__code" dir="ltr">
            if frame.starts_inside {
                <span class="frame__more">{"… "}</span>
            }
            {visible(&frame.before).into_owned()}
            {mark}
            {visible(&frame.after).into_owned()}
            if frame.ends_inside {
                <span class="frame__more">{" …"}</span>
            }
        </code>
    }
}
