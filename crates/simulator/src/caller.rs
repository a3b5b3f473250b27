//! Who calls, and what they may do.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use serde_json::json;
use vertex::Response;

use crate::{
    http::Request,
    refusal::{refusal, storage_refusal},
};

/// The tokens that were seen, each with the time until which it is good. Only a hash of each is kept.
#[derive(Default)]
pub struct Tokens(BTreeMap<u64, u64>);

/// Why a token opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    Missing,
    Expired,
}

impl Tokens {
    /// Whether the request has a token that is good `now`. One that was never seen is, from now on,
    /// for its lifetime.
    pub fn check(&mut self, request: &Request, lifetime: u64, now: u64) -> Result<(), Unknown> {
        let header = request.header("authorization").unwrap_or("");
        let token = header
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim())
            .filter(|token| !token.is_empty())
            .ok_or(Unknown::Missing)?;
        if now < self.good_until(token, lifetime, now) {
            Ok(())
        } else {
            Err(Unknown::Expired)
        }
    }

    /// Makes a token useless. Whether it was of use before.
    pub fn revoke(&mut self, token: &str, lifetime: u64, now: u64) -> bool {
        let was_good = now < self.good_until(token, lifetime, now);
        self.0.insert(hash(token), 0);
        was_good
    }

    fn good_until(&mut self, token: &str, lifetime: u64, now: u64) -> u64 {
        let until = now.saturating_add(lifetime);
        *self.0.entry(hash(token)).or_insert(until)
    }
}

fn hash(token: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    hasher.finish()
}

/// What Vertex AI says to somebody it does not know.
pub fn unknown_to_vertex(why: Unknown) -> Response {
    let (message, reason) = match why {
        Unknown::Missing => (
            "Request is missing required authentication credential.",
            "CREDENTIALS_MISSING",
        ),
        Unknown::Expired => (
            "Request had invalid authentication credentials.",
            "ACCESS_TOKEN_EXPIRED",
        ),
    };
    let said = format!(
        "{message} Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
    );
    let metadata = json!({ "service": "aiplatform.googleapis.com" });
    let detail = error_info(reason, &metadata);
    refusal(401, "UNAUTHENTICATED", &said, &[detail])
}

/// What Cloud Storage says to somebody it does not know.
pub fn unknown_to_storage(why: Unknown, permission: &str) -> Response {
    match why {
        Unknown::Missing => storage_refusal(
            401,
            "required",
            &format!(
                "Anonymous caller does not have {permission} access to the Google Cloud Storage object."
            ),
        ),
        Unknown::Expired => storage_refusal(401, "authError", "Invalid Credentials"),
    }
}

/// What Vertex AI says to somebody without a permission.
pub fn denied_by_vertex(permission: &str, resource: &str) -> Response {
    let said = format!(
        "Permission '{permission}' denied on resource '//aiplatform.googleapis.com/{resource}' (or it may not exist)."
    );
    let metadata = json!({ "permission": permission, "resource": resource });
    let detail = error_info("IAM_PERMISSION_DENIED", &metadata);
    refusal(403, "PERMISSION_DENIED", &said, &[detail])
}

/// What it takes to have a call counted against a project's quota.
pub const USE_QUOTA: &str = "serviceusage.services.use";

/// What Google says to somebody who may not use the quota of a project.
pub fn quota_denied(project: &str) -> Response {
    let said = format!("Caller does not have required permission to use project {project}.");
    let metadata = json!({ "consumer": format!("projects/{project}") });
    let detail = error_info("USER_PROJECT_DENIED", &metadata);
    refusal(403, "PERMISSION_DENIED", &said, &[detail])
}

/// What Cloud Storage says to somebody without a permission.
pub fn denied_by_storage(permission: &str) -> Response {
    let said = format!(
        "somebody@example.com does not have {permission} access to the Google Cloud Storage object."
    );
    storage_refusal(403, "forbidden", &said)
}

fn error_info(reason: &str, metadata: &serde_json::Value) -> serde_json::Value {
    json!({
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    })
}
