//! Which rows of a long list are in the document.

use crate::number;

/// Rows above and below what is in sight, so that a scroll does not show a gap.
const SPARE: usize = 6;
/// However tall the screen and however low a row: no more than this at once.
const MOST: usize = 120;

/// What the browser knows about the list, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    /// How far it is scrolled.
    pub top: f64,
    /// How much of it can be seen.
    pub height: f64,
    /// How high a closed row is.
    pub row: f64,
}

/// A row that is unfolded, and by how many pixels that makes it higher.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unfolded {
    /// Which row.
    pub row: usize,
    /// By how much.
    pub extra: f64,
}

/// The rows to draw, and the empty room around them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The first row.
    pub first: usize,
    /// The row behind the last one.
    pub end: usize,
    /// Pixels before the first.
    pub before: f64,
    /// Pixels behind the last.
    pub after: f64,
}

impl Window {
    /// The window on a list of `rows`.
    pub fn new(rows: usize, sight: Sight, unfolded: Option<Unfolded>) -> Self {
        let height = sight.row.max(1.0);
        let row_at = |pixels: f64| {
            let plain = match unfolded {
                Some(open) if pixels > (open.row + 1) as f64 * height => {
                    (pixels - open.extra).max((open.row + 1) as f64 * height)
                }
                _ => pixels,
            };
            number::floor(plain / height) as usize
        };
        let first = row_at(sight.top).saturating_sub(SPARE).min(rows);
        let end = (row_at(sight.top + sight.height) + 1 + SPARE)
            .min(rows)
            .min(first + MOST)
            .max(first);
        Self {
            first,
            end,
            before: top_of(first, height, unfolded),
            after: top_of(rows, height, unfolded) - top_of(end, height, unfolded),
        }
    }
}

/// Where a row begins, in pixels from the first one.
pub fn top_of(row: usize, height: f64, unfolded: Option<Unfolded>) -> f64 {
    let extra = unfolded
        .filter(|open| open.row < row)
        .map_or(0.0, |open| open.extra);
    row as f64 * height + extra
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(rows: usize, top: f64, unfolded: Option<Unfolded>) -> Window {
        Window::new(
            rows,
            Sight {
                top,
                height: 500.0,
                row: 50.0,
            },
            unfolded,
        )
    }

    #[test]
    fn a_short_list_is_drawn_whole() {
        assert_eq!(
            window(5, 0.0, None),
            Window {
                first: 0,
                end: 5,
                before: 0.0,
                after: 0.0
            }
        );
        assert_eq!(
            window(0, 0.0, None),
            Window {
                first: 0,
                end: 0,
                before: 0.0,
                after: 0.0
            }
        );
    }

    #[test]
    fn a_long_list_is_drawn_around_what_is_in_sight() {
        let middle = window(100_000, 2_500_000.0, None);
        assert_eq!((middle.first, middle.end), (49_994, 50_017));
        let drawn = (middle.end - middle.first) as f64 * 50.0;
        assert_eq!(
            number::floor(middle.before + drawn + middle.after),
            5_000_000
        );
    }

    #[test]
    fn the_end_can_be_reached() {
        let end = window(1_000, 49_500.0, None);
        assert_eq!((end.end, end.after), (1_000, 0.0));
    }

    #[test]
    fn an_unfolded_row_pushes_the_others_down() {
        let open = Some(Unfolded {
            row: 2,
            extra: 300.0,
        });
        // Row 2 itself is still in sight at its far end.
        assert_eq!(window(1_000, 440.0, open).first, 0);
        let later = window(1_000, 5_300.0, open);
        assert_eq!(later.first, 94);
        assert_eq!(number::floor(later.before), 94 * 50 + 300);
        assert_eq!(number::floor(top_of(2, 50.0, open)), 100);
        assert_eq!(number::floor(top_of(3, 50.0, open)), 450);
    }

    #[test]
    fn never_too_many_rows_at_once() {
        let wild = Window::new(
            100_000,
            Sight {
                top: 0.0,
                height: 1e6,
                row: 0.0,
            },
            None,
        );
        assert_eq!(wild.end - wild.first, MOST);
    }
}
