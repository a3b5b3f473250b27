//! What jobs write about their training: one experiment for each job, with one run, whose series grow
//! while the model is tuned.

use serde_json::{Value, json};
use vertex::{Response, resource::TensorboardName};

use crate::{
    chance,
    google::{Google, Place},
    http::Request,
    list,
    metrics::{self, Series},
    pipeline_jobs::Job,
    refusal::{invalid, no_such_page, not_found, success},
    scenario::Stage,
    time::rfc3339,
};

/// The ID of the one run of an experiment.
const RUN: &str = "tuning";
/// How many points are read when the request does not say.
const DEFAULT_POINTS: usize = 1_000;

impl Google {
    /// Whatever is read below `tensorboards`, by the rest of the path.
    pub fn tensorboard(
        &self,
        place: &Place,
        path: &[String],
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let path: Vec<_> = path.iter().map(String::as_str).collect();
        let boards = self.boards(place, now);
        let [id, rest @ ..] = path.as_slice() else {
            return list::page(request, boards, "tensorboards", &[]);
        };
        let board_name = place.name("tensorboards", id);
        let is_it = |board: &Value| board.get("name").and_then(Value::as_str) == Some(&board_name);
        let board = boards.into_iter().find(is_it);
        let board = board.ok_or_else(|| no_such(&board_name))?;
        let writers = self.writers(&board_name, place, now);
        match rest {
            [] => Ok(success(&board)),
            ["experiments"] => {
                let experiments = writers.map(|(job, since)| experiment(&board_name, job, since));
                let experiments = experiments.collect();
                list::page(request, experiments, "tensorboardExperiments", &[])
            }
            ["experiments", id, rest @ ..] => {
                let name = format!("{board_name}/experiments/{id}");
                let mut writers = writers;
                let (job, since) = writers
                    .find(|(job, _)| job.id == *id)
                    .ok_or_else(|| no_such(&name))?;
                let run_name = format!("{name}/runs/{RUN}");
                match rest {
                    [] => Ok(success(&experiment(&board_name, job, since))),
                    ["runs"] => {
                        let runs = vec![run(&run_name, since)];
                        list::page(request, runs, "tensorboardRuns", &[])
                    }
                    ["runs", RUN] => Ok(success(&run(&run_name, since))),
                    ["runs", RUN, "timeSeries"] => {
                        let series = metrics::series(job);
                        let series = series
                            .iter()
                            .map(|series| self.time_series(&run_name, job, series, since));
                        list::page(request, series.collect(), "tensorboardTimeSeries", &[])
                    }
                    ["runs", RUN, "timeSeries", id] => self.points(job, id, request, now),
                    ["runs", other, ..] => Err(no_such(&format!("{name}/runs/{other}"))),
                    _ => Err(no_such_page()),
                }
            }
            _ => Err(no_such_page()),
        }
    }

    /// The boards of a place: its own, and those that jobs were given.
    fn boards(&self, place: &Place, now: u64) -> Vec<Value> {
        let mut names = vec![self.own_board(place)];
        for job in self.jobs.iter().filter(|job| job.place == *place) {
            let name = self.board(job);
            if !names.contains(&name) && name.starts_with(&place.parent()) && job.created <= now {
                names.push(name);
            }
        }
        let board = |name: String| json!({ "name": name, "displayName": "Simulated TensorBoard", "createTime": rfc3339(0) });
        names.into_iter().map(board).collect()
    }

    /// The board of a place, which takes the metrics of jobs that were given none.
    fn own_board(&self, place: &Place) -> String {
        let words = ["tensorboard", &place.parent()];
        place.name(
            "tensorboards",
            &chance::digits(self.scenario.seed, &words, 19),
        )
    }

    /// The board that a job writes to.
    fn board(&self, job: &Job) -> String {
        let given = job.parameter_text("tensorboard_resource_id");
        match given.and_then(TensorboardName::parse) {
            Some(name) if name.region() == job.place.region => {
                let project = self.project_number(name.project());
                let region = name.region();
                Place { project, region }.name("tensorboards", name.id())
            }
            _ => self.own_board(&job.place),
        }
    }

    /// The jobs that have begun to write to a board, each with the time since when.
    fn writers<'a>(
        &'a self,
        board: &'a str,
        place: &'a Place,
        now: u64,
    ) -> impl Iterator<Item = (&'a Job, u64)> {
        self.jobs
            .iter()
            .filter(move |job| job.place == *place && self.board(job) == board)
            .filter(|job| !metrics::series(job).is_empty())
            .filter_map(move |job| Some((job, self.course(job, now).task(Stage::Tuning)?.started?)))
    }

    fn time_series(&self, run: &str, job: &Job, series: &Series, since: u64) -> Value {
        json!({
            "name": format!("{run}/timeSeries/{}", self.series_id(job, series)),
            "displayName": series.name,
            "valueType": "SCALAR",
            "pluginName": "scalars",
            "createTime": rfc3339(since),
        })
    }

    fn series_id(&self, job: &Job, series: &Series) -> String {
        let words = ["series", &job.number.to_string(), &series.name];
        chance::digits(self.scenario.seed, &words, 19)
    }

    /// The points of a series that are written by `now`.
    fn points(
        &self,
        job: &Job,
        id: &str,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let series = metrics::series(job)
            .into_iter()
            .find(|series| self.series_id(job, series) == id)
            .ok_or_else(|| no_such(&format!("timeSeries/{id}")))?;
        let most = match request.parameter("maxDataPoints") {
            None => DEFAULT_POINTS,
            Some(most) => most
                .parse()
                .ok()
                .filter(|most| *most > 0)
                .ok_or_else(|| invalid("Invalid value at 'max_data_points' (TYPE_INT32)"))?,
        };
        let course = self.course(job, now);
        let task = course.task(Stage::Tuning);
        let ((start, end), done) = task.map_or(((0, 0), 0.0), |task| (task.span, task.done));
        let steps = job.steps();
        let done = tuning::whole((steps as f64 * done).floor()).unwrap_or(steps);
        let time_of = |step: u64| {
            let length = end.saturating_sub(start) as f64;
            let after = length * step as f64 / steps.max(1) as f64;
            start.saturating_add(tuning::whole(after.floor()).unwrap_or_default())
        };
        let written: Vec<u64> = series.steps(job, done).collect();
        let values: Vec<_> = sampled(&written, most)
            .map(|step| {
                json!({
                    "step": step.to_string(),
                    "wallTime": rfc3339(time_of(step)),
                    "scalar": { "value": series.value(job, self.scenario.seed, step) },
                })
            })
            .collect();
        Ok(success(&json!({
            "timeSeriesData": { "tensorboardTimeSeriesId": id, "valueType": "SCALAR", "values": values },
        })))
    }
}

/// No more than `most` of the steps, evenly chosen, the last among them.
fn sampled(steps: &[u64], most: usize) -> impl Iterator<Item = u64> {
    let stride = steps.len().div_ceil(most).max(1);
    let mut chosen: Vec<_> = steps.iter().rev().step_by(stride).copied().collect();
    chosen.reverse();
    chosen.into_iter()
}

fn experiment(board: &str, job: &Job, since: u64) -> Value {
    json!({
        "name": format!("{board}/experiments/{}", job.id),
        "displayName": job.text("displayName"),
        "createTime": rfc3339(since),
        "updateTime": rfc3339(since),
    })
}

fn run(name: &str, since: u64) -> Value {
    json!({ "name": name, "displayName": RUN, "createTime": rfc3339(since), "updateTime": rfc3339(since) })
}

fn no_such(name: &str) -> Response {
    not_found(&format!("The Tensorboard resource {name}"))
}
