use rule::{Severity, grouped};
use yew::prelude::*;

use crate::{findings::Mark, words::Words};

/// One place on the strip.
pub fn drawn(mark: &Mark, width: u64) -> Html {
    let class = match mark.severity {
        Severity::Error => "strip__mark strip__mark--error",
        Severity::Warning => "strip__mark strip__mark--warning",
        Severity::Advice => "strip__mark strip__mark--advice",
    };
    // A worse mark reaches higher: colour alone does not tell them apart.
    let (y, height) = match mark.severity {
        Severity::Error => ("0", "100%"),
        Severity::Warning => ("25%", "75%"),
        Severity::Advice => ("55%", "45%"),
    };
    let unit = 100.0 / width as f64;
    let x = format!("{:.3}%", mark.place as f64 * unit);
    html! { <rect {class} {x} {y} width={format!("{:.3}%", unit.min(2.5))} {height} /> }
}

/// Where the middle of a place is, for the cursor.
pub fn middle(mark: &Mark, width: u64) -> String {
    let unit = 100.0 / width as f64;
    format!("{:.3}%", mark.place as f64 * unit + unit.min(2.5) / 2.0)
}

/// What a place says to who cannot see it.
pub fn in_words(mark: &Mark, words: &Words) -> String {
    let severity = words.say(match mark.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Advice => "severity-advice",
    });
    words.say_with(
        "dataset-strip-mark",
        [
            ("line", grouped(mark.line).into()),
            ("severity", severity.into()),
            ("count", mark.count.into()),
        ],
    )
}
