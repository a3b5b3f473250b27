use wasm_bindgen::prelude::*;

/// The types in the module's `.d.ts`. The end-to-end tests hold real answers against them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
