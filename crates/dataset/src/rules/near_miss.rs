//! What people write in the place of a field or an author: slips of spelling, and the names that
//! other formats use. Whatever a rule names as such is that rule's finding and no other's.

use rule::Message;
use rustc_hash::FxHashSet;
use tuning::nearest;

use super::shortened;
use crate::{
    example::Example,
    findings::Sink,
    json::{Member, Value},
    path::Path,
};

/// The fields that one kind of object has.
pub(super) struct Fields {
    required: &'static [&'static Required],
    optional: Option<&'static str>,
}

/// A field that must be there.
pub(crate) struct Required {
    pub(crate) name: &'static str,
    /// What other formats call it, folded: `OpenAI`'s, Alpaca's, `ShareGPT`'s, Gemini's, T5's. For the
    /// one field of another of our formats they are the names of that format.
    others: &'static [&'static str],
}

pub(crate) static INPUT_TEXT: Required = Required {
    name: "input_text",
    others: &[
        "prompt",
        "input",
        "inputs",
        "instruction",
        "question",
        "query",
        "source",
        "text",
        "textinput",
        "contents",
        "messages",
    ],
};

pub(crate) static OUTPUT_TEXT: Required = Required {
    name: "output_text",
    others: &[
        "completion",
        "output",
        "outputs",
        "response",
        "answer",
        "target",
        "targets",
        "label",
        "textoutput",
    ],
};

pub(crate) static MESSAGES: Required = Required {
    name: "messages",
    others: &[
        "conversation",
        "conversations",
        "dialog",
        "dialogue",
        "turns",
        "chat",
        "contents",
        "inputtext",
        "outputtext",
    ],
};

pub(super) static ROW_ID: Required = Required {
    name: "_id",
    others: &[
        "id",
        "docid",
        "documentid",
        "passageid",
        "corpusid",
        "queryid",
        "pid",
        "qid",
        "uuid",
        "key",
    ],
};

pub(super) static ROW_TEXT: Required = Required {
    name: "text",
    others: &[
        "content",
        "contents",
        "body",
        "passage",
        "document",
        "sentence",
        "query",
        "question",
        "inputtext",
        "prompt",
    ],
};

pub(crate) static AUTHOR: Required = Required {
    name: "author",
    others: &["role", "from", "speaker", "sender", "name"],
};

pub(crate) static CONTENT: Required = Required {
    name: "content",
    others: &["text", "value", "message", "parts"],
};

/// An example of a text or code model.
pub(super) static TEXT: Fields = Fields {
    required: &[&INPUT_TEXT, &OUTPUT_TEXT],
    optional: None,
};

/// A conversation.
pub(super) static CHAT: Fields = Fields {
    required: &[&MESSAGES],
    optional: Some("context"),
};

/// A document or a query of an embedding model.
pub(super) static ROW: Fields = Fields {
    required: &[&ROW_ID, &ROW_TEXT],
    optional: Some("title"),
};

/// A message of a conversation.
pub(super) static MESSAGE: Fields = Fields {
    required: &[&AUTHOR, &CONTENT],
    optional: None,
};

impl Fields {
    /// The members of `object` that are none of the fields, nor meant for one that is missing. Of a
    /// key that comes twice the first.
    pub(super) fn unknown<'v>(
        &self,
        object: &'v Value<'v>,
    ) -> impl Iterator<Item = &'v Member<'v>> {
        let mut seen = FxHashSet::default();
        object.members().iter().filter(move |member| {
            let key = member.key.text.as_ref();
            let is_known = self.required.iter().any(|field| field.name == key)
                || self.optional.is_some_and(|name| name == key);
            let is_meant = || {
                self.required
                    .iter()
                    .any(|field| field.is_missing_in(object) && field.is_meant_by(key))
            };
            !is_known && !is_meant() && seen.insert(key)
        })
    }
}

impl Required {
    pub(super) fn is_missing_in(&self, object: &Value<'_>) -> bool {
        object.get(self.name).is_none()
    }

