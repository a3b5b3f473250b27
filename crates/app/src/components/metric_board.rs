use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::MetricChart;
use crate::{
    hooks::use_words,
    metrics::{MOST_SMOOTHING, Metric, MetricSeries},
    number,
};

/// Properties of [`MetricBoard`].
#[derive(Properties, PartialEq)]
pub struct MetricBoardProps {
    /// Its id in the document; those of its parts begin with it.
    pub id: AttrValue,
    /// The series of one job.
    pub series: Rc<Vec<MetricSeries>>,
    /// How much the lines are smoothed, from 0 to [`MOST_SMOOTHING`].
    pub smoothing: f64,
    /// The lines are to be smoothed so much.
    pub smooth: Callback<f64>,
}

/// The metrics of a job, one figure each, with one slider that smooths them all.
#[component]
pub fn MetricBoard(props: &MetricBoardProps) -> Html {
    let words = use_words();
    if props.series.iter().all(|series| series.points().is_empty()) {
        return html! { <p id={props.id.clone()} class="metric__none">{words.say("metrics-none-at-all")}</p> };
    }
    let smoothing = if props.smoothing > 0.0 {
        number::fixed(props.smoothing, 2)
    } else {
        words.say("metrics-smoothing-off")
    };
    let slider = format!("{}-smoothing", props.id);
    let note = format!("{slider}-note");
    let oninput = props.smooth.reform(|event: InputEvent| {
        let slider = event.target_unchecked_into::<HtmlInputElement>();
        slider.value_as_number()
    });
    html! {
        <div id={props.id.clone()} class="metrics">
            <div class="smoothing">
                <label for={slider.clone()}>{words.say("metrics-smoothing")}</label>
                <input
                    id={slider}
                    type="range"
                    min="0"
                    max={MOST_SMOOTHING.to_string()}
                    step="0.01"
                    value={props.smoothing.to_string()}
                    aria-valuetext={smoothing.clone()}
                    aria-describedby={note.clone()}
                    {oninput}
                />
                <span class="smoothing__value" aria-hidden="true">{smoothing}</span>
                <p id={note} class="smoothing__note">{words.say("metrics-smoothing-note")}</p>
            </div>
            <div class="metrics__figures">
                for metric in Metric::ALL {
                    <MetricChart
                        id={format!("{}-{}", props.id, metric.name())}
                        {metric}
                        series={Rc::clone(&props.series)}
                        smoothing={props.smoothing}
                    />
                }
            </div>
        </div>
    }
}
