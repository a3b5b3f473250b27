use proptest::prelude::*;
use serde_json::json;

use super::*;
use tuning::Region;

fn settings(changes: Value) -> Settings {
    let mut settings = json!({
        "kind": "pipelineJob",
        "project": "my-project",
        "pipelineRegion": "us-central1",
        "model": "text-bison@002",
        "displayName": "Tune answers",
        "modelDisplayName": "Answers",
        "outputDirectory": "gs://my-bucket/output",
        "datasetUri": "gs://my-bucket/train.jsonl",
    });
    let members = settings.as_object_mut().expect("an object");
    if let Value::Object(changes) = changes {
        members.extend(changes);
    }
    serde_json::from_value(settings).expect("settings")
}

fn built(changes: Value) -> BuiltRequest {
    build_request(&settings(changes))
}

fn rules(changes: Value) -> Vec<String> {
    built(changes)
        .problems
        .iter()
        .map(|problem| problem.rule.to_string())
        .collect()
}

#[test]
fn a_request_with_the_least_settings() {
    insta::assert_json_snapshot!("least", built(json!({})));
}

#[test]
fn a_request_with_every_setting_of_a_code_model() {
    insta::assert_json_snapshot!(
        "code",
        built(json!({
            "model": "code-bison-32k@002",
            "accelerator": "GPU",
            "uploadRegion": "us-central1",
            "evaluationDataUri": "gs://my-bucket/evaluation.jsonl",
            "evaluationInterval": 50,
            "enableEarlyStopping": false,
            "enableCheckpointSelection": true,
            "trainSteps": 300.0,
            "learningRateMultiplier": 1.0,
            "tensorboard": "projects/my-project/locations/us-central1/tensorboards/123",
            "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k",
            "serviceAccount": "tuner@my-project.iam.gserviceaccount.com",
            "labels": { "team": "support" },
            "pipelineJobId": "tune-large-model-20240101000000",
            "quotaProject": "my-quota-project",
        }))
    );
}

#[test]
fn a_request_for_a_chat_model_leaves_out_what_the_model_does_not_know() {
    let request = built(json!({
        "model": "chat-bison@002",
        "accelerator": "TPU",
        "pipelineRegion": "europe-west4",
        "uploadRegion": "asia-northeast3",
        "trainSteps": 1000,
        "defaultContext": "You are a pirate dog.",
        "evaluationDataUri": "gs://my-bucket/evaluation.jsonl",
        "evaluationInterval": 20,
    }));
    insta::assert_json_snapshot!("chat", request);
}

#[test]
fn every_value_has_the_type_of_its_parameter() {
    let check = |changes: Value, parameter: &str, wanted: &str| {
        let request = built(changes);
        let value = &request.body["runtimeConfig"]["parameterValues"][parameter];
        assert_eq!(crate::json::compact(value), wanted, "{parameter}");
    };
    let evaluated = |name: &str, value: Value| json!({ "evaluationDataUri": "gs://my-bucket/e.jsonl", name: value });
    check(json!({ "trainSteps": 300 }), "train_steps", "300");
    check(json!({ "trainSteps": 300.0 }), "train_steps", "300");
    check(
        json!({ "learningRateMultiplier": 1 }),
        "learning_rate_multiplier",
        "1",
    );
    check(
        json!({ "learningRateMultiplier": 0.5 }),
        "learning_rate_multiplier",
        "0.5",
    );
    check(
        evaluated("enableEarlyStopping", json!(true)),
        "enable_early_stopping",
        "true",
    );
    for (given, word) in [
        (json!(true), "true"),
        (json!(false), "false"),
        (json!("default"), "default"),
    ] {
        check(
            evaluated("enableCheckpointSelection", given),
            "enable_checkpoint_selection",
            &format!("\"{word}\""),
        );
    }
    check(json!({}), "accelerator_type", "\"GPU\"");
    check(json!({}), "location", "\"us-central1\"");
    check(
        json!({ "uploadRegion": "us-west1" }),
        "location",
        "\"us-west1\"",
    );
    // What was not set is not sent.
    check(json!({}), "train_steps", "null");
    check(json!({ "defaultContext": "" }), "default_context", "null");
}

