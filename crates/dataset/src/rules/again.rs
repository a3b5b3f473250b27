//! What the rules that compare the examples of a file share.

use std::collections::BinaryHeap;

use rule::{Message, grouped};

use super::Totals;
use crate::{
    findings::Sink,
    seen::{Again, How},
    source::Place,
};

/// Reports every example that is `how` to an earlier one. The notes are in no order of lines: of the
/// findings that are kept, the first ones in the file are picked out.
///
/// An example is no longer at hand when its like is found, so that the place is the start of its line,
/// without a span.
pub(super) fn report(
    how: How,
    totals: &Totals<'_>,
    sink: &mut Sink<'_>,
    message: impl Fn(&Again) -> Message,
) {
    let mut first = BinaryHeap::new();
    let mut others = 0;
    for again in totals.seen.again().filter(|again| again.how == how) {
        first.push(again);
        if first.len() > sink.keeping.most_per_rule {
            first.pop();
            others += 1;
        }
    }
    for again in first.into_sorted_vec() {
        sink.report_at(Place::of_line(again.line), || message(&again));
    }
    sink.count_more(others);
}

/// The earlier line as a message names it, in English and in Korean; `None` where it is the same line.
pub(super) fn earlier_line(again: &Again) -> Option<String> {
    (again.earlier != again.line).then(|| grouped(again.earlier))
}
