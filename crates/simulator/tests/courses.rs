//! What holds for the course of every job, however long it takes and whatever ends it.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use simulator::{Request, Simulator};
use support::{START, settings, token};
use vertex::{
    Response,
    pipeline_jobs::{self, JobState, PipelineJob, TaskState, tuned_model_name},
};

/// How far a state is: it never goes back.
fn rank(state: JobState) -> u8 {
    match state {
        JobState::Pending => 0,
        JobState::Running => 1,
        JobState::Cancelling => 2,
        _ => 3,
    }
}

fn send(google: &mut Simulator, request: &vertex::Request, now: u64) -> Response {
    let request = Request::of(request, Some(&token("ya29.first")), &[]).expect("a request");
    google.handle(request, now).answer.expect("an answer")
}

/// The job at each of the times, and whether it was cancelled at one of them.
fn watch(scenario: &Value, times: &[u64], cancel: Option<usize>) -> (Vec<PipelineJob>, bool) {
    let scenario = serde_json::from_value(scenario.clone()).expect("a scenario");
    let mut google = Simulator::new(scenario);
    let (create, name) = pipeline_jobs::create(&settings(json!({}))).expect("a request");
    assert!(send(&mut google, &create, START).is_success());
    let (mut jobs, mut cancelled) = (Vec::new(), false);
    for (index, time) in times.iter().enumerate() {
        if cancel == Some(index) {
            cancelled = send(&mut google, &pipeline_jobs::cancel(&name), START + time).is_success();
        }
        let response = send(&mut google, &pipeline_jobs::get(&name), START + time);
        jobs.push(pipeline_jobs::got(&response).expect("a job"));
    }
    (jobs, cancelled)
}

fn is_consistent(job: &PipelineJob, fails: bool, cancelled: bool) {
    let [root, tasks @ ..] = job.job_detail.task_details.as_slice() else {
        panic!("no tasks")
    };
    let states: Vec<_> = tasks.iter().map(|task| task.state).collect();
    let all = |state| states.iter().all(|known| *known == state);
    let none_runs = !states.iter().any(|state| {
        matches!(
            state,
            TaskState::Pending | TaskState::Running | TaskState::Cancelling
        )
    });
    assert_eq!(job.state.is_final(), job.end_time.is_some());
    assert_eq!(job.start_time, root.start_time);
    assert!(job.start_time <= job.end_time || job.end_time.is_none());
    assert!(job.update_time >= job.start_time && job.update_time >= job.end_time);
    assert!(tasks.iter().all(|task| task.parent_task_id == root.task_id));
    match job.state {
        JobState::Pending => assert!(all(TaskState::Pending) && job.start_time.is_none()),
        JobState::Running => assert!(states.contains(&TaskState::Running)),
        JobState::Succeeded => {
            assert!(all(TaskState::Succeeded) && tuned_model_name(job).is_some());
            assert!(!fails && !cancelled);
        }
        JobState::Failed => {
            assert!(none_runs && fails && job.failure().is_some());
            assert_eq!(
                states
                    .iter()
                    .filter(|state| **state == TaskState::Failed)
                    .count(),
                1
            );
        }
        JobState::Cancelling => assert!(cancelled),
        JobState::Cancelled => assert!(none_runs && cancelled && job.failure().is_some()),
        other => panic!("{other:?}"),
    }
    // Nothing begins before what comes earlier is done.
    let mut earlier_done = true;
    for state in states {
        let begun = !matches!(state, TaskState::Pending | TaskState::NotTriggered);
        assert!(earlier_done || !begun, "{job:?}");
        earlier_done = state == TaskState::Succeeded;
    }
}

proptest! {
    #[test]
    fn a_job_only_goes_on(
        pace in (0..40_000u64, 0..200_000u64, 0..20_000u64),
        stage in prop::option::of(prop::sample::select(vec!["dataset", "tuning", "upload", "deployment"])),
        mut times in prop::collection::vec(0..300_000u64, 1..12),
        cancel in prop::option::of(0..12usize),
    ) {
        times.sort_unstable();
        let (pending, running, cancelling) = pace;
        let failures: Vec<_> = stage
            .iter()
            .map(|stage| json!({ "job": 1, "stage": stage, "code": 13, "message": "" }))
            .collect();
        let scenario = json!({
            "pace": { "pending": pending, "running": running, "cancelling": cancelling },
            "failures": failures,
        });
        let (jobs, cancelled) = watch(&scenario, &times, cancel);
        for job in &jobs {
            is_consistent(job, stage.is_some(), cancelled);
        }
        for pair in jobs.windows(2) {
            prop_assert!(rank(pair[0].state) <= rank(pair[1].state));
            if pair[0].state.is_final() {
                prop_assert_eq!(&pair[0], &pair[1]);
            }
            prop_assert!(tuned_model_name(&pair[0]).is_none() || tuned_model_name(&pair[1]).is_some());
        }
        // Who looks less often sees the same.
        if cancel.is_none() {
            let last = times[times.len() - 1];
            let (once, _) = watch(&scenario, &[last], None);
            prop_assert_eq!(once.last(), jobs.last());
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_answers(seed in any::<u64>(), time in 0..300_000u64) {
        let scenario = json!({ "seed": seed });
        prop_assert_eq!(watch(&scenario, &[time], None), watch(&scenario, &[time], None));
    }
}
