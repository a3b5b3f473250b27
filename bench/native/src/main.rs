//! `contender VOCABULARY WHAT...`, where each WHAT is `texts:FILE`, a JSON array of strings to count one
//! by one, or `whole:FILE`, a dataset to inspect in one pass. Writes one JSON object: how long it took
//! until the vocabulary was ready, and how long each pass took and what it counted.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use contender::{Contender, texts};
    use serde_json::json;
    use std::{env, fs, time::Instant};

    let mut arguments = env::args().skip(1);
    let file = fs::read(arguments.next().expect("a vocabulary")).expect("the vocabulary");
    let start = Instant::now();
    let mut contender = Contender::read(&file);
    let ready = start.elapsed().as_secs_f64();
    drop(file);
    let passes: Vec<_> = arguments
        .map(|what| {
            let (kind, path) = what.split_once(':').expect("texts:FILE or whole:FILE");
            let file = fs::read(path).expect("the data");
            if kind == "whole" {
                let start = Instant::now();
                let report = contender.inspect(&file);
                json!({ "seconds": start.elapsed().as_secs_f64(), "report": report })
            } else {
                let texts = texts(&file);
                let start = Instant::now();
                let counts = contender.count_all(&texts);
                json!({ "seconds": start.elapsed().as_secs_f64(), "counts": counts })
            }
        })
        .collect();
    println!("{}", json!({ "ready": ready, "passes": passes }));
}

#[cfg(target_arch = "wasm32")]
fn main() {}
