use proptest::prelude::*;
use rule::Severity;
use serde_json::json;

use super::*;

/// The findings of a body, each as `rule field`, without the one that every `PaLM` model has.
fn found(body: &Value) -> Vec<String> {
    check_body(body)
        .expect("a body")
        .into_iter()
        .filter(|problem| problem.rule != "tuning-closed")
        .map(|problem| format!("{} {}", problem.rule, problem.field))
        .collect()
}

/// A body that is right, with some members and some parameters changed; null takes one out.
fn body(members: Value, parameters: Value) -> Value {
    let mut body = json!({
        "displayName": "Tune answers",
        "runtimeConfig": {
            "gcsOutputDirectory": "gs://my-bucket/output",
            "parameterValues": {
                "project": "my-project",
                "model_display_name": "Answers",
                "dataset_uri": "gs://my-bucket/train.jsonl",
                "location": "us-central1",
                "accelerator_type": "GPU",
                "large_model_reference": "text-bison@002",
            },
        },
        "templateUri": tuning::TEXT_TEMPLATE,
    });
    for (pointer, changes) in [
        ("/runtimeConfig/parameterValues", parameters),
        ("", members),
    ] {
        let target = body
            .pointer_mut(pointer)
            .and_then(Value::as_object_mut)
            .expect("an object");
        for (name, value) in changes.as_object().expect("an object") {
            if value.is_null() {
                target.remove(name);
            } else {
                target.insert(name.clone(), value.clone());
            }
        }
    }
    body
}

#[test]
fn a_body_that_is_right_has_no_fault() {
    let check = |members, parameters| assert_eq!(found(&body(members, parameters)), [""; 0]);
    check(json!({}), json!({}));
    // The API asks for neither of these.
    check(
        json!({ "displayName": null }),
        json!({ "large_model_reference": null }),
    );
    check(
        json!({}),
        json!({ "dataset_uri": null, "dataset_name": "projects/1/locations/us-central1/datasets/2" }),
    );
    check(
        json!({ "templateUri": null, "pipelineSpec": {} }),
        json!({}),
    );
    check(
        json!({ "network": "projects/1/global/networks/n", "preflightValidations": true }),
        json!({}),
    );
    check(
        json!({}),
        json!({ "train_steps": 200.0, "learning_rate_multiplier": 1, "tuning_method": "tune_v2" }),
    );
}

/// The shape of Google's own sample command: the colon inside a key, a key of one's own, and no
/// accelerator because of the colon.
fn sample(bucket: &str, project: &str, location: &str) -> Value {
    let key = "projects/myproject/locations/us-central1/keyRings/sample-key/cryptoKeys/sample-key";
    json!({
        "displayName": "tune-llm",
        "runtimeConfig": {
            "gcsOutputDirectory": bucket,
            "parameterValues": {
                "project": project,
                "model_display_name": "A model",
                "dataset_uri": format!("{bucket}/dataset"),
                "location": location,
                "accelerator_type:": "GPU",
                "large_model_reference": "text-bison@002",
                "train_steps": 300,
                "learning_rate_multiplier": 1,
                "encryption_spec_key_name": key,
            },
        },
        "encryptionSpec": { "kmsKeyName": key },
        "templateUri": tuning::TEXT_TEMPLATE,
    })
}

#[test]
fn google_s_own_sample_is_caught() {
    let unknown = "unknown-parameter runtimeConfig.parameterValues.accelerator_type:";
    // With its variables filled in.
    let filled = sample("gs://my-gcs-bucket-uri", "myproject", "us-central1");
    assert_eq!(
        found(&filled),
        ["cmek-needs-us-central1 encryptionSpec.kmsKeyName", unknown]
    );
    let problems = check_body(&filled).expect("a body");
    let problem = problems
        .iter()
        .find(|problem| problem.code == "J028")
        .expect("J028");
    assert_eq!(
        problem.message.en,
        "“accelerator_type:” is not known here. Did you mean accelerator_type?"
    );
    assert!(
        problems
            .iter()
            .filter(|problem| problem.code != "J031")
            .all(|problem| problem.severity == Severity::Error)
    );
    // As it stands in the page, between the quotes of a shell.
    let raw = found(&sample(
        "'${OUTPUT_DIR}'",
        "'${PROJECT_ID}'",
        "'${LOCATION}'",
    ));
    for finding in [
        "unsupported-region runtimeConfig.parameterValues.location",
        unknown,
    ] {
        assert!(raw.iter().any(|found| found == finding), "{raw:?}");
    }
    assert!(
        raw.iter()
            .any(|found| found.starts_with("cmek-needs-us-central1")),
        "{raw:?}"
    );
}

