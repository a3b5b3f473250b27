//! Inspects files and writes one report a line, as JSON. With `--vocabulary FILE` tokens are counted.
//! What the JavaScript module says of the same files is compared with it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "an example is an edge"
)]

use std::{error::Error, fs::File, io::Read};

use dataset::{Inspector, Options};
use tokens::{Counter, SentencePiece, Vocabulary};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let mut vocabulary = None;
    if arguments.next_if_eq("--vocabulary").is_some() {
        vocabulary = Some(std::fs::read(arguments.next().ok_or("--vocabulary FILE")?)?);
    }
    let mut portion = vec![0; 4 << 20];
    for path in arguments {
        let counter = match &vocabulary {
            Some(file) => {
                Some(Box::new(SentencePiece::new(Vocabulary::read(file)?)) as Box<dyn Counter>)
            }
            None => None,
        };
        let mut inspector = Inspector::new(Options::default(), counter)?;
        let mut file = File::open(path)?;
        loop {
            match file.read(&mut portion)? {
                0 => break,
                length => inspector.feed(portion.get(..length).unwrap_or_default()),
            }
        }
        println!("{}", serde_json::to_string(&inspector.finish())?);
    }
    Ok(())
}
