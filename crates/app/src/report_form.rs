//! The forms in which a report can be taken away.

use dataset::{Report, export};
use rule::Language;

/// A form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportForm {
    /// All of it, as the JavaScript module gives it.
    Json,
    /// For people.
    Markdown,
    /// The findings as a table.
    Csv,
    /// For tools that show findings in code.
    Sarif,
}

impl ReportForm {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Json, Self::Markdown, Self::Csv, Self::Sarif];

    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Sarif => "SARIF",
        }
    }

    /// What a report on `file` is called in this form.
    pub fn file_name(self, file: &str) -> String {
        let extension = match self {
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Sarif => "sarif",
        };
        format!("{file}.report.{extension}")
    }

    /// The media type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Markdown => "text/markdown",
            Self::Csv => "text/csv",
            Self::Sarif => "application/sarif+json",
        }
    }

    /// The report in this form; `None` for JSON, which the worker has made.
    pub fn write(self, report: &Report, language: Language) -> Option<String> {
        match self {
            Self::Json => None,
            Self::Markdown => Some(export::markdown(report, language)),
            Self::Csv => Some(export::csv(report, language)),
            Self::Sarif => Some(export::sarif(report)),
        }
    }
}
