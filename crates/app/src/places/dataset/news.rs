use std::{collections::BTreeSet, rc::Rc};

use yew::prelude::*;

use super::{results::SUMMARY, verdict::sentence};
use crate::{
    findings::Findings,
    hooks::use_words,
    services::document,
    state::{Dataset, FileId, Outcome},
};

/// What the person has heard of so far.
#[derive(Default)]
struct Heard {
    /// The files that were there.
    files: BTreeSet<FileId>,
    /// Those of them whose results the person was led to, or went to.
    seen: BTreeSet<FileId>,
    /// What was shown last.
    shown: Option<(FileId, Option<Rc<Outcome>>)>,
}

/// Leads the person to the results of a new file as soon as they are there, by moving the focus. Where
/// the person only changed a setting or looked at another file, the focus stays; of results that were
/// replaced this is the sentence to say.
#[hook]
pub fn use_news(dataset: &Dataset, findings: Option<&Rc<Findings>>) -> AttrValue {
    let words = use_words();
    let heard = use_mut_ref(Heard::default);
    let news = use_state_eq(AttrValue::default);
    let files: BTreeSet<FileId> = dataset.files.values().map(|file| file.id).collect();
    let shown = dataset
        .shown()
        .map(|(_, file)| (file.id, file.inspection.outcome().cloned()));
    {
        let news = news.clone();
        let findings = findings.cloned();
        use_effect_with((files, shown), move |(files, shown)| {
            let mut heard = heard.borrow_mut();
            if let Some((file, outcome)) = shown {
                let before = heard.shown.replace((*file, outcome.clone()));
                let was_shown = before.as_ref().is_some_and(|(before, _)| before == file);
                if !was_shown && heard.files.contains(file) {
                    // The person went there.
                    heard.seen.insert(*file);
                }
                let is_news = outcome.is_some()
                    && before.is_none_or(|(before, last)| before == *file && last != *outcome);
                if is_news && (heard.seen.insert(*file) || document::is_focus_lost()) {
                    document::focus(SUMMARY);
                } else if is_news && let Some(findings) = findings {
                    news.set(sentence(&findings, &words).into());
                }
            } else {
                heard.shown = None;
            }
            heard.seen.retain(|file| files.contains(file));
            heard.files.clone_from(files);
        });
    }
    (*news).clone()
}
