//! Lines to values: what is one JSON object a line, and every way in which a file is not that.

mod faults;
mod joined;
mod joiner;
mod parsed;
mod values;

use std::ops::Range;

use crate::{
    Role,
    fault::Fault,
    json::{Mend, Syntax, Value},
    labels::{Label, Layout, Table},
    lines::Line,
    source::{Place, Source, milestones},
};
use joiner::Joiner;
use values::Stretch;

/// What the reader finds, in file order. An inspection listens to faults and examples, a repair to
/// faults, values and to what becomes of all the bytes.
pub(crate) trait Events {
    /// Something that is wrong with a line.
    fn fault(&mut self, fault: &Fault, source: Source<'_>);
    /// A JSON object. `text` is the text of the source.
    fn example(&mut self, value: &Value<'_>, text: &str, source: Source<'_>);
    /// A row of a labels file, which nobody meets who does not read one.
    fn label(&mut self, _label: &Label<'_>, _source: Source<'_>) {}
    /// A whole value that stands by itself or in the array around the examples, and what would make
    /// it JSON on one line: nothing, unless the reader is lenient.
    fn value(&mut self, _value: &Value<'_>, _mends: &[Mend], _text: &str, _source: Source<'_>) {}
    /// Nothing more will be told about these bytes of the source. Every byte of the file but the line
    /// feeds is taken once, in order.
    fn taken(&mut self, _taken: Taken, _source: Source<'_>, _bytes: Range<usize>) {}
}

/// What bytes of the file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The values that were told of, and nothing else but white space.
    Values,
    /// The same in the array around the examples, with its brackets and commas.
    Elements,
    /// Something that could not be read, or was not.
    Unread,
    /// A blank line that is a fault once a line with content follows.
    LeadingBlank,
    /// A piece of a line that goes on in the next one.
    Piece,
}

/// What is read as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Grammar {
    /// JSON.
    #[default]
    Strict,
    /// Also objects that can be mended, and a comma behind them.
    Lenient,
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
    /// Whether a line with content has come, to this reader or before it.
    has_content: bool,
    /// Lines that end in CRLF, and where the first one does.
    pub(crate) carriage_returns: Option<(u64, Place)>,
    grammar: Grammar,
    /// Blank lines seen before the first line with content: a file of nothing else is just empty.
    leading_blanks: Vec<u64>,
    /// The line of the `[` of an array that holds the examples, until it is closed.
    open_array: Option<u64>,
    /// A value that goes on on the next line.
    joiner: Joiner,
    /// Whether lines are passed over until a new value starts, after a fault in one over lines.
    is_skipping: bool,
    /// The table that the lines are rows of, where they are not JSON.
    table: Option<Table>,
    /// Whether a line over the cap is going by.
    is_in_long_line: bool,
}

