use std::rc::Rc;

use vertex::{pipeline_jobs::PipelineJob, tensorboards::Point};
use yew::prelude::*;

use crate::{
    components::{ApiProblem, MetricBoard},
    hooks::{use_job_metrics, use_store, use_words},
    metrics::MetricSeries,
    state::Standing,
};

/// How much the lines are smoothed at first, as in `TensorBoard`.
const SMOOTHING: f64 = 0.6;

/// Properties of [`Metrics`].
#[derive(Properties, PartialEq)]
pub struct MetricsProps {
    /// The job, as it is now, with what it was given.
    pub job: Rc<PipelineJob>,
}

/// What a job wrote about its training. It is read for as long as this is shown.
#[component]
pub fn Metrics(props: &MetricsProps) -> Html {
    let words = use_words();
    let store = use_store();
    let smoothing = use_state_eq(|| SMOOTHING);
    let handle = use_job_metrics(&props.job);
    let watched = handle.watched.clone();
    let Some(watched) =
        watched.filter(|watched| Some(&watched.job) == props.job.job_name().as_ref())
    else {
        return Html::default();
    };
    let standing = watched.standing();
    let said = match standing {
        Standing::NoBoard => Some("job-metrics-no-board"),
        Standing::Reading => Some("job-metrics-reading"),
        Standing::NothingYet => Some("job-metrics-nothing-yet"),
        Standing::Nothing => Some("job-metrics-nothing"),
        Standing::Written | Standing::Failed => None,
    };
    let read = Callback::from(move |_: MouseEvent| handle.read());
    let smooth = {
        let smoothing = smoothing.clone();
        Callback::from(move |weight| smoothing.set(weight))
    };
    html! {
        <section class="job-metrics" aria-labelledby="job-metrics-title">
            <h2 id="job-metrics-title">{words.say("job-metrics-title")}</h2>
            <p role="status">{said.map(|key| words.say(key))}</p>
            if standing == Standing::Written {
                <MetricBoard
                    id="job-metrics"
                    series={Rc::new(known(&watched.series))}
                    smoothing={*smoothing}
                    {smooth}
                />
            }
            if let Some(error) = watched.error.clone() {
                <ApiProblem {error} settings={Rc::new(store.jobs_settings())} />
            }
            if standing != Standing::NoBoard {
                <div class="actions">
                    <button type="button" class="button" disabled={watched.is_reading()} onclick={read}>
                        {words.say("job-metrics-read")}
                    </button>
                </div>
            }
        </section>
    }
}

/// The metrics that there is a figure for. What else a job may have written is left out.
fn known(series: &[(String, Vec<Point>)]) -> Vec<MetricSeries> {
    let read = |(name, points): &(String, Vec<Point>)| {
        MetricSeries::from_name(name, points.iter().map(|point| (point.step, point.value)))
    };
    series.iter().filter_map(read).collect()
}
