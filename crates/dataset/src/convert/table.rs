//! CSV and TSV. A data file is exact: a text that a spreadsheet would take for a formula stays as it
//! is, unlike in a report.

use std::borrow::Cow;

use rule::{Message, grouped};

use super::{
    Columns, LossKind, Shape,
    columns::Positions,
    conversation::{Conversation, Words},
    loss::{LeftOut, Losses},
    notes::{Notes, missing},
    rows::{Cells, Row},
    spot::Spot,
};
use crate::rules::shortened;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// As given, or as guessed.
    columns: Option<Columns>,
    state: State,
    /// The names of the columns: what the first row holds, or numbers where it holds none.
    header: Vec<String>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Start,
    /// Input and output could not be told.
    Unknown,
    Known(Positions),
}

/// What a row is.
pub(super) enum Read<'a> {
    /// The names of the columns.
    Header,
    /// A row of a table whose columns are not known. That was listed at the header.
    Unknown,
    Example(Conversation<'a>),
}

impl Table {
    pub(super) fn new(columns: Option<Columns>) -> Self {
        Self {
            columns,
            ..Self::default()
        }
    }

    /// The columns that were read, where they are known, and the names of all.
    pub(super) fn finish(self) -> (Option<Columns>, Vec<String>) {
        let is_known = matches!(self.state, State::Known(_));
        (self.columns.filter(|_| is_known), self.header)
    }

    /// Reads the next row.
    pub(super) fn row<'a>(
        &'a mut self,
        row: &Row<'a>,
        notes: &mut Notes<'a>,
    ) -> Result<Read<'a>, LeftOut> {
        let is_first = matches!(self.state, State::Start);
        let cells = match row {
            Row::Cells(cells) => *cells,
            row => {
                if is_first && self.has_header() {
                    self.state = State::Unknown;
                }
                return Err(unreadable(row));
            }
        };
        if is_first {
            self.start(cells, notes.source.first_line, notes.losses);
            if self.has_header() {
                return Ok(Read::Header);
            }
        }
        match &self.state {
            State::Known(positions) => {
                example(cells, positions, &self.header, notes).map(Read::Example)
            }
            State::Start | State::Unknown => Ok(Read::Unknown),
        }
    }

    fn has_header(&self) -> bool {
        self.columns.as_ref().is_none_or(|columns| columns.header)
    }

    /// Tells by the first row which columns mean what.
    fn start(&mut self, cells: Cells<'_>, line: u64, losses: &mut Losses) {
        self.header = if self.has_header() {
            let name = |cell| String::from_utf8_lossy(cell).into_owned();
            cells.iter().map(name).collect()
        } else {
            (1..=cells.len()).map(|number| number.to_string()).collect()
        };
        let columns = self.columns.take();
        self.columns = columns.or_else(|| Columns::guess(&self.header));
        let found = match &self.columns {
            Some(columns) => Positions::find(columns, &self.header).map_err(Some),
            None => Err(None),
        };
        self.state = match found {
            Ok(positions) => {
                for (position, name) in self.header.iter().enumerate() {
                    if !positions.uses(position) {
                        losses.note(
                            LossKind::UnusedColumn,
                            || line,
                            Spot::ROOT.key(name),
                            || unused(name),
                        );
                    }
                }
                losses.commit();
                State::Known(positions)
            }
            Err(name) => {
                losses.list(LossKind::MissingColumn, line, no_column(name, &self.header));
                State::Unknown
            }
        };
    }
}

fn example<'a>(
    cells: Cells<'a>,
    positions: &Positions,
    header: &'a [String],
    notes: &mut Notes<'a>,
) -> Result<Conversation<'a>, LeftOut> {
    let spot = |position| {
        let name = header.get(position).map_or("", String::as_str);
        Spot::ROOT.key(name)
    };
    let text = |position| {
        let spot = spot(position);
        let bytes = cells.get(position).ok_or_else(|| missing(0, spot))?;
        let text = str::from_utf8(bytes).map_err(|_| not_utf8(spot))?;
        Ok(Words::one(0, spot, Cow::Borrowed(text)))
    };
    let input = text(positions.input)?;
    let output = text(positions.output)?;
    let system = positions.system.map(text).transpose()?;
    let question = match positions.instruction {
        Some(position) => text(position)?.with_input(input, notes),
        None => input,
    };
    for (position, cell) in cells.iter().enumerate().skip(header.len()) {
        if !cell.is_empty() {
            let spot = Spot::ROOT.index(position);
            notes.lose(LossKind::UnknownField, 0, spot, || {
                Message::new(
                    "a cell behind the last column is not carried over",
                    "마지막 열을 넘어선 셀은 옮기지 않았습니다",
                )
            });
        }
    }
    let mut conversation = Conversation::pair(0, question, output);
    // An empty cell is no system message.
    conversation.system = system.filter(|system| !system.is_empty());
    Ok(conversation)
}

