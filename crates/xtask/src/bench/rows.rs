//! The turns of several contenders over the same data.

use anyhow::Result;

use super::{
    contenders::Contender,
    ground::Ground,
    measure::{Outcome, Pass, measure},
    reference,
    statistics::median,
};

/// A turn that takes longer is not repeated: what is so slow needs no better figure.
const LONG: f64 = 60.0;

/// A contender with all that was measured of it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Who.
    pub contender: Contender,
    /// Its turns.
    pub outcomes: Vec<Outcome>,
    /// How many answers differ from the reference.
    pub different: usize,
    /// Why it has no turn, or no more.
    pub trouble: Option<String>,
}

impl Row {
    /// The median of a pass, in seconds.
    pub fn seconds(&self, pass: usize) -> Option<f64> {
        self.median(|outcome| outcome.passes.get(pass).map(|passed| passed.seconds))
    }

    /// The median until the vocabulary is ready, in seconds.
    pub fn ready(&self) -> Option<f64> {
        self.median(|outcome| Some(outcome.ready))
    }

    /// MiB of wasm memory, when the vocabulary is ready and at the end.
    pub fn memory(&self) -> Option<(f64, f64)> {
        let ready = self.median(|outcome| outcome.memory.map(|(ready, _)| ready))?;
        let end = self.median(|outcome| outcome.memory.map(|(_, end)| end))?;
        Some((ready, end))
    }

    fn median(&self, of: impl Fn(&Outcome) -> Option<f64>) -> Option<f64> {
        median(self.outcomes.iter().filter_map(of).collect())
    }

    fn is_long(&self) -> bool {
        let seconds =
            |outcome: &Outcome| -> f64 { outcome.passes.iter().map(|passed| passed.seconds).sum() };
        self.outcomes.iter().any(|outcome| seconds(outcome) > LONG)
    }
}

/// Builds the contenders, lets them take turns, and compares their answers.
pub fn measured(
    ground: &Ground,
    contenders: &[Contender],
    passes: &[Pass],
    rounds: usize,
) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = contenders
        .iter()
        .map(|&contender| Row {
            contender,
            outcomes: Vec::new(),
            different: 0,
            // What one peer lacks must not keep the others from being measured; the table tells of it.
            trouble: ground
                .build(&contender)
                .err()
                .map(|error| format!("not built: {error:#}")),
        })
        .collect();
    for round in 1..=rounds {
        for row in &mut rows {
            if row.trouble.is_some() || row.is_long() {
                continue;
            }
            eprint!("round {round} of {rounds}: {} … ", row.contender.title());
            match measure(ground, &row.contender, passes) {
                Ok(outcome) => {
                    let all: f64 = outcome.passes.iter().map(|passed| passed.seconds).sum();
                    eprintln!("{all:.3} s, ready after {:.3} s", outcome.ready);
                    row.different = different(ground, row.contender, passes, &outcome)?;
                    row.outcomes.push(outcome);
                }
                Err(error) => {
                    eprintln!("failed");
                    row.trouble = Some(format!("{error:#}"));
                }
            }
        }
    }
    Ok(rows)
}

fn different(
    ground: &Ground,
    contender: Contender,
    passes: &[Pass],
    outcome: &Outcome,
) -> Result<usize> {
    let mut different = 0;
    for (pass, passed) in passes.iter().zip(&outcome.passes) {
        let expected = reference::counts(ground, contender.vocabulary, pass)?;
        let pairs = expected.iter().zip(&passed.counts);
        different += pairs.filter(|(expected, found)| expected != found).count();
        different += expected.len().abs_diff(passed.counts.len());
    }
    Ok(different)
}
