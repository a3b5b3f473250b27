//! Lines to values: what is one JSON object a line, and every way in which a file is not that.

mod joiner;

use crate::{
    Role,
    fault::{Fault, What},
    json::{self, JsonFault, Kind, LineBreaks, Syntax, Value},
    labels::{Label, Table},
    lines::Line,
    source::{Place, Source},
};
use joiner::{Joiner, Verdict};
use rustc_hash::FxHashMap;

/// What the reader finds, in file order.
pub(crate) trait Events {
    /// Something that is wrong with a line.
    fn fault(&mut self, fault: &Fault, source: Source<'_>);
    /// A JSON object. `text` is the text of the source.
    fn example(&mut self, value: &Value<'_>, text: &str, source: Source<'_>);
    /// A row of a labels file, which nobody meets who does not read one.
    fn label(&mut self, _label: &Label<'_>, _source: Source<'_>) {}
}

/// Reads lines and remembers what one line alone does not tell: a value that goes on, an array
/// around the examples, blank lines that may only be the end of the file.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// Lines that have ended.
    pub(crate) lines: u64,
    /// Bytes of these lines and of the line feeds behind them.
    bytes: u64,
    /// Lines that hold anything but white space.
    pub(crate) lines_with_content: u64,
    /// Lines that end in CRLF, and where the first one does.
    pub(crate) carriage_returns: Option<(u64, Place)>,
    /// Blank lines seen before the first line with content: a file of nothing else is just empty.
    leading_blanks: Vec<u64>,
    /// The line of the `[` of an array that holds the examples, until it is closed.
    open_array: Option<OpenArray>,
    /// A value that goes on on the next line.
    joiner: Joiner,
    /// Whether lines are passed over until a new value starts, after a fault in one over lines.
    is_skipping: bool,
    /// The table that the lines are rows of, where they are not JSON.
    table: Option<Table>,
}

#[derive(Debug, Clone, Copy)]
struct OpenArray {
    line: u64,
    has_elements: bool,
}

