//! The bytes of a draft, and what is expected of them: the marks at the places where they came to
//! stand, and what follows from the file as a whole.

use super::{
    Expected, Planted,
    draft::{Array, Draft, Encoding, FILE_NAME, Item, LineEnds, Nature, Spoil},
    random::Random,
    value::{Kind, Value},
    write::Writer,
};

/// An item as bytes without its last line break.
struct Written {
    bytes: Vec<u8>,
    found: Vec<Expected>,
}

pub fn assemble(mut draft: Draft, random: &mut Random, faults: Vec<&'static str>) -> Planted {
    let portion = match random.below(4) {
        0 => random.between(64, 500),
        1 => random.between(1_000, 9_000),
        _ => usize::MAX,
    };
    if let Some(bytes) = draft.instead.take() {
        return Planted {
            bytes,
            options: draft.options,
            expected: vec![of_file("compressed-file")],
            examples: 0,
            faults,
            portion,
        };
    }
    part(&mut draft, random);
    let mut file = File::default();
    let mut written = write_items(&mut draft, random);
    cap_lines(&mut draft, &mut written, random);
    match draft.array {
        Some(array) => file.array(&draft, array, &written, random),
        None => file.lines(&draft, &written, random),
    }
    let examples = file.sum_up(&draft);
    file.expected.sort();
    Planted {
        bytes: file.bytes,
        options: draft.options,
        expected: file.expected,
        examples,
        faults,
        portion,
    }
}

fn of_file(rule: &'static str) -> Expected {
    Expected {
        line: 1,
        rule,
        path: String::new(),
        column: Some(1),
    }
}

/// Parts a value of which nobody can tell where it ends from what might be taken as its end. The
/// first value behind it may be taken as a part of it; the second shows that it is not.
fn part(draft: &mut Draft, random: &mut Random) {
    const SHOWS: usize = 2;
    let mut unclear = 0;
    let mut index = 0;
    while index < draft.items.len() {
        let item = &draft.items[index];
        if !item.is_blank() && unclear > 0 && !item.starts_clearly() {
            let between = draft.item(random);
            draft.items.insert(index, between);
        }
        let item = &mut draft.items[index];
        if item.is_blank() {
            // A raw tab inside a string would be the fault.
            if unclear > 0 {
                item.indent = item.indent.trim_matches('\t');
            }
        } else {
            if unclear > 0 {
                item.indent = "";
                unclear -= 1;
            }
            if item.is_open_ended() {
                unclear = SHOWS;
            }
        }
        index += 1;
    }
}

fn write_items(draft: &mut Draft, random: &mut Random) -> Vec<Written> {
    draft
        .items
        .iter()
        .map(|item| write_item(item, random))
        .collect()
}

fn write_item(item: &Item, random: &mut Random) -> Written {
    let mut writer = Writer::new(random, item.style);
    if item.has_mark {
        writer.text.push('\u{feff}');
        writer.found.push(of_file("byte-order-mark"));
    }
    writer.text.push_str(item.indent);
    for (index, value) in item.values.iter().enumerate() {
        if index > 0 {
            writer.text.push(' ');
        }
        writer.value(value);
    }
    let Writer {
        mut text,
        mut found,
        ..
    } = writer;
    match item.spoil {
        Spoil::CutOff => {
            cut_off(&mut text, &mut found, random);
            Written {
                bytes: text.into_bytes(),
                found,
            }
        }
        Spoil::InvalidUtf8(wrong) => {
            let at = boundary(&text, random);
            found.push(Expected {
                column: Some(1 + text[..at].encode_utf16().count() as u64),
                ..of_file("invalid-utf8")
            });
            let (before, behind) = text.as_bytes().split_at(at);
            let bytes = [before, wrong, behind].concat();
            Written { bytes, found }
        }
        Spoil::None | Spoil::TooLong => Written {
            bytes: text.into_bytes(),
            found,
        },
    }
}

