//! The Web Worker that counts with the person's own `tokenizer.json`; loaded only when one is given.

use tokenizer_json::TokenizerJson;
use tokens::Counter;

fn main() {
    worker::session::serve(read);
}

fn read(file: &[u8]) -> Result<Box<dyn Counter>, String> {
    let tokenizer = TokenizerJson::read(file).map_err(|error| error.to_string())?;
    Ok(Box::new(tokenizer))
}
