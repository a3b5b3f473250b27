use proptest::prelude::*;
use serde_json::json;
use tuning::Region;

use super::*;
use crate::{error::Cause, json as js, request::build_request, resource::ModelName};

fn name() -> JobName {
    JobName::parse("projects/123/locations/us-central1/pipelineJobs/tune-1").expect("a name")
}

fn location() -> Location {
    Location::new(
        ProjectId::parse("my-project").expect("an ID"),
        Region::UsCentral1,
    )
}

fn answer(status: u16, body: &Value) -> Response {
    Response::new(
        status,
        [("content-type", "application/json")],
        body.to_string(),
    )
}

fn settings() -> Settings {
    Settings {
        project: "my-project".to_owned(),
        pipeline_region: "europe-west4".to_owned(),
        model: "chat-bison@002".to_owned(),
        display_name: "작업".to_owned(),
        model_display_name: "model".to_owned(),
        output_directory: "gs://my-bucket/output".to_owned(),
        dataset_uri: "gs://my-bucket/train.jsonl".to_owned(),
        train_steps: Some(json!(1_000)),
        learning_rate_multiplier: Some(json!(1.0)),
        quota_project: Some("other-project".to_owned()),
        pipeline_job_id: Some("tune-1".to_owned()),
        ..Settings::default()
    }
}

#[test]
fn what_is_sent_is_what_was_shown() {
    let (request, name) = create(&settings()).expect("a request");
    let shown = build_request(&settings());
    assert_eq!(request.method().name(), shown.method);
    assert_eq!(request.url(), shown.url);
    assert_eq!(request.text(None), Some(js::compact(&shown.body)));
    let mut headers = shown.headers;
    headers.remove("authorization");
    let sent = request
        .headers()
        .map(|(name, value)| (name, value.to_owned()));
    assert_eq!(sent.collect::<std::collections::BTreeMap<_, _>>(), headers);
    assert_eq!(
        name.as_str(),
        "projects/my-project/locations/europe-west4/pipelineJobs/tune-1"
    );
}

#[test]
fn what_a_terminal_sends_is_what_was_shown() {
    let (request, _) = create(&settings()).expect("a request");
    let shown = crate::snippet(&settings(), crate::SnippetLanguage::Curl);
    assert_eq!(request.curl(), Some(shown));
    let url = "https://us-central1-aiplatform.googleapis.com/v1/projects/123/locations/us-central1/pipelineJobs/tune-1";
    let read = get(&name()).curl().expect("a command");
    assert_eq!(
        read,
        format!(
            "curl --fail-with-body --request GET '{url}' \\\n  --header \"Authorization: Bearer $(gcloud auth print-access-token)\"\n"
        )
    );
}

#[test]
fn a_job_with_errors_or_without_an_id_is_not_created() {
    let check = |change: fn(&mut Settings), wanted: &str| {
        let mut settings = settings();
        change(&mut settings);
        let error = create(&settings).expect_err("no request");
        assert!(
            error.message().en.contains(wanted),
            "{}",
            error.message().en
        );
    };
    check(|settings| settings.kind = Kind::GeminiTuningJob, "`kind`");
    check(|settings| settings.pipeline_job_id = None, "no ID");
    check(
        |settings| settings.pipeline_job_id = Some("A".to_owned()),
        "no ID for a job",
    );
    check(|settings| settings.project = "x".to_owned(), "project");
    check(
        |settings| settings.pipeline_region = "mars".to_owned(),
        "mars",
    );
    check(|settings| settings.train_steps = Some(json!(0)), "steps");
    check(
        |settings| settings.quota_project = Some("x".to_owned()),
        "project",
    );
}

#[test]
fn the_calls_go_where_they_should() {
    let base = "https://us-central1-aiplatform.googleapis.com/v1/projects";
    let check = |request: &Request, method: &str, path: &str, body: Option<&str>| {
        assert_eq!(request.method().name(), method);
        assert_eq!(request.url(), format!("{base}/{path}"));
        assert_eq!(request.text(None).as_deref(), body);
    };
    let job = "123/locations/us-central1/pipelineJobs/tune-1";
    check(&get(&name()), "GET", job, None);
    check(&delete(&name()), "DELETE", job, None);
    check(
        &cancel(&name()),
        "POST",
        &format!("{job}:cancel"),
        Some("{}"),
    );
    check(
        &list(&location(), Some("labels.a=\"b\""), Some("t")),
        "GET",
        "my-project/locations/us-central1/pipelineJobs?orderBy=create_time%20desc&filter=labels.a%3D%22b%22&pageToken=t",
        None,
    );
}

