//! What every count is compared with: for Gemma sentencepiece's, for cl100k those of `tokenizers`.

use std::fs;

use anyhow::{Context, Result};

use super::{
    contenders::{Code, Contender, Place, Vocabulary, reference},
    ground::Ground,
    measure::{Pass, measure},
};

/// The right counts for a pass, made once and kept beside the data.
pub fn counts(ground: &Ground, vocabulary: Vocabulary, pass: &Pass) -> Result<Vec<u64>> {
    let texts = match pass {
        Pass::Texts(path) => path.clone(),
        // A dataset has the same texts, and its answer is one sum. Without texts there is no token.
        Pass::Whole(path) => path.with_extension("json"),
    };
    if !texts.exists() {
        return Ok(vec![0]);
    }
    let kept = texts.with_extension(format!("{}.counts", vocabulary.name()));
    if !kept.exists() {
        let judge = judge(vocabulary);
        eprintln!("Counting the reference with {} …", judge.name);
        let outcome = measure(ground, &judge, &[Pass::Texts(texts)])?;
        let passed = outcome.passes.first().context("one pass")?;
        fs::write(&kept, serde_json::to_vec(&passed.counts)?)?;
    }
    let counts: Vec<u64> = serde_json::from_slice(&fs::read(kept)?)?;
    Ok(match pass {
        Pass::Texts(_) => counts,
        Pass::Whole(_) => vec![counts.iter().sum()],
    })
}

fn judge(vocabulary: Vocabulary) -> Contender {
    match vocabulary {
        Vocabulary::Model | Vocabulary::Json => reference(),
        Vocabulary::Cl100k => Contender {
            name: "tokenizers",
            place: Place::Python,
            vocabulary,
            code: Code::Script("tokenizers"),
            threads: true,
        },
    }
}
