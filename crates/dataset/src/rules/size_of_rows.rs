//! What the rules about the size of a corpus and of a queries file share.

use std::ops::RangeInclusive;

use rule::{Message, grouped};

use super::Totals;
use crate::{Role, findings::Sink};

/// Reports a file of `role` that holds fewer or more rows than are taken; `[en, ko]` is what they
/// are called.
pub(super) fn report(
    totals: &Totals<'_>,
    role: Role,
    taken: RangeInclusive<u64>,
    [en, ko]: [&str; 2],
    sink: &mut Sink<'_>,
) {
    let rows = totals.examples;
    // Where none could be read, that has been said.
    if totals.options.role != role || rows == 0 || taken.contains(&rows) {
        return;
    }
    sink.report_file(|| {
        let [rows, least, most] = [rows, *taken.start(), *taken.end()].map(grouped);
        Message::new(
            format!("{rows} {en}; {least} to {most} are taken"),
            format!("{ko}가 {rows}개입니다. {least}~{most}개를 받습니다"),
        )
    });
}
