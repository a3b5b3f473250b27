//! A labels file: a table of a query, a document and a score on each line, under a header.
//!
//! A header that is not quite right tells nevertheless which column is which, and is reported once;
//! the rows are read as it has them, not as they should be, so that no row is blamed for the header.

mod header;

pub(crate) use header::{HEADER, HeaderFault, Layout};

use crate::{
    fault::Fault,
    reader::Events,
    seen::{Key, Note},
    source::Source,
};

/// Reads lines as rows.
#[derive(Debug, Default)]
pub(crate) struct Table {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// The header comes next.
    #[default]
    Header,
    /// Rows come.
    Rows(Layout),
    /// The file holds something else; that was said.
    NoTable,
}

/// One row behind the header, right or wrong.
#[derive(Debug)]
pub(crate) struct Label<'a> {
    /// The whole row.
    pub(crate) row: Cell<'a>,
    /// How many columns it has.
    pub(crate) columns: usize,
    /// How many the header has.
    pub(crate) columns_of_header: usize,
    /// What it says; `None` where its columns cannot be told apart.
    pub(crate) pair: Option<Pair<'a>>,
}

/// A query, a document, and how well one answers the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) query: Cell<'a>,
    pub(crate) document: Cell<'a>,
    /// `None` where the row ends before it.
    pub(crate) score: Option<Cell<'a>>,
}

/// Text from byte `start` of the line on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    pub(crate) start: usize,
    pub(crate) text: &'a str,
}

impl Cell<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

impl Pair<'_> {
    /// The note that is kept of it.
    pub(crate) fn note(&self, line: u64) -> Note {
        let [query, document] = [self.query, self.document].map(|id| Key::of([id.text]));
        Note::new(query, document, line)
    }

    /// Whether the score is zero; `None` where it is no score. An empty one means 1.
    pub(crate) fn is_unrelated(&self) -> Option<bool> {
        let score = self.score.map_or("", |score| score.text);
        let is_number = score.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| !score.is_empty() && score.bytes().all(|byte| byte == b'0'))
    }
}

impl Table {
    /// The rows of a table whose header has been read.
    pub(crate) fn behind(header: Layout) -> Self {
        Self {
            state: State::Rows(header),
        }
    }

    /// What the header said, once it has come.
    pub(crate) fn layout(&self) -> Option<Layout> {
        match self.state {
            State::Rows(layout) => Some(layout),
            State::Header | State::NoTable => None,
        }
    }

    /// Whether the file is a table at all.
    pub(crate) fn is_readable(&self) -> bool {
        !matches!(self.state, State::NoTable)
    }

    /// Takes one line with content, from byte `start` on.
    pub(crate) fn line(
        &mut self,
        text: &str,
        start: usize,
        source: Source<'_>,
        events: &mut dyn Events,
    ) {
        let text = text.get(start..).unwrap_or_default();
        let row = Cell {
            start,
            text: text.strip_suffix('\r').unwrap_or(text),
        };
        match &self.state {
            State::Header => self.header(row, source, events),
            State::Rows(layout) => events.label(&layout.label(row), source),
            State::NoTable => {}
        }
    }

    fn header(&mut self, row: Cell<'_>, source: Source<'_>, events: &mut dyn Events) {
        let (layout, fault) = Layout::read(row);
        if let Some(fault) = fault {
            let is_label = fault == HeaderFault::Missing;
            events.fault(
                &Fault::WrongHeader {
                    start: row.start,
                    end: row.end(),
                    fault,
                },
                source,
            );
            if is_label && let Some(layout) = &layout {
                events.label(&layout.label(row), source);
            }
        }
        self.state = layout.map_or(State::NoTable, State::Rows);
    }
}

impl Layout {
    /// A row whose columns stand as the header has them.
    fn label<'a>(&self, row: Cell<'a>) -> Label<'a> {
        let cells: Vec<_> = self.cells(row).collect();
        let columns = cells.len();
        let lacks_score = columns + 1 == self.columns && self.score == Some(columns);
        let pair = (columns == self.columns || lacks_score)
            .then(|| {
                Some(Pair {
                    query: *cells.get(self.query)?,
                    document: *cells.get(self.document)?,
                    score: self.score.and_then(|score| cells.get(score).copied()),
                })
            })
            .flatten();
        Label {
            row,
            columns,
            columns_of_header: self.columns,
            pair,
        }
    }
}

#[cfg(test)]
mod tests;
