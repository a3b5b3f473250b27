//! What `pipelineJobs.create` takes and refuses.

#[path = "../../vertex/examples/bodies/cases.rs"]
mod cases;
mod support;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use simulator::Request;
use support::{Page, json as body_of, settings};
use vertex::{ApiError, Cause, Kind, Response, build_request, pipeline_jobs};

const URL: &str = "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs?pipelineJobId=tune-1";

fn post(url: &str, body: impl Into<Vec<u8>>) -> Response {
    let request = Request::new("POST", url).expect("a request");
    let request = request.with_header("authorization", "Bearer ya29.first");
    let reply = Page::new().raw(request.with_body(body));
    reply.answer.expect("an answer")
}

fn body() -> Value {
    let all = json!({
        "evaluationDataUri": "gs://my-bucket/e.jsonl", "evaluationInterval": 50,
        "enableEarlyStopping": true, "enableCheckpointSelection": true,
        "learningRateMultiplier": 0.5, "labels": { "team": "search" },
        "serviceAccount": "tuner@my-project.iam.gserviceaccount.com",
        "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k",
    });
    build_request(&settings(all)).body
}

/// The body with another value at a path; `null` takes it away.
fn with(path: &str, value: Value) -> Value {
    let mut body = body();
    let (parent, name) = path.rsplit_once('/').expect("a path");
    let parent = body.pointer_mut(parent).expect("a place");
    let parent: &mut Map<_, _> = parent.as_object_mut().expect("an object");
    match value {
        Value::Null => parent.remove(name),
        value => parent.insert(name.to_owned(), value),
    };
    body
}

#[test]
fn every_body_that_may_be_sent_is_taken() {
    let mut count = 0;
    let jobs = cases::sendable().filter(|settings| settings.kind == Kind::PipelineJob);
    for mut settings in jobs {
        settings.pipeline_job_id = Some("tune-1".to_owned());
        let (request, name) = pipeline_jobs::create(&settings).expect("a request");
        let mut page = Page::new();
        let job = pipeline_jobs::created(&page.call(&request));
        let job = job.unwrap_or_else(|error| panic!("{settings:?}: {error:?}"));
        assert_eq!(job.display_name, settings.display_name);
        assert!(pipeline_jobs::got(&page.call(&pipeline_jobs::get(&name))).is_ok());
        count += 1;
    }
    assert!(count >= 1_000, "only {count} cases");
}

#[track_caller]
fn violated(path: &str, value: Value, field: &str) {
    let response = post(URL, with(path, value).to_string());
    assert_eq!(response.status, 400, "{path}");
    let body = body_of(&response);
    assert_eq!(
        body.pointer("/error/status"),
        Some(&json!("INVALID_ARGUMENT"))
    );
    let violations = body.pointer("/error/details/0/fieldViolations");
    let fields: Vec<_> = violations
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|violation| violation.get("field")?.as_str())
        .collect();
    assert_eq!(fields, [field], "{body}");
}

#[test]
fn a_field_that_google_does_not_know_is_refused() {
    violated("/displayname", json!("a"), "pipeline_job");
    violated(
        "/runtimeConfig/gcsOutput",
        json!("a"),
        "pipeline_job.runtime_config",
    );
    violated(
        "/encryptionSpec/key",
        json!("a"),
        "pipeline_job.encryption_spec",
    );
    let response = post(URL, with("/displayname", json!("a")).to_string());
    let name = Some("displayname".to_owned());
    assert_eq!(
        ApiError::from(&response).cause,
        Cause::UnknownField { name }
    );
}

#[test]
fn a_value_of_another_type_is_refused() {
    violated("/displayName", json!(1), "pipeline_job.display_name");
    violated("/labels", json!([]), "pipeline_job.labels");
    violated("/labels/team", json!(1), "pipeline_job.labels[team]");
    violated("/runtimeConfig", json!("a"), "pipeline_job.runtime_config");
    violated(
        "/preflightValidations",
        json!("true"),
        "pipeline_job.preflight_validations",
    );
    violated(
        "/reservedIpRanges",
        json!(["a", 1]),
        "pipeline_job.reserved_ip_ranges[1]",
    );
    violated(
        "/runtimeConfig/parameters",
        json!({ "a": { "intValue": "x" } }),
        "pipeline_job.runtime_config.parameters[a].int_value",
    );
    violated(
        "/runtimeConfig/failurePolicy",
        json!("FAST"),
        "pipeline_job.runtime_config.failure_policy",
    );
}

#[test]
fn a_field_that_google_alone_writes_is_refused() {
    violated(
        "/state",
        json!("PIPELINE_STATE_RUNNING"),
        "pipeline_job.state",
    );
    violated("/name", json!("a"), "pipeline_job.name");
    violated("/jobDetail", json!({}), "pipeline_job.job_detail");
}

#[test]
fn what_cannot_be_missing_is_missed() {
    let directory = "pipeline_job.runtime_config.gcs_output_directory";
    violated("/runtimeConfig/gcsOutputDirectory", Value::Null, directory);
    violated("/runtimeConfig/gcsOutputDirectory", json!(""), directory);
    violated("/templateUri", Value::Null, "pipeline_job.template_uri");
    violated(
        "/displayName",
        json!("a".repeat(129)),
        "pipeline_job.display_name",
    );
    violated("/labels", json!({ "Team": "a" }), "pipeline_job.labels");
}

