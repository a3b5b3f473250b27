//! Values that are spread over lines.

use super::{
    Events, Grammar, Reader, Taken, faults,
    joiner::{Joined, Verdict},
    values::{self, Stretch},
};
use crate::{
    fault::Fault,
    json::{self, JsonFault, LineBreaks, Syntax},
    source::{Source, milestones},
};

impl Reader {
    /// A line behind a value that goes on.
    pub(super) fn join(&mut self, line: Source<'_>, events: &mut dyn Events) {
        match str::from_utf8(line.bytes) {
            Ok(text) if self.joiner.is_bracket() && opens_example(text) => {
                let joined = self.joiner.take();
                let source = joined.source(joined.text.len());
                self.open_array(source, joined.start, events);
                events.taken(Taken::Elements, source, joined.from..joined.text.len());
                self.fresh(line, events);
            }
            Ok(text) if self.joiner.push(text) => self.attempt(events),
            Ok(_) => {}
            Err(_) => {
                self.settle(events);
                self.fresh(line, events);
            }
        }
    }

    /// Looks whether the joined lines make a value now.
    fn attempt(&mut self, events: &mut dyn Events) {
        match self.joiner.attempt(self.grammar) {
            Verdict::GoesOn => {}
            Verdict::Ended => self.take_joined(events),
            Verdict::Wrong(fault) => self.give_up(Some(fault), events),
        }
    }

    /// Decides about joined lines that nothing follows.
    pub(super) fn settle(&mut self, events: &mut dyn Events) {
        while self.joiner.is_open() {
            match self.joiner.attempt(self.grammar) {
                Verdict::Ended => self.take_joined(events),
                Verdict::Wrong(fault) => self.give_up(Some(fault), events),
                Verdict::GoesOn => self.give_up(None, events),
            }
        }
    }

    /// The joined lines hold a whole value; what stands behind it is read as usual.
    fn take_joined(&mut self, events: &mut dyn Events) {
        let joined = self.joiner.take();
        let parsed = self
            .grammar
            .parse(&joined.text, joined.start, LineBreaks::Joined, false);
        let Ok(parsed) = parsed else {
            return;
        };
        let value = &parsed.value;
        let last_line_end = joined.line_end(value.end);
        let text = joined.text.get(..last_line_end).unwrap_or_default();
        let milestones = milestones(text);
        let end = self.end_of(&parsed, text);
        let stretch = Stretch {
            text,
            from: joined.from,
            source: joined.source(last_line_end).with_milestones(&milestones),
            is_first_content: false,
            follows_value: true,
            is_mended: parsed.is_mended() || end > value.end,
        };
        if self.open_array.is_none() {
            let fault = Fault::MultiLine {
                start: value.start,
                lines: 1 + text.matches('\n').count() as u64,
                breaks_strings: json::parse(text, joined.start, LineBreaks::Refused).is_err(),
            };
            events.fault(&fault, stretch.source);
        }
        values::tell(&parsed, false, &stretch, events);
        self.values(&stretch, end, events);
        self.read_again(&joined, last_line_end, events);
    }

    /// The joined lines do not make a value. Either the first of them was cut off, and the others are
    /// lines in their own right; or they are one value with a fault in it.
    fn give_up(&mut self, mut fault: Option<JsonFault>, events: &mut dyn Events) {
        let joined = self.joiner.take();
        let first_line_end = joined.line_end(joined.start);
        if self.grammar == Grammar::Lenient {
            // What cannot be mended is wrong where JSON ends, which may be before the lines were joined.
            let first_line = joined.text.get(..first_line_end).unwrap_or_default();
            if let Err(fault) = json::parse(first_line, joined.start, LineBreaks::Refused)
                && !matches!(fault, JsonFault::Unfinished { .. })
            {
                let fault = faults::of_syntax(fault, 0, Syntax::UnfinishedLine);
                self.leave(&fault, &joined, first_line_end, events);
                return;
            }
            if let Err(strict) = json::parse(&joined.text, joined.start, LineBreaks::Joined)
                && !matches!(strict, JsonFault::Unfinished { .. })
            {
                fault = Some(strict);
            }
        }
        let is_first_cut_off = match &fault {
            Some(JsonFault::Syntax { at, .. } | JsonFault::TooDeep { at }) => {
                let line = joined.line_start(*at);
                line > first_line_end && joined.starts_value(line)
            }
            Some(JsonFault::Unfinished { .. }) | None => {
                first_line_end == joined.text.len() || joined.starts_value_after(first_line_end)
            }
        };
        if is_first_cut_off {
            let line = joined.text.get(..first_line_end).unwrap_or_default();
            let fault = Fault::Syntax {
                at: line.trim_end().len(),
                syntax: Syntax::UnfinishedLine,
            };
            self.leave(&fault, &joined, first_line_end, events);
            return;
        }
        let fault = match fault {
            Some(JsonFault::Unfinished { .. }) => Fault::LineTooLong {
                bytes: joined.text.len() as u64,
            },
            Some(fault) => faults::of_syntax(fault, 0, Syntax::UnfinishedFile),
            None => Fault::Syntax {
                at: joined.text.trim_end().len(),
                syntax: Syntax::UnfinishedFile,
            },
        };
        let read_to = match fault {
            Fault::Syntax { at, .. } | Fault::TooDeep { at } => {
                joined.line_end(at).max(first_line_end)
            }
            _ => joined.text.len(),
        };
        self.is_skipping = true;
        self.leave(&fault, &joined, read_to, events);
    }

    /// Leaves the joined lines up to byte `end`, which ends one, for what is wrong with them.
    fn leave(&mut self, fault: &Fault, joined: &Joined, end: usize, events: &mut dyn Events) {
        let source = joined.source(end);
        events.fault(fault, source);
        events.taken(Taken::Unread, source, joined.from..end);
        self.read_again(joined, end, events);
    }

    /// Reads the joined lines behind byte `end`, which ends a line, as lines of their own.
    fn read_again(&mut self, joined: &Joined, end: usize, events: &mut dyn Events) {
        let Some(rest) = joined.text.get(end + 1..) else {
            return;
        };
        let before = joined.source(end).lines();
        let mut offset = joined.offset + end as u64 + 1;
        for (number, line) in (joined.first_line + before..).zip(rest.split('\n')) {
            let line = Source::new(number, line.as_bytes()).at_offset(offset);
            self.read(line, events);
            offset += line.bytes.len() as u64 + 1;
        }
    }
}

/// Whether a line starts with an object, which may be the first one of an array file.
fn opens_example(line: &str) -> bool {
    let text = line.trim_start_matches('\u{feff}').trim_ascii_start();
    text.starts_with('{')
}

impl Joined {
    /// The lines up to byte `end`.
    fn source(&self, end: usize) -> Source<'_> {
        Source::new(
            self.first_line,
            self.text.get(..end).unwrap_or_default().as_bytes(),
        )
        .at_offset(self.offset)
    }
}
