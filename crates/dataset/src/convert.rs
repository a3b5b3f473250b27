//! One shape of dataset to another: bytes in, bytes out, and everything that was lost on the way.
//!
//! Every shape is read into a [`Conversation`](conversation::Conversation) and written from one. A
//! shape is a file; [`Shape`] brings them together.

mod alpaca;
mod chat;
mod columns;
mod conversation;
mod gemini;
mod intake;
mod json_line;
mod loss;
mod messages;
mod notes;
mod open_ai;
mod options;
mod prompt_completion;
mod roles;
mod rows;
mod shape;
mod share_gpt;
mod spot;
mod table;
mod text;
mod unreadable;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Progress,
    fault::Fault,
    json::Value,
    lines::Lines,
    reader::{Events, Reader},
    source::Source,
};
pub use columns::Columns;
use conversation::Conversation;
use intake::Kind;
use loss::{LeftOut, Losses};
pub use loss::{Loss, LossKind};
use notes::Notes;
pub use options::{ConvertError, ConvertOptions};
use rows::{Row, Rows};
pub use shape::Shape;
use table::{Read, Table};

/// Converts a file in one pass, in any portions, in memory that does not grow with the file.
///
/// What is written is compact JSON Lines in UTF-8 with line feeds, keys in a fixed order; or a table
/// with a row of names. No example is dropped, and nothing of one, without being counted and listed.
///
/// ```
/// use dataset::{ConvertOptions, Converter, LossKind, Shape};
///
/// let mut converter = Converter::new(ConvertOptions::to(Shape::Text))?;
/// let mut out = Vec::new();
/// converter.feed(br#"{"prompt": "Is water wet?", "completion": "yes", "id": 7}"#, &mut out);
/// let converted = converter.finish(&mut out);
///
/// assert_eq!(out, b"{\"input_text\":\"Is water wet?\",\"output_text\":\"yes\"}\n");
/// assert_eq!(converted.from, Some(Shape::PromptCompletion));
/// assert_eq!((converted.examples, converted.left_out), (1, 0));
/// assert_eq!(converted.losses[0].kind, LossKind::UnknownField);
/// assert_eq!(converted.losses[0].path, "$.id");
/// # Ok::<(), dataset::ConvertError>(())
/// ```
#[derive(Debug)]
pub struct Converter {
    bytes: u64,
    intake: Intake,
    pass: Pass,
}

/// How the bytes are cut.
#[derive(Debug)]
enum Intake {
    /// Not enough of them are there to tell.
    Head(Vec<u8>),
    Unreadable,
    Json(Lines, Reader),
    Table(Box<Rows>, Table),
}

/// What a conversion did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Converted {
    /// The shape that was read; `None` where no line told.
    pub from: Option<Shape>,
    /// The shape that was written.
    pub to: Shape,
    /// Examples that were written.
    pub examples: u64,
    /// What was read and not written: examples, and lines that hold none that can be read.
    pub left_out: u64,
    /// What was lost, in file order, capped for each kind.
    pub losses: Vec<Loss>,
    /// Losses by their kind. Never capped.
    pub counts: BTreeMap<LossKind, u64>,
    /// Of a table which columns were read.
    pub columns: Option<Columns>,
    /// Of a table the names of all columns.
    pub header: Vec<String>,
}

impl Converter {
    /// Begins a conversion.
    ///
    /// # Errors
    /// When the options contradict each other.
    pub fn new(options: ConvertOptions) -> Result<Self, ConvertError> {
        options.check()?;
        Ok(Self {
            bytes: 0,
            intake: Intake::Head(Vec::new()),
            pass: Pass {
                from: options.from,
                examples: 0,
                left_out: 0,
                losses: Losses::new(options.max_losses, options.details),
                options,
            },
        })
    }

    /// Takes the next portion of the file and appends what can be written to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        self.bytes += bytes.len() as u64;
        if let Intake::Head(head) = &mut self.intake {
            head.extend_from_slice(bytes);
            self.start(false, out);
        } else {
            self.read(bytes, out);
        }
    }

    /// How far the conversion has come: the examples are those that were written, the counts are
    /// losses by their kind.
    pub fn progress(&self) -> Progress {
        Progress {
            bytes_read: self.bytes,
            lines: match &self.intake {
                Intake::Json(_, reader) => reader.lines,
                Intake::Table(rows, _) => rows.lines(),
                Intake::Head(_) | Intake::Unreadable => 0,
            },
            examples: self.pass.examples,
            counts: self.pass.losses.counts_by_name(),
        }
    }

    /// Ends the file and sums up.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Converted {
        self.start(true, out);
        let Self {
            intake, mut pass, ..
        } = self;
        let (mut columns, mut header) = (None, Vec::new());
        let mut writing = Writing {
            pass: &mut pass,
            out,
        };
        match intake {
            Intake::Head(_) | Intake::Unreadable => {}
            Intake::Json(mut lines, mut reader) => {
                lines.finish(|line| reader.line(line, &mut writing));
                reader.finish(&mut writing);
            }
            Intake::Table(mut rows, mut table) => {
                rows.finish(|line, row| writing.row(line, &row, &mut table));
                (columns, header) = table.finish();
            }
        }
        let (losses, counts) = pass.losses.finish();
        Converted {
            from: pass.from,
            to: pass.options.to,
            examples: pass.examples,
            left_out: pass.left_out,
            losses,
            counts,
            columns,
            header,
        }
    }

    /// Looks at the head, where what the file is has not been told; then what is there is read.
    fn start(&mut self, is_all: bool, out: &mut Vec<u8>) {
        let Intake::Head(head) = &mut self.intake else {
            return;
        };
        let Some(kind) = intake::tell(head, is_all, &self.pass.options) else {
            return;
        };
        let head = std::mem::take(head);
        let cap = self.pass.options.max_line_bytes;
        self.intake = match kind {
            Kind::Unreadable(unreadable) => {
                self.pass.unreadable(unreadable);
                Intake::Unreadable
            }
            Kind::Json => Intake::Json(Lines::new(cap), Reader::default()),
            Kind::Table(shape) => {
                self.pass.from = Some(shape);
                let rows = Rows::new(shape.delimiter(), cap);
                let table = Table::new(self.pass.options.columns.clone());
                self.intake = Intake::Table(Box::new(rows), table);
                return self.read(intake::without_mark(&head), out);
            }
        };
        self.read(&head, out);
    }

    fn read(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        let mut writing = Writing {
            pass: &mut self.pass,
            out,
        };
        match &mut self.intake {
            Intake::Head(_) | Intake::Unreadable => {}
            Intake::Json(lines, reader) => {
                lines.feed(bytes, |line| reader.line(line, &mut writing));
            }
            Intake::Table(rows, table) => {
                rows.feed(bytes, |line, row| writing.row(line, &row, table));
            }
        }
    }
}