#[test]
fn what_is_wrong_with_the_settings_is_found() {
    let key = "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k";
    let check = |changes: Value, wanted: &[&str]| {
        let mut expected: Vec<&str> = wanted.to_vec();
        expected.push("tuning-closed");
        assert_eq!(rules(changes.clone()), expected, "{changes}");
    };
    check(json!({}), &[]);
    // A wrong type has its one finding; that it is no number of steps is not said as well.
    check(json!({ "trainSteps": "20" }), &["wrong-parameter-type"]);
    check(json!({ "trainSteps": true }), &["wrong-parameter-type"]);
    check(json!({ "trainSteps": 1.5 }), &["invalid-train-steps"]);
    check(json!({ "trainSteps": 0 }), &["invalid-train-steps"]);
    check(json!({ "trainSteps": -20 }), &["invalid-train-steps"]);
    check(json!({ "trainSteps": 1e300 }), &["invalid-train-steps"]);
    check(json!({ "trainSteps": 50 }), &["outside-recommended-steps"]);
    check(
        json!({ "learningRateMultiplier": -1 }),
        &["invalid-learning-rate-multiplier"],
    );
    check(
        json!({ "learningRateMultiplier": 0.05 }),
        &["unusual-learning-rate-multiplier"],
    );
    check(
        json!({ "learningRateMultiplier": "1" }),
        &["wrong-parameter-type"],
    );
    check(
        json!({ "kmsKeyName": key, "accelerator": "TPU", "pipelineRegion": "europe-west4" }),
        &["cmek-needs-gpu", "cmek-needs-us-central1"],
    );
    check(
        json!({ "kmsKeyName": key.replace("us-central1", "us-west1") }),
        &["cmek-needs-us-central1"],
    );
    check(
        json!({ "kmsKeyName": key, "uploadRegion": "mars" }),
        &["unsupported-region"],
    );
    check(
        json!({ "evaluationInterval": 20 }),
        &["evaluation-parameter-without-dataset"],
    );
    check(
        json!({ "enableEarlyStopping": true }),
        &["evaluation-parameter-without-dataset"],
    );
    let evaluated = |steps: Value, interval: Value| {
        json!({
            "evaluationDataUri": "gs://my-bucket/e.jsonl",
            "trainSteps": steps,
            "evaluationInterval": interval,
        })
    };
    check(evaluated(json!(200), json!(50)), &[]);
    check(
        evaluated(json!(200), json!(100)),
        &["few-evaluation-points"],
    );
    check(evaluated(json!(200), json!(201)), &["no-evaluation-point"]);
    check(evaluated(json!(200), json!(0)), &["no-evaluation-point"]);
    check(evaluated(json!(200), json!(1.5)), &["wrong-parameter-type"]);
    // Without an interval the service evaluates every 20 steps.
    check(evaluated(json!(300), Value::Null), &[]);
    check(
        evaluated(json!(10), Value::Null),
        &["no-evaluation-point", "outside-recommended-steps"],
    );
    check(
        json!({
            "model": "codechat-bison@002",
            "trainSteps": 1000,
            "evaluationDataUri": "gs://my-bucket/e.jsonl",
            "evaluationInterval": 20,
            "enableEarlyStopping": true,
            "enableCheckpointSelection": "true",
        }),
        &["evaluation-not-for-chat"; 4],
    );
    check(
        json!({ "displayName": "", "modelDisplayName": "" }),
        &["display-name-too-long"; 2],
    );
    check(json!({ "displayName": "가".repeat(128) }), &[]);
    check(
        json!({ "pipelineRegion": "us-central1", "uploadRegion": "us-centra1" }),
        &["unsupported-region"],
    );
    check(json!({ "labels": { "k": 1 } }), &["invalid-label"]);
    check(json!({ "labels": { "k": "" } }), &[]);
    let many: serde_json::Map<_, _> = (0..65).map(|n| (format!("k{n}"), json!("v"))).collect();
    check(json!({ "labels": many }), &["invalid-label"]);
    check(json!({ "quotaProject": "x y" }), &["invalid-project-id"]);
}