/// Blank lines at the head of a file that are remembered one by one.
const MAX_LEADING_BLANKS: usize = 1_000;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Reader {
    /// Reads lines as what a file of this role holds: a table of labels, or JSON.
    pub(crate) fn new(role: Role) -> Self {
        Self {
            table: (role == Role::Labels).then(Table::default),
            ..Self::default()
        }
    }

    /// Whether the lines could be read as what they should be; `false` for labels that are no table.
    pub(crate) fn is_readable(&self) -> bool {
        self.table.as_ref().is_none_or(Table::is_readable)
    }

    /// Takes one line.
    pub(crate) fn line(&mut self, line: Line<'_>, events: &mut impl Events) {
        self.lines += 1;
        let (number, offset) = (self.lines, self.bytes);
        self.bytes += line.length() + 1;
        match line {
            Line::Bytes(bytes) => {
                let source = Source {
                    first_line: number,
                    offset,
                    bytes,
                };
                self.note_carriage_return(source);
                self.read(source, events);
            }
            Line::TooLong(bytes) => {
                self.settle(events);
                self.content(events);
                let source = Source::of_line(number);
                events.fault(&Fault::LineTooLong { bytes }, source);
            }
        }
    }

    /// Ends the file.
    pub(crate) fn finish(&mut self, events: &mut impl Events) {
        self.settle(events);
        if let Some(array) = self.open_array
            && !self.is_skipping
        {
            let fault = Fault::Syntax {
                at: 0,
                syntax: Syntax::UnfinishedFile,
            };
            events.fault(&fault, Source::of_line(array.line));
        }
    }

    fn note_carriage_return(&mut self, source: Source<'_>) {
        let bytes = source.bytes;
        if bytes.last() == Some(&b'\r') {
            let first = || source.place(bytes.len() - 1, bytes.len());
            self.carriage_returns.get_or_insert_with(|| (0, first())).0 += 1;
        }
    }

    fn read(&mut self, line: Source<'_>, events: &mut impl Events) {
        if self.joiner.is_open() {
            self.join(line, events);
        } else {
            self.fresh(line, events);
        }
    }

    /// A line on which a new value starts.
    fn fresh(&mut self, source: Source<'_>, events: &mut impl Events) {
        let bytes = source.bytes;
        let start = if bytes.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        let is_blank = bytes.iter().skip(start).all(u8::is_ascii_whitespace);
        if self.is_skipping {
            self.is_skipping = !is_blank && !matches!(bytes.get(start), Some(b'{' | b'['));
            if self.is_skipping {
                return;
            }
        }
        if start > 0 {
            events.fault(&Fault::ByteOrderMark { at: 0 }, source);
        }
        if is_blank {
            self.blank(source.first_line, events);
            return;
        }
        self.content(events);
        match str::from_utf8(bytes) {
            Ok(text) => match &mut self.table {
                Some(table) => table.line(text, start, source, events),
                None => self.values(text, start, source, events),
            },
            Err(error) => events.fault(
                &Fault::InvalidUtf8 {
                    at: error.valid_up_to(),
                },
                source,
            ),
        }
    }

    /// A blank line is a fault, unless the file holds nothing else.
    fn blank(&mut self, number: u64, events: &mut impl Events) {
        if self.lines_with_content == 0 && self.leading_blanks.len() < MAX_LEADING_BLANKS {
            self.leading_blanks.push(number);
        } else if self.open_array.is_none() {
            events.fault(&Fault::BlankLine, Source::of_line(number));
        }
    }

    /// A line with content: the blank ones before it were no empty file.
    fn content(&mut self, events: &mut impl Events) {
        self.lines_with_content += 1;
        for number in self.leading_blanks.drain(..) {
            events.fault(&Fault::BlankLine, Source::of_line(number));
        }
    }

    /// The values of one line, from byte `at` on.
    fn values(&mut self, text: &str, mut at: usize, source: Source<'_>, events: &mut impl Events) {
        let is_first_content = self.lines_with_content == 1;
        let mut values = 0;
        let mut second = at;
        loop {
            at = self.skip_between(text, at);
            if at >= text.len() {
                break;
            }
            if let Some(array) = self
                .open_array
                .take_if(|_| text.as_bytes().get(at) == Some(&b']'))
            {
                if !array.has_elements {
                    events.fault(
                        &Fault::NotAnObject {
                            start: at,
                            end: at + 1,
                            what: What::Array,
                        },
                        source,
                    );
                }
                at += 1;
                continue;
            }
            match json::parse(text, at, LineBreaks::Refused) {
                Ok(value) => {
                    values += 1;
                    if values == 2 {
                        second = value.start;
                    }
                    at = value.end;
                    let may_be_file =
                        is_first_content && values == 1 && text.get(at..).is_some_and(is_space);
                    self.value(&value, may_be_file, text, source, events);
                }
                Err(JsonFault::Unfinished { .. })
                    if self.opens_array(text, at, is_first_content && values == 0, source) =>
                {
                    at += 1;
                }
                Err(JsonFault::Unfinished { .. }) if starts_container(text, at) => {
                    self.joiner.open(source, text, at);
                    break;
                }
                Err(fault) => {
                    events.fault(&syntax_fault(fault, values, Syntax::UnfinishedLine), source);
                    break;
                }
            }
        }
        if values > 1 && self.open_array.is_none() {
            events.fault(&Fault::SeveralValues { second, values }, source);
        }
    }

    /// Steps over white space, and over what stands between the elements of an array file.
    fn skip_between(&self, text: &str, mut at: usize) -> usize {
        while let Some(byte) = text.as_bytes().get(at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => {}
                b',' if self.open_array.is_some_and(|array| array.has_elements) => {}
                _ => break,
            }
            at += 1;
        }
        at
    }

    /// Whether the `[` at `at` opens an array around the examples of the file: it is the first thing in
    /// the file, and an example or the end of the line follows.
    fn opens_array(&mut self, text: &str, at: usize, is_first: bool, source: Source<'_>) -> bool {
        let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix('[')) else {
            return false;
        };
        let rest = rest.trim_start_matches([' ', '\t', '\r']);
        let opens = is_first && (rest.is_empty() || rest.starts_with('{'));
        if opens {
            self.open_array = Some(OpenArray {
                line: source.first_line,
                has_elements: false,
            });
        }
        opens
    }

    /// A whole value. `may_be_file` when it stands alone on the first line.
    fn value(
        &mut self,
        value: &Value<'_>,
        may_be_file: bool,
        text: &str,
        source: Source<'_>,
        events: &mut impl Events,
    ) {
        let what = match &value.kind {
            Kind::Object(_) => {
                self.note_element(source, events);
                note_strings(value, source, events);
                events.example(value, text, source);
                return;
            }
            Kind::Array(items)
                if may_be_file
                    && matches!(items.first().map(|item| &item.kind), Some(Kind::Object(_))) =>
            {
                events.fault(&Fault::ArrayFile { at: value.start }, source);
                for item in items {
                    self.value(item, false, text, source, events);
                }
                return;
            }
            kind => What::of(kind),
        };
        note_strings(value, source, events);
        events.fault(
            &Fault::NotAnObject {
                start: value.start,
                end: value.end,
                what,
            },
            source,
        );
    }

    /// The first example inside an array shows that the file is one.
    fn note_element(&mut self, source: Source<'_>, events: &mut impl Events) {
        if let Some(array) = &mut self.open_array
            && !array.has_elements
        {
            array.has_elements = true;
            let place = Source {
                bytes: b"[",
                ..Source::of_line(array.line)
            };
            events.fault(
                &Fault::ArrayFile { at: 0 },
                if array.line == source.first_line {
                    source
                } else {
                    place
                },
            );
        }
    }

    /// A line behind a value that goes on.
    fn join(&mut self, line: Source<'_>, events: &mut impl Events) {
        match str::from_utf8(line.bytes) {
            Ok(text) if self.joiner.push(text) => self.attempt(events),
            Ok(_) => {}
            Err(_) => {
                self.settle(events);
                self.fresh(line, events);
            }
        }
    }

    /// Looks whether the joined lines make a value now.
    fn attempt(&mut self, events: &mut impl Events) {
        match self.joiner.attempt() {
            Verdict::GoesOn => {}
            Verdict::Ended => self.take_joined(events),
            Verdict::Wrong(fault) => self.give_up(Some(fault), events),
        }
    }

    /// Decides about joined lines that nothing follows.
    fn settle(&mut self, events: &mut impl Events) {
        while self.joiner.is_open() {
            match self.joiner.attempt() {
                Verdict::Ended => self.take_joined(events),
                Verdict::Wrong(fault) => self.give_up(Some(fault), events),
                Verdict::GoesOn => self.give_up(None, events),
            }
        }
    }

    /// The joined lines hold a whole value; what stands behind it is read as usual.
    fn take_joined(&mut self, events: &mut impl Events) {
        let joined = self.joiner.take();
        let Ok(value) = json::parse(&joined.text, joined.start, LineBreaks::Joined) else {
            return;
        };
        let last_line_end = joined.line_end(value.end);
        let text = joined.text.get(..last_line_end).unwrap_or_default();
        let source = Source {
            first_line: joined.first_line,
            offset: joined.offset,
            bytes: text.as_bytes(),
        };
        if self.open_array.is_none() {
            let lines = 1 + text.matches('\n').count() as u64;
            let breaks_strings = json::parse(text, joined.start, LineBreaks::Refused).is_err();
            events.fault(
                &Fault::MultiLine {
                    start: value.start,
                    lines,
                    breaks_strings,
                },
                source,
            );
        }
        self.value(&value, false, text, source, events);
        self.values(text, value.end, source, events);
        self.read_again(&joined, last_line_end, events);
    }

    /// The joined lines do not make a value. Either the first of them was cut off, and the others are
    /// lines in their own right; or they are one value with a fault in it.
    fn give_up(&mut self, fault: Option<JsonFault>, events: &mut impl Events) {
        let joined = self.joiner.take();
        let first_line_end = joined.line_end(joined.start);
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
            let source = Source {
                first_line: joined.first_line,
                offset: joined.offset,
                bytes: line.as_bytes(),
            };
            let at = line.trim_end().len();
            events.fault(
                &Fault::Syntax {
                    at,
                    syntax: Syntax::UnfinishedLine,
                },
                source,
            );
            self.read_again(&joined, first_line_end, events);
            return;
        }
        let source = Source {
            first_line: joined.first_line,
            offset: joined.offset,
            bytes: joined.text.as_bytes(),
        };
        let fault = match fault {
            Some(JsonFault::Unfinished { .. }) => Fault::LineTooLong {
                bytes: joined.text.len() as u64,
            },
            Some(fault) => syntax_fault(fault, 0, Syntax::UnfinishedFile),
            None => Fault::Syntax {
                at: joined.text.trim_end().len(),
                syntax: Syntax::UnfinishedFile,
            },
        };
        events.fault(&fault, source);
        self.is_skipping = true;
        let read_to = match fault {
            Fault::Syntax { at, .. } | Fault::TooDeep { at } => {
                joined.line_end(at).max(first_line_end)
            }
            _ => joined.text.len(),
        };
        self.read_again(&joined, read_to, events);
    }

    /// Reads the joined lines behind byte `end`, which ends a line, as lines of their own.
    fn read_again(&mut self, joined: &joiner::Joined, end: usize, events: &mut impl Events) {
        let before = joined
            .text
            .get(..end)
            .unwrap_or_default()
            .matches('\n')
            .count() as u64;
        let Some(rest) = joined.text.get(end + 1..) else {
            return;
        };
        let mut offset = joined.offset + end as u64 + 1;
        for (first_line, line) in (joined.first_line + before + 1..).zip(rest.split('\n')) {
            let bytes = line.as_bytes();
            let source = Source {
                first_line,
                offset,
                bytes,
            };
            self.read(source, events);
            offset += bytes.len() as u64 + 1;
        }
    }
}

