//! The calls that read what a job wrote about its training: experiments hold runs, runs hold the
//! values of one metric over time. Source: [`API`](tuning::source::API), `tensorboards`.

use serde::Deserialize;

use crate::{
    answer::{self, Page, whole},
    error::ApiError,
    http::{Method, Request, Response},
    resource::{ExperimentName, RunName, TensorboardName, TimeSeriesName},
};

/// An experiment, a run or a series, as lists name it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Entry {
    /// The full name.
    pub name: String,
    /// What it is called; for a series, the metric, such as `/train_total_loss`.
    pub display_name: String,
    /// When it was made, as RFC 3339 writes times.
    pub create_time: Option<String>,
}

/// One value of a metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The training step.
    pub step: u64,
    /// When it was written, as RFC 3339 writes times.
    pub wall_time: Option<String>,
    /// The value.
    pub value: f64,
}

/// The request that lists the experiments of a `TensorBoard`, the newest first.
pub fn list_experiments(name: &TensorboardName, page_token: Option<&str>) -> Request {
    name.request(Method::Get)
        .literal("/experiments")
        .query("orderBy", "create_time desc")
        .query_if("pageToken", page_token)
}

/// A page of experiments.
pub fn listed_experiments(response: &Response) -> Result<Page<Entry>, ApiError> {
    answer::read_page(response, "tensorboardExperiments")
}

/// The request that lists the runs of an experiment.
pub fn list_runs(name: &ExperimentName, page_token: Option<&str>) -> Request {
    name.request(Method::Get)
        .literal("/runs")
        .query_if("pageToken", page_token)
}

/// A page of runs.
pub fn listed_runs(response: &Response) -> Result<Page<Entry>, ApiError> {
    answer::read_page(response, "tensorboardRuns")
}

/// The request that lists the series of a run: its metrics.
pub fn list_time_series(name: &RunName, page_token: Option<&str>) -> Request {
    name.request(Method::Get)
        .literal("/timeSeries")
        .query_if("pageToken", page_token)
}

/// A page of series.
pub fn listed_time_series(response: &Response) -> Result<Page<Entry>, ApiError> {
    answer::read_page(response, "tensorboardTimeSeries")
}

/// The request that reads a series: no more points than `most`, chosen evenly by the service.
pub fn read(name: &TimeSeriesName, most: u32) -> Request {
    name.request(Method::Get)
        .literal(":read")
        .query("maxDataPoints", most.to_string())
}

/// The points of a series, by step. A value that is no number, as of a run that went astray, is left
/// out.
pub fn points(response: &Response) -> Result<Vec<Point>, ApiError> {
    let data: Data = answer::read(response)?;
    let values = data.time_series_data.values.into_iter();
    let mut points: Vec<_> = values
        .filter_map(|value| {
            Some(Point {
                step: value.step,
                wall_time: value.wall_time,
                value: value.scalar?.value.as_f64()?,
            })
        })
        .collect();
    points.sort_by_key(|point| point.step);
    Ok(points)
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Data {
    time_series_data: Values,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Values {
    values: Vec<Written>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Written {
    #[serde(deserialize_with = "whole")]
    step: u64,
    wall_time: Option<String>,
    scalar: Option<Scalar>,
}

#[derive(Deserialize)]
struct Scalar {
    /// JSON knows no NaN: Google writes it as the word.
    #[serde(default)]
    value: serde_json::Value,
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOARD: &str = "projects/1/locations/us-west1/tensorboards/2";

    fn answer(body: &str) -> Response {
        Response::new(200, [("content-type", "application/json")], body)
    }

    #[test]
    fn the_way_leads_from_the_board_to_the_points() {
        let base = "https://us-west1-aiplatform.googleapis.com/v1/";
        let check =
            |request: &Request, path: &str| assert_eq!(request.url(), format!("{base}{path}"));
        let board = TensorboardName::parse(BOARD).expect("a name");
        check(
            &list_experiments(&board, None),
            &format!("{BOARD}/experiments?orderBy=create_time%20desc"),
        );
        let experiment = format!("{BOARD}/experiments/e");
        let name = ExperimentName::parse(&experiment).expect("a name");
        check(
            &list_runs(&name, Some("t")),
            &format!("{experiment}/runs?pageToken=t"),
        );
        let run = format!("{experiment}/runs/r");
        let name = RunName::parse(&run).expect("a name");
        check(&list_time_series(&name, None), &format!("{run}/timeSeries"));
        let series = format!("{run}/timeSeries/5");
        let name = TimeSeriesName::parse(&series).expect("a name");
        check(
            &read(&name, 500),
            &format!("{series}:read?maxDataPoints=500"),
        );
    }

    #[test]
    fn lists_are_read_by_their_own_fields() {
        let body = r#"{"tensorboardExperiments":[{"name":"e"}],"tensorboardRuns":[{"name":"r"}],
            "tensorboardTimeSeries":[{"name":"s","displayName":"/train_total_loss","pluginData":"AA=="}]}"#;
        let name =
            |page: Result<Page<Entry>, ApiError>| page.expect("a page").items[0].name.clone();
        assert_eq!(name(listed_experiments(&answer(body))), "e");
        assert_eq!(name(listed_runs(&answer(body))), "r");
        assert_eq!(name(listed_time_series(&answer(body))), "s");
    }

    #[test]
    fn points_come_by_step_and_without_what_is_no_number() {
        let body = r#"{"timeSeriesData":{"valueType":"SCALAR","values":[
            {"step":"20","wallTime":"2024-01-01T00:00:20Z","scalar":{"value":1.5}},
            {"step":"30","scalar":{"value":"NaN"}},
            {"step":"40","scalar":{}},
            {"step":"10","scalar":{"value":2}},
            {"scalar":{"value":3}}
        ]}}"#;
        let points = points(&answer(body)).expect("points");
        let points: Vec<_> = points
            .iter()
            .map(|point| (point.step, point.value))
            .collect();
        assert_eq!(points, [(0, 3.0), (10, 2.0), (20, 1.5)]);
        assert_eq!(super::points(&answer("{}")), Ok(Vec::new()));
    }
}