fn unreadable(row: &Row<'_>) -> LeftOut {
    let message = match row {
        Row::Unclosed => Message::new(
            "a quote is opened in this row and never closed: the rest of the file was read as one row",
            "이 행에서 연 따옴표가 닫히지 않아 파일의 나머지를 한 행으로 읽었습니다",
        ),
        Row::TooLong(bytes) => {
            let bytes = grouped(*bytes);
            Message::new(
                format!("a row of {bytes} bytes was skipped; look for a quote that is not closed"),
                format!(
                    "{bytes}바이트인 행을 건너뛰었습니다. 닫히지 않은 따옴표가 있는지 확인하십시오"
                ),
            )
        }
        Row::TooManyCells | Row::Cells(_) => Message::new(
            "a row of too many cells was skipped",
            "셀이 너무 많은 행을 건너뛰었습니다",
        ),
    };
    LeftOut::new(LossKind::UnreadableLine, 0, None, message)
}

fn not_utf8(spot: Spot<'_>) -> LeftOut {
    let message = Message::new(
        "this cell holds bytes that are not UTF-8; save the file as UTF-8",
        "이 셀에 UTF-8이 아닌 바이트가 있습니다. 파일을 UTF-8로 저장하십시오",
    );
    LeftOut::new(LossKind::UnreadableLine, 0, Some(spot), message)
}

fn unused(name: &str) -> Message {
    let name = shortened(name);
    Message::new(
        format!("the column `{name}` is not carried over"),
        format!("`{name}` 열은 옮기지 않았습니다"),
    )
}

/// That the column `name`, or any column that could be the input and the output, is not there.
fn no_column(name: Option<&str>, header: &[String]) -> Message {
    const SHOWN: usize = 8;
    let mut names: Vec<String> = header
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{}`", shortened(name)))
        .collect();
    if header.len() > SHOWN {
        names.push("…".to_owned());
    }
    let names = names.join(", ");
    match name {
        Some(name) => {
            let name = shortened(name);
            Message::new(
                format!("there is no column `{name}` among {names}"),
                format!("`{name}` 열이 없습니다. 있는 열: {names}"),
            )
        }
        None => Message::new(
            format!(
                "none of the columns {names} is known to be the input or the output; name them"
            ),
            format!(
                "{names} 열 가운데 어느 것이 입력이고 출력인지 알 수 없습니다. 열을 지정하십시오"
            ),
        ),
    }
}

pub(super) fn write_header(to: Shape, out: &mut Vec<u8>) {
    row(to.delimiter(), ["input_text", "output_text"], out);
}

pub(super) fn write<'a>(
    to: Shape,
    conversation: &Conversation<'a>,
    notes: &mut Notes<'a>,
    out: &mut Vec<u8>,
) -> Result<(), LeftOut> {
    let (input, output) = conversation.as_pair(to, notes)?;
    row(to.delimiter(), [&input, &output], out);
    Ok(())
}

fn row(delimiter: u8, [first, second]: [&str; 2], out: &mut Vec<u8>) {
    cell(delimiter, first, out);
    out.push(delimiter);
    cell(delimiter, second, out);
    out.push(b'\n');
}

/// A cell stands in quotes where RFC 4180 asks for them, and where a reader might take something
/// from its ends: an empty cell, or white space.
fn cell(delimiter: u8, text: &str, out: &mut Vec<u8>) {
    let is_special = |&byte: &u8| byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n');
    if text.trim().len() == text.len()
        && !text.is_empty()
        && !text.as_bytes().iter().any(is_special)
    {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for (position, part) in text.split('"').enumerate() {
        if position > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'"');
}