fn is_space(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

fn starts_container(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(at), Some(b'{' | b'['))
}

/// The fault as the rules know it. `values` whole ones stood before it on the line.
fn syntax_fault(fault: JsonFault, values: u64, unfinished: Syntax) -> Fault {
    match fault {
        JsonFault::TooDeep { at } => Fault::TooDeep { at },
        JsonFault::Unfinished { at } => Fault::Syntax {
            at,
            syntax: unfinished,
        },
        JsonFault::Syntax {
            at,
            syntax: Syntax::ExpectedValue,
        } if values > 0 => Fault::Syntax {
            at,
            syntax: Syntax::ExpectedEnd,
        },
        JsonFault::Syntax { at, syntax } => Fault::Syntax { at, syntax },
    }
}

/// Names keys that come twice and surrogates without a partner, in the whole value.
fn note_strings(value: &Value<'_>, source: Source<'_>, events: &mut impl Events) {
    match &value.kind {
        Kind::String(string) => note_surrogate(string, source, events),
        Kind::Array(items) => items
            .iter()
            .for_each(|item| note_strings(item, source, events)),
        Kind::Object(members) => {
            let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
            for member in members {
                if let Some(first) = seen.insert(&member.key.text, member.key_start) {
                    let key = member.key.text.to_string();
                    let (start, end) = (member.key_start, member.key_end);
                    events.fault(
                        &Fault::DuplicateKey {
                            key,
                            first,
                            start,
                            end,
                        },
                        source,
                    );
                }
                note_surrogate(&member.key, source, events);
                note_strings(&member.value, source, events);
            }
        }
        Kind::Null | Kind::Bool | Kind::Number => {}
    }
}

fn note_surrogate(string: &json::JsonString<'_>, source: Source<'_>, events: &mut impl Events) {
    if let Some(at) = string.lone_surrogate {
        events.fault(&Fault::LoneSurrogate { at }, source);
    }
}