/// Blank lines at the head of a file that are remembered one by one, and the longest of them.
const MAX_LEADING_BLANKS: usize = 1_000;
const LONGEST_LEADING_BLANK: usize = 1_000;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Reader {
    /// Reads lines as what a file of this role holds: a table of labels, or JSON.
    pub(crate) fn new(role: Role) -> Self {
        Self {
            table: (role == Role::Labels).then(Table::default),
            ..Self::default()
        }
    }

    /// Reads also what can be mended.
    pub(crate) fn lenient(role: Role) -> Self {
        Self {
            grammar: Grammar::Lenient,
            ..Self::new(role)
        }
    }

    /// Goes on elsewhere in the file, behind so many lines and bytes. Where that is not its start, lines
    /// with content came before; of labels the header, too.
    pub(crate) fn go_on(&mut self, lines: u64, bytes: u64, header: Option<Layout>) {
        self.lines = lines;
        self.bytes = bytes;
        if bytes > 0 {
            self.has_content = true;
            self.table = header.map(Table::behind);
        }
    }

    /// Whether the next line means the same to a reader that knows nothing but that content came before.
    pub(crate) fn is_at_rest(&self) -> bool {
        self.has_content
            && !self.joiner.is_open()
            && self.open_array.is_none()
            && !self.is_skipping
            && self
                .table
                .as_ref()
                .is_none_or(|table| table.layout().is_some())
    }

    /// Whether the examples stand in an array that was not closed yet.
    pub(crate) fn is_in_array(&self) -> bool {
        self.open_array.is_some()
    }

    /// The columns of the table, where the lines are rows of one and its header has come.
    pub(crate) fn layout(&self) -> Option<Layout> {
        self.table.as_ref().and_then(Table::layout)
    }

    /// Whether the lines could be read as what they should be; `false` for labels that are no table.
    pub(crate) fn is_readable(&self) -> bool {
        self.table.as_ref().is_none_or(Table::is_readable)
    }

    /// Takes one line.
    pub(crate) fn line(&mut self, line: Line<'_>, events: &mut dyn Events) {
        match line {
            Line::Bytes(bytes) => {
                let source = Source::new(self.lines + 1, bytes).at_offset(self.bytes);
                self.end_line(bytes.len() as u64);
                self.note_carriage_return(source);
                self.read(source, events);
            }
            Line::Piece(bytes) => {
                if !self.is_in_long_line {
                    self.is_in_long_line = true;
                    self.settle(events);
                    self.content(events);
                }
                let source = Source::new(self.lines + 1, bytes);
                events.taken(Taken::Piece, source, 0..bytes.len());
            }
            Line::TooLong(bytes) => {
                self.is_in_long_line = false;
                self.end_line(bytes);
                let source = Source::of_line(self.lines);
                events.fault(&Fault::LineTooLong { bytes }, source);
                events.taken(Taken::Unread, source, 0..0);
            }
        }
    }

    fn end_line(&mut self, length: u64) {
        self.lines += 1;
        self.bytes += length + 1;
    }

    /// Ends the file.
    pub(crate) fn finish(&mut self, events: &mut dyn Events) {
        self.settle(events);
        if let Some(line) = self.open_array
            && !self.is_skipping
        {
            let fault = Fault::Syntax {
                at: 0,
                syntax: Syntax::UnfinishedFile,
            };
            events.fault(&fault, Source::of_line(line));
        }
    }

    fn note_carriage_return(&mut self, source: Source<'_>) {
        let bytes = source.bytes;
        if bytes.last() == Some(&b'\r') {
            let first = || source.place(bytes.len() - 1, bytes.len());
            self.carriage_returns.get_or_insert_with(|| (0, first())).0 += 1;
        }
    }

    fn read(&mut self, line: Source<'_>, events: &mut dyn Events) {
        if self.joiner.is_open() {
            self.join(line, events);
        } else {
            self.fresh(line, events);
        }
    }

    /// A line on which a new value starts.
    fn fresh(&mut self, source: Source<'_>, events: &mut dyn Events) {
        let bytes = source.bytes;
        let start = match self.grammar {
            Grammar::Strict => length_of_marks(bytes).min(BYTE_ORDER_MARK.len()),
            Grammar::Lenient => length_of_marks(bytes),
        };
        let is_blank = bytes.iter().skip(start).all(u8::is_ascii_whitespace);
        let was_skipping = self.is_skipping;
        if was_skipping {
            self.is_skipping = !is_blank && !matches!(bytes.get(start), Some(b'{' | b'['));
            if self.is_skipping {
                events.taken(Taken::Unread, source, 0..bytes.len());
                return;
            }
        }
        if start > 0 {
            events.fault(&Fault::ByteOrderMark { at: 0 }, source);
        }
        if is_blank {
            let taken = self.blank(source, was_skipping, events);
            events.taken(taken, source, 0..bytes.len());
            return;
        }
        let is_first_content = !self.has_content;
        self.content(events);
        match str::from_utf8(bytes) {
            Ok(text) if let Some(table) = &mut self.table => {
                table.line(text, start, source, events);
                events.taken(Taken::Unread, source, 0..bytes.len());
            }
            Ok(text) => {
                let milestones = milestones(text);
                let stretch = Stretch {
                    text,
                    from: 0,
                    source: source.with_milestones(&milestones),
                    is_first_content,
                    follows_value: false,
                    is_mended: false,
                };
                self.values(&stretch, start, events);
            }
            Err(error) => {
                let at = error.valid_up_to();
                events.fault(&Fault::InvalidUtf8 { at }, source);
                events.taken(Taken::Unread, source, 0..bytes.len());
            }
        }
    }

    /// A blank line is a fault, unless the file holds nothing else. One that shows where a value with a
    /// fault in it ends is more than white space.
    fn blank(&mut self, source: Source<'_>, ends_skipping: bool, events: &mut dyn Events) -> Taken {
        if !self.has_content
            && self.leading_blanks.len() < MAX_LEADING_BLANKS
            && source.bytes.len() <= LONGEST_LEADING_BLANK
        {
            self.leading_blanks.push(source.first_line);
            return Taken::LeadingBlank;
        }
        let taken = if self.open_array.is_some() {
            Taken::Elements
        } else {
            events.fault(&Fault::BlankLine, Source::of_line(source.first_line));
            Taken::Values
        };
        if ends_skipping { Taken::Unread } else { taken }
    }

    /// A line with content: the blank ones before it were no empty file.
    fn content(&mut self, events: &mut dyn Events) {
        self.lines_with_content += 1;
        self.has_content = true;
        for number in self.leading_blanks.drain(..) {
            events.fault(&Fault::BlankLine, Source::of_line(number));
        }
    }
}

/// Bytes of the byte-order marks at the head of a line. A second one is a fault of its own.
pub(crate) fn length_of_marks(bytes: &[u8]) -> usize {
    let is_mark = |chunk: &&[u8]| *chunk == BYTE_ORDER_MARK;
    BYTE_ORDER_MARK.len()
        * bytes
            .chunks(BYTE_ORDER_MARK.len())
            .take_while(is_mark)
            .count()
}
