//! How long a job and its tasks took, and when.

use vertex::pipeline_jobs::{PipelineJob, Task, TaskState};

use crate::moment;

/// The tasks of a job, on the time that it took so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The tasks, in the order in which they began.
    pub bars: Vec<Bar>,
    /// The milliseconds that the whole is.
    pub lasts: u64,
}

/// One task. Times are in milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its name in the pipeline.
    pub name: String,
    /// How far it is.
    pub state: TaskState,
    /// When it began, since 1970.
    pub began: Option<u64>,
    /// How long it took, or has taken so far.
    pub lasts: Option<u64>,
    /// Where it begins, in per cent of the whole.
    pub start: f64,
    /// How much of the whole it is, in per cent.
    pub share: f64,
}

impl Timeline {
    /// The timeline of a job at `now`, in milliseconds since 1970.
    pub fn new(job: &PipelineJob, now: u64) -> Self {
        let tasks = &job.job_detail.task_details;
        let is_part = |task: &&Task| task.parent_task_id != 0;
        // The root stands for the whole job.
        let has_parts = tasks.iter().any(|task| task.parent_task_id != 0);
        let parts = tasks.iter().filter(|task| !has_parts || is_part(task));
        let spans = parts.map(|task| (task, span(task, now)));
        let mut spans: Vec<_> = spans.collect();
        spans.sort_by_key(|(_, span)| span.map_or(u64::MAX, |(began, _)| began));
        let known = || spans.iter().filter_map(|(_, span)| *span);
        let from = known().map(|(began, _)| began).min().unwrap_or(now);
        let to = known().map(|(_, ended)| ended).max().unwrap_or(now);
        let lasts = to.saturating_sub(from);
        let part = |length: u64| length as f64 / lasts.max(1) as f64 * 100.0;
        let bars = spans.iter().map(|(task, span)| {
            let length = span.map(|(began, ended)| ended.saturating_sub(began));
            Bar {
                name: task.task_name.clone(),
                state: task.state,
                began: span.map(|(began, _)| began),
                lasts: length,
                start: span.map_or(0.0, |(began, _)| part(began.saturating_sub(from))),
                share: part(length.unwrap_or(0)),
            }
        });
        Self {
            bars: bars.collect(),
            lasts,
        }
    }
}

/// When a task began, and when it ended or what it has come to.
fn span(task: &Task, now: u64) -> Option<(u64, u64)> {
    let began = time(task.start_time.as_deref())?;
    let ended = time(task.end_time.as_deref()).unwrap_or(now);
    Some((began, ended.max(began)))
}

/// The milliseconds that a job has run, or waited if it has not begun, until `now` or until its end.
pub fn spent(job: &PipelineJob, now: u64) -> Option<u64> {
    let began = time(job.start_time.as_deref().or(job.create_time.as_deref()))?;
    let ended = time(job.end_time.as_deref());
    let ended = ended.or((!job.state.is_final()).then_some(now));
    Some(ended?.saturating_sub(began))
}

fn time(text: Option<&str>) -> Option<u64> {
    moment::read(text?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// 05:00 of a day, and what comes minutes later.
    const START: u64 = 1_795_496_400_000;

    fn minutes(count: u64) -> u64 {
        START + count * 60_000
    }

    fn task(id: u64, parent: u64, from: Option<u64>, to: Option<u64>) -> serde_json::Value {
        let time =
            |minute: Option<u64>| minute.map(|minute| format!("2026-11-24T05:{minute:02}:00Z"));
        json!({
            "taskId": id,
            "parentTaskId": parent,
            "taskName": format!("task-{id}"),
            "state": "RUNNING",
            "startTime": time(from),
            "endTime": time(to),
        })
    }

    fn job(tasks: &[serde_json::Value]) -> PipelineJob {
        let job = json!({ "jobDetail": { "taskDetails": tasks } });
        serde_json::from_value(job).expect("a job")
    }

    #[track_caller]
    fn check(tasks: &[serde_json::Value], now: u64, expected: &[(&str, f64, f64)]) {
        let timeline = Timeline::new(&job(tasks), minutes(now));
        let bars = timeline.bars.iter();
        let found: Vec<_> = bars
            .map(|bar| (bar.name.as_str(), bar.start, bar.share))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tasks_stand_where_they_began_and_are_as_long_as_they_took() {
        let tasks = [
            task(3, 1, None, None),
            task(2, 1, Some(10), None),
            task(1, 0, Some(0), None),
            task(4, 1, Some(0), Some(10)),
        ];
        let expected = [
            ("task-4", 0.0, 25.0),
            ("task-2", 25.0, 75.0),
            ("task-3", 0.0, 0.0),
        ];
        check(&tasks, 40, &expected);
        assert_eq!(Timeline::new(&job(&tasks), minutes(40)).lasts, 40 * 60_000);
    }

    #[test]
    fn a_timeline_without_times_or_tasks_breaks_nothing() {
        check(&[], 1, &[]);
        check(&[task(1, 0, None, None)], 1, &[("task-1", 0.0, 0.0)]);
        // A clock that is behind Google's.
        check(&[task(1, 0, Some(5), None)], 1, &[("task-1", 0.0, 0.0)]);
        check(&[task(1, 0, Some(5), Some(3))], 1, &[("task-1", 0.0, 0.0)]);
    }

    #[test]
    fn a_job_is_as_long_as_it_runs() {
        let check = |job: serde_json::Value, expected: Option<u64>| {
            let job: PipelineJob = serde_json::from_value(job).expect("a job");
            assert_eq!(
                spent(&job, minutes(9)),
                expected.map(|minutes| minutes * 60_000)
            );
        };
        let created = "2026-11-24T05:00:00Z";
        let (started, ended) = ("2026-11-24T05:02:00Z", "2026-11-24T05:07:00Z");
        check(json!({}), None);
        check(json!({ "createTime": created }), Some(9));
        check(
            json!({ "createTime": created, "startTime": started }),
            Some(7),
        );
        let over = "PIPELINE_STATE_FAILED";
        check(
            json!({ "createTime": created, "startTime": started, "endTime": ended, "state": over }),
            Some(5),
        );
        check(
            json!({ "createTime": created, "endTime": ended, "state": over }),
            Some(7),
        );
        check(
            json!({ "createTime": created, "startTime": started, "state": over }),
            None,
        );
    }
}
