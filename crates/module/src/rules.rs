use wasm_bindgen::prelude::*;

use crate::convert::to_js;

/// Every rule about datasets, settings and requests, by code.
#[wasm_bindgen(unchecked_return_type = "Rule[]")]
pub fn rules() -> Result<JsValue, JsError> {
    let datasets = dataset::RULES.iter().map(|rule| rule.document());
    let runs = tuning::RULES.iter().map(|rule| rule.document());
    let requests = vertex::RULES.iter().map(|rule| rule.document());
    let files = vertex::rules::FILE_RULES.iter().map(|rule| rule.document());
    let mut rules: Vec<_> = datasets.chain(runs).chain(requests).chain(files).collect();
    rules.sort_by_key(|rule| rule.code);
    to_js(&rules)
}

/// Every model that is known, with its limits.
#[wasm_bindgen(unchecked_return_type = "Model[]")]
pub fn models() -> Result<JsValue, JsError> {
    to_js(&tuning::MODELS)
}