#[test]
fn a_fault_is_found_at_its_path() {
    let check = |members: Value, parameters: Value, wanted: &[&str]| {
        let body = body(members, parameters);
        assert_eq!(found(&body), wanted, "{body}");
    };
    let at = |name: &str| format!("runtimeConfig.parameterValues.{name}");
    check(
        json!({}),
        json!({ "train_steps": "300" }),
        &["wrong-parameter-type runtimeConfig.parameterValues.train_steps"],
    );
    check(
        json!({}),
        json!({ "train_steps": 0 }),
        &["invalid-train-steps runtimeConfig.parameterValues.train_steps"],
    );
    check(
        json!({}),
        json!({ "project": 5 }),
        &["wrong-parameter-type runtimeConfig.parameterValues.project"],
    );
    check(
        json!({}),
        json!({ "project": null }),
        &["invalid-project-id runtimeConfig.parameterValues.project"],
    );
    check(
        json!({}),
        json!({ "location": null }),
        &["unsupported-region runtimeConfig.parameterValues.location"],
    );
    check(
        json!({}),
        json!({ "accelerator_type": "gpu" }),
        &[&format!(
            "unsupported-accelerator {}",
            at("accelerator_type")
        )],
    );
    check(
        json!({}),
        json!({ "evaluation_data_uri": "gs://my-bucket/e.jsonl", "enable_checkpoint_selection": true }),
        &[&format!(
            "wrong-parameter-type {}",
            at("enable_checkpoint_selection")
        )],
    );
    check(
        json!({ "displayName": 5 }),
        json!({}),
        &["wrong-parameter-type displayName"],
    );
    check(
        json!({ "labels": { "A": "b" } }),
        json!({}),
        &["invalid-label labels.A"],
    );
    check(
        json!({ "encryptionSpec": { "keyName": "k" } }),
        json!({}),
        &["unknown-parameter encryptionSpec.keyName"],
    );
    check(
        json!({ "state": "PIPELINE_STATE_RUNNING" }),
        json!({}),
        &["unknown-parameter state"],
    );
    // A key that is called like a setting is still a key of the body.
    check(
        json!({ "model": "text-bison@002" }),
        json!({}),
        &["unknown-parameter model"],
    );
    check(
        json!({ "templateUri": null }),
        json!({}),
        &["template-model-mismatch templateUri"],
    );
    check(
        json!({ "runtimeConfig": [] }),
        json!({}),
        &["wrong-parameter-type runtimeConfig"],
    );
}

#[test]
fn the_code_template_asks_for_the_code_model() {
    let check = |model: &str, rule: &str| {
        let body = body(
            json!({ "templateUri": tuning::CODE_TEMPLATE }),
            json!({ "large_model_reference": model }),
        );
        let problems = check_body(&body).expect("a body");
        let problem = problems
            .iter()
            .find(|problem| problem.rule == rule)
            .expect(rule);
        assert!(
            problem.message.en.contains("code-bison-32k@002"),
            "{}",
            problem.message.en
        );
    };
    check("text-bison-32k@002", "template-model-mismatch");
    check("text-bison-32k", "unknown-model");
}

#[test]
fn what_is_no_body_is_said_with_its_place() {
    let check = |json: &str, wanted: &str| {
        let error = check_request(json).expect_err("no body");
        assert_eq!(error.to_string(), wanted);
    };
    check(
        "",
        "This is not JSON: line 1, column 0: EOF while parsing a value. Paste the body alone.",
    );
    check(
        "{\n  \"a\": 1,\n}",
        "This is not JSON: line 3, column 1: trailing comma. Paste the body alone.",
    );
    check(
        "curl -X POST",
        "This is not JSON: line 1, column 1: expected value. Paste the body alone.",
    );
    check(
        "[]",
        "A request body is a JSON object: it begins with { and ends with }.",
    );
}

/// Any JSON, its keys often those of a body.
fn json_value() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        prop::sample::select(vec![
            "displayName",
            "runtimeConfig",
            "parameterValues",
            "encryptionSpec",
            "kmsKeyName",
            "labels",
            "templateUri",
            "train_steps",
            "location",
            "large_model_reference",
            "gcsOutputDirectory",
            "evaluation_interval",
            "evaluation_data_uri",
            "accelerator_type",
            "project",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec!["chat-bison@002", "us-central1", "TPU", "gs://b/c"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_is_too_strange_to_look_at(value in json_value()) {
        prop_assert_eq!(check_body(&value).is_ok(), value.is_object());
    }
}
