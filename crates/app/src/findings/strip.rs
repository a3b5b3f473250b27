use dataset::{Report, Span};
use rule::Severity;

/// Places on the strip: fine enough for a wide screen, few enough for the document.
pub const STRIP_WIDTH: u64 = 400;

/// The file from its first line to its last, as places with findings on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// Lines in the file.
    pub lines: u64,
    /// Places on the strip: [`STRIP_WIDTH`], or fewer where the file has fewer lines.
    pub width: u64,
    /// The places that have a finding, from left to right.
    pub marks: Vec<Mark>,
}

/// A place on the strip that has a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which place, from 0.
    pub place: u64,
    /// The worst severity there.
    pub severity: Severity,
    /// Where the first finding of that severity stands in the report's list.
    pub first: usize,
    /// Its line.
    pub line: u64,
    /// Findings there.
    pub count: u64,
}

impl Strip {
    /// Lays the findings of a report along a strip. Findings about the file as a whole have no
    /// place on it.
    pub fn new(report: &Report) -> Self {
        let lines = report.file.lines.max(1);
        let width = lines.min(STRIP_WIDTH);
        let mut marks: Vec<Mark> = Vec::new();
        for (first, diagnostic) in report.diagnostics.iter().enumerate() {
            let Some(Span { .. }) = diagnostic.span else {
                continue;
            };
            let line = diagnostic.line.clamp(1, lines);
            let place = ((u128::from(line - 1) * u128::from(width)) / u128::from(lines)) as u64;
            let severity = diagnostic.severity;
            match marks.last_mut() {
                Some(mark) if mark.place == place => {
                    mark.count += 1;
                    if severity > mark.severity {
                        *mark = Mark {
                            severity,
                            first,
                            line,
                            ..*mark
                        };
                    }
                }
                _ => marks.push(Mark {
                    place,
                    severity,
                    first,
                    line,
                    count: 1,
                }),
            }
        }
        Self {
            lines,
            width,
            marks,
        }
    }

    /// The mark nearest to a place; `None` when there is no mark at all.
    pub fn nearest(&self, place: u64) -> Option<usize> {
        let distance = |mark: &Mark| mark.place.abs_diff(place);
        let nearest = self
            .marks
            .iter()
            .enumerate()
            .min_by_key(|(_, mark)| distance(mark));
        nearest.map(|(index, _)| index)
    }
}
