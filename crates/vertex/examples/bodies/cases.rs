//! Settings of every kind that a person may send: each model on each accelerator in each region,
//! with each optional setting alone and with all of them together.

use serde_json::{Map, Value, json};
use tuning::{Accelerator, Family, Model, Region};
use vertex::Settings;

/// Every case whose request may be sent: no finding is an error.
pub fn sendable() -> impl Iterator<Item = Settings> {
    tuning::MODELS
        .iter()
        .filter(|model| model.family != Family::Embedding)
        .flat_map(|model| {
            Accelerator::ALL.into_iter().flat_map(move |accelerator| {
                Region::ALL
                    .into_iter()
                    .flat_map(move |region| cases(model, accelerator, region))
            })
        })
        .filter(|settings| {
            let problems = vertex::check_settings(settings);
            problems
                .iter()
                .all(|problem| problem.severity != rule::Severity::Error)
        })
}

fn cases(model: &Model, accelerator: Accelerator, region: Region) -> Vec<Settings> {
    let options = options(region);
    let all: Map<String, Value> = options
        .iter()
        .filter(|option| applies(option, model, accelerator, region))
        .flat_map(Map::clone)
        .collect();
    options
        .into_iter()
        .chain([Map::new(), all])
        .map(|option| {
            let mut settings = Map::new();
            for (name, value) in [
                ("project", "my-project"),
                ("pipelineRegion", region.name()),
                ("model", model.name),
                ("accelerator", accelerator.name()),
                ("displayName", "조정 “job” 🎛 \\ \n\u{1}"),
                ("modelDisplayName", "It's a model"),
                ("outputDirectory", "gs://my-bucket/output"),
                ("datasetUri", "gs://my-bucket/train.jsonl"),
            ] {
                settings.insert(name.to_owned(), value.into());
            }
            settings.extend(option);
            serde_json::from_value(settings.into()).expect("the cases are settings")
        })
        .collect()
}

/// Each optional setting, with what it cannot do without.
fn options(region: Region) -> Vec<Map<String, Value>> {
    let evaluation = "gs://my-bucket/evaluation.jsonl";
    let tensorboard = format!("projects/my-project/locations/{region}/tensorboards/1234567890");
    let key = "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/my-key";
    [
        json!({ "uploadRegion": "asia-northeast3" }),
        json!({ "trainSteps": 1000 }),
        json!({ "trainSteps": 200.0 }),
        json!({ "learningRateMultiplier": 1 }),
        json!({ "learningRateMultiplier": 0.5 }),
        json!({ "evaluationDataUri": evaluation }),
        json!({ "evaluationDataUri": evaluation, "evaluationInterval": 50 }),
        json!({ "evaluationDataUri": evaluation, "enableEarlyStopping": false }),
        json!({ "evaluationDataUri": evaluation, "enableCheckpointSelection": true }),
        json!({ "evaluationDataUri": evaluation, "enableCheckpointSelection": "default" }),
        json!({ "defaultContext": "너는 해적입니다.\t\u{2028}" }),
        json!({ "tensorboard": tensorboard }),
        json!({ "kmsKeyName": key, "uploadRegion": null }),
        json!({ "serviceAccount": "tuner@my-project.iam.gserviceaccount.com" }),
        json!({ "labels": { "team": "support", "언어": "한국어" } }),
        json!({ "pipelineJobId": "tune-large-model-20240101000000", "quotaProject": "my-quota-project" }),
    ]
    .into_iter()
    .filter_map(|option| option.as_object().cloned())
    .collect()
}

/// Whether a setting can stand among all the others of this job.
fn applies(
    option: &Map<String, Value>,
    model: &Model,
    accelerator: Accelerator,
    region: Region,
) -> bool {
    let home = region == Region::UsCentral1 && accelerator == Accelerator::Gpu;
    let chat = model.family.is_chat();
    !(option.contains_key("evaluationDataUri") && chat
        || option.contains_key("defaultContext") && !chat
        || option.contains_key("kmsKeyName") && !home)
}
