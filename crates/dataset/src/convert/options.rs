use serde::{Deserialize, Serialize};

use super::{Columns, Shape};

/// What is to be converted into what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConvertOptions {
    /// The shape of the file. Without one it is told from the file: see [`Shape`].
    #[serde(default)]
    pub from: Option<Shape>,
    /// The shape to write.
    pub to: Shape,
    /// Which columns of a CSV or TSV file mean what. Without it they are told by their names.
    #[serde(default)]
    pub columns: Option<Columns>,
    /// How many losses of each kind are listed. The counts are never capped.
    #[serde(default = "most_losses")]
    pub max_losses: usize,
    /// Bytes of the longest line or row that is read; a longer one is listed and skipped.
    #[serde(default = "longest_line")]
    pub max_line_bytes: usize,
    /// Whether each loss carries its message in Korean, too.
    #[serde(default)]
    pub details: bool,
}

fn most_losses() -> usize {
    1_000
}

fn longest_line() -> usize {
    16 * 1024 * 1024
}

impl ConvertOptions {
    /// The options to convert a file of any shape.
    pub fn to(shape: Shape) -> Self {
        Self {
            from: None,
            to: shape,
            columns: None,
            max_losses: most_losses(),
            max_line_bytes: longest_line(),
            details: false,
        }
    }

    pub(super) fn check(&self) -> Result<(), ConvertError> {
        let Some(columns) = &self.columns else {
            return Ok(());
        };
        if let Some(from) = self.from
            && !from.is_table()
        {
            return Err(ConvertError::NoColumns(from));
        }
        let mut seen = Vec::new();
        for name in columns.named() {
            if seen.contains(&name) {
                return Err(ConvertError::SameColumn(name.to_owned()));
            }
            if !columns.header && !name.parse().is_ok_and(|number: usize| number > 0) {
                return Err(ConvertError::NotANumber(name.to_owned()));
            }
            seen.push(name);
        }
        Ok(())
    }
}

/// Why a conversion cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// Columns were named for a shape that has none.
    #[error("columns: only csv and tsv have columns, {} has fields", .0.en())]
    NoColumns(Shape),
    /// One column was named for two purposes.
    #[error("columns: {0:?} cannot be two things at once")]
    SameColumn(String),
    /// A column of a table without a header was not given by its number.
    #[error("columns: without a header a column is given by its number from 1, not {0:?}")]
    NotANumber(String),
}
