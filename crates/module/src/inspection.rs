use dataset::{Fingerprint, Inspector};
use wasm_bindgen::prelude::*;

use crate::{
    convert::{argument_error, from_js, to_js},
    counters,
    options::InspectOptions,
};

/// One inspection, fed by the module's entry piece by piece.
#[wasm_bindgen(skip_typescript)]
pub struct Inspection {
    /// Until it is finished.
    inspector: Option<Inspector>,
    /// From then on, until it is taken.
    fingerprint: Option<Fingerprint>,
}

#[wasm_bindgen]
impl Inspection {
    /// Begins an inspection. Where nothing can be counted the report says so and why.
    #[wasm_bindgen(constructor)]
    pub fn new(
        options: JsValue,
        file_name: Option<String>,
        against: Vec<js_sys::Uint8Array>,
        vocabulary: Option<Vec<u8>>,
        tokenizer_json: Option<Vec<u8>>,
    ) -> Result<Self, JsError> {
        let InspectOptions(mut options) = from_js("options", options)?;
        options.file_name = file_name;
        let inspector = match counters::choose(vocabulary, tokenizer_json) {
            Ok(counter) => Inspector::new(options, Some(Box::new(counter))),
            Err(not_counted) => Inspector::not_counted(options, &not_counted.reason),
        };
        let inspector = inspector.map_err(|error| JsError::new(&format!("options.{error}")))?;
        let others = against.into_iter().map(|bytes| {
            Fingerprint::from_bytes(&bytes.to_vec())
                .map_err(|error| argument_error("options.against", error))
        });
        Ok(Self {
            inspector: Some(inspector.with_against(others.collect::<Result<Vec<_>, _>>()?)),
            fingerprint: None,
        })
    }

    /// Takes the next portion of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        if let Some(inspector) = &mut self.inspector {
            inspector.feed(bytes);
        }
    }

    /// How far the inspection has come; `undefined` when it is finished.
    pub fn progress(&self) -> Result<JsValue, JsError> {
        match &self.inspector {
            Some(inspector) => to_js(&inspector.progress()),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// Ends the file and sums up.
    pub fn finish(&mut self) -> Result<JsValue, JsError> {
        let Some(inspector) = self.inspector.take() else {
            return Err(JsError::new("the inspection is finished"));
        };
        let (report, fingerprint) = inspector.finish_with_fingerprint();
        self.fingerprint = Some(fingerprint);
        to_js(&report)
    }

    /// What other files of the same job can be compared with, once the inspection is finished.
    pub fn fingerprint(self) -> Vec<u8> {
        self.fingerprint
            .map(|fingerprint| fingerprint.to_bytes())
            .unwrap_or_default()
    }
}
