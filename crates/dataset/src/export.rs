//! A report in forms that other programs and people take: Markdown, CSV, SARIF. Its JSON is the
//! [`Report`](crate::Report) itself.
//!
//! A report quotes the dataset, and a dataset may come from anywhere. In every form what is quoted is
//! text and stays text: no markup, no formula, no link, and what cannot be seen is named.

mod csv;
mod markdown;
mod sarif;

pub use csv::csv;
pub use markdown::markdown;
use rule::{Language, Severity, grouped};
pub use sarif::sarif;

/// The name of a severity, as the report's JSON has it.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// What stands for the findings that are counted but not listed.
fn not_listed(count: u64, language: Language) -> String {
    let number = grouped(count);
    match (language, count) {
        (Language::English, 1) => "1 more finding is not listed".to_owned(),
        (Language::English, _) => format!("{number} more findings are not listed"),
        (Language::Korean, _) => format!("나열하지 않은 것이 {number}개 더 있습니다"),
    }
}
