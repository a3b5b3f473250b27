//! Counts every text on standard input, one JSON string a line, with the `tokenizer.json` that the
//! first argument names. Writes one line a text: the count, and where a cut after half of the tokens
//! falls (in bytes; the text's length when there is nothing to cut). A judge outside compares it.
use std::{error::Error, io};

use tokenizer_json::TokenizerJson;
use tokens::Counter;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("usage: count_with_file TOKENIZER < TEXTS")?;
    #[allow(clippy::disallowed_methods, reason = "an example is an edge")]
    let mut counter = TokenizerJson::read(&std::fs::read(path)?)?;
    for line in io::stdin().lines() {
        let text: String = serde_json::from_str(&line?)?;
        let count = counter.count(&text);
        let cut = counter.cut_at(&text, count / 2).unwrap_or(text.len());
        #[allow(clippy::disallowed_macros, reason = "an example is an edge")]
        {
            println!("{count} {cut}");
        }
    }
    Ok(())
}