/// A place inside a value, behind its first bracket.
fn boundary(text: &str, random: &mut Random) -> usize {
    let first = text.find('{').map_or(1, |bracket| bracket + 1);
    let mut at = random.between(first, text.len() - 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Takes the end of a line away.
fn cut_off(text: &mut String, found: &mut Vec<Expected>, random: &mut Random) {
    text.truncate(boundary(text, random));
    // An escape that was cut in two is a fault of its own, and where it stands is another place.
    let tail: Vec<u8> = text.bytes().rev().take(6).collect();
    let column =
        (!tail.contains(&b'\\')).then(|| 1 + text.trim_end().encode_utf16().count() as u64);
    found.push(Expected {
        column,
        ..of_file("invalid-json")
    });
}

/// Makes lines too long by the least, and sets the cap at what the longest other line has.
fn cap_lines(draft: &mut Draft, written: &mut [Written], random: &mut Random) {
    let is_too_long = |item: &Item| item.spoil == Spoil::TooLong;
    if !draft.items.iter().any(is_too_long) {
        return;
    }
    let others = draft.items.iter().zip(written.iter());
    let cap = others
        .filter(|(item, _)| !is_too_long(item))
        .flat_map(|(_, written)| written.bytes.split(|&byte| byte == b'\n'))
        // A carriage return belongs to the line.
        .map(|line| line.len() + 1)
        .max()
        .unwrap_or_default();
    draft.options.max_line_bytes = cap;
    for (item, written) in draft.items.iter().zip(written) {
        if is_too_long(item) {
            written.bytes.resize(cap + random.between(1, 300), b' ');
            written.found = vec![of_file("line-too-long")];
        }
    }
}

#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    expected: Vec<Expected>,
    /// Lines that have ended.
    ended: u64,
    line_start: usize,
    has_carriage_return: bool,
    first_without_context: Option<Expected>,
    authors: u64,
    examples: u64,
}

impl File {
    fn lines(&mut self, draft: &Draft, written: &[Written], random: &mut Random) {
        let is_empty = draft.items.iter().all(Item::is_blank);
        for (index, (item, written)) in draft.items.iter().zip(written).enumerate() {
            if item.is_blank() && !is_empty {
                let line = self.ended + 1;
                self.expected.push(Expected {
                    line,
                    ..of_file("blank-line")
                });
            }
            self.item(draft, item, written, random);
            let is_last = index + 1 == draft.items.len();
            // An empty line is one only if it ends.
            if !is_last || draft.ends_in_line_feed || written.bytes.is_empty() {
                self.end_line(draft, item.spoil != Spoil::TooLong, random);
            }
        }
        if is_empty {
            self.expected.push(of_file("empty-file"));
        }
    }

    fn array(&mut self, draft: &Draft, array: Array, written: &[Written], random: &mut Random) {
        self.expected.push(of_file("array-file"));
        self.bytes.push(b'[');
        if array == Array::OwnLines {
            self.end_line(draft, true, random);
        }
        for (index, (item, written)) in draft.items.iter().zip(written).enumerate() {
            if index > 0 {
                self.bytes.push(b',');
                if array != Array::OneLine {
                    self.end_line(draft, true, random);
                }
            }
            self.item(draft, item, written, random);
        }
        if array == Array::OwnLines {
            self.end_line(draft, true, random);
        }
        self.bytes.push(b']');
        if draft.ends_in_line_feed {
            self.end_line(draft, true, random);
        }
    }

    fn item(&mut self, draft: &Draft, item: &Item, written: &Written, random: &mut Random) {
        let (line, column) = (self.ended, self.column());
        for found in &written.found {
            let mut found = found.clone();
            if found.line == 1 {
                found.column = found.column.map(|within| within + column);
            }
            found.line += line;
            self.expected.push(found);
        }
        if item.nature != Nature::Broken && item.spoil == Spoil::None {
            self.count(draft, item, column);
        }
        let mut lines = written.bytes.split(|&byte| byte == b'\n').peekable();
        while let Some(line) = lines.next() {
            self.bytes.extend_from_slice(line);
            if lines.peek().is_some() {
                self.end_line(draft, true, random);
            }
        }
    }

    /// UTF-16 units on the line so far.
    fn column(&self) -> u64 {
        let line = String::from_utf8_lossy(&self.bytes[self.line_start..]);
        line.encode_utf16().count() as u64
    }

    fn end_line(&mut self, draft: &Draft, is_read: bool, random: &mut Random) {
        let with_carriage_return = match draft.line_ends {
            LineEnds::LineFeed => false,
            LineEnds::CarriageReturn => true,
            LineEnds::Mixed => {
                let is_due = draft.array == Some(Array::OneLine) || self.ended > 2;
                random.once_in(2) || (is_due && !self.has_carriage_return)
            }
        };
        if with_carriage_return {
            // A line that is too long is not looked at.
            if !self.has_carriage_return && is_read {
                self.has_carriage_return = true;
                self.expected.push(Expected {
                    line: self.ended + 1,
                    column: Some(1 + self.column()),
                    ..of_file("carriage-return")
                });
            }
            self.bytes.push(b'\r');
        }
        self.bytes.push(b'\n');
        self.ended += 1;
        self.line_start = self.bytes.len();
    }

    /// Notes what the file as a whole is asked for.
    fn count(&mut self, draft: &Draft, item: &Item, column: u64) {
        for (index, value) in item.values.iter().enumerate() {
            if !value.is_object() {
                continue;
            }
            self.examples += 1;
            let messages = match value.get("messages").map(|messages| &messages.kind) {
                Some(Kind::Array(messages)) if item.nature == Nature::Example => {
                    messages.as_slice()
                }
                _ => &[],
            };
            let has_author = |message: &&Value| message.get("author").is_some();
            self.authors += messages.iter().filter(has_author).count() as u64;
            let is_without = !messages.is_empty() && value.get("context").is_none();
            if is_without && draft.options.default_context.is_none() {
                let before = item.indent.len() as u64 + u64::from(item.has_mark);
                let place = || Expected {
                    line: self.ended + 1,
                    column: (index == 0).then_some(1 + column + before),
                    ..of_file("no-context")
                };
                self.first_without_context.get_or_insert_with(place);
            }
        }
    }

    /// Adds what is expected of the file as a whole. The examples in it.
    fn sum_up(&mut self, draft: &Draft) -> u64 {
        if let Encoding::Utf16 { is_big, has_mark } = draft.encoding {
            self.bytes = utf16(&self.bytes, is_big, has_mark);
            self.expected = vec![of_file("wrong-encoding")];
            return 0;
        }
        let model = draft.model;
        let mut expect = |is_so: bool, rule| {
            if is_so {
                self.expected.push(of_file(rule));
            }
        };
        expect((1..10).contains(&self.examples), "too-few-examples");
        expect((10..model.few).contains(&self.examples), "few-examples");
        let is_over = |most| self.examples > most;
        expect(model.most.is_some_and(is_over), "too-many-examples");
        expect(model.is_chat && self.authors > 10_000, "too-many-authors");
        let name = draft.options.file_name.as_deref();
        expect(
            name.is_some_and(|name| name != FILE_NAME),
            "wrong-extension",
        );
        self.expected.extend(self.first_without_context.take());
        self.examples
    }
}

fn utf16(bytes: &[u8], is_big: bool, has_mark: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let mark = if has_mark { "\u{feff}" } else { "" };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    let pair = |unit: u16| {
        if is_big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    units.flat_map(pair).collect()
}
