//! From a job's settings to its plan and its request.

use serde_json::Value;
use tuning::PlanRequest;
use vertex::{Settings, SnippetLanguage};
use wasm_bindgen::prelude::*;

use crate::convert::{argument_error, from_js, to_js};

/// What training settings mean: steps, examples seen, epochs, evaluations, cost. Give `trainSteps`
/// or `epochs`, not both.
#[wasm_bindgen(unchecked_return_type = "Plan")]
pub fn plan(
    #[wasm_bindgen(unchecked_param_type = "PlanSettings")] settings: JsValue,
) -> Result<JsValue, JsError> {
    let request: PlanRequest = from_js("settings", settings)?;
    let plan = tuning::plan(&request).map_err(|error| argument_error("settings", error))?;
    to_js(&plan)
}

/// The request that creates a job, and what is wrong with it. Nothing is sent.
#[wasm_bindgen(js_name = buildRequest, unchecked_return_type = "VertexRequest")]
pub fn build_request(
    #[wasm_bindgen(unchecked_param_type = "RequestSettings")] settings: JsValue,
) -> Result<JsValue, JsError> {
    let settings: Settings = from_js("settings", settings)?;
    to_js(&vertex::build_request(&settings))
}

/// What is wrong with a request's body that was written elsewhere: its JSON, or what it parses to.
#[wasm_bindgen(js_name = checkRequest, unchecked_return_type = "SettingProblem[]")]
pub fn check_request(
    #[wasm_bindgen(unchecked_param_type = "string | object")] json: JsValue,
) -> Result<JsValue, JsError> {
    let problems = match json.as_string() {
        Some(text) => vertex::check_request(&text),
        None => vertex::check_body(&from_js::<Value>("json", json)?),
    };
    to_js(&problems.map_err(|error| argument_error("json", error))?)
}

/// The request that creates a job as text to copy: a command, a program, or the body alone.
#[wasm_bindgen]
pub fn snippet(
    #[wasm_bindgen(unchecked_param_type = "RequestSettings")] settings: JsValue,
    #[wasm_bindgen(unchecked_param_type = "SnippetLanguage")] language: &JsValue,
) -> Result<String, JsError> {
    let settings: Settings = from_js("settings", settings)?;
    let name = language.as_string().unwrap_or_default();
    let language =
        SnippetLanguage::find(&name).ok_or_else(|| argument_error("language", languages()))?;
    Ok(vertex::snippet(&settings, language))
}

/// What a language may be.
fn languages() -> String {
    let names = SnippetLanguage::ALL.map(|language| format!("{:?}", language.name()));
    format!("expected one of {}", names.join(", "))
}