#[track_caller]
fn faulty(path: &str, value: Value, cause: &str) {
    let response = post(URL, with(path, value).to_string());
    let error = ApiError::from(&response);
    assert_eq!(response.status, 400, "{path}");
    let Cause::Pipeline(fault) = error.cause else {
        panic!("{path}: {error:?}")
    };
    assert_eq!(fault.name, cause, "{path}");
}

#[test]
fn a_parameter_that_the_template_does_not_have_is_refused() {
    let faulty = |name: &str, value| {
        let path = format!("/runtimeConfig/parameterValues/{name}");
        faulty(&path, value, "INVALID_RUNTIME_PARAMETERS");
    };
    faulty("accelerator_type:", json!("GPU"));
    faulty("train_step", json!(1));
    // Chat models know it, this one does not.
    faulty("default_context", json!("a"));
    faulty("train_steps", json!("200"));
    faulty("train_steps", json!(1.5));
    faulty("enable_early_stopping", json!("true"));
    faulty("enable_checkpoint_selection", json!(true));
    faulty("learning_rate_multiplier", json!("1"));
    faulty("project", Value::Null);
    faulty("model_display_name", Value::Null);
}

#[test]
fn an_output_directory_that_is_none_is_refused() {
    let path = "/runtimeConfig/gcsOutputDirectory";
    faulty(path, json!("my-bucket/output"), "INVALID_GCS_OUTPUT_URI");
    faulty(path, json!("gs:///output"), "INVALID_GCS_OUTPUT_URI");
}

#[test]
fn a_key_and_an_account_have_their_forms() {
    let key = "projects/my-project/locations/europe-west4/keyRings/r/cryptoKeys/k";
    faulty(
        "/encryptionSpec/kmsKeyName",
        json!(key),
        "INVALID_KMS_SETUP",
    );
    faulty(
        "/encryptionSpec/kmsKeyName",
        json!("k"),
        "INVALID_KMS_SETUP",
    );
    faulty(
        "/serviceAccount",
        json!("tuner"),
        "INVALID_SERVICE_ACCOUNT_SETUP",
    );
}

#[test]
fn a_parameter_of_the_query_that_google_does_not_know_is_refused() {
    let response = post(&format!("{URL}&pipeline_job=a"), body().to_string());
    let name = Some("pipeline_job".to_owned());
    assert_eq!(
        ApiError::from(&response).cause,
        Cause::UnknownField { name }
    );
    let response = post(
        &format!("{URL}&alt=json&prettyPrint=false"),
        body().to_string(),
    );
    assert_eq!(response.status, 200);
}

#[test]
fn what_is_no_json_object_is_refused() {
    for text in ["", "{", "[]", "1", "\"a\"", "{\"a\":1}x", "null"] {
        let response = post(URL, text);
        assert_eq!(response.status, 400, "{text}");
        assert_eq!(body_of(&response)["error"]["code"], 400, "{text}");
    }
}

#[test]
fn an_id_has_its_form_and_is_given_where_none_was() {
    let (base, _) = URL.split_once('?').expect("a query");
    let check = |query: &str, status| {
        let response = post(&format!("{base}{query}"), body().to_string());
        assert_eq!(response.status, status, "{query}");
        response
    };
    check("?pipelineJobId=Tune", 400);
    check("?pipelineJobId=1", 400);
    check("?pipelineJobId=a%2Fb", 400);
    let job = pipeline_jobs::created(&check("", 200)).expect("a job");
    assert!(
        job.job_name()
            .is_some_and(|name| name.id().starts_with("tune-large-model-2024"))
    );
}

/// Any JSON, a few levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((".*", inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_name_with_another_letter_is_refused(
        place in prop::sample::select(vec!["", "/runtimeConfig", "/encryptionSpec", "/runtimeConfig/parameterValues"]),
        index in any::<prop::sample::Index>(),
        letter in prop::char::range('!', '~'),
    ) {
        let mut body = body();
        let object = body.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
        let name = object.keys().nth(index.index(object.len())).expect("a name").clone();
        let value = object.remove(&name).expect("a value");
        object.insert(format!("{name}{letter}"), value);
        prop_assert_eq!(post(URL, body.to_string()).status, 400);
    }

    #[test]
    fn whatever_is_sent_has_an_answer(
        field in prop::sample::select(vec!["/labels", "/runtimeConfig", "/runtimeConfig/parameterValues", "/runtimeConfig/parameterValues/train_steps", "/x"]),
        value in any_json(),
    ) {
        let response = post(URL, with(field, value).to_string());
        prop_assert!([200, 400].contains(&response.status));
        prop_assert!(serde_json::from_slice::<Value>(&response.body).is_ok());
    }

    #[test]
    fn whatever_arrives_has_an_answer(
        method in "GET|POST|PUT|DELETE|PATCH|[A-Z]{0,4}",
        host in "us-central1-aiplatform\\.googleapis\\.com|storage\\.googleapis\\.com|oauth2\\.googleapis\\.com|[a-z.]*",
        path in "(/v1/projects/my-project/locations/us-central1)?(/pipelineJobs|/models|/tensorboards|/upload/storage/v1/b/b/o|/[^?]*){0,4}(:[a-z]*)?",
        query in "(uploadType=resumable|pageSize=.{0,3}|pageToken=.{0,9}|filter=.{0,9}|.{0,9}|&){0,4}",
        body in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let request = Request { method, host, path, query, headers: Vec::new(), body };
        let request = request.with_header("authorization", "Bearer a").with_header("content-range", "bytes 0-9/*");
        let response = Page::new().raw(request).answer.expect("an answer");
        prop_assert!((200..600).contains(&response.status));
    }
}
