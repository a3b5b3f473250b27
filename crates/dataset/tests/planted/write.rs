//! One value in one of the many ways in which JSON can be written.

use super::{
    Expected,
    random::Random,
    value::{Kind, Mark, Member, Piece, Value},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub layout: Layout,
    pub spacing: Spacing,
    pub escapes: Escapes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line.
    Line,
    /// A line for each member and item, indented.
    Pretty(&'static str),
    /// With its line breaks inside strings as they are.
    Broken,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    Compact,
    Usual,
    /// Any white space anywhere.
    Loose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escapes {
    /// Where JSON asks for them.
    Needed,
    /// Also for all that is not ASCII.
    Ascii,
    /// Anywhere.
    Loose,
}

impl Style {
    pub fn random(random: &mut Random) -> Self {
        Self {
            layout: Layout::Line,
            spacing: match random.below(8) {
                0 => Spacing::Loose,
                1..4 => Spacing::Compact,
                _ => Spacing::Usual,
            },
            escapes: match random.below(8) {
                0 => Escapes::Loose,
                1 | 2 => Escapes::Ascii,
                _ => Escapes::Needed,
            },
        }
    }
}

pub struct Writer<'a> {
    pub random: &'a mut Random,
    pub style: Style,
    pub text: String,
    /// What is expected, by the line within the text.
    pub found: Vec<Expected>,
    line: u64,
    line_start: usize,
    depth: usize,
}

impl<'a> Writer<'a> {
    pub fn new(random: &'a mut Random, style: Style) -> Self {
        Self {
            random,
            style,
            text: String::new(),
            found: Vec::new(),
            line: 1,
            line_start: 0,
            depth: 0,
        }
    }

    pub fn value(&mut self, value: &Value) {
        self.marks(&value.marks);
        match &value.kind {
            Kind::String(pieces) => {
                self.text.push('"');
                self.pieces(pieces, true);
                self.text.push('"');
            }
            Kind::Verbatim(pieces) => self.pieces(pieces, false),
            Kind::Array(items) => {
                self.text.push('[');
                self.depth += 1;
                for (index, item) in items.iter().enumerate() {
                    self.between(index);
                    self.value(item);
                }
                self.close(']');
            }
            Kind::Object(members) => {
                self.text.push('{');
                self.depth += 1;
                for (index, member) in members.iter().enumerate() {
                    self.member(index, member);
                }
                self.close('}');
            }
        }
    }

    fn member(&mut self, index: usize, member: &Member) {
        match member {
            Member::Pair(pair) => {
                self.between(index);
                self.marks(&pair.marks);
                if let Some(spelling) = pair.spelling {
                    self.text.push_str(spelling);
                } else {
                    self.text.push('"');
                    self.spell(pair.key);
                    self.text.push('"');
                }
                self.gap("", "");
                self.text.push(':');
                self.gap("", " ");
                self.value(&pair.value);
            }
            Member::Tail(pieces) => self.pieces(pieces, false),
        }
    }

    /// What stands before the member or item of this index.
    fn between(&mut self, index: usize) {
        if index > 0 {
            self.gap("", "");
            self.text.push(',');
        }
        if !self.break_line() {
            self.gap("", if index > 0 { " " } else { "" });
        }
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.break_line() {
            self.gap("", "");
        }
        self.text.push(bracket);
    }

    fn break_line(&mut self) -> bool {
        let Layout::Pretty(indent) = self.style.layout else {
            return false;
        };
        self.line_break();
        for _ in 0..self.depth {
            self.text.push_str(indent);
        }
        true
    }

    fn line_break(&mut self) {
        self.text.push('\n');
        self.line += 1;
        self.line_start = self.text.len();
    }

    fn gap(&mut self, compact: &str, usual: &str) {
        let gap = match self.style.spacing {
            Spacing::Compact => compact,
            Spacing::Usual => usual,
            Spacing::Loose => self.random.pick(&["", " ", "  ", "\t"]),
        };
        self.text.push_str(gap);
    }

    fn marks(&mut self, marks: &[Mark]) {
        for Mark { rule, path } in marks {
            let before = self.text.get(self.line_start..).unwrap_or_default();
            self.found.push(Expected {
                rule,
                line: self.line,
                column: Some(1 + before.encode_utf16().count() as u64),
                path: path.clone(),
            });
        }
    }

    fn pieces(&mut self, pieces: &[Piece], is_string: bool) {
        for piece in pieces {
            match piece {
                Piece::Plain(text) if is_string => self.spell(text),
                Piece::Plain(text) => self.text.push_str(text),
                Piece::Spelt(text) => self.text.push_str(text),
                Piece::Mark(mark) => self.marks(std::slice::from_ref(mark)),
            }
        }
    }

    /// Text inside a string.
    fn spell(&mut self, text: &str) {
        for character in text.chars() {
            let is_escaped = match self.style.escapes {
                Escapes::Needed => false,
                Escapes::Ascii => !character.is_ascii(),
                Escapes::Loose => self.random.once_in(6),
            };
            match character {
                '\n' if self.style.layout == Layout::Broken => self.line_break(),
                '\n' if !is_escaped => self.text.push_str("\\n"),
                '\t' if !is_escaped => self.text.push_str("\\t"),
                '"' | '\\' if !is_escaped => self.text.extend(['\\', character]),
                '/' if is_escaped => self.text.push_str("\\/"),
                _ if is_escaped => self.escape(character),
                _ => self.text.push(character),
            }
        }
    }

    fn escape(&mut self, character: char) {
        let is_upper = self.random.once_in(2);
        for unit in character.encode_utf16(&mut [0; 2]) {
            let escape = if is_upper {
                format!("\\u{unit:04X}")
            } else {
                format!("\\u{unit:04x}")
            };
            self.text.push_str(&escape);
        }
    }
}
