use ::dataset::{Columns, ConvertOptions, Format, Report, Shape, Verdict};

use super::SHOWN;
use crate::state::Source;

/// How a file is converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConvertSettings {
    /// The shape to write.
    pub to: Shape,
    /// Which columns of a table mean what; `None` lets it follow from their names.
    pub mapping: Option<Mapping>,
}

/// Which columns of a table mean what, as far as the person has said. A name that is empty stands for
/// no column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// What the model is told before the question.
    pub system: String,
    /// What is put before the input.
    pub instruction: String,
    /// The question.
    pub input: String,
    /// The answer.
    pub output: String,
    /// Whether the first row holds the names. Without it columns are given by number, from 1.
    pub header: bool,
}

/// Why a table cannot be read yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmapped {
    /// The column of the input or of the output is not known.
    Missing,
    /// A column was chosen twice.
    Twice,
}

impl ConvertSettings {
    /// The settings before anything is chosen. A file that is as `PaLM` takes it is wanted as Gemini
    /// does; any other is wanted as `PaLM` takes it.
    pub(super) fn new(report: Option<&Report>) -> Self {
        let is_blocked = report.is_some_and(|report| report.verdict == Verdict::Blocked);
        let to = match report.map(|report| report.file.format) {
            Some(Format::Chat) if is_blocked => Shape::Chat,
            Some(Format::Text | Format::Chat) if !is_blocked => Shape::Gemini,
            _ => Shape::Text,
        };
        Self { to, mapping: None }
    }

    pub(super) fn options(&self, source: &Source) -> Option<ConvertOptions> {
        let columns = match &self.mapping {
            Some(mapping) => Some(mapping.columns().ok()?),
            None => None,
        };
        Some(ConvertOptions {
            from: shape_of(source),
            columns,
            max_losses: SHOWN,
            details: true,
            ..ConvertOptions::to(self.to)
        })
    }
}

impl Mapping {
    /// The columns of which a file was read.
    pub fn of(columns: &Columns) -> Self {
        Self {
            system: columns.system.clone().unwrap_or_default(),
            instruction: columns.instruction.clone().unwrap_or_default(),
            input: columns.input.clone(),
            output: columns.output.clone(),
            header: columns.header,
        }
    }

    /// The columns, for the conversion.
    ///
    /// # Errors
    /// When they do not say enough, or too much.
    pub fn columns(&self) -> Result<Columns, Unmapped> {
        let names = [&self.system, &self.instruction, &self.input, &self.output];
        let twice = names
            .iter()
            .enumerate()
            .any(|(at, name)| !name.is_empty() && names[..at].contains(name));
        if twice {
            return Err(Unmapped::Twice);
        }
        if self.input.is_empty() || self.output.is_empty() {
            return Err(Unmapped::Missing);
        }
        let optional = |name: &String| (!name.is_empty()).then(|| name.clone());
        Ok(Columns {
            system: optional(&self.system),
            instruction: optional(&self.instruction),
            input: self.input.clone(),
            output: self.output.clone(),
            header: self.header,
        })
    }
}

/// The kind of table that a name promises.
pub(super) fn shape_of(source: &Source) -> Option<Shape> {
    let (_, extension) = source.file_name()?.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "csv" => Some(Shape::Csv),
        "tsv" => Some(Shape::Tsv),
        _ => None,
    }
}
