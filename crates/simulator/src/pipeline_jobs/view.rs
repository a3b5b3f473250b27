//! A job as JSON, as `pipelineJobs.get` shows it.

use serde_json::{Map, Value, json};
use tuning::Family;

use super::{
    Course, Job,
    course::{State, TaskCourse, TaskState},
};
use crate::{
    chance,
    google::Google,
    models,
    refusal::pipeline_detail,
    scenario::{Failure, Stage},
    time::rfc3339,
};

impl Google {
    /// A job as it is `now`.
    pub fn view(&self, job: &Job, now: u64) -> Value {
        let course = self.course(job, now);
        let mut view = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                view.insert(name.to_owned(), value);
            }
        };
        put("name", Some(job.name().into()));
        put("createTime", Some(rfc3339(job.created).into()));
        put("startTime", time(course.started));
        put("endTime", time(course.ended));
        put("updateTime", time(Some(course.updated)));
        put("state", Some(state_name(course.state).into()));
        put("jobDetail", Some(self.detail(job, &course)));
        put("error", job_error(job, &course));
        let account = format!(
            "{}-compute@developer.gserviceaccount.com",
            job.place.project
        );
        put("serviceAccount", Some(account.into()));
        for (name, value) in &job.body {
            if !value.is_null() {
                put(name, Some(value.clone()));
            }
        }
        view.into()
    }

    fn detail(&self, job: &Job, course: &Course) -> Value {
        let root = self.task_id(job, 0);
        let outputs = course
            .succeeded(Stage::Upload)
            .map(|_| self.outputs(job))
            .unwrap_or_default();
        let pipeline = json!({
            "taskId": root,
            "taskName": job.id,
            "state": task_state_name(root_state(course)),
            "createTime": rfc3339(job.created),
            "startTime": time(course.started),
            "endTime": time(course.ended),
            "error": job_error(job, course),
            "execution": { "schemaTitle": "system.Run", "metadata": outputs },
        });
        let tasks = course.tasks.iter().zip(1..).map(|(task, number)| {
            let metadata = match task.stage {
                Stage::Upload => outputs.clone(),
                _ => Map::new(),
            };
            json!({
                "taskId": self.task_id(job, number),
                "parentTaskId": root,
                "taskName": task_name(task.stage, job.family()),
                "state": task_state_name(task.state),
                "createTime": rfc3339(task.started.unwrap_or(job.created)),
                "startTime": time(task.started),
                "endTime": time(task.ended),
                "error": task_error(task),
                "execution": { "schemaTitle": "system.ContainerExecution", "metadata": metadata },
            })
        });
        let tasks: Vec<_> = [pipeline].into_iter().chain(tasks).map(whole).collect();
        json!({ "taskDetails": tasks })
    }

    fn outputs(&self, job: &Job) -> Map<String, Value> {
        let name = models::name(self.scenario.seed, job);
        [("output:model_resource_name".to_owned(), name.into())]
            .into_iter()
            .collect()
    }

    fn task_id(&self, job: &Job, number: u64) -> String {
        let words = ["task", &job.number.to_string(), &number.to_string()];
        chance::digits(self.scenario.seed, &words, 19)
    }
}

/// What is not there has no field.
fn whole(task: Value) -> Value {
    match task {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect(),
        other => other,
    }
}

fn time(time: Option<u64>) -> Option<Value> {
    time.map(|time| rfc3339(time).into())
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Pending => "PIPELINE_STATE_PENDING",
        State::Running => "PIPELINE_STATE_RUNNING",
        State::Succeeded => "PIPELINE_STATE_SUCCEEDED",
        State::Failed => "PIPELINE_STATE_FAILED",
        State::Cancelling => "PIPELINE_STATE_CANCELLING",
        State::Cancelled => "PIPELINE_STATE_CANCELLED",
    }
}

fn root_state(course: &Course) -> TaskState {
    match course.state {
        State::Pending => TaskState::Pending,
        State::Running => TaskState::Running,
        State::Succeeded => TaskState::Succeeded,
        State::Failed => TaskState::Failed,
        State::Cancelling => TaskState::Cancelling,
        State::Cancelled => TaskState::Cancelled,
    }
}

fn task_state_name(state: TaskState) -> &'static str {
    match state {
        TaskState::Pending => "PENDING",
        TaskState::Running => "RUNNING",
        TaskState::Succeeded => "SUCCEEDED",
        TaskState::Failed => "FAILED",
        TaskState::Cancelling => "CANCELLING",
        TaskState::Cancelled => "CANCELLED",
        TaskState::NotTriggered => "NOT_TRIGGERED",
    }
}

/// The names of the tasks, of which the one that uploads the model is the SDK's.
fn task_name(stage: Stage, family: Family) -> &'static str {
    match (stage, family) {
        (Stage::Dataset, _) => "dataset-encoder",
        (Stage::Tuning, Family::Embedding) => "text-embedding-model-trainer",
        (Stage::Tuning, _) => "large-language-model-tuner",
        (Stage::Upload, Family::Embedding) => "text-embedding-model-uploader",
        (Stage::Upload, _) => "upload-llm-model",
        (Stage::Deployment, _) => "deploy-llm-model",
    }
}

/// The job itself says only which task failed.
fn job_error(job: &Job, course: &Course) -> Option<Value> {
    if course.state == State::Cancelled {
        return Some(json!({ "code": 1, "message": "The job was cancelled." }));
    }
    let failure = course.failure()?;
    let name = task_name(failure.stage, job.family());
    let said = format!("The DAG failed because some tasks failed. The failed tasks are: [{name}].");
    Some(json!({ "code": 9, "message": said }))
}

fn task_error(task: &TaskCourse) -> Option<Value> {
    let Failure {
        stage,
        code,
        message,
        ..
    } = task.failure.as_ref()?;
    let details: Vec<_> = (*stage == Stage::Dataset && *code == 3)
        .then(|| pipeline_detail("INVALID_GCS_INPUT_URI", message))
        .into_iter()
        .collect();
    Some(json!({ "code": code, "message": message, "details": details }))
}
