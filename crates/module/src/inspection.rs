use dataset::Inspector;
use wasm_bindgen::prelude::*;

use crate::{
    convert::{from_js, to_js},
    counters,
    options::InspectOptions,
};

/// One inspection, fed by the module's entry piece by piece.
#[wasm_bindgen(skip_typescript)]
pub struct Inspection(Inspector);

#[wasm_bindgen]
impl Inspection {
    /// Begins an inspection. Where nothing can be counted the report says so and why.
    #[wasm_bindgen(constructor)]
    pub fn new(
        options: JsValue,
        file_name: Option<String>,
        vocabulary: Option<Vec<u8>>,
        tokenizer_json: Option<Vec<u8>>,
    ) -> Result<Self, JsError> {
        let InspectOptions(mut options) = from_js("options", options)?;
        options.file_name = file_name;
        let inspector = match counters::choose(vocabulary, tokenizer_json) {
            Ok(counter) => Inspector::new(options, Some(Box::new(counter))),
            Err(not_counted) => Inspector::not_counted(options, &not_counted.reason),
        };
        Ok(Self(inspector.map_err(|error| {
            JsError::new(&format!("options.{error}"))
        })?))
    }

    /// Takes the next portion of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.feed(bytes);
    }

    /// How far the inspection has come.
    pub fn progress(&self) -> Result<JsValue, JsError> {
        to_js(&self.0.progress())
    }

    /// Ends the file and sums up.
    pub fn finish(self) -> Result<JsValue, JsError> {
        to_js(&self.0.finish())
    }
}
