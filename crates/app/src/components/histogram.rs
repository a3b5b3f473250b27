mod picture;

use dataset::Distribution;
use picture::picture;
use rule::grouped;
use yew::prelude::*;

use crate::{hooks::use_words, number};

/// Properties of [`Histogram`].
#[derive(Properties, PartialEq)]
pub struct HistogramProps {
    /// What is counted.
    pub title: AttrValue,
    /// How it is spread over the examples.
    pub distribution: Distribution,
    /// The most that an example may have, where there is such a limit.
    pub limit: Option<u64>,
}

/// A limit farther away than this many times the longest example is told in words alone: drawn to
/// scale, it would press the picture flat.
const FAR: f64 = 1.6;

/// Whether a limit is too far away to be drawn.
fn is_far(limit: u64, longest: u64) -> bool {
    limit as f64 > longest as f64 * FAR
}

/// How a number is spread over the examples, with the limit drawn in, and the same as a table.
#[component]
pub fn Histogram(props: &HistogramProps) -> Html {
    let words = use_words();
    let Distribution {
        min,
        max,
        mean,
        median,
        p5,
        p95,
        ..
    } = props.distribution;
    let limit = props.limit.map(|limit| {
        let (key, class) = if is_far(limit, max) {
            ("dataset-limit-far", "histogram__limit")
        } else {
            ("dataset-limit", "histogram__limit histogram__limit--drawn")
        };
        let values = [
            ("limit", grouped(limit).into()),
            ("longest", grouped(max).into()),
        ];
        html! { <span {class}>{words.say_with(key, values)}</span> }
    });
    let figures = [
        ("dataset-min", grouped(min)),
        ("dataset-p5", grouped(p5)),
        ("dataset-median", grouped(median)),
        ("dataset-mean", number::grouped(mean)),
        ("dataset-p95", grouped(p95)),
        ("dataset-max", grouped(max)),
    ];
    html! {
        <figure class="histogram">
            <figcaption class="histogram__title">
                <h2>{&props.title}</h2>
                {limit.unwrap_or_default()}
            </figcaption>
            {picture(&props.distribution, props.limit)}
            <dl class="figures">
                for (key, value) in figures {
                    <div><dt>{words.say(key)}</dt><dd>{value}</dd></div>
                }
            </dl>
            <details class="fold">
                <summary>{words.say("dataset-as-table")}</summary>
                <table class="table">
                    <caption class="visually-hidden">{&props.title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.say("dataset-range")}</th>
                            <th scope="col">{words.say("dataset-examples-column")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        for bucket in &props.distribution.buckets {
                            <tr>
                                <th scope="row">{range(bucket.left, bucket.right)}</th>
                                <td>{grouped(bucket.count)}</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </details>
        </figure>
    }
}

/// A bucket's values, both ends included.
fn range(left: u64, right: u64) -> String {
    match right.saturating_sub(1) {
        last if last <= left => grouped(left),
        last => format!("{}–{}", grouped(left), grouped(last)),
    }
}
