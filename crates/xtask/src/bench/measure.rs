//! One job: a contender in a fresh process reads its vocabulary and makes its passes.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    contenders::{Code, Contender, Place},
    ground::Ground,
};
use crate::command;

/// What a pass goes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pass {
    /// Counts each text of a JSON array.
    Texts(PathBuf),
    /// Goes over a dataset: reads, checks, counts.
    Whole(PathBuf),
}

impl Pass {
    fn parts(&self) -> (&'static str, &Path) {
        match self {
            Self::Texts(path) => ("texts", path),
            Self::Whole(path) => ("whole", path),
        }
    }
}

/// What was measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Seconds from the bytes of the vocabulary until the first text can be counted.
    pub ready: f64,
    /// MiB of wasm memory when it was ready, and at the end.
    pub memory: Option<(f64, f64)>,
    /// The passes, in the order asked for.
    pub passes: Vec<Passed>,
}

/// One pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Passed {
    /// How long it took.
    pub seconds: f64,
    /// The count of each text; one number for a whole dataset.
    pub counts: Vec<u64>,
}

/// Does a job.
pub fn measure(ground: &Ground, contender: &Contender, passes: &[Pass]) -> Result<Outcome> {
    let text = if contender.place.is_native() {
        in_program(ground, contender, passes)
    } else {
        in_javascript(ground, contender, passes)
    }?;
    let value = serde_json::from_str(&text).context("a contender writes JSON")?;
    outcome(&value).with_context(|| format!("{} wrote something else", contender.title()))
}

fn in_program(ground: &Ground, contender: &Contender, passes: &[Pass]) -> Result<String> {
    let mut program = match contender.code {
        Code::Rust(feature) => {
            let program = ground.built(feature, contender.place);
            ground.workspace.command(program)
        }
        Code::Script(entry) => {
            let mut python = ground.workspace.command(&ground.python);
            python.args(["bench/peers.py", entry]);
            python
        }
    };
    program.arg(ground.vocabulary(contender.vocabulary));
    for pass in passes {
        let (kind, path) = pass.parts();
        program.arg(format!("{kind}:{}", path.display()));
    }
    command::output(&mut program)
}

fn in_javascript(ground: &Ground, contender: &Contender, passes: &[Pass]) -> Result<String> {
    let mut job = json!({
        "vocabulary": ground.vocabulary(contender.vocabulary),
        "modules": ground.modules,
        "passes": passes.iter().map(Pass::parts).collect::<Vec<_>>(),
    });
    match contender.code {
        Code::Rust(feature) => job["wasm"] = json!(ground.built(feature, contender.place)),
        Code::Script(entry) => job["name"] = json!(entry),
    }
    let place = match contender.place {
        Place::Chromium => "chromium",
        _ => "node",
    };
    let mut node = ground.workspace.command("node");
    node.args(["bench/run.mjs", place, &job.to_string()])
        .env("CHROMIUM", &ground.chromium);
    command::output(&mut node)
}

fn outcome(value: &Value) -> Option<Outcome> {
    let memory = &value["memory"];
    Some(Outcome {
        ready: value["ready"].as_f64()?,
        memory: memory["ready"].as_f64().zip(memory["end"].as_f64()),
        passes: value["passes"]
            .as_array()?
            .iter()
            .map(passed)
            .collect::<Option<_>>()?,
    })
}

fn passed(value: &Value) -> Option<Passed> {
    let counts = match &value["counts"] {
        Value::Array(counts) => counts.iter().map(Value::as_u64).collect::<Option<_>>()?,
        _ => vec![tokens_of(value)?],
    };
    Some(Passed {
        seconds: value["seconds"].as_f64()?,
        counts,
    })
}

/// One sum for a whole dataset: said alone, or in our report.
fn tokens_of(value: &Value) -> Option<u64> {
    let statistics = &value["report"]["statistics"];
    value["tokens"]
        .as_u64()
        .or_else(|| statistics["totalTokenCount"].as_u64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_contenders_write_is_read() {
        let counted = json!({
            "ready": 0.5,
            "memory": { "ready": 18.0, "end": 51.5 },
            "passes": [{ "seconds": 1.5, "counts": [3, 4] }, { "seconds": 2.0, "report": { "statistics": { "totalTokenCount": 7 } } }],
        });
        let passes = vec![
            Passed {
                seconds: 1.5,
                counts: vec![3, 4],
            },
            Passed {
                seconds: 2.0,
                counts: vec![7],
            },
        ];
        let memory = Some((18.0, 51.5));
        let expected = Outcome {
            ready: 0.5,
            memory,
            passes,
        };
        assert_eq!(outcome(&counted), Some(expected));
        assert_eq!(outcome(&json!({ "ready": 1.0 })), None);
        assert_eq!(outcome(&json!({ "error": "no such peer" })), None);
    }
}
