use dataset::{Change, Repairer};
use wasm_bindgen::prelude::*;

use crate::{
    convert::{from_js, to_js},
    options::RepairOptions,
};

/// One repair, fed by the module's entry piece by piece.
#[wasm_bindgen(skip_typescript)]
pub struct Repair {
    /// Until it is finished.
    repairer: Option<Repairer>,
    /// From then on.
    changes: Vec<Change>,
}

#[wasm_bindgen]
impl Repair {
    /// Begins a repair.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Self, JsError> {
        let options = from_js::<RepairOptions>("options", options)?;
        let repairer = Repairer::new(options.into());
        let repairer = repairer.map_err(|error| JsError::new(&format!("options.{error}")))?;
        Ok(Self {
            repairer: Some(repairer),
            changes: Vec::new(),
        })
    }

    /// Takes the next portion of the file and gives what can be written by now.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        if let Some(repairer) = &mut self.repairer {
            repairer.feed(bytes, &mut out);
        }
        out
    }

    /// Ends the file and gives the rest of what is to be written.
    pub fn finish(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        if let Some(repairer) = self.repairer.take() {
            self.changes = repairer.finish(&mut out).changes;
        }
        out
    }

    /// What was changed, once the repair is finished.
    pub fn changes(self) -> Result<JsValue, JsError> {
        to_js(&self.changes)
    }
}
