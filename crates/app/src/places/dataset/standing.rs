use std::collections::BTreeMap;

use dataset::{RULES, Report, Role, Verdict};
use rule::Severity;

use crate::{
    components::Icon,
    number,
    state::{Dataset, Inspection, JobFile},
    words::Words,
};

/// How a file stands, in a word or two.
pub struct Standing {
    /// The drawing beside the word.
    pub icon: Option<Icon>,
    /// Which colour: the end of a class name.
    pub tone: &'static str,
    /// The word.
    pub text: String,
}

/// How a file of the job stands.
pub fn standing(file: &JobFile, strict: bool, words: &Words) -> Standing {
    let plain = |text| Standing {
        icon: None,
        tone: "plain",
        text,
    };
    match &file.inspection {
        Inspection::Waiting { .. } => plain(words.say("dataset-knows-waiting")),
        Inspection::Running { progress, .. } => {
            let percent = number::percent(progress.bytes_read, file.source.bytes());
            plain(words.say_with("dataset-knows-percent", [("percent", percent.into())]))
        }
        Inspection::Cancelled => plain(words.say("dataset-knows-cancelled")),
        Inspection::Failed(_) => Standing {
            icon: Some(Icon::Cross),
            tone: "error",
            text: words.say("dataset-knows-failed"),
        },
        Inspection::Done(outcome) => found([&outcome.report], strict, words),
    }
}

/// How the job stands as a whole; nothing before anything is known.
pub fn standing_of_all(dataset: &Dataset, words: &Words) -> Option<Standing> {
    let strict = dataset.choices.strict;
    let has = |wanted: fn(&Inspection) -> bool| {
        let mut files = dataset.files.values();
        files.find(|file| wanted(&file.inspection))
    };
    // What is under way or could not be looked at leaves the question open.
    let open = has(Inspection::is_running)
        .or_else(|| has(|inspection| matches!(inspection, Inspection::Failed(_))));
    if let Some(file) = open {
        return Some(standing(file, strict, words));
    }
    let outcomes: Vec<_> = dataset.outcomes().collect();
    (!outcomes.is_empty()).then(|| {
        let reports = outcomes.iter().map(|outcome| &outcome.report);
        found(reports, strict, words)
    })
}

/// What reports say together.
fn found<'a>(
    reports: impl IntoIterator<Item = &'a Report>,
    strict: bool,
    words: &Words,
) -> Standing {
    let (mut to_fix, mut warned) = (0, false);
    for report in reports {
        match report.verdict {
            Verdict::Ready => {}
            Verdict::Warnings => warned = true,
            Verdict::Blocked => to_fix += errors(&report.counts, strict),
        }
    }
    let (icon, tone, text) = if to_fix > 0 {
        let text = words.say_with("dataset-knows-blocked", [("count", to_fix.into())]);
        (Icon::Cross, "error", text)
    } else if warned {
        let text = words.say("dataset-knows-warnings");
        (Icon::Triangle, "warning", text)
    } else {
        (Icon::Tick, "ok", words.say("dataset-knows-ready"))
    };
    Standing {
        icon: Some(icon),
        tone,
        text,
    }
}

/// How many errors there are in a file that has some. A rule that knows errors and warnings counts by
/// what it mostly is.
fn errors(counts: &BTreeMap<String, u64>, strict: bool) -> u64 {
    let is_error = |name: &str| {
        let rule = RULES.iter().find(|rule| rule.name == name);
        rule.is_some_and(|rule| rule.severity(strict) == Severity::Error)
    };
    let errors = counts
        .iter()
        .filter(|(name, _)| is_error(name))
        .map(|(_, count)| count)
        .sum();
    u64::max(errors, 1)
}

/// How many examples a file has, or whatever a file of its part has.
pub fn examples(report: &Report, words: &Words) -> String {
    let key = match report.role {
        Role::Training | Role::Evaluation => "dataset-examples",
        Role::Corpus => "dataset-documents",
        Role::Queries => "dataset-queries",
        Role::Labels => "dataset-labels",
    };
    words.say_with(key, [("count", report.file.examples.into())])
}
