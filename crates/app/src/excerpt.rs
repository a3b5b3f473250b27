//! A sample, as much of it as one wants to read: what was put right, what stands around it, and in
//! plain words how much was left out.

use std::ops::Range;

use rule::{Sample, visible};

/// A row of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A line, by its number from 1.
    Line(usize, Vec<Piece>),
    /// So many lines are left out.
    LeftOut(usize),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text, with what cannot be seen in it named.
    Plain(String),
    /// The same of what the other sample has not; empty where it has more.
    Marked(String),
    /// So many characters are left out.
    LeftOut(usize),
}

/// Lines of a sample that are shown in full.
const SHORT_SAMPLE: usize = 6;

/// Bytes of a line that are shown in full.
const SHORT_LINE: usize = 420;

/// What to show of a sample and of the same put right. What is wrong in the one is marked, and then also
/// what is right in the other.
pub fn excerpts(bad: Sample, good: Sample) -> (Vec<Row>, Vec<Row>) {
    let (bad, good) = (legible(bad), legible(good));
    let wrong = difference(&bad, &good);
    let right = wrong.as_ref().and_then(|_| difference(&good, &bad));
    (
        excerpt(&bad, wrong.as_ref()),
        excerpt(&good, right.as_ref()),
    )
}

/// A sample as text; a byte that is no UTF-8 is named.
fn legible(sample: Sample) -> String {
    let bytes = sample.bytes();
    let chunks = bytes.utf8_chunks().map(|chunk| {
        let invalid = chunk.invalid().iter().map(|byte| format!("⟨{byte:02X}⟩"));
        chunk.valid().to_owned() + &invalid.collect::<String>()
    });
    chunks.collect()
}

/// What `text` has that `other` has not, in whole words. `None` where they have so little in common
/// that a mark would say nothing.
fn difference(text: &str, other: &str) -> Option<Range<usize>> {
    // Whether the last line ends in a line feed makes no difference to anybody.
    let [text, other] = [text, other].map(|text| text.strip_suffix('\n').unwrap_or(text));
    let pairs = text.chars().zip(other.chars());
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs
            .take_while(|(left, right)| left == right)
            .map(|(left, _)| left.len_utf8())
            .sum()
    };
    let start = same(&mut { pairs });
    let (rest, other_rest) = (&text[start..], &other[start..]);
    let end = text.len() - same(&mut rest.chars().rev().zip(other_rest.chars().rev()));
    let is_word = |letter: &char| letter.is_alphanumeric() || *letter == '_';
    let length = |letters: &mut dyn Iterator<Item = char>| -> usize {
        letters.take_while(is_word).map(char::len_utf8).sum()
    };
    let found = &text[start..end];
    // A word is marked as a whole; where something is missing, the word that it is missing in.
    let begins = found.chars().next().as_ref().is_none_or(is_word);
    let ends = found.chars().next_back().as_ref().is_none_or(is_word);
    let before = length(&mut text[..start].chars().rev());
    let behind = length(&mut text[end..].chars());
    let start = start - if begins { before } else { 0 };
    let end = end + if ends { behind } else { 0 };
    let is_telling = text != other && (end - start) * 2 <= text.len();
    is_telling.then_some(start..end)
}

/// What to show of a sample, with `marked` in it.
fn excerpt(text: &str, marked: Option<&Range<usize>>) -> Vec<Row> {
    let mut start = 0;
    let lines: Vec<(Range<usize>, &str)> = text
        .split_inclusive('\n')
        .map(|line| {
            let range = start..start + line.len();
            start = range.end;
            (range, line.strip_suffix('\n').unwrap_or(line))
        })
        .collect();
    let holding = |mark: &Range<usize>| {
        let first = lines.partition_point(|(line, _)| line.end <= mark.start);
        let last = lines.partition_point(|(line, _)| line.start < mark.end);
        first..last.clamp(first, first + 3)
    };
    let shown = if lines.len() <= SHORT_SAMPLE {
        vec![0..lines.len()]
    } else {
        let around = marked.map(holding).unwrap_or_default();
        vec![
            0..3,
            around.start.saturating_sub(1)..around.end,
            lines.len() - 1..lines.len(),
        ]
    };
    let mut rows = Vec::new();
    for part in parts(lines.len(), shown, 2) {
        match part {
            Part::Shown(range) => rows.extend(range.filter_map(|index| {
                let (range, line) = lines.get(index)?;
                let marked = marked.and_then(|mark| within(mark, range.start, line.len()));
                Some(Row::Line(index + 1, pieces(line, marked.as_ref())))
            })),
            Part::LeftOut(range) => rows.push(Row::LeftOut(range.len())),
        }
    }
    rows
}

/// The part of a range that lies within a line, counted from the start of the line.
fn within(mark: &Range<usize>, line: usize, length: usize) -> Option<Range<usize>> {
    let end = line + length;
    let starts_here = (line..=end).contains(&mark.start);
    let cut = mark.start.max(line)..mark.end.min(end);
    (starts_here || cut.start < cut.end).then(|| cut.start - line..cut.end.max(cut.start) - line)
}

/// A line in pieces; the middle of a long one is left out.
fn pieces(line: &str, marked: Option<&Range<usize>>) -> Vec<Piece> {
    let shown = if line.len() <= SHORT_LINE {
        vec![0..line.len()]
    } else {
        let around = marked.map_or(0..0, |mark| {
            mark.start.saturating_sub(40)..mark.end.min(mark.start + 120) + 40
        });
        vec![0..120, around, line.len() - 60..line.len()]
    };
    let mark = marked.cloned().unwrap_or(usize::MAX..usize::MAX);
    let mut pieces = Vec::new();
    for part in parts(line.len(), shown, 40) {
        match part {
            Part::Shown(range) => {
                let [start, from, to, end] = [range.start, mark.start, mark.end, range.end]
                    .map(|at| line.floor_char_boundary(at.clamp(range.start, range.end)));
                let is_inside = mark.start <= range.end && mark.end >= range.start;
                let text = |start: usize, end: usize| visible(&line[start..end]).into_owned();
                let plain = |start, end| (start < end).then(|| Piece::Plain(text(start, end)));
                let marked = is_inside.then(|| Piece::Marked(text(from, to)));
                let (before, after) = (plain(start, from), plain(to, end));
                pieces.extend([before, marked, after].into_iter().flatten());
            }
            Part::LeftOut(range) => {
                let [start, end] = [range.start, range.end].map(|at| line.floor_char_boundary(at));
                pieces.push(Piece::LeftOut(line[start..end].chars().count()));
            }
        }
    }
    pieces
}

enum Part {
    Shown(Range<usize>),
    LeftOut(Range<usize>),
}

/// Divides a length into what is wanted of it and what lies between, in order. What is left out is
/// never shorter than `least`.
fn parts(length: usize, mut wanted: Vec<Range<usize>>, least: usize) -> Vec<Part> {
    // Of nothing, all is shown: an empty line may hold a mark.
    wanted.retain(|range| length == 0 || !range.is_empty());
    wanted.sort_by_key(|range| range.start);
    let mut shown: Vec<Range<usize>> = Vec::new();
    for range in wanted {
        let range = range.start.min(length)..range.end.min(length);
        match shown.last_mut() {
            Some(last) if range.start < last.end + least => last.end = last.end.max(range.end),
            _ => shown.push(range),
        }
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for range in shown {
        if at < range.start {
            parts.push(Part::LeftOut(at..range.start));
        }
        at = range.end;
        parts.push(Part::Shown(range));
    }
    if at < length {
        parts.push(Part::LeftOut(at..length));
    }
    parts
}

#[cfg(test)]
mod tests;
