//! All that this Google remembers, and its front door.

use std::convert::identity;

use tuning::Region;
use vertex::{Host, Response};

use crate::{
    caller::{self, Tokens},
    chance, cors,
    http::Request,
    oauth,
    pipeline_jobs::Job,
    refusal::{invalid, no_such_page},
    route::{self, Call},
    scenario::Scenario,
    storage::Storage,
};

/// All that this Google remembers.
pub struct Google {
    pub scenario: Scenario,
    /// Every job that was ever created, the oldest first.
    pub jobs: Vec<Job>,
    pub storage: Storage,
    pub tokens: Tokens,
}

/// A project in a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The project's number.
    pub project: String,
    /// The region.
    pub region: Region,
}

impl Place {
    /// The name of something here, such as `models` and `1`.
    pub fn name(&self, collection: &str, id: &str) -> String {
        format!("{}/{collection}/{id}", self.parent())
    }

    /// The name of the place itself.
    pub fn parent(&self) -> String {
        format!("projects/{}/locations/{}", self.project, self.region)
    }
}

impl Google {
    pub fn new(scenario: Scenario) -> Self {
        Self {
            scenario,
            jobs: Vec::new(),
            storage: Storage::default(),
            tokens: Tokens::default(),
        }
    }

    /// The answer to a request that arrives `now`.
    pub fn answer(&mut self, request: &Request, now: u64) -> Response {
        if request.method == "OPTIONS" {
            return cors::preflight(request);
        }
        match Host::find(&request.host) {
            Some(Host::Regional(region)) => {
                self.vertex(region, request, now).unwrap_or_else(identity)
            }
            Some(Host::Storage) => self.storage(request, now).unwrap_or_else(identity),
            Some(Host::OAuth) => oauth::answer(self, request, now),
            Some(Host::Global) | None => no_such_page(),
        }
    }

    fn vertex(
        &mut self,
        region: Region,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let route = route::find(request).ok_or_else(no_such_page)?;
        let lifetime = self.scenario.token_lifetime;
        self.tokens
            .check(request, lifetime, now)
            .map_err(caller::unknown_to_vertex)?;
        if route.location != region.name() {
            return Err(invalid(&format!(
                "The location {} does not match the endpoint {}.",
                route.location, request.host
            )));
        }
        let quota_project = request.header("x-goog-user-project");
        if let Some(project) = quota_project.filter(|_| self.is_denied(caller::USE_QUOTA)) {
            return Err(caller::quota_denied(project));
        }
        let permission = route.call.permission();
        let place = Place {
            project: self.project_number(&route.project),
            region,
        };
        if self.is_denied(permission) {
            return Err(caller::denied_by_vertex(permission, &place.parent()));
        }
        route::check_query(request, &route.call)?;
        match &route.call {
            Call::CreateJob => self.create_job(place, request, now),
            Call::ListJobs => self.list_jobs(&place, request, now),
            Call::GetJob(id) => self.get_job(&place, id, now),
            Call::CancelJob(id) => self.cancel_job(&place, id, request, now),
            Call::DeleteJob(id) => self.delete_job(&place, id, now),
            Call::ListModels => self.list_models(&place, request, now),
            Call::GetModel(id) => self.get_model(&place, id, now),
            Call::GetEndpoint(id) => self.get_endpoint(&place, id, now),
            Call::Predict(id) => self.predict(&place, id, request, now),
            Call::CountTokens(model) => Self::count_tokens(model, request),
            Call::Tensorboard(path) => self.tensorboard(&place, path, request, now),
        }
    }

    /// Whether nobody has a permission.
    pub fn is_denied(&self, permission: &str) -> bool {
        let mut denied = self.scenario.denied.iter();
        denied.any(|denied| denied == permission)
    }

    /// A project is known by its ID and by its number; the number follows from the ID.
    pub fn project_number(&self, project: &str) -> String {
        if project.bytes().all(|byte| byte.is_ascii_digit()) {
            project.to_owned()
        } else {
            chance::digits(self.scenario.seed, &["project", project], 12)
        }
    }
}
