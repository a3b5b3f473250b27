//! From what the reader tells to the lines that are written.

use std::ops::Range;

use super::{
    State,
    rewrite::{Rewritten, Step},
};
use crate::{
    fault::Fault,
    json::{Mend, Value},
    reader::{Events, Taken, length_of_marks},
    source::Source,
};

/// One run over the lines, with what they are written to.
pub(super) struct Pass<'a> {
    pub(super) state: &'a mut State,
    pub(super) out: &'a mut Vec<u8>,
}

/// What is known about bytes that have not been taken yet.
#[derive(Debug, Default)]
pub(super) struct Pending {
    values: Vec<Rewritten>,
    /// Whether there is a value among them that could not be made JSON on one line.
    is_unmended: bool,
    /// Whether byte-order marks stand at their head.
    has_mark: bool,
    /// Whether an array around the examples opens in them.
    opens_array: bool,
    /// An offset in the source and the line feeds before it, to count on from there.
    counted: (usize, u64),
}

impl Events for Pass<'_> {
    fn fault(&mut self, fault: &Fault, source: Source<'_>) {
        let pending = &mut self.state.pending;
        match fault {
            Fault::ByteOrderMark { .. } => pending.has_mark = true,
            Fault::ArrayFile { .. } => pending.opens_array = true,
            // One that was held, or else the one that is taken next.
            Fault::BlankLine => {
                let line = source.first_line;
                if let Some(blank) = self.state.leading_blanks.remove(&line) {
                    self.add("blank-line", line, &blank, b"");
                }
            }
            _ => {}
        }
    }

    /// What is written is decided by the values.
    fn example(&mut self, _: &Value<'_>, _: &str, _: Source<'_>) {}

    fn value(&mut self, value: &Value<'_>, mends: &[Mend], text: &str, source: Source<'_>) {
        let (from, breaks) = self.state.pending.counted;
        let breaks = breaks + line_feeds(source.bytes, from..value.start);
        self.state.pending.counted = (value.start, breaks);
        let line = source.first_line + breaks;
        match Rewritten::new(value, mends, text, line, self.state) {
            Some(rewritten) => self.state.pending.values.push(rewritten),
            None => self.state.pending.is_unmended = true,
        }
    }

    fn taken(&mut self, taken: Taken, source: Source<'_>, range: Range<usize>) {
        let pending = std::mem::take(&mut self.state.pending);
        let mut stretch = Stretch { source, range };
        if pending.has_mark {
            self.drop_marks(&mut stretch);
        }
        match taken {
            Taken::Piece => self.out.extend_from_slice(stretch.bytes()),
            Taken::LeadingBlank => {
                let blank = stretch.bytes().to_vec();
                self.state.leading_blanks.insert(source.first_line, blank);
            }
            Taken::Unread => self.leave(&stretch),
            Taken::Values | Taken::Elements if pending.is_unmended => self.leave(&stretch),
            Taken::Values if pending.values.is_empty() => {
                self.change("blank-line", &stretch, b"");
            }
            // What is no example stays, and so does what stands beside it.
            Taken::Values if !pending.values.iter().all(|value| value.is_object) => {
                self.leave(&stretch);
            }
            Taken::Values => self.values(&stretch, &pending.values),
            Taken::Elements => self.elements(&stretch, &pending),
        }
    }
}

/// Bytes that are taken.
struct Stretch<'a> {
    source: Source<'a>,
    range: Range<usize>,
}

impl<'a> Stretch<'a> {
    fn bytes(&self) -> &'a [u8] {
        self.part(self.range.start, self.range.end)
    }

    fn part(&self, start: usize, end: usize) -> &'a [u8] {
        self.source.bytes.get(start..end).unwrap_or_default()
    }

    /// Whether the line goes on behind them.
    fn is_cut(&self) -> bool {
        self.range.end < self.source.bytes.len()
    }

    fn first_line(&self) -> u64 {
        self.source.first_line + line_feeds(self.source.bytes, 0..self.range.start)
    }

    fn last_line(&self) -> u64 {
        self.first_line() + line_feeds(self.source.bytes, self.range.clone())
    }

    /// What stands before and behind a value.
    fn around(&self, value: &Rewritten) -> (&'a [u8], &'a [u8]) {
        (
            self.part(self.range.start, value.start),
            self.part(value.end, self.range.end),
        )
    }

    /// What stands before, between and behind values.
    fn outside(&self, values: &[Rewritten]) -> impl Iterator<Item = &'a [u8]> {
        let starts = values.iter().map(|value| value.start);
        let ends = values.iter().map(|value| value.end);
        std::iter::once(self.range.start)
            .chain(ends)
            .zip(starts.chain([self.range.end]))
            .map(|(from, to)| self.part(from, to))
    }

    /// A value as it will stand on a line of its own.
    fn text<'v>(&self, value: &'v Rewritten) -> &'v [u8]
    where
        'a: 'v,
    {
        match &value.text {
            Some(text) => text.as_bytes(),
            None => self.part(value.start, value.end),
        }
    }
}

fn line_feeds(bytes: &[u8], range: Range<usize>) -> u64 {
    memchr::memchr_iter(b'\n', bytes.get(range).unwrap_or_default()).count() as u64
}

