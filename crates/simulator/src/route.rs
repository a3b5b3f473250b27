//! Which call a request to Vertex AI is, by its method and path.

use vertex::{Response, names::ProjectId};

use crate::{http::Request, refusal::violations};

/// A call, and where.
pub struct Route {
    /// The project's ID or number.
    pub project: String,
    /// The name of the region in the path.
    pub location: String,
    pub call: Call,
}

/// A call of Vertex AI, with the ID of what it is about.
pub enum Call {
    CreateJob,
    ListJobs,
    GetJob(String),
    CancelJob(String),
    DeleteJob(String),
    ListModels,
    GetModel(String),
    GetEndpoint(String),
    Predict(String),
    /// With the name of one of Google's models.
    CountTokens(String),
    /// Whatever is read below `tensorboards`, with the rest of the path.
    Tensorboard(Vec<String>),
}

impl Call {
    /// What the caller has to be allowed.
    pub fn permission(&self) -> &'static str {
        match self {
            Self::CreateJob => "aiplatform.pipelineJobs.create",
            Self::ListJobs => "aiplatform.pipelineJobs.list",
            Self::GetJob(_) => "aiplatform.pipelineJobs.get",
            Self::CancelJob(_) => "aiplatform.pipelineJobs.cancel",
            Self::DeleteJob(_) => "aiplatform.pipelineJobs.delete",
            Self::ListModels => "aiplatform.models.list",
            Self::GetModel(_) => "aiplatform.models.get",
            Self::GetEndpoint(_) => "aiplatform.endpoints.get",
            Self::Predict(_) | Self::CountTokens(_) => "aiplatform.endpoints.predict",
            Self::Tensorboard(_) => "aiplatform.tensorboards.get",
        }
    }
}

impl Call {
    /// The parameters that its query may have. Source: [`API`](tuning::source::API).
    pub fn parameters(&self) -> &'static [&'static str] {
        match self {
            Self::CreateJob => &["pipelineJobId"],
            Self::ListJobs | Self::ListModels | Self::Tensorboard(_) => &[
                "filter",
                "maxDataPoints",
                "orderBy",
                "pageSize",
                "pageToken",
                "readMask",
            ],
            _ => &[],
        }
    }
}

/// The parameters that every query may have. Source: [`API`](tuning::source::API).
const COMMON: [&str; 7] = [
    "$.xgafv",
    "alt",
    "callback",
    "fields",
    "key",
    "prettyPrint",
    "quotaUser",
];

/// Whether the query of a request has only parameters that the call knows.
pub fn check_query(request: &Request, call: &Call) -> Result<(), Response> {
    let found: Vec<_> = request
        .parameter_names()
        .filter(|name| !COMMON.contains(&name.as_str()))
        .filter(|name| !call.parameters().contains(&name.as_str()))
        .map(|name| {
            let said = format!(
                "Invalid JSON payload received. Unknown name \"{name}\": Cannot bind query parameter. Field '{name}' could not be found in request message."
            );
            (String::new(), said)
        })
        .collect();
    if found.is_empty() {
        Ok(())
    } else {
        Err(violations(&found))
    }
}

/// The call of a request, if there is such a call.
pub fn find(request: &Request) -> Option<Route> {
    let segments = request.segments();
    let segments: Vec<_> = segments.iter().map(String::as_str).collect();
    let ["v1", "projects", project, "locations", location, rest @ ..] = segments.as_slice() else {
        return None;
    };
    ProjectId::parse(project)?;
    let (last, before) = rest.split_last()?;
    let (last, verb) = last.split_once(':').unwrap_or((last, ""));
    let path: Vec<_> = before.iter().copied().chain([last]).collect();
    if path.contains(&"") {
        return None;
    }
    let call = match (request.method.as_str(), path.as_slice(), verb) {
        ("POST", ["pipelineJobs"], "") => Call::CreateJob,
        ("GET", ["pipelineJobs"], "") => Call::ListJobs,
        ("GET", ["pipelineJobs", id], "") => Call::GetJob((*id).to_owned()),
        ("POST", ["pipelineJobs", id], "cancel") => Call::CancelJob((*id).to_owned()),
        ("DELETE", ["pipelineJobs", id], "") => Call::DeleteJob((*id).to_owned()),
        ("GET", ["models"], "") => Call::ListModels,
        ("GET", ["models", id], "") => Call::GetModel((*id).to_owned()),
        ("GET", ["endpoints", id], "") => Call::GetEndpoint((*id).to_owned()),
        ("POST", ["endpoints", id], "predict") => Call::Predict((*id).to_owned()),
        ("POST", ["publishers", "google", "models", model], "countTokens") => {
            Call::CountTokens((*model).to_owned())
        }
        ("GET", ["tensorboards", path @ ..], "") if path.len() < 7 => tensorboard(path),
        ("GET", ["tensorboards", path @ ..], "read") if path.len() == 7 => tensorboard(path),
        _ => return None,
    };
    Some(Route {
        project: (*project).to_owned(),
        location: (*location).to_owned(),
        call,
    })
}

fn tensorboard(path: &[&str]) -> Call {
    Call::Tensorboard(path.iter().map(|part| (*part).to_owned()).collect())
}
