use serde::{Deserialize, de::IgnoredAny};
use serde_json::Value;

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
    pub(crate) fn of(file: Value) -> Option<Self> {
        let file = File::deserialize(file).ok()?;
        let model = file.model;
        let is_plain = model.kind == "BPE"
            && model.byte_fallback
            && !model.byte_level
            && !model.ignore_merges.unwrap_or_default()
            && model.dropout.unwrap_or_default() == 0.0
            && model
                .continuing_subword_prefix
                .unwrap_or_default()
                .is_empty()
            && model.end_of_word_suffix.unwrap_or_default().is_empty();
        let mut steps = Vec::new();
        if let Some(normalizer) = file.normalizer {
            normalizer.flatten(&mut steps);
        }
        let (prefix, marks_first) = prefix(&steps).filter(|_| is_plain)?;
        let is_cut_at_spaces = match file.pre_tokenizer {
            None => false,
            Some(cut) => cut.is_at_space_marks()?,
        };
        let (mut added, mut added_normalized) = (Vec::new(), Vec::new());
        for token in file.added_tokens {
            if token.single_word || token.lstrip || token.rstrip || token.content.is_empty() {
                return None;
            }
            if !token.normalized {
                added.push(token.content);
            } else if marks_first {
                let mark = if prefix == Prefix::Always { MARK } else { "" };
                added_normalized.push(format!("{mark}{}", token.content.replace(' ', MARK)));
            } else if token.content.contains(' ') {
                return None;
            } else {
                added_normalized.push(token.content);
            }
        }
        Some(Self {
            prefix,
            is_cut_at_spaces,
            added,
            added_normalized,
            unknown: model.unk_token,
        })
    }
}

/// The prefix that these steps add, when they write spaces as [`SPACE_MARK`] and do nothing else; and
/// whether the library spells added tokens by them too.
fn prefix(steps: &[Normalizer]) -> Option<(Prefix, bool)> {
    match steps {
        [marks] if marks.is_space_marks() => Some((Prefix::Never, true)),
        [Normalizer::Prepend { prepend }, marks] if prepend == MARK && marks.is_space_marks() => {
            Some((Prefix::Always, true))
        }
        [
            Normalizer::Metaspace {
                replacement,
                prepend,
                drop_whitespace: false,
            },
        ] if replacement == MARK => {
            let prefix = match prepend {
                Prepend::Never => Prefix::Never,
                Prepend::Always => Prefix::Missing,
                Prepend::First => Prefix::MissingAtStart,
            };
            Some((prefix, false))
        }
        _ => None,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    model: Model,
    #[serde(default)]
    added_tokens: Vec<AddedToken>,
    normalizer: Option<Normalizer>,
    pre_tokenizer: Option<PreTokenizer>,
    // What these say changes no count: they are for what comes around or after the tokens of a text.
    #[serde(rename = "version")]
    _version: IgnoredAny,
    #[serde(default, rename = "truncation")]
    _truncation: IgnoredAny,
    #[serde(default, rename = "padding")]
    _padding: IgnoredAny,
    #[serde(default, rename = "post_processor")]
    _post_processor: IgnoredAny,
    #[serde(default, rename = "decoder")]
    _decoder: IgnoredAny,
    #[serde(default, rename = "role_to_token")]
    _role_to_token: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    #[serde(rename = "type")]
    kind: String,
    byte_fallback: bool,
    byte_level: bool,
    ignore_merges: Option<bool>,
    dropout: Option<f64>,
    unk_token: Option<String>,
    continuing_subword_prefix: Option<String>,
    end_of_word_suffix: Option<String>,
    /// No character is unknown where its bytes are pieces.
    #[serde(default, rename = "fuse_unk")]
    _fuse_unk: IgnoredAny,
    #[serde(rename = "vocab")]
    _vocab: IgnoredAny,
    #[serde(rename = "merges")]
    _merges: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "so it is written")]
struct AddedToken {
    content: String,
    single_word: bool,
    lstrip: bool,
    rstrip: bool,
    normalized: bool,
    /// It says what is left out when tokens are turned back into text.
    #[serde(rename = "special")]
    _special: bool,
    #[serde(rename = "id")]
    _id: u32,
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum Normalizer {
    Sequence {
        normalizers: Vec<Normalizer>,
    },
    Prepend {
        prepend: String,
    },
    Replace {
        pattern: Pattern,
        content: String,
    },
    #[serde(rename = "MetaspaceNormalizer")]
    Metaspace {
        replacement: String,
        prepend: Prepend,
        drop_whitespace: bool,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Prepend {
    Always,
    First,
    Never,
}

#[derive(Deserialize)]
enum Pattern {
    String(String),
}

impl Normalizer {
    fn flatten(self, steps: &mut Vec<Self>) {
        match self {
            Self::Sequence { normalizers } => {
                for step in normalizers {
                    step.flatten(steps);
                }
            }
            step => steps.push(step),
        }
    }

    fn is_space_marks(&self) -> bool {
        matches!(
            self,
            Self::Replace { pattern: Pattern::String(pattern), content }
                if pattern == " " && content == MARK
        )
    }
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum PreTokenizer {
    Split {
        pattern: Pattern,
        behavior: String,
        invert: bool,
    },
}

impl PreTokenizer {
    /// Whether a text is cut before every [`SPACE_MARK`]; `None` when it may be cut elsewhere.
    fn is_at_space_marks(&self) -> Option<bool> {
        let Self::Split {
            pattern: Pattern::String(pattern),
            behavior,
            invert: false,
        } = self
        else {
            return None;
        };
        match (pattern.as_str(), behavior.as_str()) {
            // Gemma 3's: all spaces are written as marks by then.
            (" ", "MergedWithPrevious") => Some(false),
            (MARK, "MergedWithNext") => Some(true),
            _ => None,
        }
    }
}
