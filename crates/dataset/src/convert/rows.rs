use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Cuts a stream of bytes into the rows of a table, whatever the portions it comes in.
#[derive(Debug)]
pub(super) struct Rows {
    reader: Reader,
    cells: Vec<u8>,
    length: usize,
    ends: Vec<usize>,
    ended: usize,
    /// Line feeds before the next byte.
    line_feeds: u64,
    /// The line that the current row starts on, where there is one.
    row: Option<u64>,
    /// Bytes of the current row.
    bytes: usize,
    has_too_many_cells: bool,
    /// Longest row in bytes that is handed on.
    cap: usize,
}

/// What a row is handed on as.
pub(super) enum Row<'a> {
    Cells(Cells<'a>),
    /// It is over the cap: its length in bytes.
    TooLong(u64),
    /// It has more cells than any table.
    TooManyCells,
    /// It opens a quote that nothing closes.
    Unclosed,
}

/// The cells of a row, quotes resolved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
}

/// More columns than any dataset has: a row of them is not kept.
const MOST_CELLS: usize = 4_096;

impl<'a> Cells<'a> {
    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(self, position: usize) -> Option<&'a [u8]> {
        let end = *self.ends.get(position)?;
        let before = position
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        self.bytes.get(before.copied().unwrap_or_default()..end)
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).filter_map(move |position| self.get(position))
    }
}

impl Rows {
    pub(super) fn new(delimiter: u8, cap: usize) -> Self {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
        // The reader steps over a byte-order mark in its first portion. Ours is taken off before,
        // in whatever portions it comes; having been asked once, the reader no longer looks.
        reader.read_record(b"", &mut [], &mut []);
        Self {
            reader,
            cells: vec![0; 4_096],
            length: 0,
            ends: vec![0; MOST_CELLS],
            ended: 0,
            line_feeds: 0,
            row: None,
            bytes: 0,
            has_too_many_cells: false,
            cap,
        }
    }

    /// Lines that have ended.
    pub(super) fn lines(&self) -> u64 {
        self.line_feeds
    }

    /// Takes a portion and calls `each` with the line and the row for every one that ends in it.
    /// Blank lines are no rows.
    pub(super) fn feed(&mut self, mut bytes: &[u8], mut each: impl FnMut(u64, Row<'_>)) {
        loop {
            if self.row.is_none() {
                bytes = self.skip_line_ends(bytes);
                if bytes.is_empty() {
                    return;
                }
                self.row = Some(self.line_feeds + 1);
            }
            let cells = self.cells.get_mut(self.length..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(bytes, cells, ends);
            let (head, rest) = bytes.split_at(read.min(bytes.len()));
            bytes = rest;
            self.line_feeds += memchr::memchr_iter(b'\n', head).count() as u64;
            self.bytes += read;
            self.length += written;
            self.ended += ended;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    self.forget_what_is_too_long();
                    return;
                }
                ReadRecordResult::OutputFull => {
                    self.forget_what_is_too_long();
                    if self.length == self.cells.len() {
                        self.cells.resize(self.length * 2, 0);
                    }
                }
                ReadRecordResult::OutputEndsFull => {
                    self.has_too_many_cells = true;
                    self.forget_what_is_too_long();
                }
                ReadRecordResult::Record => self.end_row(&mut each),
            }
        }
    }

    /// Hands on what stands behind the last line feed.
    pub(super) fn finish(&mut self, mut each: impl FnMut(u64, Row<'_>)) {
        if self.row.is_some() {
            // A line feed ends every row but one in an open quote.
            self.feed(b"\n", &mut each);
        }
        if let Some(line) = self.row {
            each(line, Row::Unclosed);
        }
    }

    fn skip_line_ends<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let is_line_end = |byte: &&u8| matches!(**byte, b'\n' | b'\r');
        let length = bytes.iter().take_while(is_line_end).count();
        let (line_ends, rest) = bytes.split_at(length);
        self.line_feeds += memchr::memchr_iter(b'\n', line_ends).count() as u64;
        rest
    }

    fn is_too_long(&self) -> bool {
        self.bytes > self.cap
    }

    /// The bytes of a row that will not be handed on are not kept.
    fn forget_what_is_too_long(&mut self) {
        if self.is_too_long() || self.has_too_many_cells {
            self.length = 0;
            self.ended = 0;
        }
    }

    fn end_row(&mut self, each: &mut impl FnMut(u64, Row<'_>)) {
        let line = self.row.take().unwrap_or_default();
        let row = if self.is_too_long() {
            Row::TooLong(self.bytes as u64)
        } else if self.has_too_many_cells {
            Row::TooManyCells
        } else {
            Row::Cells(Cells {
                bytes: &self.cells,
                ends: self.ends.get(..self.ended).unwrap_or_default(),
            })
        };
        each(line, row);
        self.length = 0;
        self.ended = 0;
        self.bytes = 0;
        self.has_too_many_cells = false;
    }
}
