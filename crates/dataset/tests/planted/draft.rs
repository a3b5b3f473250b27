//! A dataset before it is written: what the planters work on.

use dataset::Options;

use super::{
    random::Random,
    text,
    value::{Piece, Value},
    write::{Layout, Style},
};

/// What the page and the legacy limits say of a model.
#[derive(Debug, PartialEq, Eq)]
pub struct Model {
    pub name: &'static str,
    pub is_chat: bool,
    pub is_code: bool,
    pub input: Option<usize>,
    pub output: usize,
    pub total: Option<usize>,
    pub near_percent: usize,
    pub few: u64,
    pub most: Option<u64>,
}

const fn fields(name: &'static str, is_code: bool, input: usize) -> Model {
    Model {
        name,
        is_chat: false,
        is_code,
        input: Some(input),
        output: 1_024,
        total: None,
        near_percent: if is_code { 85 } else { 90 },
        few: if is_code { 500 } else { 100 },
        most: Some(10_000),
    }
}

const fn large(name: &'static str, is_code: bool) -> Model {
    Model {
        input: None,
        output: 8_192,
        total: Some(32_768),
        ..fields(name, is_code, 0)
    }
}

const fn chat(name: &'static str, is_code: bool, total: usize) -> Model {
    Model {
        name,
        is_chat: true,
        is_code,
        input: None,
        output: 1_024,
        total: Some(total),
        near_percent: if is_code { 85 } else { 90 },
        few: 200,
        most: None,
    }
}

/// The first of text and the first of chat are those of a file for which no model is given.
pub static MODELS: [Model; 8] = [
    fields("text-bison@002", false, 8_192),
    chat("chat-bison@002", false, 8_192),
    fields("code-bison@002", true, 6_144),
    chat("codechat-bison@002", true, 8_192),
    large("text-bison-32k@002", false),
    chat("chat-bison-32k@002", false, 32_768),
    large("code-bison-32k@002", true),
    chat("codechat-bison-32k@002", true, 32_768),
];

/// A name that nothing is wrong with.
pub const FILE_NAME: &str = "train.jsonl";

