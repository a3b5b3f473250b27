use super::{
    Columns, ConvertOptions, Shape,
    rows::{Row, Rows},
};
use crate::unreadable::{HEAD, Unreadable};

/// What kind of file it is, and so how its bytes are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Unreadable(Unreadable),
    /// JSON, an object a line or in any other way.
    Json,
    /// A table: its delimiter is that of the shape.
    Table(Shape),
}

/// Bytes that are looked at in search of the first line.
const MOST: usize = 64 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Tells what a file is by its first bytes; `None` while more of them are needed. The answer does
/// not change with what follows.
pub(super) fn tell(head: &[u8], is_all: bool, options: &ConvertOptions) -> Option<Kind> {
    if head.len() < HEAD && !is_all {
        return None;
    }
    if let Some(unreadable) = Unreadable::detect(head) {
        return Some(Kind::Unreadable(unreadable));
    }
    match options.from {
        Some(shape) if shape.is_table() => return Some(Kind::Table(shape)),
        Some(_) => return Some(Kind::Json),
        None => {}
    }
    let head = without_mark(head.get(..MOST).unwrap_or(head));
    let mut content = head.trim_ascii_start().iter();
    if matches!(content.next(), Some(b'{' | b'[')) {
        return Some(Kind::Json);
    }
    if head.len() < MOST && !is_all {
        return None;
    }
    Some(table(head, options.columns.as_ref()).map_or(Kind::Json, Kind::Table))
}

/// The kind of table whose first row has columns that are known.
fn table(head: &[u8], columns: Option<&Columns>) -> Option<Shape> {
    [Shape::Tsv, Shape::Csv].into_iter().find(|shape| {
        let mut is_table = None;
        let mut rows = Rows::new(shape.delimiter(), MOST);
        let mut look = |_, row: Row<'_>| {
            let Row::Cells(cells) = row else { return };
            is_table.get_or_insert_with(|| {
                let name = |cell| String::from_utf8_lossy(cell).into_owned();
                let names: Vec<String> = cells.iter().map(name).collect();
                match columns {
                    Some(_) => names.len() > 1,
                    None => Columns::guess(&names).is_some(),
                }
            });
        };
        rows.feed(head, &mut look);
        rows.finish(&mut look);
        is_table == Some(true)
    })
}

/// The bytes behind a byte-order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}
