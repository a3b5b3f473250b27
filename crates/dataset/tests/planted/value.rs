//! JSON as it will be written, with marks where a finding is expected.

use std::borrow::Cow;

/// A finding that is expected wherever the mark comes to stand.
#[derive(Debug, Clone)]
pub struct Mark {
    pub rule: &'static str,
    pub path: String,
}

#[derive(Debug, Clone)]
pub struct Value {
    /// At its first character.
    pub marks: Vec<Mark>,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    String(Vec<Piece>),
    /// Written as it is, right or wrong.
    Verbatim(Vec<Piece>),
    Array(Vec<Value>),
    Object(Vec<Member>),
}

#[derive(Debug, Clone)]
pub enum Piece {
    /// Spelt in any of the ways that JSON allows.
    Plain(String),
    /// Written as it is.
    Spelt(Cow<'static, str>),
    Mark(Mark),
}

#[derive(Debug, Clone)]
pub enum Member {
    Pair(Pair),
    /// Written as it is behind the member before it, without a comma between.
    Tail(Vec<Piece>),
}

#[derive(Debug, Clone)]
pub struct Pair {
    /// At the key.
    pub marks: Vec<Mark>,
    pub key: &'static str,
    /// The key as it is written, where that matters.
    pub spelling: Option<&'static str>,
    pub value: Value,
}

pub fn mark(rule: &'static str, path: impl Into<String>) -> Mark {
    Mark {
        rule,
        path: path.into(),
    }
}

pub fn spelt(text: impl Into<Cow<'static, str>>) -> Piece {
    Piece::Spelt(text.into())
}

impl Value {
    fn of(kind: Kind) -> Self {
        Self {
            marks: Vec::new(),
            kind,
        }
    }

    pub fn string(text: impl Into<String>) -> Self {
        Self::of(Kind::String(vec![Piece::Plain(text.into())]))
    }

    pub fn pieces(pieces: Vec<Piece>) -> Self {
        Self::of(Kind::String(pieces))
    }

    pub fn verbatim(text: impl Into<Cow<'static, str>>) -> Self {
        Self::of(Kind::Verbatim(vec![spelt(text)]))
    }

    pub fn array(items: Vec<Self>) -> Self {
        Self::of(Kind::Array(items))
    }

    pub fn object(pairs: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let member = |(key, value)| Member::pair(key, value);
        Self::of(Kind::Object(pairs.into_iter().map(member).collect()))
    }

    pub fn marked(mut self, rule: &'static str, path: impl Into<String>) -> Self {
        self.mark(rule, path);
        self
    }

    pub fn mark(&mut self, rule: &'static str, path: impl Into<String>) {
        self.marks.push(mark(rule, path));
    }

    pub fn is_object(&self) -> bool {
        matches!(self.kind, Kind::Object(_))
    }

    /// The members of an object.
    pub fn members(&mut self) -> &mut Vec<Member> {
        match &mut self.kind {
            Kind::Object(members) => members,
            other => panic!("no object: {other:?}"),
        }
    }

    /// The items of an array.
    pub fn items(&mut self) -> &mut Vec<Self> {
        match &mut self.kind {
            Kind::Array(items) => items,
            other => panic!("no array: {other:?}"),
        }
    }

    /// The pieces of a string.
    pub fn text(&mut self) -> &mut Vec<Piece> {
        match &mut self.kind {
            Kind::String(pieces) => pieces,
            other => panic!("no string: {other:?}"),
        }
    }

    /// The pair of a key that is there.
    pub fn pair(&mut self, key: &str) -> &mut Pair {
        let find = |member: &Member| matches!(member, Member::Pair(pair) if pair.key == key);
        let index = self.members().iter().position(find);
        match index.map(|index| &mut self.members()[index]) {
            Some(Member::Pair(pair)) => pair,
            _ => panic!("no {key}"),
        }
    }

    pub fn at(&mut self, key: &str) -> &mut Self {
        &mut self.pair(key).value
    }

    pub fn get(&self, key: &str) -> Option<&Self> {
        let Kind::Object(members) = &self.kind else {
            return None;
        };
        members.iter().find_map(|member| match member {
            Member::Pair(pair) if pair.key == key => Some(&pair.value),
            _ => None,
        })
    }

    pub fn remove(&mut self, key: &str) {
        self.members()
            .retain(|member| !matches!(member, Member::Pair(pair) if pair.key == key));
    }
}

impl Member {
    pub fn pair(key: &'static str, value: Value) -> Self {
        Self::Pair(Pair {
            marks: Vec::new(),
            key,
            spelling: None,
            value,
        })
    }
}
