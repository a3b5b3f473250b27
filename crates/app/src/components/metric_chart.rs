mod axes;
mod drawing;
mod interactive;
mod reading;
mod table;

use std::rc::Rc;

use interactive::Interactive;
use table::Table;
use yew::prelude::*;

use crate::{
    hooks::use_words,
    metrics::{Metric, MetricSeries, Plot, summary},
};

/// Properties of [`MetricChart`].
#[derive(Properties, PartialEq)]
pub struct MetricChartProps {
    /// Its id in the document.
    pub id: AttrValue,
    /// Which metric is shown.
    pub metric: Metric,
    /// The series of the job, those of other metrics too.
    pub series: Rc<Vec<MetricSeries>>,
    /// How much the lines are smoothed ([`smoothed`](crate::metrics::smoothed)).
    pub smoothing: f64,
}

/// One metric over the steps of a job, of the training and of the evaluation: in a sentence, as lines
/// that can be read at every step, and as a table.
#[component]
pub fn MetricChart(props: &MetricChartProps) -> Html {
    let words = use_words();
    let series = use_memo(
        (props.metric, Rc::clone(&props.series)),
        |(metric, series)| {
            let mut shown: Vec<_> = series
                .iter()
                .filter(|series| series.metric == *metric && !series.points().is_empty())
                .cloned()
                .collect();
            shown.sort_by_key(|series| series.evaluated);
            shown
        },
    );
    let plot = use_memo(
        (Rc::clone(&series), props.smoothing),
        |(series, smoothing)| Plot::new(series, *smoothing).map(Rc::new),
    );
    let (name, better) = match props.metric {
        Metric::TotalLoss => ("metrics-total-loss", Some("metrics-better-low")),
        Metric::FractionCorrect => ("metrics-fraction-correct", Some("metrics-better-high")),
        Metric::Predictions => ("metrics-predictions", None),
    };
    let title: AttrValue = words.say(name).into();
    let said = format!("{}-said", props.id);
    html! {
        <figure id={props.id.clone()} class="metric">
            <figcaption class="metric__title">
                <h3>{&title}</h3>
                if let Some(better) = better {
                    <span class="metric__better">{words.say(better)}</span>
                }
            </figcaption>
            if let Some(plot) = plot.as_ref() {
                <ul id={said.clone()} class="metric__said">
                    for series in series.iter() {
                        <li>{summary(series, &words)}</li>
                    }
                </ul>
                <Interactive plot={Rc::clone(plot)} title={title.clone()} described_by={said} />
                <Table {title} series={Rc::clone(&series)} />
            } else {
                <p class="metric__none">{words.say("metrics-none")}</p>
            }
        </figure>
    }
}
