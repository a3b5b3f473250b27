//! JSON held against the messages of Google's API, as strictly as Google reads it.

use serde_json::{Map, Value};
use vertex::Response;

use crate::refusal::{invalid, violations};

/// What a value has to be.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// `TYPE_STRING`.
    String,
    /// `TYPE_BOOL`.
    Bool,
    /// `TYPE_DOUBLE`.
    Double,
    /// `TYPE_INT64`: a whole number, or one in quotes.
    Int64,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Any value.
    Any,
    /// An object of any values.
    Struct,
    /// An object whose values are alike.
    Map(&'static Kind),
    /// A list whose values are alike.
    List(&'static Kind),
    /// An object of these fields.
    Message(&'static [Field]),
}

/// One field of a message.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    name: &'static str,
    kind: Kind,
    output_only: bool,
}

/// A field that a caller may write.
pub const fn field(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        output_only: false,
    }
}

/// A field that Google alone writes.
pub const fn output(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Any,
        output_only: true,
    }
}

/// The body as an object of these fields; `root` is its name in Google's words.
pub fn read(body: &[u8], root: &str, fields: &[Field]) -> Result<Map<String, Value>, Response> {
    let value = serde_json::from_slice(body)
        .map_err(|error| invalid(&format!("Invalid JSON payload received. {error}")))?;
    let Value::Object(object) = value else {
        let said =
            "Invalid JSON payload received. Unknown name \"\": Root element must be a message.";
        return Err(violations(&[(String::new(), said.to_owned())]));
    };
    let mut found = Vec::new();
    check_message(&object, root, fields, &mut found);
    if found.is_empty() {
        Ok(object)
    } else {
        Err(violations(&found))
    }
}

type Violations = Vec<(String, String)>;

fn check_message(
    object: &Map<String, Value>,
    path: &str,
    fields: &[Field],
    found: &mut Violations,
) {
    for (name, value) in object {
        let inner = join(path, &snake_case(name));
        match fields.iter().find(|field| field.name == name) {
            None => {
                let place = if path.is_empty() {
                    String::new()
                } else {
                    format!(" at '{path}'")
                };
                let said = format!(
                    "Invalid JSON payload received. Unknown name \"{name}\"{place}: Cannot find field."
                );
                found.push((path.to_owned(), said));
            }
            Some(field) if field.output_only => {
                let said = format!("Output only field '{inner}' cannot be set.");
                found.push((inner, said));
            }
            Some(field) => check(value, &inner, field.kind, found),
        }
    }
}

fn check(value: &Value, path: &str, kind: Kind, found: &mut Violations) {
    let mut wrong = |wanted: &str| {
        found.push((
            path.to_owned(),
            format!("Invalid value at '{path}' ({wanted}), {value}"),
        ));
    };
    match (kind, value) {
        // In the JSON of protocol buffers, null says that a field is not set.
        (_, Value::Null) | (Kind::Any, _) | (Kind::Struct, Value::Object(_)) => {}
        (Kind::String, value) => {
            if !value.is_string() {
                wrong("TYPE_STRING");
            }
        }
        (Kind::Bool, value) => {
            if !value.is_boolean() {
                wrong("TYPE_BOOL");
            }
        }
        (Kind::Double, value) => {
            if !value.is_number() {
                wrong("TYPE_DOUBLE");
            }
        }
        (Kind::Int64, value) => {
            let digits = value
                .as_str()
                .is_some_and(|text| text.parse::<i64>().is_ok());
            if !digits && value.as_i64().is_none() {
                wrong("TYPE_INT64");
            }
        }
        (Kind::Word(words), value) => {
            if !value.as_str().is_some_and(|word| words.contains(&word)) {
                wrong("TYPE_ENUM");
            }
        }
        (Kind::Map(kind), Value::Object(members)) => {
            for (name, value) in members {
                check(value, &format!("{path}[{name}]"), *kind, found);
            }
        }
        (Kind::List(kind), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                check(item, &format!("{path}[{index}]"), *kind, found);
            }
        }
        (Kind::Message(fields), Value::Object(object)) => {
            check_message(object, path, fields, found);
        }
        (Kind::List(_), _) => wrong("a list"),
        (Kind::Struct | Kind::Map(_) | Kind::Message(_), _) => wrong("an object"),
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// `displayName` as Google's messages call it: `display_name`.
pub fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// `display_name` as JSON calls it: `displayName`.
pub fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}
