//! What the rules about empty texts share.

use rule::Message;

use crate::{
    example::{Example, Part},
    findings::Sink,
};

/// Reports a field of a text example that says nothing.
pub(super) fn report(name: &str, part: Part, example: &Example<'_>, sink: &mut Sink<'_>) {
    for field in example.fields.iter().filter(|field| field.part == part) {
        if is_empty(&field.text.text) {
            sink.report(field.value.start, field.value.end, field.path, || {
                let name = format!("`{name}`");
                message(&name, &name, &field.text.text)
            });
        }
    }
}

pub(super) fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

/// That the text called `en` and `ko` says nothing.
pub(super) fn message(en: &str, ko: &str, text: &str) -> Message {
    if text.is_empty() {
        Message::new(format!("{en} is empty"), format!("{ko}가 비어 있습니다"))
    } else {
        Message::new(
            format!("{en} holds only white space"),
            format!("{ko}에 공백만 있습니다"),
        )
    }
}
