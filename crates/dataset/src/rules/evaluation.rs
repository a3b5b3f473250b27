//! What the rules about an evaluation file share.

use super::Totals;
use crate::{Fingerprint, Format, Options, Role};

/// The training file of the job, when the file that is inspected is to evaluate it.
pub(super) fn training<'a>(
    options: &Options,
    against: &'a [Fingerprint],
) -> Option<&'a Fingerprint> {
    against
        .iter()
        .find(|other| options.role == Role::Evaluation && other.role() == Role::Training)
}

/// The format of the training file, where both are known.
pub(super) fn training_format(totals: &Totals<'_>) -> Option<Format> {
    training(totals.options, totals.against)
        .map(Fingerprint::format)
        .filter(|&format| format != Format::Unknown)
}

/// Whether the job can have an evaluation file. Where no model is chosen, what is tuned shows in the
/// training file; only without one, in the evaluation file itself.
pub(super) fn is_supported(totals: &Totals<'_>) -> bool {
    match (&totals.options.model, training_format(totals)) {
        (None, Some(format)) => format != Format::Chat,
        _ => totals.model.family.takes_evaluation(),
    }
}