    /// Whether a key most likely stands for this field.
    pub(crate) fn is_meant_by(&self, key: &str) -> bool {
        self.others.contains(&folded(key).as_str()) || nearest(key, [self.name]).is_some()
    }

    /// That the field is missing, and what stands there instead.
    pub(super) fn missing(&self, object: &Value<'_>) -> Message {
        let name = self.name;
        let meant: Vec<String> = object
            .members()
            .iter()
            .map(|member| member.key.text.as_ref())
            .filter(|key| self.is_meant_by(key))
            .take(3)
            .map(|key| format!("`{}`", shortened(key)))
            .collect();
        if meant.is_empty() {
            return Message::new(
                format!("`{name}` is missing"),
                format!("`{name}`가 없습니다"),
            );
        }
        let meant = meant.join(", ");
        Message::new(
            format!("`{name}` is missing (found instead: {meant})"),
            format!("`{name}`가 없습니다(대신 있는 필드: {meant})"),
        )
    }

    /// Reports an example that lacks the field.
    pub(super) fn report_missing(&self, example: &Example<'_>, sink: &mut Sink<'_>) {
        let root = example.root;
        if self.is_missing_in(root) {
            sink.report(root.start, root.end, Path::Field(self.name), || {
                self.missing(root)
            });
        }
    }
}

/// What an author of another format is called here; `context` where its words belong there.
pub(crate) fn meant_author(author: &str) -> Option<&'static str> {
    match folded(author).as_str() {
        "human" => Some("user"),
        "bot" | "chatbot" | "model" | "ai" | "gpt" => Some("assistant"),
        "system" | "developer" => Some("context"),
        _ => ["user", "assistant"]
            .into_iter()
            .find(|name| nearest(author, [*name]).is_some()),
    }
}

/// A name without what changes from one house style to the next.
pub(crate) fn folded(name: &str) -> String {
    name.chars()
        .filter(|letter| !matches!(letter, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_meant_for_one_field_alone() {
        for fields in [&TEXT, &CHAT, &ROW, &MESSAGE] {
            for field in fields.required {
                for other in fields
                    .required
                    .iter()
                    .filter(|other| other.name != field.name)
                {
                    assert!(!other.is_meant_by(field.name), "{}", field.name);
                    for name in field.others {
                        assert!(!other.is_meant_by(name), "{name}");
                    }
                }
                assert!(fields.optional.is_none_or(|name| !field.is_meant_by(name)));
                let is_folded = |name: &&str| folded(name) == *name;
                assert!(field.others.iter().all(is_folded), "{}", field.name);
            }
        }
    }

    #[test]
    fn keys_that_are_meant_for_a_field() {
        let check = |field: &Required, key, expect| {
            assert_eq!(field.is_meant_by(key), expect, "{key} for {}", field.name);
        };
        check(&INPUT_TEXT, "inputText", true);
        check(&INPUT_TEXT, "Input_Text", true);
        check(&INPUT_TEXT, "input text", true);
        check(&INPUT_TEXT, "imput_txt", true);
        check(&INPUT_TEXT, "Text-Input", true);
        check(&INPUT_TEXT, "context", false);
        check(&OUTPUT_TEXT, "output", true);
        check(&OUTPUT_TEXT, "id", false);
        check(&MESSAGES, "message", true);
        check(&MESSAGES, "output_text", true);
        check(&AUTHOR, "Role", true);
        check(&AUTHOR, "", false);
        check(&CONTENT, "contents", true);
    }

    #[test]
    fn authors_of_other_formats() {
        let check = |author, expect| assert_eq!(meant_author(author), expect, "{author:?}");
        check("User", Some("user"));
        check("users", Some("user"));
        check("human", Some("user"));
        check("ASSISTANT", Some("assistant"));
        check("asistant", Some("assistant"));
        check("model", Some("assistant"));
        check("System", Some("context"));
        check("narrator", None);
        check("", None);
    }
}
