//! Where a token is given back.

use serde_json::json;
use vertex::Response;

use crate::{
    google::Google,
    http::{self, Request},
    refusal::{no_such_page, success},
};

pub fn answer(google: &mut Google, request: &Request, now: u64) -> Response {
    if (request.method.as_str(), request.path.as_str()) != ("POST", "/revoke") {
        return no_such_page();
    }
    let form = String::from_utf8_lossy(&request.body);
    let token = http::field(&form, "token").or_else(|| request.parameter("token"));
    let lifetime = google.scenario.token_lifetime;
    match token.filter(|token| !token.is_empty()) {
        Some(token) if google.tokens.revoke(&token, lifetime, now) => success(&json!({})),
        Some(_) => refuse("invalid_token", "Token expired or revoked"),
        None => refuse("invalid_request", "Missing required parameter: token"),
    }
}

fn refuse(error: &str, description: &str) -> Response {
    let body = json!({ "error": error, "error_description": description });
    Response::new(
        400,
        [("content-type", "application/json; charset=utf-8")],
        body.to_string(),
    )
}
