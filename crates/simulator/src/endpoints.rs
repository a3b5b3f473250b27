//! The endpoints where tuned models answer, or rather would.

use serde_json::{Map, Value, json};
use tuning::{Family, Model};
use vertex::Response;

use crate::{
    chance,
    google::{Google, Place},
    http::Request,
    message::{self, Field, Kind, field},
    models,
    pipeline_jobs::Job,
    refusal::{invalid, not_found, refusal, success},
    scenario::Stage,
    time::rfc3339,
};

const PREDICT: &[Field] = &[
    field("instances", Kind::List(&Kind::Any)),
    field("parameters", Kind::Any),
    field("labels", Kind::Map(&Kind::String)),
];

const COUNT_TOKENS: &[Field] = &[
    field("instances", Kind::List(&Kind::Any)),
    field("model", Kind::String),
];

/// The name of the endpoint of a job's model.
pub fn name(seed: u64, job: &Job) -> String {
    job.upload_place().name("endpoints", &id(seed, job))
}

/// What the endpoint calls the model.
pub fn deployed_id(seed: u64, job: &Job) -> String {
    chance::digits(seed, &["deployed", &job.number.to_string()], 19)
}

fn id(seed: u64, job: &Job) -> String {
    chance::digits(seed, &["endpoint", &job.number.to_string()], 19)
}

impl Google {
    pub fn get_endpoint(&self, place: &Place, id: &str, now: u64) -> Result<Response, Response> {
        let (job, since) = self.deployed(place, id, now)?;
        let seed = self.scenario.seed;
        let display_name = job.parameter_text("model_display_name").unwrap_or("");
        Ok(success(&json!({
            "name": name(seed, job),
            "displayName": format!("{display_name} endpoint"),
            "createTime": rfc3339(since),
            "updateTime": rfc3339(since),
            "deployedModels": [{
                "id": deployed_id(seed, job),
                "model": models::name(seed, job),
                "displayName": display_name,
                "createTime": rfc3339(since),
            }],
        })))
    }

    /// The answer of a model that was never there, which says so.
    pub fn predict(
        &self,
        place: &Place,
        id: &str,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let (job, _) = self.deployed(place, id, now)?;
        let family = job.family();
        let prompts = prompts(&request.body, PREDICT, family)?;
        let seed = self.scenario.seed;
        let mut output = 0;
        let predictions: Vec<_> = prompts
            .iter()
            .map(|prompt| {
                let content = simulated_answer(job.base(), prompt);
                output += simulated_tokens(&content);
                prediction(family, &content)
            })
            .collect();
        let input: u64 = prompts.iter().map(|prompt| simulated_tokens(prompt)).sum();
        Ok(success(&json!({
            "predictions": predictions,
            "deployedModelId": deployed_id(seed, job),
            "model": models::name(seed, job),
            "modelDisplayName": job.parameter_text("model_display_name").unwrap_or(""),
            "modelVersionId": "1",
            "metadata": { "tokenMetadata": {
                "inputTokenCount": count(&prompts.concat(), input),
                "outputTokenCount": { "totalTokens": output },
            } },
        })))
    }

    /// How long a prompt is, by a rule of thumb: no tokenizer of Google's is here.
    pub fn count_tokens(model: &str, request: &Request) -> Result<Response, Response> {
        let Some(model) = Model::find(model) else {
            let said = format!(
                "Publisher Model `publishers/google/models/{model}` was not found or your project does not have access to it."
            );
            return Err(refusal(404, "NOT_FOUND", &said, &[]));
        };
        let prompts = prompts(&request.body, COUNT_TOKENS, model.family)?;
        let total = prompts.iter().map(|prompt| simulated_tokens(prompt)).sum();
        Ok(success(&count(&prompts.concat(), total)))
    }

    /// The job whose model answers at an endpoint, and since when.
    fn deployed(&self, place: &Place, id: &str, now: u64) -> Result<(&Job, u64), Response> {
        let wanted = place.name("endpoints", id);
        let mut deployed = self.jobs.iter().filter_map(|job| {
            let since = self.course(job, now).succeeded(Stage::Deployment)?;
            Some((job, since))
        });
        deployed
            .find(|(job, _)| name(self.scenario.seed, job) == wanted)
            .ok_or_else(|| not_found(&format!("The Endpoint {wanted}")))
    }
}

/// The texts of the instances, in the form that the family wants.
fn prompts(body: &[u8], fields: &[Field], family: Family) -> Result<Vec<String>, Response> {
    let body = message::read(body, "", fields)?;
    let instances = body.get("instances").and_then(Value::as_array);
    let prompts: Option<Vec<_>> = instances
        .into_iter()
        .flatten()
        .map(|instance| prompt(instance.as_object()?, family))
        .collect();
    prompts
        .filter(|prompts| !prompts.is_empty())
        .ok_or_else(|| invalid("Invalid instances: they are not what the model takes."))
}

fn prompt(instance: &Map<String, Value>, family: Family) -> Option<String> {
    let text = |name: &str| {
        instance
            .get(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    match family {
        Family::Text => text("prompt").or_else(|| text("content")),
        Family::Code => text("prefix"),
        Family::Embedding => text("content"),
        Family::Chat | Family::CodeChat => {
            let messages = instance.get("messages")?.as_array()?;
            let contents: Option<Vec<_>> = messages
                .iter()
                .map(|message| {
                    message.get("author")?.as_str()?;
                    Some(message.get("content")?.as_str()?.to_owned())
                })
                .collect();
            let contents = contents.filter(|contents| !contents.is_empty())?;
            Some(text("context").into_iter().chain(contents).collect())
        }
    }
}

fn prediction(family: Family, content: &str) -> Value {
    let safety = json!({ "blocked": false, "categories": [], "scores": [] });
    match family {
        Family::Text | Family::Code => json!({
            "content": content,
            "safetyAttributes": safety,
            "citationMetadata": { "citations": [] },
        }),
        Family::Chat | Family::CodeChat => json!({
            "candidates": [{ "author": "bot", "content": content }],
            "safetyAttributes": [safety],
            "citationMetadata": [{ "citations": [] }],
        }),
        // Numbers without a meaning: three of them could not be taken for an embedding.
        Family::Embedding => json!({ "embeddings": { "values": [0.0, 0.0, 0.0] } }),
    }
}

fn simulated_answer(base: &str, prompt: &str) -> String {
    let words = prompt.split_whitespace().count();
    format!(
        "This is a simulated answer: no model was asked. The tuned {base} was given {words} words."
    )
}

fn count(text: &str, tokens: u64) -> Value {
    let billable = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .count();
    json!({ "totalTokens": tokens, "totalBillableCharacters": billable })
}

/// A token for every four characters, and one for the rest.
fn simulated_tokens(text: &str) -> u64 {
    text.chars().count().div_ceil(4) as u64
}
