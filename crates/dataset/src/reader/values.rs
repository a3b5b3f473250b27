//! The values that stand on a line.

use super::{Events, Grammar, Reader, Taken, faults, parsed::Parsed};
use crate::{
    fault::{Fault, What},
    json::{JsonFault, Kind, LineBreaks, Syntax},
    source::Source,
};

/// Text in which values are looked for: a line, or the lines of a value and what stands behind it.
pub(super) struct Stretch<'a> {
    pub(super) text: &'a str,
    /// Bytes of the text before this one were taken before.
    pub(super) from: usize,
    /// The same text, and where it comes from.
    pub(super) source: Source<'a>,
    /// Whether it is the first thing in the file.
    pub(super) is_first_content: bool,
    /// Whether a value was found in it before.
    pub(super) follows_value: bool,
    /// Whether that one, or the comma behind it, was not JSON.
    pub(super) is_mended: bool,
}

impl Reader {
    /// Reads the values from byte `at` on.
    pub(super) fn values(&mut self, stretch: &Stretch<'_>, mut at: usize, events: &mut dyn Events) {
        let &Stretch { text, source, .. } = stretch;
        let mut from = stretch.from;
        let mut taken = match self.open_array {
            Some(_) => Taken::Elements,
            None => Taken::Values,
        };
        let mut values = 0;
        let mut second = at;
        let mut is_mended = stretch.is_mended;
        loop {
            at = self.skip_between(text, at);
            if at >= text.len() {
                break;
            }
            if text.as_bytes().get(at) == Some(&b']') && self.open_array.take().is_some() {
                at += 1;
                continue;
            }
            let is_first = stretch.is_first_content && values == 0;
            match self.grammar.parse(text, at, LineBreaks::Refused, is_first) {
                Ok(parsed) => {
                    values += 1;
                    if values == 2 {
                        second = parsed.value.start;
                    }
                    at = self.end_of(&parsed, text);
                    is_mended |= parsed.is_mended() || at > parsed.value.end;
                    let may_be_file = is_first && text.get(at..).is_some_and(is_space);
                    if tell(&parsed, may_be_file, stretch, events) {
                        taken = Taken::Elements;
                    }
                }
                Err(JsonFault::Unfinished { .. }) if is_first && opens_array(text, at) => {
                    self.open_array(source, at, events);
                    taken = Taken::Elements;
                    at += 1;
                    events.taken(taken, source, from..at);
                    from = at;
                }
                // Behind what is not JSON nobody knows whether a value goes on, except in an array.
                Err(JsonFault::Unfinished { .. })
                    if starts_container(text, at) && (!is_mended || self.open_array.is_some()) =>
                {
                    let before = text.get(from..at).unwrap_or_default();
                    if values > 0 || stretch.follows_value || before.contains([',', ']']) {
                        events.taken(taken, source, from..at);
                        from = at;
                    }
                    let rest = text.get(at..).unwrap_or_default();
                    let is_bracket = is_first && rest.trim_ascii_end() == "[";
                    self.joiner.open(source, text, from, at, is_bracket);
                    break;
                }
                Err(fault) => {
                    let fault = faults::of_syntax(fault, values, Syntax::UnfinishedLine);
                    events.fault(&fault, source);
                    taken = Taken::Unread;
                    break;
                }
            }
        }
        if values > 1 && self.open_array.is_none() {
            events.fault(&Fault::SeveralValues { second, values }, source);
        }
        if !self.joiner.is_open() {
            events.taken(taken, source, from..text.len());
        }
    }

    /// Where to go on behind a value.
    pub(super) fn end_of(&self, parsed: &Parsed<'_>, text: &str) -> usize {
        if self.grammar == Grammar::Lenient && self.open_array.is_none() {
            parsed.end_behind_comma(text)
        } else {
            parsed.value.end
        }
    }

    /// Steps over white space, and over what stands between the elements of an array file.
    fn skip_between(&self, text: &str, mut at: usize) -> usize {
        while let Some(byte) = text.as_bytes().get(at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => {}
                b',' if self.open_array.is_some() => {}
                _ => break,
            }
            at += 1;
        }
        at
    }

    /// The `[` at `at` opens an array around the examples of the file.
    pub(super) fn open_array(&mut self, source: Source<'_>, at: usize, events: &mut dyn Events) {
        self.open_array = Some(source.first_line);
        events.fault(&Fault::ArrayFile { at }, source);
    }
}

/// Tells of a whole value. `may_be_file` when it stands alone on the first line; whether it is an array
/// around the examples of the file.
pub(super) fn tell(
    parsed: &Parsed<'_>,
    may_be_file: bool,
    stretch: &Stretch<'_>,
    events: &mut dyn Events,
) -> bool {
    let &Stretch { text, source, .. } = stretch;
    let value = &parsed.value;
    let elements = match &value.kind {
        Kind::Array(items) if may_be_file => items.as_slice(),
        _ => &[],
    };
    let is_file = matches!(
        elements.first().map(|item| &item.kind),
        Some(Kind::Object(_))
    );
    if is_file {
        events.fault(&Fault::ArrayFile { at: value.start }, source);
    }
    for value in if is_file {
        elements
    } else {
        std::slice::from_ref(value)
    } {
        events.value(value, &parsed.mends, text, source);
        faults::note_strings(value, source, events);
        if let Kind::Object(_) = &value.kind {
            events.example(value, text, source);
        } else {
            let fault = Fault::NotAnObject {
                start: value.start,
                end: value.end,
                what: What::of(&value.kind),
            };
            events.fault(&fault, source);
        }
    }
    is_file
}

fn is_space(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

fn starts_container(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(at), Some(b'{' | b'['))
}

/// Whether the `[` at `at` opens an array around examples. One that stands alone is held until it is
/// known what follows.
fn opens_array(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.strip_prefix('['))
        .is_some_and(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with('{'))
}
