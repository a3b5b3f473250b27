use dataset::{Distribution, Statistics};
use rule::grouped;
use yew::prelude::*;

use crate::{hooks::use_words, number};

/// One figure of a distribution, as it is written.
type Value = fn(&Distribution) -> String;

/// Properties of [`StatisticsView`].
#[derive(Properties, PartialEq)]
pub struct StatisticsProps {
    /// The numbers of a report.
    pub statistics: Statistics,
}

/// The numbers under the names that Vertex AI gives them, so that they can be compared after a job.
#[component]
pub fn StatisticsView(props: &StatisticsProps) -> Html {
    let words = use_words();
    let statistics = &props.statistics;
    let columns = statistics.distributions();
    let rows: [(&str, Value); 7] = [
        ("sum", |d| grouped(d.sum)),
        ("min", |d| grouped(d.min)),
        ("p5", |d| grouped(d.p5)),
        ("median", |d| grouped(d.median)),
        ("mean", |d| number::grouped(d.mean)),
        ("p95", |d| grouped(d.p95)),
        ("max", |d| grouped(d.max)),
    ];
    html! {
        <section class="statistics" aria-labelledby="statistics">
            <h2 id="statistics">{words.say("dataset-statistics")}</h2>
            <p class="statistics__note">{words.say("dataset-statistics-note")}</p>
            <table class="table">
                <caption class="visually-hidden">{words.say("dataset-totals")}</caption>
                <tbody>
                    for (name, value) in statistics.totals() {
                        <tr><th scope="row"><code>{name}</code></th><td>{grouped(value)}</td></tr>
                    }
                </tbody>
            </table>
            <table class="table">
                <caption class="visually-hidden">{words.say("dataset-distributions")}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{words.say("dataset-figure")}</span></th>
                        for (name, _) in &columns {
                            <th scope="col"><code>{breakable(name)}</code></th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (name, value) in rows {
                        <tr>
                            <th scope="row"><code>{name}</code></th>
                            for (_, distribution) in &columns {
                                <td>{value(distribution)}</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </section>
    }
}

/// A name in camel case that may be broken before each capital.
fn breakable(name: &str) -> Html {
    let starts = name
        .char_indices()
        .filter(|(_, letter)| letter.is_ascii_uppercase());
    let mut parts = Vec::new();
    let mut from = 0;
    for (start, _) in starts {
        parts.push(name[from..start].to_owned());
        from = start;
    }
    html! {
        <>
            for part in parts {
                {part}<wbr />
            }
            {name[from..].to_owned()}
        </>
    }
}
