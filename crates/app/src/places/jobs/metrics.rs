use std::rc::Rc;

use vertex::{pipeline_jobs::PipelineJob, tensorboards::Point};
use yew::prelude::*;

use crate::{
    components::ApiProblem,
    hooks::{use_job_metrics, use_store, use_words},
    number::grouped,
    state::Standing,
    words::Words,
};

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
    html! {
        <section class="job-metrics" aria-labelledby="job-metrics-title">
            <h2 id="job-metrics-title">{words.say("job-metrics-title")}</h2>
            <p role="status">{said.map(|key| words.say(key))}</p>
            if standing == Standing::Written {
                {table(&watched.series, &words)}
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

/// The last value of each metric.
fn table(series: &[(String, Vec<Point>)], words: &Words) -> Html {
    html! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{words.say("job-metrics-name")}</th>
                    <th scope="col">{words.say("job-metrics-step")}</th>
                    <th scope="col">{words.say("job-metrics-value")}</th>
                </tr>
            </thead>
            <tbody>
                for (name, point) in last_points(series) {
                    <tr>
                        <th scope="row"><code class="job-metrics__name">{name.to_owned()}</code></th>
                        <td>{rule::grouped(point.step)}</td>
                        <td>{grouped(point.value)}</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn last_points(series: &[(String, Vec<Point>)]) -> impl Iterator<Item = (&str, &Point)> {
    let series = series.iter();
    series.filter_map(|(name, points)| Some((name.as_str(), points.last()?)))
}
