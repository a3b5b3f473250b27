//! The calls about models: the tuned ones that jobs leave behind.

use std::collections::BTreeMap;

use serde::Deserialize;
use tuning::{Family, Model};

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

    /// The model that was tuned, where it is one that is known.
    pub fn base(&self) -> Option<&'static Model> {
        let label = self.base_model()?;
        let mut models = tuning::MODELS.iter().copied();
        models.find(|model| as_label(model) == label)
    }

    /// What it is for, as its label says: of a version that is not known, by the rest of the name.
    pub fn family(&self) -> Option<Family> {
        let label = self.base_model()?;
        let of_name = || {
            let mut families = Family::ALL.into_iter();
            families.find(|family| label.starts_with(family.default_model().short_name()))
        };
        let of_embeddings = label.contains("embedding").then_some(Family::Embedding);
        self.base()
            .map(|base| base.family)
            .or_else(of_name)
            .or(of_embeddings)
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
pub fn list(location: &Location, base: Option<&Model>, page_token: Option<&str>) -> Request {
    let filter = match base {
        Some(model) => format!("labels.{BASE_MODEL}=\"{}\"", as_label(model)),
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

/// The name of a model as labels write it, which know no `@`.
fn as_label(model: &Model) -> String {
    model.name.replace('@', "-")
}

/// The page of Google's console about a model.
///
/// ```
/// use vertex::{models, resource::ModelName};
///
/// let name = ModelName::parse("projects/123/locations/us-central1/models/456@1").expect("a name");
/// assert_eq!(
///     models::console(&name),
///     "https://console.cloud.google.com/vertex-ai/locations/us-central1/models/456?project=123"
/// );
/// ```
pub fn console(name: &ModelName) -> String {
    let (region, project) = (name.region(), name.project());
    let id = name.id().split('@').next().unwrap_or_default();
    format!(
        "https://console.cloud.google.com/vertex-ai/locations/{region}/models/{id}?project={project}"
    )
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
    use tuning::Region;

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
    fn a_model_says_what_it_is_for() {
        let check = |label: &str, family| {
            let labels = BTreeMap::from([(BASE_MODEL.to_owned(), label.to_owned())]);
            let model = TunedModel {
                labels,
                ..TunedModel::default()
            };
            assert_eq!(model.family(), family, "{label}");
        };
        check("text-bison-002", Some(Family::Text));
        check("text-bison-32k-003", Some(Family::Text));
        check("codechat-bison", Some(Family::CodeChat));
        check("code-bison-001", Some(Family::Code));
        check("text-embedding-004", Some(Family::Embedding));
        check("gemini-1-0-pro-002", None);
        assert_eq!(TunedModel::default().family(), None);
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
        assert_eq!(model.base(), Model::find("text-bison@002"));
        assert_eq!(empty.base(), None);
    }
}
