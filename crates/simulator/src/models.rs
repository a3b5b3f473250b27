//! The models that jobs leave behind. They are kept nowhere: which there are follows from the jobs.

use serde_json::{Value, json};
use vertex::Response;

use crate::{
    chance, endpoints,
    google::{Google, Place},
    http::Request,
    list,
    pipeline_jobs::Job,
    refusal::{not_found, success},
    scenario::Stage,
    time::rfc3339,
};

/// What a filter of models may be about. Source: the description of `models.list`.
const FILTERS: [&str; 4] = ["model", "display_name", "labels", "base_model_name"];

/// The name of the model that a job makes.
pub fn name(seed: u64, job: &Job) -> String {
    job.upload_place().name("models", &id(seed, job))
}

fn id(seed: u64, job: &Job) -> String {
    chance::digits(seed, &["model", &job.number.to_string()], 19)
}

impl Google {
    pub fn list_models(
        &self,
        place: &Place,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let made = self.jobs.iter().filter(|job| job.upload_place() == *place);
        let models = made.filter_map(|job| self.model(job, now));
        list::page(request, models.collect(), "models", &FILTERS)
    }

    pub fn get_model(&self, place: &Place, id: &str, now: u64) -> Result<Response, Response> {
        let (id, version) = id.split_once('@').unwrap_or((id, "1"));
        let name = place.name("models", id);
        let mut models = self.jobs.iter().filter_map(|job| self.model(job, now));
        let found = models.find(|model| {
            model.get("name").and_then(Value::as_str) == Some(&name)
                && ["1", "default"].contains(&version)
        });
        found
            .map(|model| success(&model))
            .ok_or_else(|| not_found(&format!("The Model {name}")))
    }

    /// The model of a job, once the job has uploaded it.
    fn model(&self, job: &Job, now: u64) -> Option<Value> {
        let course = self.course(job, now);
        let made = course.succeeded(Stage::Upload)?;
        let deployed = course.succeeded(Stage::Deployment);
        let seed = self.scenario.seed;
        let deployments: Vec<_> = deployed
            .map(|_| {
                json!({
                    "endpoint": endpoints::name(seed, job),
                    "deployedModelId": endpoints::deployed_id(seed, job),
                })
            })
            .into_iter()
            .collect();
        let mut model = json!({
            "name": name(seed, job),
            "displayName": job.parameter_text("model_display_name").unwrap_or_default(),
            "versionId": "1",
            "versionAliases": ["default"],
            "createTime": rfc3339(made),
            "updateTime": rfc3339(deployed.unwrap_or(made)),
            "labels": {
                "google-vertex-llm-tuning-base-model-id": job.base().replace('@', "-"),
                "google-vertex-llm-tuning-job-id": job.id,
            },
            "pipelineJob": job.name(),
        });
        if let (false, Some(model)) = (deployments.is_empty(), model.as_object_mut()) {
            model.insert("deployedModels".to_owned(), deployments.into());
        }
        Some(model)
    }
}