#[test]
fn every_limit_holds_just_below_at_and_just_above_it() {
    let check = |rule: &str, setting: &str, values: [Value; 3], expected: [bool; 3]| {
        let found = values
            .clone()
            .map(|value| rules(json!({ setting: value })).contains(&rule.to_owned()));
        assert_eq!(found, expected, "{rule}: {values:?}");
    };
    let rate = "learningRateMultiplier";
    let zero = [json!(-0.001), json!(0), json!(0.001)];
    check(
        "invalid-learning-rate-multiplier",
        rate,
        zero,
        [true, true, false],
    );
    let low = [json!(0.099), json!(0.1), json!(0.101)];
    check(
        "unusual-learning-rate-multiplier",
        rate,
        low,
        [true, false, false],
    );
    let high = [json!(9.99), json!(10), json!(10.01)];
    check(
        "unusual-learning-rate-multiplier",
        rate,
        high,
        [false, false, true],
    );
    let names = [127, 128, 129].map(|length| json!("한".repeat(length)));
    check(
        "display-name-too-long",
        "displayName",
        names.clone(),
        [false, false, true],
    );
    check(
        "display-name-too-long",
        "modelDisplayName",
        names,
        [false, false, true],
    );
    let ids = [127, 128, 129].map(|length| json!("a".repeat(length)));
    check("invalid-job-id", "pipelineJobId", ids, [false, false, true]);
    let labels = [63, 64, 65].map(|length| json!({ "a": "b".repeat(length) }));
    check("invalid-label", "labels", labels, [false, false, true]);
    let keys = [63, 64, 65].map(|length| json!({ "a".repeat(length): "b" }));
    check("invalid-label", "labels", keys, [false, false, true]);
}

#[test]
fn the_model_that_was_meant_is_named() {
    let check = |model: &str, wanted: &str| {
        let problems = built(json!({ "model": model })).problems;
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert_eq!(
            (problem.rule.as_ref(), problem.field.as_str()),
            ("unknown-model", "model")
        );
        assert!(
            problem.message.en.contains(wanted),
            "{}",
            problem.message.en
        );
    };
    check("text-bison-32k", "text-bison-32k@002");
    check("text-bison", "text-bison@002");
    check("", "missing");
}

#[test]
fn a_wrong_field_is_named() {
    let check = |json: &str, wanted: &str| {
        let error = serde_json::from_str::<Settings>(json)
            .expect_err("no settings")
            .to_string();
        assert!(error.contains(wanted), "{error}");
    };
    check(r#"{"projectId":"x"}"#, "`projectId` is no setting of a job");
    check(
        r#"{"displayName":5}"#,
        "`displayName`: invalid type: integer `5`",
    );
    check(r#"{"labels":[]}"#, "`labels`: invalid type");
    check(r#"{"kind":"batch"}"#, "`kind`: unknown variant `batch`");
    check("5", "an object with the settings of a job");
}

#[test]
fn settings_survive_their_json() {
    let settings =
        settings(json!({ "trainSteps": "20", "labels": { "a": 1 }, "uploadRegion": null }));
    let json = serde_json::to_string(&settings).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Settings>(&json).expect("settings"),
        settings
    );
}

/// Text that would do harm in a URL or a header, often.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z][a-z0-9-]{5,29}",
        prop::sample::select(vec![
            "my-project",
            "us-central1",
            "evil.example",
            "evil.example/",
            "@evil.example",
            "a/../..",
            "x?y=z",
            "x#y",
            "us-central1.evil.example",
            "\r\nx-evil: 1",
            "%2e%2e",
            "my-project:443",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn no_setting_leads_a_request_astray(
        project in text(), region in text(), upload in text(), id in text(), quota in text(), name in text(),
    ) {
        let request = build_request(&Settings {
            project,
            pipeline_region: region,
            upload_region: Some(upload),
            pipeline_job_id: Some(id),
            quota_project: Some(quota),
            display_name: name,
            ..Settings::default()
        });
        let rest = request.url.strip_prefix("https://").expect("https");
        let (host, path) = rest.split_once('/').expect("a path");
        let regional = Region::ALL.iter().any(|region| host == format!("{region}-aiplatform.googleapis.com"));
        prop_assert!(regional || host == "aiplatform.googleapis.com", "{}", request.url);
        prop_assert!(path.starts_with("v1/projects/") && path.matches('/').count() == 5, "{}", path);
        prop_assert!(path.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_/?=".contains(letter)), "{}", path);
        for value in request.headers.values() {
            prop_assert!(value.chars().all(|letter| letter.is_ascii_graphic() || letter == ' '), "{}", value);
        }
        prop_assert_eq!(&request.headers["authorization"], "Bearer $TOKEN");
    }
}
