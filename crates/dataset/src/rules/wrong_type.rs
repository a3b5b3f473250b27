//! How a value of the wrong kind is described.

use rule::Message;

use super::shortened;
use crate::{
    fault::What,
    json::{Kind, Value},
};

/// That a field holds something else than what is wanted. `text` is the text of the source.
pub(super) fn of_field(field: &str, value: &Value<'_>, text: &str, wanted: What) -> Message {
    let field = format!("`{field}`");
    message(&field, &field, value, text, wanted)
}

/// That the value called `en` and `ko` is something else than what is wanted.
pub(super) fn message(en: &str, ko: &str, value: &Value<'_>, text: &str, wanted: What) -> Message {
    let what = What::of(&value.kind);
    let shown = shortened(text.get(value.start..value.end).unwrap_or_default());
    let (what_en, what_ko) = match value.kind {
        Kind::Null | Kind::Bool => (format!("`{shown}`"), format!("`{shown}`")),
        Kind::Number | Kind::String(_) => (
            format!("{} (`{shown}`)", what.en()),
            format!("{}(`{shown}`)", what.ko()),
        ),
        Kind::Array(_) | Kind::Object(_) => (what.en().to_owned(), what.ko().to_owned()),
    };
    let particle = if wanted == What::Object { "가" } else { "이" };
    Message::new(
        format!("{en} is {what_en}, not {}", wanted.en()),
        format!("{ko}가 {}{particle} 아니라 {what_ko}입니다", wanted.ko()),
    )
}
