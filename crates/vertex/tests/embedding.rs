//! Jobs that tune embeddings: their requests, and what can be wrong with them.

use serde_json::{Value, json};
use vertex::{Settings, build_request, check_body, check_settings};

fn settings(embedding: Value, changes: Value) -> Settings {
    let mut settings = json!({
        "project": "my-project",
        "pipelineRegion": "us-central1",
        "model": "textembedding-gecko@001",
        "displayName": "Tune embeddings",
        "modelDisplayName": "Embeddings",
        "outputDirectory": "gs://my-bucket/output",
        "datasetUri": "gs://my-bucket/labels.tsv",
        "embedding": {
            "corpusPath": "gs://my-bucket/corpus.jsonl",
            "queriesPath": "gs://my-bucket/queries.jsonl",
        },
    });
    extend(&mut settings["embedding"], embedding);
    extend(&mut settings, changes);
    serde_json::from_value(settings).expect("settings")
}

/// Null takes a member out.
fn extend(target: &mut Value, changes: Value) {
    let members = target.as_object_mut().expect("an object");
    if let Value::Object(changes) = changes {
        members.extend(changes);
    }
    members.retain(|_, value| !value.is_null());
}

/// The findings, each as `rule field`.
fn found(settings: &Settings) -> Vec<String> {
    let problems = check_settings(settings).into_iter();
    problems
        .map(|problem| format!("{} {}", problem.rule, problem.field))
        .filter(|found| found != "tuning-closed model")
        .collect()
}

fn body(changes: Value) -> Value {
    let mut body = build_request(&settings(json!({}), json!({}))).body;
    extend(&mut body["runtimeConfig"]["parameterValues"], changes);
    body
}

fn found_in_body(body: &Value) -> Vec<String> {
    let problems = check_body(body).expect("a body").into_iter();
    problems
        .map(|problem| format!("{} {}", problem.rule, problem.field))
        .filter(|found| !found.starts_with("tuning-closed"))
        .collect()
}

#[test]
fn a_request_with_every_setting() {
    let request = build_request(&settings(
        json!({
            "testLabelPath": "gs://my-bucket/test.tsv",
            "validationLabelPath": "gs://my-bucket/validation.tsv",
            "baseModelVersionId": "text-embedding-004",
            "batchSize": 64.0,
            "outputDimensionality": 256,
            "taskType": "RETRIEVAL_QUERY",
            "machineType": "n1-standard-16",
            "acceleratorType": "NVIDIA_TESLA_V100",
            "acceleratorCount": 4,
        }),
        json!({
            "accelerator": "GPU",
            "trainSteps": 500,
            "learningRateMultiplier": 0.5,
            "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k",
        }),
    ));
    insta::assert_json_snapshot!(request);
}

#[test]
fn the_labels_and_the_model_are_said_here_or_as_in_every_job() {
    let check = |embedding: Value, labels: &str, base: &str| {
        let body = build_request(&settings(embedding, json!({}))).body;
        let values = &body["runtimeConfig"]["parameterValues"];
        assert_eq!(
            (
                &values["train_label_path"],
                &values["base_model_version_id"]
            ),
            (&json!(labels), &json!(base))
        );
    };
    check(
        json!({}),
        "gs://my-bucket/labels.tsv",
        "textembedding-gecko@001",
    );
    check(
        json!({ "trainLabelPath": "gs://b-b/x.tsv", "baseModelVersionId": "text-embedding-004" }),
        "gs://b-b/x.tsv",
        "text-embedding-004",
    );
    check(
        json!({ "trainLabelPath": "", "baseModelVersionId": "" }),
        "gs://my-bucket/labels.tsv",
        "textembedding-gecko@001",
    );
}

#[test]
fn what_is_wrong_with_the_settings_is_found() {
    let check = |embedding: Value, changes: Value, wanted: &[&str]| {
        let settings = settings(embedding, changes);
        assert_eq!(found(&settings), wanted, "{settings:?}");
    };
    check(json!({}), json!({}), &[]);
    check(
        json!({ "corpusPath": null }),
        json!({}),
        &["invalid-gcs-uri embedding.corpusPath"],
    );
    check(
        json!({ "queriesPath": "s3://x/y", "testLabelPath": "gs://my-bucket/" }),
        json!({ "datasetUri": "" }),
        &[
            "invalid-gcs-uri datasetUri",
            "invalid-gcs-uri embedding.queriesPath",
            "invalid-gcs-uri embedding.testLabelPath",
        ],
    );
    check(
        json!({ "batchSize": "64", "corpusPath": 5, "taskType": "retrieval_query" }),
        json!({}),
        &[
            "wrong-parameter-type embedding.corpusPath",
            "wrong-parameter-type embedding.batchSize",
            "wrong-parameter-type embedding.taskType",
        ],
    );
    check(
        json!({ "baseModelVersionId": "text-embeddng-004" }),
        json!({}),
        &["unknown-model embedding.baseModelVersionId"],
    );
    check(
        json!({ "acceleratorType": "NVIDIA_TESLA_V10" }),
        json!({ "accelerator": "gpu" }),
        &["unsupported-accelerator embedding.acceleratorType"],
    );
    check(
        json!({ "outputDimensionality": 256 }),
        json!({}),
        &["dimensionality-not-for-model embedding.outputDimensionality"],
    );
    check(
        json!({}),
        json!({ "evaluationDataUri": "gs://my-bucket/e.jsonl", "evaluationInterval": 20 }),
        &[
            "evaluation-not-for-chat evaluationDataUri",
            "evaluation-not-for-chat evaluationInterval",
        ],
    );
    // Rules about the hardware and the regions of other models say nothing here.
    check(
        json!({}),
        json!({
            "pipelineRegion": "europe-west4",
            "accelerator": "TPU",
            "tensorboard": "none",
            "kmsKeyName": "projects/my-project/locations/europe-west4/keyRings/r/cryptoKeys/k",
        }),
        &[],
    );
    // Nor do these settings say anything to another model.
    check(
        json!({}),
        json!({ "model": "text-bison@002" }),
        &["unknown-parameter embedding"],
    );
}

