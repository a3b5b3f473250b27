use std::rc::Rc;

use yew::prelude::*;

use super::{
    axes::{step_labels, value_labels},
    drawing::{Drawing, crosshair},
    reading::{Reading, in_words},
};
use crate::{hooks::use_words, metrics::Plot, services::scroll};

/// How far Page Up and Page Down go, in steps with a point.
const PAGE: usize = 10;

#[derive(Properties, PartialEq)]
pub struct InteractiveProps {
    /// What is drawn.
    pub plot: Rc<Plot>,
    /// What is measured.
    pub title: AttrValue,
    /// The id of the sentences that say the same.
    pub described_by: AttrValue,
}

/// The lines, and what they say at one step. One slider to the keyboard; the pointer, or a finger, goes
/// to where it is. Until either has chosen a step it is the last one, so that it follows a job that
/// runs.
#[component]
pub fn Interactive(props: &InteractiveProps) -> Html {
    let words = use_words();
    let area = use_node_ref();
    let chosen = use_state_eq(|| None::<u64>);
    let InteractiveProps { plot, title, .. } = props;
    let steps = plot.all_steps();
    let Some(last) = steps.len().checked_sub(1) else {
        return Html::default();
    };
    let at = chosen
        .and_then(|step| plot.nearest_to(step))
        .unwrap_or(last);
    let step = steps.get(at).copied().unwrap_or_default();
    let readings = plot.read(step);

    let point = {
        let (plot, area, chosen) = (Rc::clone(plot), area.clone(), chosen.clone());
        Callback::from(move |event: PointerEvent| {
            let place = scroll::fraction(&area, event.client_x());
            let nearest = place.and_then(|place| plot.nearest(place));
            if let Some(step) = nearest.and_then(|index| plot.all_steps().get(index)) {
                chosen.set(Some(*step));
            }
        })
    };
    let onpointerleave = {
        let chosen = chosen.clone();
        // A finger that is lifted has chosen; a mouse that goes away has not.
        Callback::from(move |event: PointerEvent| {
            if event.pointer_type() == "mouse" {
                chosen.set(None);
            }
        })
    };
    let onkeydown = {
        let (steps, chosen) = (steps.to_vec(), chosen.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => at + 1,
                "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
                "PageUp" => at + PAGE,
                "PageDown" => at.saturating_sub(PAGE),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            chosen.set(steps.get(to.min(last)).copied());
        })
    };
    html! {
        <div class="metric__picture">
            <Reading step={step} readings={readings.clone()} />
            {value_labels(&plot.values)}
            <div
                ref={area}
                class={classes!("metric__plot", chosen.is_some().then_some("metric__plot--read"))}
                role="slider"
                tabindex="0"
                aria-label={words.say_with("metrics-chart", [("metric", title.as_str().into())])}
                aria-describedby={props.described_by.clone()}
                aria-valuemin={steps.first().map(u64::to_string)}
                aria-valuemax={steps.last().map(u64::to_string)}
                aria-valuenow={step.to_string()}
                aria-valuetext={in_words(step, &readings, &words)}
                onpointerdown={point.clone()}
                onpointermove={point}
                {onpointerleave}
                {onkeydown}
            >
                <Drawing plot={Rc::clone(plot)} />
                {crosshair(plot.place(step), &readings)}
            </div>
            {step_labels(&plot.steps)}
        </div>
    }
}
