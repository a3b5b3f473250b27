use std::{collections::BTreeMap, rc::Rc};

use rule::grouped;
use yew::prelude::*;

use crate::{hooks::use_words, metrics::MetricSeries, number::precise};

#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// What is measured.
    pub title: AttrValue,
    /// The series of the metric.
    pub series: Rc<Vec<MetricSeries>>,
}

/// Every point, as it is and not smoothed. It scrolls within itself; its rows are made when it is opened.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open.set(!*open);
        })
    };
    html! {
        <details class="fold" open={*open}>
            <summary {onclick}>{words.say("metrics-as-table")}</summary>
            if *open {
                <div class="metric__scroll" role="region" tabindex="0" aria-label={&props.title}>
                    <table class="table">
                        <caption class="visually-hidden">{&props.title}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{words.say("metrics-step")}</th>
                                for series in props.series.iter() {
                                    <th scope="col">
                                        {words.say(if series.evaluated {
                                            "metrics-evaluation"
                                        } else {
                                            "metrics-training"
                                        })}
                                    </th>
                                }
                            </tr>
                        </thead>
                        <tbody>
                            for (step, values) in rows(&props.series) {
                                <tr key={step}>
                                    <th scope="row">{grouped(step)}</th>
                                    for value in values {
                                        <td>{value.map(precise)}</td>
                                    }
                                </tr>
                            }
                        </tbody>
                    </table>
                </div>
            }
        </details>
    }
}

/// For each step at which there is a point: the value of each series, if it has one there.
fn rows(series: &[MetricSeries]) -> BTreeMap<u64, Vec<Option<f64>>> {
    let mut rows = BTreeMap::new();
    for (column, series) in series.iter().enumerate() {
        for (step, value) in series.points() {
            let row: &mut Vec<_> = rows.entry(*step).or_default();
            row.resize(column, None);
            row.push(Some(*value));
        }
    }
    for row in rows.values_mut() {
        row.resize(series.len(), None);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Metric;

    #[test]
    fn each_step_is_a_row_and_what_has_no_point_there_is_left_empty() {
        let series =
            |evaluated, points| MetricSeries::new(Metric::TotalLoss, evaluated, Vec::from(points));
        let training = series(false, [(1, 3.0), (2, 2.0), (3, 1.0)].as_slice());
        let evaluation = series(true, [(2, 2.5), (4, 1.5)].as_slice());
        let rows: Vec<_> = rows(&[training, evaluation]).into_iter().collect();
        let expected = [
            (1, vec![Some(3.0), None]),
            (2, vec![Some(2.0), Some(2.5)]),
            (3, vec![Some(1.0), None]),
            (4, vec![None, Some(1.5)]),
        ];
        assert_eq!(rows, expected);
    }
}