impl Pass<'_> {
    /// A line without the carriage return at its end.
    pub(super) fn without_carriage_return<'l>(&mut self, line: u64, bytes: &'l [u8]) -> &'l [u8] {
        let last = bytes.iter().rposition(|&byte| byte != b'\r');
        let without = bytes
            .get(..last.map_or(0, |last| last + 1))
            .unwrap_or_default();
        if without.len() < bytes.len() {
            self.add("carriage-return", line, bytes, without);
        }
        without
    }

    /// Ends the file: blank lines that nothing follows are no fault.
    pub(super) fn finish(&mut self) {
        for (line, blank) in std::mem::take(&mut self.state.leading_blanks) {
            self.write_line(Some(line), &blank);
        }
    }

    fn drop_marks(&mut self, stretch: &mut Stretch<'_>) {
        let length = length_of_marks(stretch.source.bytes);
        let without = stretch.part(length, stretch.range.end);
        if stretch.range.start == 0 {
            self.change("byte-order-mark", stretch, without);
            stretch.range.start = length;
        }
    }

    /// Examples that stand by themselves.
    fn values(&mut self, stretch: &Stretch<'_>, values: &[Rewritten]) {
        let mut rules = Vec::new();
        if stretch
            .outside(values)
            .any(|outside| outside.contains(&b','))
        {
            rules.push("invalid-json");
        }
        if values.len() > 1 || stretch.is_cut() {
            rules.push("several-values");
        }
        match values {
            // White space around it is nobody's business.
            [value] if !stretch.is_cut() => {
                let (before, behind) = stretch.around(value);
                let behind = if behind.contains(&b',') { b"" } else { behind };
                let line = [before, stretch.text(value), behind].concat();
                self.settle(stretch, values, &[&line], &rules, |_| true);
            }
            _ => {
                let lines: Vec<_> = values.iter().map(|value| stretch.text(value)).collect();
                self.settle(stretch, values, &lines, &rules, |_| true);
            }
        }
    }

    /// Elements of the array around the examples. That they stand on several lines is no fault there.
    fn elements(&mut self, stretch: &Stretch<'_>, pending: &Pending) {
        let values = &pending.values;
        let lines: Vec<_> = values.iter().map(|value| stretch.text(value)).collect();
        let mut rules = Vec::new();
        if pending.opens_array {
            rules.push("array-file");
            let behind = stretch.outside(values).last().unwrap_or_default();
            if behind.trim_ascii_start().starts_with(b",") {
                rules.push("invalid-json");
            }
        }
        self.settle(stretch, values, &lines, &rules, |step| {
            step.rule != "multi-line-value"
        });
    }

    /// Writes each value on its line, without the duplicates, and notes what was changed: for the sake
    /// of `rules` the stretch as a whole, and the steps in each value of which `is_noted` says yes.
    fn settle(
        &mut self,
        stretch: &Stretch<'_>,
        values: &[Rewritten],
        lines: &[&[u8]],
        rules: &[&'static str],
        is_noted: impl Fn(&Step) -> bool,
    ) {
        // An example on a line that is too long would be lost.
        if lines
            .iter()
            .any(|line| line.len() > self.state.options.max_line_bytes)
        {
            return self.leave(stretch);
        }
        for &rule in rules {
            self.change(rule, stretch, &lines.join(&b'\n'));
        }
        for (index, (value, line)) in values.iter().zip(lines).enumerate() {
            for step in value.steps.iter().filter(|step| is_noted(step)) {
                self.add(
                    step.rule,
                    step.line,
                    step.before.as_bytes(),
                    step.after.as_bytes(),
                );
            }
            if value
                .digest
                .is_some_and(|digest| !self.state.seen.insert(digest))
            {
                self.add("duplicate-example", value.line, line, b"");
            } else if index + 1 < values.len() {
                self.write_line(None, line);
            } else {
                self.write(stretch, line);
            }
        }
    }

    /// Writes a stretch as it is. A value over lines that starts behind it gets its own line even so.
    fn leave(&mut self, stretch: &Stretch<'_>) {
        let mut bytes = stretch.bytes();
        if stretch.is_cut() {
            bytes = bytes.trim_ascii_end();
            let line = stretch.last_line();
            self.add("several-values", line, stretch.bytes(), bytes);
        }
        self.write(stretch, bytes);
    }

    /// Writes what stands in the place of a stretch, or is the last of it.
    fn write(&mut self, stretch: &Stretch<'_>, bytes: &[u8]) {
        let line = (!stretch.is_cut()).then(|| stretch.last_line());
        self.write_line(line, bytes);
    }

    /// Writes a line, and a line feed unless it was the last one of the file and had none.
    fn write_line(&mut self, line: Option<u64>, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
        if line.is_none() || line != self.state.unended_line {
            self.out.push(b'\n');
        }
    }

    /// Notes that a stretch has become something else.
    fn change(&mut self, rule: &'static str, stretch: &Stretch<'_>, after: &[u8]) {
        self.add(rule, stretch.first_line(), stretch.bytes(), after);
    }

    fn add(&mut self, rule: &'static str, line: u64, before: &[u8], after: &[u8]) {
        self.state.changes.add(rule, line, before, after);
    }
}
