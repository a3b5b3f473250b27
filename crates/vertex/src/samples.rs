//! The jobs that the rules show: one that is right, and that one with a single change.

use serde_json::{Map, Value, json};

use crate::{
    Settings, body,
    job::Job,
    json,
    rules::{NamedFile, Standing},
};

/// The settings of a job that is right.
fn good() -> Map<String, Value> {
    let Value::Object(settings) = json!({
        "project": "my-project",
        "pipelineRegion": "us-central1",
        "model": "text-bison@002",
        "displayName": "Tune answers",
        "modelDisplayName": "Answers",
        "outputDirectory": "gs://my-bucket/output",
        "datasetUri": "gs://my-bucket/train.jsonl",
    }) else {
        return Map::new();
    };
    settings
}

/// The good settings with some of them changed, as JSON.
pub fn settings(changes: &Value) -> String {
    let mut settings = good();
    settings.extend(changes.as_object().cloned().unwrap_or_default());
    json::compact(&settings.into())
}

/// The settings of a job for embeddings that is right, with some of its own members changed, as JSON.
pub fn embedding(changes: &Value) -> String {
    let mut embedding = json!({
        "corpusPath": "gs://my-bucket/corpus.jsonl",
        "queriesPath": "gs://my-bucket/queries.jsonl",
        "baseModelVersionId": "text-embedding-004",
    });
    if let (Value::Object(members), Value::Object(changes)) = (&mut embedding, changes) {
        members.extend(changes.clone());
    }
    settings(&json!({
        "model": "textembedding-gecko@001",
        "datasetUri": "gs://my-bucket/train.tsv",
        "trainSteps": 1_000,
        "embedding": embedding,
    }))
}

/// The body of the good settings with some of its members and parameters changed, as JSON.
pub fn body(members: &Value, parameters: &Value) -> String {
    let settings: Settings = serde_json::from_value(good().into()).unwrap_or_default();
    let mut body = body::body(&Job::from_settings(&settings));
    let mut extend = |pointer: &str, changes: &Value| {
        if let Some(Value::Object(target)) = body.pointer_mut(pointer) {
            target.extend(changes.as_object().cloned().unwrap_or_default());
        }
    };
    extend("", members);
    extend("/runtimeConfig/parameterValues", parameters);
    json::compact(&body)
}

/// The file of a job and what is known of it, as JSON.
pub fn file(standing: Standing) -> String {
    let file = NamedFile {
        field: "datasetUri".to_owned(),
        uri: "gs://my-bucket/train.jsonl".to_owned(),
        standing,
    };
    json::compact(&json!([file]))
}
