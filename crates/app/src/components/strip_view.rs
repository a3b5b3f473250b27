mod mark;

use std::rc::Rc;

use mark::{drawn, in_words, middle};
use yew::prelude::*;

use crate::{findings::Findings, hooks::use_words, number, services::scroll};

/// Properties of [`StripView`].
#[derive(Properties, PartialEq)]
pub struct StripViewProps {
    /// What was found.
    pub findings: Rc<Findings>,
    /// A finding was chosen, by its position in the report.
    pub jump: Callback<usize>,
}

/// All lines of the file as a strip, coloured where there is a finding. One slider to the keyboard:
/// arrows go from mark to mark, Enter goes to the finding.
#[component]
pub fn StripView(props: &StripViewProps) -> Html {
    let words = use_words();
    let area = use_node_ref();
    let at = use_state_eq(|| 0_usize);
    let strip = &props.findings.strip;
    let Some(last) = strip.marks.len().checked_sub(1) else {
        return Html::default();
    };
    let current = strip.marks.get((*at).min(last)).copied();

    let onclick = {
        let (findings, area, at, jump) = (
            Rc::clone(&props.findings),
            area.clone(),
            at.clone(),
            props.jump.clone(),
        );
        Callback::from(move |event: MouseEvent| {
            let strip = &findings.strip;
            let place = scroll::fraction(&area, event.client_x())
                .map(|fraction| number::floor(fraction * strip.width as f64));
            if let Some(nearest) = place.and_then(|place| strip.nearest(place)) {
                at.set(nearest);
                if let Some(mark) = strip.marks.get(nearest) {
                    jump.emit(mark.first);
                }
            }
        })
    };
    let onkeydown = {
        let (at, jump) = (at.clone(), props.jump.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => (*at + 1).min(last),
                "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                "Enter" | " " => {
                    event.prevent_default();
                    if let Some(mark) = current {
                        jump.emit(mark.first);
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set(to);
        })
    };
    html! {
        <div
            ref={area}
            class="strip"
            role="slider"
            tabindex="0"
            aria-label={words.say("dataset-strip")}
            aria-valuemin="1"
            aria-valuemax={strip.lines.to_string()}
            aria-valuenow={current.map(|mark| mark.line.to_string())}
            aria-valuetext={current.map(|mark| in_words(&mark, &words))}
            {onclick}
            {onkeydown}
        >
            <svg class="strip__picture" width="100%" height="100%" aria-hidden="true" focusable="false">
                for mark in &strip.marks {
                    {drawn(mark, strip.width)}
                }
            </svg>
            if let Some(mark) = current {
                <svg class="strip__cursor" width="100%" height="100%" aria-hidden="true" focusable="false">
                    <line x1={middle(&mark, strip.width)} x2={middle(&mark, strip.width)} y1="0" y2="100%" />
                </svg>
            }
        </div>
    }
}