#[derive(Debug)]
pub struct Draft {
    pub model: &'static Model,
    pub options: Options,
    pub items: Vec<Item>,
    pub line_ends: LineEnds,
    pub encoding: Encoding,
    /// The shape of the array that holds all examples, where one does.
    pub array: Option<Array>,
    pub ends_in_line_feed: bool,
    /// What the file is instead.
    pub instead: Option<Vec<u8>>,
    /// The last number given to a text.
    pub number: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnds {
    LineFeed,
    CarriageReturn,
    Mixed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16 { is_big: bool, has_mark: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Array {
    OneLine,
    OwnLines,
    /// The brackets stand on the lines of the first and the last example.
    Tight,
}

/// What stands on one line, or on the lines of one value.
#[derive(Debug)]
pub struct Item {
    pub values: Vec<Value>,
    pub style: Style,
    /// White space before it.
    pub indent: &'static str,
    pub has_mark: bool,
    pub spoil: Spoil,
    pub nature: Nature,
    /// Whether an example has its fault already.
    pub is_spoilt: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    Example,
    /// An example of another format than the file.
    Stray,
    /// No JSON: it has its one finding and is no example.
    Broken,
}

/// A fault that is made when the line has been written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoil {
    None,
    CutOff,
    InvalidUtf8(&'static [u8]),
    TooLong,
}

impl Draft {
    /// A dataset without a fault, but perhaps too small.
    pub fn valid(random: &mut Random) -> Self {
        let is_given = !random.once_in(5);
        let model = &MODELS[random.below(if is_given { MODELS.len() } else { 2 })];
        let options = Options {
            model: is_given.then(|| model.name.to_owned()),
            default_context: (model.is_chat && random.once_in(3))
                .then(|| "You are a kind pirate.".to_owned()),
            file_name: random.once_in(2).then(|| FILE_NAME.to_owned()),
            strict: random.once_in(4),
            ..Options::default()
        };
        let mut draft = Self {
            model,
            options,
            items: Vec::new(),
            line_ends: LineEnds::LineFeed,
            encoding: Encoding::Utf8,
            array: None,
            ends_in_line_feed: !random.once_in(4),
            instead: None,
            number: 0,
        };
        let examples = match random.below(60) {
            0 => random.between(95, 104),
            1 => random.between(195, 204),
            2 if model.is_code => random.between(496, 503),
            _ => random.between(10, 60),
        };
        draft.grow(examples, random);
        draft
    }

    /// Adds items without a fault until there are so many.
    pub fn grow(&mut self, items: usize, random: &mut Random) {
        while self.items.len() < items {
            let item = self.item(random);
            self.items.push(item);
        }
    }

    /// An item without a fault.
    pub fn item(&mut self, random: &mut Random) -> Item {
        let example = self.example(self.model.is_chat, random);
        Item::of(vec![example], random)
    }

    /// An example without a fault.
    pub fn example(&mut self, is_chat: bool, random: &mut Random) -> Value {
        if is_chat {
            let pairs = random.between(2, 3);
            return self.conversation(pairs, random);
        }
        let mut pairs = [
            ("input_text", Value::string(self.text(false, random))),
            (
                "output_text",
                Value::string(self.text(self.model.is_code, random)),
            ),
        ];
        random.shuffle(&mut pairs);
        Value::object(pairs)
    }

    /// A conversation of so many pairs.
    pub fn conversation(&mut self, pairs: usize, random: &mut Random) -> Value {
        let mut messages = Vec::with_capacity(pairs * 2);
        for _ in 0..pairs {
            messages.push(self.message("user", random));
            messages.push(self.message("assistant", random));
        }
        let mut fields = vec![("messages", Value::array(messages))];
        match self.options.default_context.clone() {
            None => {
                let context = self.text(false, random);
                fields.push(("context", Value::string(context)));
            }
            // A context of its own would override it.
            Some(default) if random.once_in(2) => {
                fields.push(("context", Value::string(default)));
            }
            Some(_) => {}
        }
        random.shuffle(&mut fields);
        Value::object(fields)
    }

    pub fn message(&mut self, author: &'static str, random: &mut Random) -> Value {
        let is_code = self.model.is_code && author == "assistant";
        let content = self.text(is_code, random);
        let mut fields = [
            ("author", Value::string(author)),
            ("content", Value::string(content)),
        ];
        random.shuffle(&mut fields);
        Value::object(fields)
    }

    /// A text that no other one is like.
    pub fn text(&mut self, is_code: bool, random: &mut Random) -> String {
        self.number += 1;
        if is_code {
            text::code(random, self.number)
        } else {
            text::prose(random, self.number)
        }
    }

    /// So many words, the first of them its own.
    pub fn words(&mut self, count: usize, random: &mut Random) -> String {
        self.number += 1;
        text::words(random, count, self.number)
    }

    /// An example that has no fault yet, as an index.
    pub fn pick(&self, random: &mut Random) -> Option<usize> {
        let from = random.below(self.items.len().max(1));
        let turned = (from..self.items.len()).chain(0..from);
        turned.into_iter().find(|&index| {
            let item = &self.items[index];
            !item.is_spoilt
        })
    }

    /// Lets `spoil` do its work on an example that has no fault yet. Whether there was one.
    pub fn spoil(
        &mut self,
        random: &mut Random,
        spoil: impl FnOnce(&mut Self, &mut Item, &mut Random),
    ) -> bool {
        let Some(index) = self.pick(random) else {
            return false;
        };
        // Out of the draft for the time, so that it can be asked for texts.
        let placeholder = Item::of(Vec::new(), random);
        let mut item = std::mem::replace(&mut self.items[index], placeholder);
        item.is_spoilt = true;
        spoil(self, &mut item, random);
        self.items[index] = item;
        true
    }

    /// The same for what is about a line, which there is none of in an array.
    pub fn spoil_line(
        &mut self,
        random: &mut Random,
        spoil: impl FnOnce(&mut Self, &mut Item, &mut Random),
    ) -> bool {
        self.array.is_none() && self.spoil(random, spoil)
    }

    /// Puts another item between the others, unless they stand in an array.
    pub fn insert(&mut self, item: Item, random: &mut Random) -> bool {
        if self.array.is_some() || self.items.is_empty() {
            return false;
        }
        let at = random.below(self.items.len() + 1);
        self.items.insert(at, item);
        true
    }
}

impl Item {
    pub fn of(values: Vec<Value>, random: &mut Random) -> Self {
        Self {
            values,
            style: Style::random(random),
            indent: if random.once_in(20) {
                random.pick(&[" ", "\t", "  "])
            } else {
                ""
            },
            has_mark: false,
            spoil: Spoil::None,
            nature: Nature::Example,
            is_spoilt: false,
        }
    }

    /// A line that is a fault itself.
    pub fn spoilt(values: Vec<Value>, random: &mut Random) -> Self {
        Self {
            is_spoilt: true,
            ..Self::of(values, random)
        }
    }

    pub fn root(&mut self) -> &mut Value {
        &mut self.values[0]
    }

    pub fn is_blank(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether it stands on lines as any example could: nothing about the line itself is wrong.
    pub fn is_example_alone(&self) -> bool {
        self.values.len() == 1
            && self.values[0].is_object()
            && self.spoil == Spoil::None
            && !self.has_mark
            && self.nature == Nature::Example
            && self.style.layout == Layout::Line
    }

    /// Whether it is unknown what belongs to it until the next value starts.
    pub fn is_open_ended(&self) -> bool {
        self.spoil == Spoil::CutOff
            || (self.nature == Nature::Broken && self.style.layout != Layout::Line)
    }

    /// Whether its first line shows that a value starts there.
    pub fn starts_clearly(&self) -> bool {
        self.values.first().is_some_and(Value::is_object)
            && !matches!(self.style.layout, Layout::Pretty(_))
    }
}

/// Puts `inside` into a text, at any of its characters.
pub fn put_inside(text: &mut Vec<Piece>, inside: impl IntoIterator<Item = Piece>, at: usize) {
    let whole: String = text
        .drain(..)
        .map(|piece| match piece {
            Piece::Plain(text) => text,
            other => panic!("{other:?} is in here already"),
        })
        .collect();
    let characters = whole.chars().count();
    let (before, after): (String, String) = (
        whole.chars().take(at % (characters + 1)).collect(),
        whole.chars().skip(at % (characters + 1)).collect(),
    );
    text.push(Piece::Plain(before));
    text.extend(inside);
    text.push(Piece::Plain(after));
}
