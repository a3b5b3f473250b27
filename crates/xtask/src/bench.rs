//! How fast we are, side by side with everyone else who counts: `cargo xtask bench`.
//!
//! Contenders take turns, each in a process of its own, over the same bytes; every answer is compared;
//! the median of the rounds counts. Absolute figures are the machine's, ratios are what is claimed.

mod claims;
mod contenders;
mod ground;
mod growth;
mod machine;
mod measure;
mod plot;
mod reference;
mod rows;
mod statistics;
mod table;

use std::fs;

use anyhow::{Result, ensure};

use self::{
    contenders::{
        CONTENDERS, Contender, Place, Vocabulary, candidate, ours, reference, transformers_js,
    },
    ground::Ground,
    growth::Grown,
    measure::Pass,
    rows::Row,
};
use crate::workspace::Workspace;

/// What to measure, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Only the parts or the contenders with this in their name; the table is printed, not written.
    pub only: Option<String>,
    /// One round, nothing that takes minutes; the table is printed, not written.
    pub quick: bool,
    /// How often each contender has its turn.
    pub rounds: usize,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            only: None,
            quick: false,
            rounds: 5,
        }
    }
}

/// Texts that are made to be slow, by name.
pub const WORST: [&str; 5] = ["letter", "han", "emoji", "spaces", "distinct"];

/// Everything that was measured. A part that was not chosen is empty.
#[derive(Debug, Default)]
pub struct Results {
    /// Counting the texts of the dataset.
    pub counting: Vec<Row>,
    /// The whole pass over the dataset.
    pub whole: Vec<Row>,
    /// The texts of [`WORST`], in that order.
    pub worst: Vec<Row>,
    /// Ten million empty lines.
    pub empty: Vec<Row>,
    /// The page with larger and larger files.
    pub growth: Vec<Grown>,
}

/// Measures, and writes `bench/results.md` with its pictures.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<()> {
    let ground = Ground::ensure(workspace)?;
    let results = measured(&ground, choice)?;
    let text = table::page(&ground, choice, &results);
    if choice.only.is_some() || choice.quick {
        println!("{text}");
        return Ok(());
    }
    let folder = workspace.root.join("bench");
    fs::write(folder.join("results.md"), text)?;
    fs::write(
        folder.join("counting.svg"),
        plot::speeds(&results.counting, &ground.about),
    )?;
    fs::write(folder.join("growth.svg"), plot::growth(&results.growth))?;
    eprintln!("The results are in {}", folder.join("results.md").display());
    Ok(())
}

fn measured(ground: &Ground, choice: &Choice) -> Result<Results> {
    let chosen = Chosen(choice.only.as_deref());
    let rounds = if choice.quick { 1 } else { choice.rounds };
    let texts = |name: &str| Pass::Texts(ground.data.join(format!("{name}.json")));
    let whole = |name: &str| Pass::Whole(ground.data.join(format!("{name}.jsonl")));
    let fit = |contenders: &[Contender]| -> Vec<Contender> {
        let fits = |contender: &&Contender| !choice.quick || !is_slow(contender);
        contenders.iter().filter(fits).copied().collect()
    };
    let mut counting = fit(&CONTENDERS);
    counting.retain(|contender| chosen.part("counting") || chosen.contender(&contender.title()));
    ensure!(
        !counting.is_empty() || PARTS.iter().any(|part| chosen.part(part)),
        "nothing is called like that; there are the parts {} and the names in bench/results.md",
        PARTS.join(", ")
    );
    let mut results = Results {
        counting: rows::measured(ground, &counting, &[texts("mixed")], rounds)?,
        ..Results::default()
    };
    if chosen.part("whole pass") {
        let contenders = fit(&[
            ours(Place::Native),
            ours(Place::Node),
            ours(Place::Chromium),
            reference(),
            transformers_js(Place::Chromium),
        ]);
        results.whole = rows::measured(ground, &contenders, &[whole("mixed")], rounds)?;
    }
    if chosen.part("worst cases") {
        let contenders = [ours(Place::Chromium), candidate(Place::Chromium)];
        let passes = WORST.map(|name| texts(&format!("worst-{name}")));
        results.worst = rows::measured(ground, &contenders, &passes, rounds)?;
        results.empty = rows::measured(ground, &contenders[..1], &[whole("empty")], rounds)?;
    }
    if chosen.part("growth") {
        results.growth = growth::measured(ground, choice.quick)?;
    }
    Ok(results)
}

/// Whether a round takes a minute or more.
fn is_slow(contender: &Contender) -> bool {
    let is_script = matches!(contender.code, contenders::Code::Script(_));
    is_script && !contender.place.is_native() && contender.vocabulary != Vocabulary::Cl100k
}

/// The parts, by name.
const PARTS: [&str; 4] = ["counting", "whole pass", "worst cases", "growth"];

/// What of it is measured.
#[derive(Debug, Clone, Copy)]
struct Chosen<'a>(Option<&'a str>);

impl Chosen<'_> {
    fn part(self, name: &str) -> bool {
        self.0.is_none_or(|text| name.contains(text))
    }

    /// Whether a contender is called by its name, for no part is called so.
    fn contender(self, title: &str) -> bool {
        let names_a_part = PARTS.iter().any(|part| self.part(part));
        !names_a_part && self.part(title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(only: &str, parts: &[&str], contenders: usize) {
        let chosen = Chosen(Some(only));
        let found: Vec<&str> = PARTS.into_iter().filter(|part| chosen.part(part)).collect();
        assert_eq!(found, parts);
        let named = CONTENDERS
            .iter()
            .filter(|contender| chosen.contender(&contender.title()));
        assert_eq!(named.count(), contenders);
    }

    #[test]
    fn a_part_or_contenders_are_called_by_their_names() {
        check("counting", &["counting"], 0);
        check("whole", &["whole pass"], 0);
        check("growth", &["growth"], 0);
        check("Tuneup, Chromium", &[], 1);
        check("fastokens", &[], 1);
        check("nobody", &[], 0);
    }
}