/// What is gathered while the lines go by.
#[derive(Debug)]
struct Pass {
    options: ConvertOptions,
    /// The shape that is read: as given, or as the first example that has one tells.
    from: Option<Shape>,
    examples: u64,
    left_out: u64,
    losses: Losses,
}

impl Pass {
    fn unreadable(&mut self, file: crate::unreadable::Unreadable) {
        self.left_out += 1;
        let kind = LossKind::UnreadableFile;
        self.losses
            .leave_out_at(kind, 1, String::new(), || unreadable::file(file));
    }

    /// Counts an example that was written or left out.
    fn end(&mut self, source: Source<'_>, written: Result<(), LeftOut>) {
        match written {
            Ok(()) => {
                self.examples += 1;
                self.losses.commit();
            }
            Err(why) => {
                self.left_out += 1;
                self.losses.leave_out(why, source);
            }
        }
    }
}

/// A pass, and where it writes.
struct Writing<'a> {
    pass: &'a mut Pass,
    out: &'a mut Vec<u8>,
}

impl Writing<'_> {
    fn row(&mut self, line: u64, row: &Row<'_>, table: &mut Table) {
        let source = Source::of_line(line);
        let is_first = self.pass.examples == 0;
        let mut notes = Notes {
            text: "",
            source,
            losses: &mut self.pass.losses,
        };
        let written = match table.row(row, &mut notes) {
            Ok(Read::Header) => return,
            Ok(Read::Unknown) => {
                self.pass.left_out += 1;
                self.pass.losses.count(LossKind::MissingColumn);
                return;
            }
            Ok(Read::Example(example)) => write(
                self.pass.options.to,
                is_first,
                &example,
                &mut notes,
                self.out,
            ),
            Err(why) => Err(why),
        };
        self.pass.end(source, written);
    }
}

impl Events for Writing<'_> {
    fn fault(&mut self, fault: &Fault, source: Source<'_>) {
        match fault {
            // Nothing is lost by these, or what is lost is told where it is.
            Fault::ByteOrderMark { .. }
            | Fault::MultiLine { .. }
            | Fault::ArrayFile { .. }
            | Fault::SeveralValues { .. }
            | Fault::WrongHeader { .. }
            | Fault::LoneSurrogate { .. }
            | Fault::BlankLine => {}
            Fault::DuplicateKey { key, start, .. } => {
                unreadable::duplicate(key, *start, source, &mut self.pass.losses);
            }
            Fault::InvalidUtf8 { .. }
            | Fault::Syntax { .. }
            | Fault::NotAnObject { .. }
            | Fault::TooDeep { .. }
            | Fault::LineTooLong { .. } => {
                self.pass.left_out += 1;
                unreadable::line(fault, source, &mut self.pass.losses);
            }
        }
    }

    fn example(&mut self, value: &Value<'_>, text: &str, source: Source<'_>) {
        let shape = self.pass.from.or_else(|| Shape::detect(value));
        self.pass.from = shape;
        let is_first = self.pass.examples == 0;
        let mut notes = Notes {
            text,
            source,
            losses: &mut self.pass.losses,
        };
        let read = match shape {
            Some(shape) => shape.read(value, &mut notes),
            None => Err(unreadable::unknown(value)),
        };
        let to = self.pass.options.to;
        let written = read.and_then(|example| write(to, is_first, &example, &mut notes, self.out));
        self.pass.end(source, written);
    }
}

/// Writes one example, whole or not at all.
fn write<'a>(
    to: Shape,
    is_first: bool,
    example: &Conversation<'a>,
    notes: &mut Notes<'a>,
    out: &mut Vec<u8>,
) -> Result<(), LeftOut> {
    let start = out.len();
    if is_first && to.is_table() {
        table::write_header(to, out);
    }
    let written = to.write(example, notes, out);
    if written.is_err() {
        out.truncate(start);
    }
    written
}
