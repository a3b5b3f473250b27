//! Jobs that tune Gemini models: their requests, and what can be wrong with them.

use serde_json::{Value, json};
use vertex::{Settings, build_request, check_body, check_settings};

fn settings(changes: &Value) -> Settings {
    let mut settings = json!({
        "kind": "geminiTuningJob",
        "project": "my-project",
        "pipelineRegion": "us-central1",
        "model": "gemini-2.5-flash",
        "datasetUri": "gs://my-bucket/train.jsonl",
    });
    let members = settings.as_object_mut().expect("an object");
    members.extend(changes.as_object().cloned().unwrap_or_default());
    serde_json::from_value(settings).expect("settings")
}

/// The findings, each as `rule field`.
fn found(changes: &Value) -> Vec<String> {
    let problems = check_settings(&settings(changes)).into_iter();
    problems
        .map(|problem| format!("{} {}", problem.rule, problem.field))
        .collect()
}

#[test]
fn a_request_with_every_setting() {
    insta::assert_json_snapshot!(build_request(&settings(&json!({
        "displayName": "Tune answers",
        "modelDisplayName": "Answers",
        "evaluationDataUri": "gs://my-bucket/evaluation.jsonl",
        "learningRateMultiplier": 0.5,
        "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k",
        "serviceAccount": "tuner@my-project.iam.gserviceaccount.com",
        "labels": { "team": "support" },
        "gemini": { "epochCount": 3.0, "adapterSize": 4, "exportLastCheckpointOnly": true },
        // Of no use to such a job.
        "pipelineJobId": "tune-large-model-20240101000000",
        "outputDirectory": "gs://my-bucket/output",
        "trainSteps": 300,
    }))));
}

#[test]
fn what_is_wrong_with_the_settings_is_found() {
    let check = |changes: Value, wanted: &[&str]| {
        assert_eq!(found(&changes), wanted, "{changes}");
    };
    check(json!({}), &[]);
    // What holds for pipelines alone is not said here.
    check(
        json!({ "accelerator": "gpu", "outputDirectory": "", "trainSteps": 0, "displayName": "" }),
        &[],
    );
    check(json!({ "datasetUri": "" }), &["invalid-gcs-uri datasetUri"]);
    check(
        json!({ "datasetUri": "projects/my-project/locations/us-central1/datasets/1" }),
        &[],
    );
    check(json!({ "model": "" }), &["unknown-model model"]);
    check(
        json!({ "model": "text-bison@002" }),
        &["unknown-model model"],
    );
    check(
        json!({ "pipelineRegion": "us-centra1", "project": "x" }),
        &[
            "unsupported-region pipelineRegion",
            "invalid-project-id project",
        ],
    );
    check(
        json!({ "modelDisplayName": "a".repeat(129), "kmsKeyName": "key" }),
        &[
            "invalid-kms-key-name kmsKeyName",
            "display-name-too-long modelDisplayName",
        ],
    );
    check(
        json!({ "learningRateMultiplier": 0, "labels": { "A": "b" } }),
        &[
            "invalid-learning-rate-multiplier learningRateMultiplier",
            "invalid-label labels.A",
        ],
    );
    check(
        json!({ "gemini": { "epochs": 3, "epochCount": 0, "adapterSize": 3 } }),
        &[
            "unknown-parameter gemini.epochs",
            "wrong-parameter-type gemini.adapterSize",
            "parameter-out-of-range gemini.epochCount",
        ],
    );
    check(
        json!({ "gemini": { "epochCount": 1.5, "exportLastCheckpointOnly": "true" } }),
        &[
            "wrong-parameter-type gemini.epochCount",
            "wrong-parameter-type gemini.exportLastCheckpointOnly",
        ],
    );
    check(
        json!({ "embedding": { "batchSize": 5 } }),
        &["unknown-parameter embedding"],
    );
}

#[test]
fn a_body_from_elsewhere_is_known_by_its_fields() {
    let check = |body: Value, wanted: &[&str]| {
        let problems = check_body(&body).expect("a body");
        let found: Vec<String> = problems
            .iter()
            .map(|problem| format!("{} {}", problem.rule, problem.field))
            .collect();
        assert_eq!(found, wanted, "{body}");
    };
    let spec = json!({ "trainingDatasetUri": "gs://my-bucket/train.jsonl" });
    check(
        json!({ "baseModel": "gemini-2.5-flash", "supervisedTuningSpec": spec }),
        &[],
    );
    check(
        json!({ "preTunedModel": { "tunedModelName": "projects/1/locations/us-central1/models/2" }, "supervisedTuningSpec": spec }),
        &[],
    );
    let at = |name: &str| format!("supervisedTuningSpec.{name}");
    check(
        json!({
            "baseModel": "gemini-2.5-flash",
            "supervisedTuningSpec": {
                "trainingDatasetUri": "s3://x",
                "hyperParameters": { "epochCount": 0, "adapterSize": 4, "adaptersize": 4 },
            },
            "displayName": "x",
        }),
        &[
            &format!("invalid-gcs-uri {}", at("trainingDatasetUri")),
            "unknown-parameter displayName",
            &format!("unknown-parameter {}", at("hyperParameters.adaptersize")),
            &format!("wrong-parameter-type {}", at("hyperParameters.adapterSize")),
            &format!(
                "parameter-out-of-range {}",
                at("hyperParameters.epochCount")
            ),
        ],
    );
    // A string of digits is how the API writes the number.
    check(
        json!({
            "baseModel": "gemini-2.5-flash",
            "supervisedTuningSpec": { "trainingDatasetUri": "gs://my-bucket/t.jsonl", "hyperParameters": { "epochCount": "2" } },
        }),
        &[],
    );
}
