//! Settings of every kind that a person may send: each model on each accelerator in each region,
//! with each optional setting alone and with all of them together; embeddings and Gemini models in
//! each region.

use serde_json::{Map, Value, json};
use tuning::{Accelerator, Family, Model, Region};
use vertex::Settings;

/// Every case whose request may be sent: no finding is an error.
pub fn sendable() -> impl Iterator<Item = Settings> {
    let with_batches = tuning::MODELS
        .iter()
        .filter(|model| model.family != Family::Embedding)
        .flat_map(|model| {
            Accelerator::ALL.into_iter().flat_map(move |accelerator| {
                Region::ALL
                    .into_iter()
                    .flat_map(move |region| cases(model, accelerator, region))
            })
        });
    let others = Region::ALL
        .into_iter()
        .flat_map(|region| embeddings(region).into_iter().chain(gemini(region)));
    with_batches.chain(others).filter(|settings| {
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
            let mut settings = least(model.name, region);
            settings.insert("accelerator".to_owned(), accelerator.name().into());
            settings.extend(option);
            read(settings)
        })
        .collect()
}

/// What no job can do without.
fn least(model: &str, region: Region) -> Map<String, Value> {
    members(json!({
        "project": "my-project",
        "pipelineRegion": region.name(),
        "model": model,
        "displayName": "조정 “job” 🎛 \\ \n\u{1}",
        "modelDisplayName": "It's a model",
        "outputDirectory": "gs://my-bucket/output",
        "datasetUri": "gs://my-bucket/train.jsonl",
    }))
}

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn read(settings: Map<String, Value>) -> Settings {
    serde_json::from_value(settings.into()).expect("the cases are settings")
}

/// Jobs for embeddings: each setting of their own alone, and all together.
fn embeddings(region: Region) -> Vec<Settings> {
    let files = json!({
        "corpusPath": "gs://my-bucket/corpus.jsonl",
        "queriesPath": "gs://my-bucket/queries.jsonl",
    });
    let options = [
        json!({ "trainLabelPath": "gs://my-bucket/labels 학습.tsv" }),
        json!({ "testLabelPath": "gs://my-bucket/test.tsv" }),
        json!({ "validationLabelPath": "gs://my-bucket/validation.tsv" }),
        json!({ "baseModelVersionId": "text-embedding-004", "outputDimensionality": 256 }),
        json!({ "baseModelVersionId": "text-multilingual-embedding-002", "outputDimensionality": 768.0 }),
        json!({ "batchSize": 1 }),
        json!({ "batchSize": 1023 }),
        json!({ "taskType": "RETRIEVAL_DOCUMENT" }),
        json!({ "machineType": "n1-standard-16" }),
        json!({ "acceleratorType": "NVIDIA_TESLA_V100", "acceleratorCount": 4 }),
    ]
    .map(members);
    let all = options.iter().flat_map(Map::clone).collect();
    options
        .into_iter()
        .chain([Map::new(), all])
        .enumerate()
        .map(|(number, option)| {
            let mut embedding = members(files.clone());
            embedding.extend(option);
            let mut settings = least("textembedding-gecko@001", region);
            settings.insert("embedding".to_owned(), embedding.into());
            settings.insert("trainSteps".to_owned(), (30 + number).into());
            settings.extend(members(json!({
                "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k",
                "learningRateMultiplier": 0.5,
            })));
            read(settings)
        })
        .collect()
}

/// Jobs for Gemini models: with each setting of their own, and with all.
fn gemini(region: Region) -> Vec<Settings> {
    let options = [
        json!({}),
        json!({ "epochCount": 3 }),
        json!({ "adapterSize": 4 }),
        json!({ "adapterSize": "ADAPTER_SIZE_SIXTEEN" }),
        json!({ "exportLastCheckpointOnly": true }),
        json!({ "epochCount": 1, "adapterSize": 1, "exportLastCheckpointOnly": false }),
    ];
    options
        .into_iter()
        .map(|option| {
            let mut settings = least("gemini-2.5-flash", region);
            settings.extend(members(json!({
                "kind": "geminiTuningJob",
                "evaluationDataUri": "gs://my-bucket/evaluation.jsonl",
                "learningRateMultiplier": 2,
                "labels": { "team": "support" },
                "gemini": option,
            })));
            read(settings)
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
