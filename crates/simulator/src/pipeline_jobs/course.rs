//! What a job has become by a time.

use super::Job;
use crate::scenario::{Failure, Pace, Stage};

/// The stages, each with the share of the run that is over when it ends.
const STAGES: [(Stage, f64); 4] = [
    (Stage::Dataset, 0.1),
    (Stage::Tuning, 0.8),
    (Stage::Upload, 0.9),
    (Stage::Deployment, 1.0),
];

/// What a job has become.
pub struct Course {
    pub state: State,
    /// When it began to run, if it did.
    pub started: Option<u64>,
    /// When it was over, if it is.
    pub ended: Option<u64>,
    /// When it last changed.
    pub updated: u64,
    /// Its stages, in their order.
    pub tasks: Vec<TaskCourse>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Pending,
    Running,
    Succeeded,
    Failed,
    Cancelling,
    Cancelled,
}

/// What a stage has become.
pub struct TaskCourse {
    pub stage: Stage,
    pub state: TaskState,
    pub started: Option<u64>,
    pub ended: Option<u64>,
    /// When it begins and ends, if nothing comes between.
    pub span: (u64, u64),
    /// How much of it is done, from 0 to 1.
    pub done: f64,
    /// Why it failed, if it did.
    pub failure: Option<Failure>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    Pending,
    Running,
    Succeeded,
    Failed,
    Cancelling,
    Cancelled,
    NotTriggered,
}

impl Course {
    pub fn new(job: &Job, pace: Pace, failure: Option<&Failure>, now: u64) -> Self {
        let start = job.created.saturating_add(pace.pending);
        let fails = failure.map(|failure| failed_at(start, pace, failure.stage));
        let ends = fails.unwrap_or_else(|| start.saturating_add(pace.running));
        // From the wish to cancel on, nothing more is done.
        let wish = job.cancelled.filter(|wish| *wish < ends && *wish <= now);
        let gone = wish.map(|wish| wish.saturating_add(pace.cancelling));
        let (state, ended) = match (gone, fails) {
            (Some(gone), _) if now >= gone => (State::Cancelled, Some(gone)),
            (Some(_), _) => (State::Cancelling, None),
            (None, Some(_)) if now >= ends => (State::Failed, Some(ends)),
            (None, None) if now >= ends => (State::Succeeded, Some(ends)),
            _ if now >= start => (State::Running, None),
            _ => (State::Pending, None),
        };
        let worked_until = wish.unwrap_or(now).min(ends);
        let started = (worked_until >= start).then_some(start);
        let mut tasks = Vec::new();
        let mut from = 0.0;
        for (stage, to) in STAGES {
            let span = (at(start, pace, from), at(start, pace, to));
            tasks.push(task(stage, span, worked_until, state, ended, failure));
            from = to;
        }
        let changes = tasks
            .iter()
            .flat_map(|task| [task.started, task.ended])
            .chain([started, wish, ended]);
        Self {
            updated: changes.flatten().max().unwrap_or(job.created),
            state,
            started,
            ended,
            tasks,
        }
    }

    /// Whether nothing more will happen.
    pub fn is_over(&self) -> bool {
        self.ended.is_some()
    }

    /// What one of the stages has become.
    pub fn task(&self, stage: Stage) -> Option<&TaskCourse> {
        self.tasks.iter().find(|task| task.stage == stage)
    }

    /// When a stage was over, if it went well.
    pub fn succeeded(&self, stage: Stage) -> Option<u64> {
        let task = self.task(stage)?;
        task.ended.filter(|_| task.state == TaskState::Succeeded)
    }

    /// Why it failed, if it did.
    pub fn failure(&self) -> Option<&Failure> {
        self.tasks.iter().find_map(|task| task.failure.as_ref())
    }
}

fn task(
    stage: Stage,
    (from, to): (u64, u64),
    worked_until: u64,
    job: State,
    ended: Option<u64>,
    failure: Option<&Failure>,
) -> TaskCourse {
    let fails = failure.is_some_and(|failure| failure.stage == stage);
    let begun = worked_until >= from && failure.is_none_or(|failure| stage <= failure.stage);
    let done = begun && !fails && worked_until >= to;
    let (task_state, task_ended) = match job {
        _ if done => (TaskState::Succeeded, Some(to)),
        State::Failed if begun => (TaskState::Failed, ended),
        State::Cancelling if begun => (TaskState::Cancelling, None),
        State::Cancelled if begun => (TaskState::Cancelled, ended),
        State::Failed | State::Cancelling | State::Cancelled => (TaskState::NotTriggered, None),
        _ if begun => (TaskState::Running, None),
        _ => (TaskState::Pending, None),
    };
    let length = to.saturating_sub(from).max(1);
    let worked = worked_until.saturating_sub(from).min(length);
    TaskCourse {
        stage,
        state: task_state,
        started: begun.then_some(from),
        ended: task_ended,
        span: (from, to),
        done: if done {
            1.0
        } else {
            worked as f64 / length as f64
        },
        failure: failure
            .filter(|_| fails && task_state == TaskState::Failed)
            .cloned(),
    }
}

/// A stage fails in its middle.
fn failed_at(start: u64, pace: Pace, stage: Stage) -> u64 {
    let mut from = 0.0;
    for (known, to) in STAGES {
        if known == stage {
            return at(start, pace, f64::midpoint(from, to));
        }
        from = to;
    }
    start.saturating_add(pace.running)
}

/// The time when a share of the run is over.
fn at(start: u64, pace: Pace, share: f64) -> u64 {
    let after = tuning::whole((pace.running as f64 * share).floor());
    start.saturating_add(after.unwrap_or(pace.running))
}
