use tuning::nearest;

use super::Cell;

/// The header as it has to be.
pub(crate) const HEADER: [&str; 3] = ["query-id", "corpus-id", "score"];

/// What other tools call these columns, folded: BEIR's loaders, MS MARCO's, TREC's.
const OTHERS: [&[&str]; 3] = [
    &["queryid", "qid", "query"],
    &[
        "corpusid",
        "docid",
        "did",
        "documentid",
        "pid",
        "passageid",
        "doc",
        "document",
        "corpus",
    ],
    &["score", "scores", "label", "relevance", "rel", "grade"],
];

/// What stands between the columns of tables, the right one first.
const SEPARATORS: [char; 5] = ['\t', ',', ';', '|', ' '];

/// What is wrong with the first line of a labels file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HeaderFault {
    /// The columns are told apart by something else than tabs.
    Separator(char),
    /// A column has another name than the one it should have.
    Name { found: String, wanted: &'static str },
    /// The right columns in another order.
    Order(Vec<&'static str>),
    /// There is no score.
    NoScore,
    /// There are columns beside the three.
    MoreColumns(usize),
    /// The line is a label already.
    Missing,
    /// The line is JSON.
    Json,
    /// The line is something else.
    Unknown(String),
}

/// Which column is which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    separator: char,
    pub(super) columns: usize,
    pub(super) query: usize,
    pub(super) document: usize,
    pub(super) score: Option<usize>,
}

impl Layout {
    /// What the first line tells about the rows, and what is wrong with it. No layout when the rest
    /// of the file cannot be rows.
    pub(super) fn read(line: Cell<'_>) -> (Option<Self>, Option<HeaderFault>) {
        if line.text.trim_start().starts_with(['{', '[']) && !line.text.contains('\t') {
            return (None, Some(HeaderFault::Json));
        }
        if let Some(layout) = SEPARATORS.iter().find_map(|&by| Self::of_header(line, by)) {
            return (Some(layout), layout.fault(line));
        }
        if let Some(layout) = SEPARATORS.iter().find_map(|&by| Self::of_label(line, by)) {
            return (Some(layout), Some(HeaderFault::Missing));
        }
        let found = line.text.to_owned();
        (Some(Self::plain('\t')), Some(HeaderFault::Unknown(found)))
    }

    /// The three columns in their order.
    fn plain(separator: char) -> Self {
        Self {
            separator,
            columns: 3,
            query: 0,
            document: 1,
            score: Some(2),
        }
    }

    /// The columns of a header, where it names a query and a document.
    fn of_header(line: Cell<'_>, separator: char) -> Option<Self> {
        let mut places = [None; 3];
        let mut columns = 0;
        for cell in cells(line, separator) {
            if let Some(place) = column(cell.text).and_then(|column| places.get_mut(column)) {
                place.get_or_insert(columns);
            }
            columns += 1;
        }
        let [query, document, score] = places;
        Some(Self {
            separator,
            columns,
            query: query?,
            document: document?,
            score,
        })
    }

    /// The columns of a line that is no header but a label: two ids and a whole number.
    fn of_label(line: Cell<'_>, separator: char) -> Option<Self> {
        let cells: Vec<_> = cells(line, separator).map(|cell| cell.text).collect();
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        matches!(cells.as_slice(), [query, document, score]
            if !query.is_empty() && !document.is_empty() && is_number(score))
        .then(|| Self::plain(separator))
    }

    fn fault(&self, line: Cell<'_>) -> Option<HeaderFault> {
        if self.separator != '\t' {
            return Some(HeaderFault::Separator(self.separator));
        }
        let wanted = |cell: Cell<'_>| HEADER.get(column(cell.text)?).copied();
        for cell in self.cells(line) {
            if let Some(wanted) = wanted(cell).filter(|&wanted| wanted != cell.text) {
                let found = cell.text.to_owned();
                return Some(HeaderFault::Name { found, wanted });
            }
        }
        let Some(score) = self.score else {
            return Some(HeaderFault::NoScore);
        };
        if self.columns > 3 {
            return Some(HeaderFault::MoreColumns(self.columns));
        }
        ((self.query, self.document, score) != (0, 1, 2))
            .then(|| HeaderFault::Order(self.cells(line).filter_map(wanted).collect()))
    }

    /// The cells of a row.
    pub(super) fn cells<'a>(&self, row: Cell<'a>) -> impl Iterator<Item = Cell<'a>> {
        cells(row, self.separator)
    }
}

/// The cells of a line. Around another separator than a tab people write spaces, which belong to no
/// cell.
fn cells(line: Cell<'_>, separator: char) -> impl Iterator<Item = Cell<'_>> {
    let mut start = line.start;
    line.text
        .split(separator)
        .map(move |text| {
            let cell = Cell { start, text };
            start += text.len() + separator.len_utf8();
            if separator == '\t' {
                return cell;
            }
            let text = cell.text.trim_start();
            Cell {
                start: cell.end() - text.len(),
                text: text.trim_end(),
            }
        })
        .filter(move |cell| separator != ' ' || !cell.text.is_empty())
}

/// Which of the three columns a name means.
fn column(name: &str) -> Option<usize> {
    let folded: String = name
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let is_known = |others: &&[&str]| others.contains(&folded.as_str());
    OTHERS.iter().position(is_known).or_else(|| {
        let near = nearest(name, HEADER)?;
        HEADER.iter().position(|column| *column == near)
    })
}