#[test]
fn a_job_is_read_with_what_is_new_and_without_what_is_missing() {
    let check = |body: Value, state, tasks| {
        let job = got(&answer(200, &body)).expect("a job");
        assert_eq!(job.state, state, "{body}");
        assert_eq!(job.job_detail.task_details.len(), tasks, "{body}");
    };
    check(json!({}), JobState::Unknown, 0);
    check(
        json!({ "state": "PIPELINE_STATE_DREAMING" }),
        JobState::Unknown,
        0,
    );
    check(
        json!({ "state": "PIPELINE_STATE_RUNNING", "news": [1], "jobDetail": {
            "pipelineContext": {},
            "taskDetails": [
                { "taskId": "5", "taskName": "a", "state": "RUNNING", "executorDetail": {} },
                { "taskId": 6, "state": "NOT_TRIGGERED" },
                { "state": "NEW_STATE" },
            ],
        } }),
        JobState::Running,
        3,
    );
    assert!(got(&answer(200, &json!([]))).is_err());
    assert_eq!(
        got(&answer(404, &json!({}))).expect_err("none").cause,
        Cause::NotFound
    );
}

#[test]
fn only_three_states_are_final() {
    let all = [
        "QUEUED",
        "PENDING",
        "RUNNING",
        "SUCCEEDED",
        "FAILED",
        "CANCELLING",
        "CANCELLED",
        "PAUSED",
    ];
    let finals = all.into_iter().filter(|state| {
        let state: JobState =
            serde_json::from_value(json!(format!("PIPELINE_STATE_{state}"))).expect("a state");
        assert_ne!(state, JobState::Unknown);
        state.is_final()
    });
    assert_eq!(
        finals.collect::<Vec<_>>(),
        ["SUCCEEDED", "FAILED", "CANCELLED"]
    );
}

#[test]
fn the_tuned_model_is_found_in_the_tasks() {
    let model = |id: u32| format!("projects/1/locations/us-central1/models/{id}");
    let task = |name: &str, id: u32| {
        json!({ "taskName": name, "taskId": "9", "parentTaskId": "1",
            "execution": { "metadata": { "output:model_resource_name": model(id) } } })
    };
    let check = |tasks: Value, wanted: Option<&str>| {
        let job = json!({ "jobDetail": { "taskDetails": tasks } });
        let job: PipelineJob = serde_json::from_value(job).expect("a job");
        let found = tuned_model_name(&job);
        assert_eq!(found.as_ref().map(ModelName::id), wanted, "{tasks}");
    };
    check(
        json!([task("other", 1), task("upload-llm-model", 2)]),
        Some("2"),
    );
    check(json!([task("upload-model", 3)]), Some("3"));
    check(json!([task("text-embedding-model-uploader", 4)]), Some("4"));
    let mut root = task("pipeline", 5);
    root["execution"]["schemaTitle"] = json!("system.Run");
    check(json!([task("other", 1), root]), Some("5"));
    check(json!([task("other", 1)]), None);
    check(json!([{ "taskName": "upload-model" }]), None);
    check(json!([]), None);
}

#[test]
fn a_failed_task_says_more_than_its_job() {
    let check = |error: Value, tasks: Value, wanted: Option<Cause>| {
        let job = json!({ "error": error, "jobDetail": { "taskDetails": tasks } });
        let job: PipelineJob = serde_json::from_value(job).expect("a job");
        assert_eq!(job.failure().map(|error| error.cause), wanted);
    };
    let general = json!({ "code": 9, "message": "The DAG failed because some tasks failed." });
    let precise = json!({ "code": 8, "message": "" });
    let failed = |error: &Value| json!({ "state": "FAILED", "error": error });
    check(Value::Null, json!([]), None);
    check(general.clone(), json!([]), Some(Cause::TaskFailed));
    check(
        general.clone(),
        json!([failed(&general), { "error": { "code": 5 } }, failed(&precise)]),
        Some(Cause::Quota { metric: None }),
    );
    check(
        json!({ "code": 1 }),
        json!([failed(&precise)]),
        Some(Cause::Cancelled),
    );
}

#[test]
fn a_deletion_is_an_operation() {
    let operation = deleted(&answer(
        200,
        &json!({ "name": "o", "done": true, "response": {} }),
    ));
    assert_eq!(operation.map(|operation| operation.done), Ok(true));
    assert_eq!(cancelled(&answer(200, &json!({}))), Ok(()));
    let error = cancelled(&answer(
        400,
        &json!({ "error": { "status": "FAILED_PRECONDITION" } }),
    ));
    assert_eq!(
        error.map_err(|error| error.cause),
        Err(Cause::FailedPrecondition)
    );
}

proptest! {
    #[test]
    fn no_answer_is_too_strange_to_read(status in 100u16..600, body in prop_oneof![
        any::<Vec<u8>>(),
        "[\\{\\}\\[\\]\",:a-z0-9<>/ ]{0,60}".prop_map(String::into_bytes),
    ]) {
        let response = Response::new(status, [("retry-after", "x")], body);
        let job = got(&response);
        prop_assert!(job.is_err() || response.is_success());
        let page = listed(&response);
        prop_assert!(page.is_err() || response.is_success());
    }
}
