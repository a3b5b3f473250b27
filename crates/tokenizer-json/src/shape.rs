use serde_json::{Map, Value, json};

/// How `SentencePiece`, and what descends from it, writes a space.
pub(crate) const SPACE_MARK: char = '\u{2581}';
const MARK: &str = "\u{2581}";

/// What a file that works like `SentencePiece` asks for beside its pieces and merges.
///
/// It is recognised by its whole form: a file with anything that is not known here is left to the
/// library.
#[derive(Debug, PartialEq)]
pub(crate) struct Shape {
    /// What is put before a text, and before what follows an added token.
    pub(crate) prefix: Prefix,
    /// Whether every space begins a word, so that no piece has one further on.
    pub(crate) is_cut_at_spaces: bool,
    /// Added tokens that are found in the text as it is given.
    pub(crate) added: Vec<String>,
    /// Added tokens that are found in the text once its spaces are written as [`SPACE_MARK`], as they
    /// are spelt there.
    pub(crate) added_normalized: Vec<String>,
    /// What the file calls an unknown character. It is never used, but must be there.
    pub(crate) unknown: Option<String>,
}

/// When a [`SPACE_MARK`] is put before a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefix {
    Never,
    Always,
    /// Not where there is one already.
    Missing,
    /// Not where there is one already, nor behind an added token.
    MissingAtStart,
}

impl Prefix {
    /// Whether it comes before this text, the first one or one behind an added token.
    pub(crate) fn is_put_before(self, text: &str, is_start: bool) -> bool {
        let is_missing = || !text.starts_with([' ', SPACE_MARK]);
        match self {
            Self::Never => false,
            Self::Always => true,
            Self::Missing => is_missing(),
            Self::MissingAtStart => is_start && is_missing(),
        }
    }
}

impl Shape {
    /// Recognises a file in the library's newest form; its pieces and merges may be left out.
    pub(crate) fn of(mut file: Value) -> Option<Self> {
        let file = file.as_object_mut()?;
        // What these say changes no count: they are for what comes around or after the tokens of a text.
        for key in [
            "version",
            "truncation",
            "padding",
            "post_processor",
            "decoder",
            "role_to_token",
        ] {
            file.remove(key);
        }
        let mut model = take(file, "model");
        let model = model.as_object_mut()?;
        let unknown = match take(model, "unk_token") {
            Value::Null => None,
            Value::String(token) => Some(token),
            _ => return None,
        };
        if !is_plain(model) {
            return None;
        }
        let (prefix, marks_first) = prefix(&take(file, "normalizer"))?;
        let is_cut_at_spaces = is_cut_at_spaces(&take(file, "pre_tokenizer"))?;
        let (mut added, mut added_normalized) = (Vec::new(), Vec::new());
        if let Some(tokens) = take_unless_null(file, "added_tokens") {
            for token in tokens.as_array()? {
                let (content, is_normalized) = added_token(token.clone())?;
                if !is_normalized {
                    added.push(content);
                } else if marks_first {
                    let mark = if prefix == Prefix::Always { MARK } else { "" };
                    added_normalized.push(format!("{mark}{}", content.replace(' ', MARK)));
                } else if content.contains(' ') {
                    return None;
                } else {
                    added_normalized.push(content);
                }
            }
        }
        file.is_empty().then_some(Self {
            prefix,
            is_cut_at_spaces,
            added,
            added_normalized,
            unknown,
        })
    }
}

fn take(object: &mut Map<String, Value>, key: &str) -> Value {
    object.remove(key).unwrap_or_default()
}

fn take_unless_null(object: &mut Map<String, Value>, key: &str) -> Option<Value> {
    object.remove(key).filter(|value| !value.is_null())
}

/// Whether a model merges characters by all of its rules, and spells unknown ones in bytes.
fn is_plain(model: &mut Map<String, Value>) -> bool {
    // No character is unknown where its bytes are pieces, so there are none to fuse.
    for key in ["vocab", "merges", "fuse_unk"] {
        model.remove(key);
    }
    let mut is_absent =
        |key, absent: Value| take_unless_null(model, key).is_none_or(|value| value == absent);
    let is_plain = is_absent("ignore_merges", json!(false))
        && is_absent("dropout", json!(0.0))
        && is_absent("continuing_subword_prefix", json!(""))
        && is_absent("end_of_word_suffix", json!(""));
    let rest = json!({ "type": "BPE", "byte_fallback": true, "byte_level": false });
    is_plain && rest.as_object() == Some(model)
}

/// The content of an added token that is found wherever it is spelt, and whether that is once spaces
/// are written as [`SPACE_MARK`].
fn added_token(mut token: Value) -> Option<(String, bool)> {
    let token = token.as_object_mut()?;
    let (number, special) = (take(token, "id"), take(token, "special"));
    let (content, normalized) = (take(token, "content"), take(token, "normalized"));
    let rest = json!({ "single_word": false, "lstrip": false, "rstrip": false });
    let is_plain = number.is_u64() && special.is_boolean() && rest.as_object() == Some(token);
    let content = content
        .as_str()
        .filter(|content| is_plain && !content.is_empty())?;
    Some((content.to_owned(), normalized.as_bool()?))
}

/// The prefix that the steps of a normalizer add, when they write spaces as [`SPACE_MARK`] and do nothing
/// else; and whether the library spells added tokens by them too.
fn prefix(normalizer: &Value) -> Option<(Prefix, bool)> {
    let marks = json!({ "type": "Replace", "pattern": { "String": " " }, "content": MARK });
    let prepend = json!({ "type": "Prepend", "prepend": MARK });
    let metaspace = |prepend: &str| {
        json!({
            "type": "MetaspaceNormalizer", "replacement": MARK, "prepend": prepend,
            "drop_whitespace": false,
        })
    };
    let sequence = |steps: &[&Value]| json!({ "type": "Sequence", "normalizers": steps });
    let known = [
        (marks.clone(), Prefix::Never, true),
        (sequence(&[&marks]), Prefix::Never, true),
        (sequence(&[&prepend, &marks]), Prefix::Always, true),
        (metaspace("never"), Prefix::Never, false),
        (metaspace("always"), Prefix::Missing, false),
        (metaspace("first"), Prefix::MissingAtStart, false),
    ];
    let found = known.into_iter().find(|(known, ..)| known == normalizer);
    found.map(|(_, prefix, marks_first)| (prefix, marks_first))
}

/// Whether a text is cut before every [`SPACE_MARK`]; `None` when it may be cut elsewhere.
fn is_cut_at_spaces(pre_tokenizer: &Value) -> Option<bool> {
    let split = |pattern: &str, behavior: &str| {
        json!({
            "type": "Split", "pattern": { "String": pattern }, "behavior": behavior, "invert": false,
        })
    };
    let known = [
        (Value::Null, false),
        // Gemma 3's: all spaces are written as marks by then.
        (split(" ", "MergedWithPrevious"), false),
        (split(MARK, "MergedWithNext"), true),
    ];
    let found = known.into_iter().find(|(known, _)| known == pre_tokenizer);
    found.map(|(_, is_cut)| is_cut)
}
