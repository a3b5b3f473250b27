use serde_json::json;
use simulator::{Fault, Scenario, Trouble, When};
use vertex::Cause;

use super::*;
use crate::state::simulated::Simulated;

const BOARD: &str = "projects/my-project/locations/us-central1/tensorboards/42";

fn carry(google: &mut Simulated, metrics: JobMetrics) -> JobMetrics {
    google.carry(metrics, JobMetrics::outgoing, |metrics, number, answer| {
        metrics.apply(JobMetricsAction::Answered(number, answer))
    })
}

/// A job that writes to a board, and is evaluated every 50 steps.
fn create(google: &mut Simulated) -> JobName {
    google.create(json!({
        "tensorboard": BOARD,
        "evaluationDataUri": "gs://my-bucket/e.jsonl",
        "evaluationInterval": 50,
    }))
}

/// The metrics after the job was looked at as it is now.
fn look(google: &mut Simulated, metrics: &JobMetrics, job: &JobName) -> JobMetrics {
    let job = google.job(job);
    carry(google, metrics.apply(JobMetricsAction::Watched(job)))
}

#[track_caller]
fn watched(metrics: &JobMetrics) -> &Watched {
    metrics.watched.as_ref().expect("a job")
}

/// The name and the last step of each series.
fn ends(metrics: &JobMetrics) -> Vec<(&str, Option<u64>)> {
    let series = watched(metrics).series.iter();
    series
        .map(|(name, points)| (name.as_str(), points.last().map(|point| point.step)))
        .collect()
}

#[test]
fn metrics_grow_while_the_job_runs_and_are_read_once_more_at_its_end() {
    let google = &mut Simulated::new();
    let job = create(google);
    let metrics = look(google, &JobMetrics::default(), &job);
    assert_eq!(watched(&metrics).standing(), Standing::NothingYet);

    google.wait(55_000);
    let half = carry(google, metrics.apply(JobMetricsAction::Due));
    let at = |train, eval| {
        let kinds = [
            "total_loss",
            "fraction_of_correct_next_step_preds",
            "num_predictions",
        ];
        let sides = [("train", train), ("eval", eval)];
        let all =
            sides.map(|(side, step)| kinds.map(|kind| (format!("/{side}_{kind}"), Some(step))));
        all.concat()
    };
    let own = |metrics: &JobMetrics| {
        let ends = ends(metrics).into_iter();
        ends.map(|(name, step)| (name.to_owned(), step))
            .collect::<Vec<_>>()
    };
    assert_eq!(watched(&half).standing(), Standing::Written);
    assert_eq!(own(&half), at(100, 100));

    let unchanged = carry(google, half.apply(JobMetricsAction::Due));
    assert_eq!(watched(&unchanged).series, watched(&half).series);
    assert_eq!(half.wait(false, 1.0), Some(5_000));
    assert_eq!(unchanged.wait(false, 1.0), Some(10_000));
    assert_eq!(unchanged.wait(true, 1.0), None, "nobody can see it");

    google.wait(55_000);
    let done = look(google, &unchanged, &job);
    assert_eq!(own(&done), at(200, 200));
    assert_eq!(done.wait(false, 1.0), None, "it is over");
    assert_eq!(look(google, &done, &job), done, "there is nothing new");
}

#[test]
fn the_end_during_a_reading_is_not_missed() {
    let google = &mut Simulated::new();
    let job = create(google);
    google.wait(55_000);
    let running = google.job(&job);
    let begun = JobMetrics::default().apply(JobMetricsAction::Watched(running));
    google.wait(55_000);
    let ended = begun.apply(JobMetricsAction::Watched(google.job(&job)));
    assert_eq!(ended.outgoing(), begun.outgoing(), "one call at a time");
    let done = carry(google, ended);
    assert_eq!(watched(&done).rounds, 2);
    assert!(ends(&done).iter().all(|(_, step)| *step == Some(200)));
}

#[test]
fn a_finished_job_is_read_once() {
    let google = &mut Simulated::new();
    let job = create(google);
    google.wait(200_000);
    let metrics = look(google, &JobMetrics::default(), &job);
    assert_eq!(ends(&metrics).len(), 6);
    assert_eq!(watched(&metrics).rounds, 1);
    assert_eq!(metrics.wait(false, 1.0), None);
}

