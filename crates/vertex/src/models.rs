//! The calls about models: the tuned ones that jobs leave behind.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    answer::{self, Page},
    error::ApiError,
    http::{Method, Request, Response},
    resource::{EndpointName, Location, ModelName},
};

/// The label that every tuned model has: the model that was tuned. Source: [`SDK`](tuning::source::SDK).
const BASE_MODEL: &str = "google-vertex-llm-tuning-base-model-id";

/// A model as the service keeps it. Source: [`API`](tuning::source::API), `Model`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TunedModel {
    /// The full name; see [`model_name`](Self::model_name).
    pub name: String,
    /// What it is called.
    pub display_name: String,
    /// Its version.
    pub version_id: String,
    /// When it was made, as RFC 3339 writes times.
    pub create_time: Option<String>,
    /// When it last changed.
    pub update_time: Option<String>,
    /// Its labels.
    pub labels: BTreeMap<String, String>,
    /// The job that made it, where the service says.
    pub pipeline_job: String,
    /// Where it can be called.
    pub deployed_models: Vec<Deployment>,
}

/// A place where a model can be called.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Deployment {
    /// The endpoint's full name.
    pub endpoint: String,
    /// What the endpoint calls the model.
    pub deployed_model_id: String,
}

impl TunedModel {
    /// The full name, if it is one.
    pub fn model_name(&self) -> Option<ModelName> {
        ModelName::parse(&self.name)
    }

    /// The model that was tuned, as its label writes it: `text-bison-002`.
    pub fn base_model(&self) -> Option<&str> {
        self.labels.get(BASE_MODEL).map(String::as_str)
    }

    /// The endpoint where it can be called; none when it is not deployed.
    pub fn endpoint(&self) -> Option<EndpointName> {
        self.deployed_models
            .iter()
            .find_map(|deployment| EndpointName::parse(&deployment.endpoint))
    }
}

/// The request that lists the tuned models of a region, the newest first: those of one model, such as
/// `text-bison@002`, or of all.
pub fn list(
    location: &Location,
    base: Option<&tuning::Model>,
    page_token: Option<&str>,
) -> Request {
    let filter = match base {
        Some(model) => format!("labels.{BASE_MODEL}=\"{}\"", model.name.replace('@', "-")),
        None => format!("labels.{BASE_MODEL}:*"),
    };
    location
        .request(Method::Get)
        .literal("/models")
        .query("filter", filter)
        .query("orderBy", "create_time desc")
        .query_if("pageToken", page_token)
}

/// A page of models.
pub fn listed(response: &Response) -> Result<Page<TunedModel>, ApiError> {
    answer::read_page(response, "models")
}

/// The request that reads a model: `models.get`.
pub fn get(name: &ModelName) -> Request {
    name.request(Method::Get)
}

/// The model that was asked for.
pub fn got(response: &Response) -> Result<TunedModel, ApiError> {
    answer::read(response)
}

#[cfg(test)]
mod tests {
    use tuning::{Model, Region};

    use super::*;
    use crate::names::ProjectId;

    fn location() -> Location {
        let project = ProjectId::parse("my-project").expect("a project");
        Location::new(project, Region::EuropeWest4)
    }

    #[test]
    fn models_are_found_by_what_was_tuned() {
        let check = |base: Option<&str>, token, query: &str| {
            let base = base.and_then(Model::find);
            let url = list(&location(), base, token).url();
            assert_eq!(
                url,
                format!(
                    "https://europe-west4-aiplatform.googleapis.com/v1/projects/my-project/locations/europe-west4/models?{query}"
                )
            );
        };
        check(
            Some("text-bison@002"),
            None,
            "filter=labels.google-vertex-llm-tuning-base-model-id%3D%22text-bison-002%22&orderBy=create_time%20desc",
        );
        check(
            None,
            Some("a&b"),
            "filter=labels.google-vertex-llm-tuning-base-model-id%3A%2A&orderBy=create_time%20desc&pageToken=a%26b",
        );
    }

    #[test]
    fn a_model_says_where_it_can_be_called() {
        let body = r#"{"models":[{
            "name":"projects/1/locations/us-central1/models/2@1","displayName":"m","something":{"new":1},
            "labels":{"google-vertex-llm-tuning-base-model-id":"text-bison-002"},
            "deployedModels":[{"endpoint":"projects/1/locations/us-central1/endpoints/3","deployedModelId":"4"}]
        },{}]}"#;
        let page = listed(&Response::new(200, [("a", "b")], body)).expect("a page");
        let [model, empty] = page.items.as_slice() else {
            panic!("{page:?}")
        };
        assert_eq!(model.base_model(), Some("text-bison-002"));
        assert_eq!(model.model_name().expect("a name").id(), "2@1");
        let endpoint = model.endpoint().expect("an endpoint");
        assert_eq!(
            endpoint.as_str(),
            "projects/1/locations/us-central1/endpoints/3"
        );
        assert_eq!(empty.endpoint(), None);
    }
}