#[test]
fn every_limit_holds_just_below_at_and_just_above_it() {
    let check = |rule: &str, name: &str, values: [i64; 4], expected: [bool; 4]| {
        let broken = values.map(|value| {
            let (embedding, changes) = match name.strip_prefix("embedding.") {
                Some(name) => (json!({ name: value }), json!({})),
                None => (json!({}), json!({ name: value })),
            };
            let mut settings = settings(embedding, changes);
            if let Some(members) = &mut settings.embedding {
                members.insert("baseModelVersionId".to_owned(), json!("text-embedding-004"));
            }
            found(&settings) == [format!("{rule} {name}")]
        });
        assert_eq!(broken, expected, "{name}");
    };
    let range = "parameter-out-of-range";
    let ends = [true, false, false, true];
    check(range, "embedding.batchSize", [0, 1, 1_023, 1_024], ends);
    check(
        range,
        "embedding.outputDimensionality",
        [0, 1, 768, 769],
        ends,
    );
    let least = [true, true, false, false];
    check(range, "embedding.acceleratorCount", [-1, 0, 1, 64], least);
    check("invalid-train-steps", "trainSteps", [0, 29, 30, 31], least);
}

#[test]
fn a_near_miss_is_named() {
    let check = |embedding: Value, wanted: &str| {
        let problems = check_settings(&settings(embedding, json!({})));
        let said = problems.iter().any(|problem| {
            problem
                .message
                .en
                .ends_with(&format!("Did you mean {wanted}?"))
        });
        assert!(said, "{wanted}: {problems:?}");
    };
    check(
        json!({ "corpusPth": "gs://my-bucket/c.jsonl" }),
        "corpusPath",
    );
    check(json!({ "batch_size": 5 }), "batchSize");
    check(json!({ "taskType": "RETRIEVAL-QUERY" }), "RETRIEVAL_QUERY");
    check(
        json!({ "acceleratorType": "TESLA_V100" }),
        "NVIDIA_TESLA_V100",
    );
    check(
        json!({ "baseModelVersionId": "text-embedding-04" }),
        "text-embedding-004",
    );
}

#[test]
fn a_closed_model_is_said_to_be_closed_and_no_other() {
    let check = |base: &str, closed: bool| {
        let problems = check_settings(&settings(json!({ "baseModelVersionId": base }), json!({})));
        let found = problems.iter().any(|problem| problem.code == "J031");
        assert_eq!(found, closed, "{base}");
    };
    check("textembedding-gecko@001", true);
    check("text-embedding-004", false);
}

#[test]
fn a_body_from_elsewhere_is_checked_by_its_own_template() {
    let check = |changes: Value, wanted: &[&str]| {
        let body = body(changes);
        let prefixed: Vec<String> = wanted
            .iter()
            .filter_map(|wanted| wanted.split_once(' '))
            .map(|(rule, name)| format!("{rule} runtimeConfig.parameterValues.{name}"))
            .collect();
        assert_eq!(found_in_body(&body), prefixed, "{body}");
    };
    check(json!({}), &[]);
    // The template has a name and a model of its own.
    check(
        json!({ "model_display_name": null, "base_model_version_id": null, "output_dimensionality": 5 }),
        &[],
    );
    check(
        json!({ "project": "my-project", "trainlabelpath": "x" }),
        &[
            "unknown-parameter project",
            "unknown-parameter trainlabelpath",
        ],
    );
    check(
        json!({ "train_label_path": null, "train_steps": 29 }),
        &[
            "invalid-train-steps train_steps",
            "invalid-gcs-uri train_label_path",
        ],
    );
    check(
        json!({ "batch_size": 1024, "task_type": "SEARCH", "output_dimensionality": 1 }),
        &[
            "wrong-parameter-type task_type",
            "parameter-out-of-range batch_size",
            "dimensionality-not-for-model output_dimensionality",
        ],
    );
}

#[test]
fn of_another_version_of_the_template_the_parameters_are_not_known() {
    let mut body = body(json!({ "iterations": 10, "project": "my-project", "location": "x" }));
    body["templateUri"] = tuning::EMBEDDING_TEMPLATE
        .replace("v1.1.3", "v1.1.2")
        .into();
    assert_eq!(found_in_body(&body), [""; 0]);
}