#[test]
fn a_job_without_a_board_is_not_asked_about() {
    let google = &mut Simulated::new();
    let job = google.create(json!({}));
    let metrics = JobMetrics::default().apply(JobMetricsAction::Watched(google.job(&job)));
    assert_eq!(metrics.outgoing(), []);
    assert_eq!(metrics.wait(false, 1.0), None);
    assert_eq!(watched(&metrics).standing(), Standing::NoBoard);
    assert_eq!(metrics.apply(JobMetricsAction::Due).outgoing(), []);
}

#[test]
fn a_job_that_never_wrote_says_so_at_its_end() {
    let google = &mut Simulated::new();
    let job = create(google);
    google.wait(5_000);
    google
        .answer(&vertex::pipeline_jobs::cancel(&job))
        .expect("an answer");
    google.wait(10_000);
    let metrics = look(google, &JobMetrics::default(), &job);
    assert_eq!(watched(&metrics).standing(), Standing::Nothing);
}

#[test]
fn the_metrics_are_those_of_the_job_that_is_looked_at() {
    let google = &mut Simulated::new();
    let first = create(google);
    let second = google.create(json!({ "pipelineJobId": "tune-2", "tensorboard": BOARD }));
    google.wait(200_000);
    let of_first = look(google, &JobMetrics::default(), &first);
    let job = google.job(&second);
    let begun = of_first.apply(JobMetricsAction::Watched(job));
    assert_eq!(watched(&begun).standing(), Standing::Reading);
    let of_second = carry(google, begun.clone());
    assert_eq!(ends(&of_second).len(), 3, "it has no evaluation");

    let call = begun.outgoing().remove(0);
    let answer = JobMetricsAction::Answered(call.number, google.answer(&call.request));
    for gone in [
        begun.apply(JobMetricsAction::Left),
        begun.forgotten(),
        begun.apply(JobMetricsAction::Watched(google.job(&first))),
    ] {
        assert_eq!(gone.apply(answer.clone()), gone);
    }
}

#[test]
fn what_was_read_stays_when_a_reading_fails() {
    let failing = |nth, status| Fault {
        when: When {
            path: Some("*/timeSeries".to_owned()),
            nth,
            ..When::default()
        },
        what: Trouble::Status {
            status,
            headers: vec![("retry-after".to_owned(), "90".to_owned())],
            body: json!({ "error": { "code": status, "message": "" } }),
            done: false,
        },
    };
    let google = &mut Simulated::with(Scenario {
        faults: vec![failing(2, 503), failing(3, 403)],
        ..Scenario::default()
    });
    let job = create(google);
    google.wait(55_000);
    let read = look(google, &JobMetrics::default(), &job);
    let busy = carry(google, read.apply(JobMetricsAction::Due));
    assert_eq!(watched(&busy).series, watched(&read).series);
    let cause = |metrics: &JobMetrics| watched(metrics).error.as_ref().map(|e| e.cause.clone());
    assert_eq!(cause(&busy), Some(Cause::Unavailable));
    assert_eq!(busy.wait(false, 1.0), Some(90_000), "as Google asks");
    let refused = carry(google, busy.apply(JobMetricsAction::Due));
    assert_eq!(refused.wait(false, 1.0), None, "it would not help");
    let again = carry(google, refused.apply(JobMetricsAction::Due));
    assert_eq!(cause(&again), None);
}

#[test]
fn a_new_token_opens_what_the_last_one_did_not() {
    let google = &mut Simulated::new();
    let job = create(google);
    let begun = JobMetrics::default().apply(JobMetricsAction::Watched(google.job(&job)));
    assert_eq!(begun.renewed(), begun);
    let refused = Ok(vertex::Response::new(401, [("a", "b")], "{}"));
    let number = begun.outgoing()[0].number;
    let failed = begun.apply(JobMetricsAction::Answered(number, refused));
    assert_eq!(watched(&failed).standing(), Standing::Failed);
    assert_eq!(failed.wait(false, 1.0), None);
    assert_eq!(failed.renewed().outgoing().len(), 1);
}
