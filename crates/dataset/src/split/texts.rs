use crate::{
    Format,
    example::{is_well_formed, items},
    json::Value,
};

/// What an example says.
pub(super) struct Texts<'a> {
    pub(super) format: Format,
    /// Every text that makes it the example that it is, in reading order.
    pub(super) all: Vec<&'a str>,
    /// What the model is to answer in the end; empty where that is no text.
    pub(super) output: &'a str,
}

impl<'a> Texts<'a> {
    /// The texts of a whole example; none of one that a model could not be measured with.
    pub(super) fn of(root: &'a Value<'a>) -> Option<Self> {
        let format = Format::detect(root);
        let all: Vec<&str> = match format {
            Format::Text => vec![text(root, "input_text")?, text(root, "output_text")?],
            Format::Chat => {
                let messages = items(root, "messages");
                let is_whole = !messages.is_empty() && is_well_formed(messages);
                let contents = messages.iter().map(|message| text(message, "content"));
                contents.collect::<Option<_>>().filter(|_| is_whole)?
            }
            Format::Gemini => return Self::of_gemini(root),
            _ => return None,
        };
        Some(Self {
            format,
            output: all.last()?,
            all,
        })
    }

    fn of_gemini(root: &'a Value<'a>) -> Option<Self> {
        let contents = items(root, "contents");
        let last = contents.last()?;
        if text(last, "role") != Some("model") {
            return None;
        }
        let parts = |content| {
            items(content, "parts")
                .iter()
                .filter_map(|part| text(part, "text"))
        };
        let all: Vec<&str> = contents.iter().flat_map(parts).collect();
        (!all.is_empty()).then_some(Self {
            format: Format::Gemini,
            output: parts(last).next_back().unwrap_or_default(),
            all,
        })
    }
}

/// The string at `key`, where it says anything.
fn text<'a>(value: &'a Value<'a>, key: &str) -> Option<&'a str> {
    let text = value.get(key)?.string()?.text.as_ref();
    (!text.trim().is_empty()).then_some(text)
}
