use ::dataset::{Report, SplitOptions};

use crate::{number, state::Typed};

/// How a file is split, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitSettings {
    /// How many examples the evaluation file should have.
    pub evaluation: String,
    /// What the choice of examples depends on.
    pub seed: String,
}

/// The greatest number that is exact in JavaScript.
const GREATEST: u64 = (1 << 53) - 1;

impl SplitSettings {
    /// The settings before anything is chosen.
    pub(super) fn new(report: Option<&Report>) -> Self {
        let defaults = SplitOptions::default();
        let evaluation = report.map_or(defaults.evaluation, |report| {
            SplitOptions::suggested_evaluation(report.file.examples)
        });
        Self {
            evaluation: evaluation.to_string(),
            seed: defaults.seed.to_string(),
        }
    }

    pub(super) fn options(&self) -> Option<SplitOptions> {
        Some(SplitOptions {
            evaluation: Self::whole(&self.evaluation)?,
            seed: Self::whole(&self.seed)?,
            ..SplitOptions::default()
        })
    }

    /// The whole number that was typed.
    pub fn whole(text: &str) -> Option<u64> {
        let typed = Typed::read(text).number()?;
        let whole = number::floor(typed);
        let is_exact = typed >= 0.0 && typed.fract().abs() < f64::EPSILON;
        Some(whole).filter(|whole| is_exact && *whole <= GREATEST)
    }
}
