use ::dataset::{Role, Shape};

use super::{Settings, Tool};
use crate::state::Source;

/// What is left out of a name to make another of it.
const EXTENSIONS: [&str; 7] = [
    ".jsonl",
    ".ndjson",
    ".json",
    ".csv",
    ".tsv",
    ".txt",
    ".jsonlines",
];

impl Tool {
    /// The names of the files that are written from `source`.
    pub fn names(&self, source: &Source) -> Vec<String> {
        let stem = stem(source.file_name().unwrap_or("pasted"));
        match &self.settings {
            Settings::Repair { .. } => {
                let extension = match self.slot.role() {
                    Role::Labels => "tsv",
                    _ => "jsonl",
                };
                vec![format!("{stem}.repaired.{extension}")]
            }
            Settings::Convert(settings) => {
                let extension = match settings.to {
                    Shape::Csv => "csv",
                    Shape::Tsv => "tsv",
                    _ => "jsonl",
                };
                vec![format!("{stem}.converted.{extension}")]
            }
            Settings::Split(_) => vec![
                format!("{stem}.training.jsonl"),
                format!("{stem}.evaluation.jsonl"),
            ],
        }
    }
}

/// A name without its extension.
fn stem(name: &str) -> &str {
    let ends = |extension: &&&str| {
        let start = name.len().checked_sub(extension.len());
        let end = start.and_then(|start| name.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(extension)) && name.len() > extension.len()
    };
    let extension = EXTENSIONS.iter().find(ends);
    extension.map_or(name, |extension| &name[..name.len() - extension.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_left_out_of_a_name() {
        for (name, expected) in [
            ("train.jsonl", "train"),
            ("TRAIN.JSONL", "TRAIN"),
            ("v1.2.csv", "v1.2"),
            ("v1.2", "v1.2"),
            (".jsonl", ".jsonl"),
            ("학습.json", "학습"),
            ("학습", "학습"),
            ("", ""),
        ] {
            assert_eq!(stem(name), expected);
        }
    }
}
