//! Who is measured: our counter and its peers, each in the places where people use it.

/// Where a contender runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A program of its own.
    Native,
    /// A library for Python, most of it native.
    Python,
    /// Node.js.
    Node,
    /// A worker in Chromium.
    Chromium,
}

impl Place {
    /// As a table has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Python => "Python",
            Self::Node => "Node.js",
            Self::Chromium => "Chromium",
        }
    }

    /// Whether it is a program for the processor itself.
    pub fn is_native(self) -> bool {
        matches!(self, Self::Native | Self::Python)
    }
}

/// The file that a vocabulary is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    /// Gemma 3 as `SentencePiece`'s model file.
    Model,
    /// Gemma 3 as Hugging Face's `tokenizer.json`.
    Json,
    /// `cl100k` as a `tokenizer.json`, or built in: another vocabulary, for those who have no Gemma.
    Cl100k,
}

impl Vocabulary {
    /// As a table has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Model | Self::Json => "Gemma 3",
            Self::Cl100k => "cl100k",
        }
    }
}

/// What is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The crate in `bench/native`, built with this feature.
    Rust(&'static str),
    /// An entry of `contenders.mjs` or `peers.py`.
    Script(&'static str),
}

/// A counter in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contender {
    /// Name and version.
    pub name: &'static str,
    /// Where it runs.
    pub place: Place,
    /// What it reads.
    pub vocabulary: Vocabulary,
    /// What is run.
    pub code: Code,
    /// Whether it uses all the threads there are.
    pub threads: bool,
}

impl Contender {
    /// One of ours.
    pub fn is_ours(&self) -> bool {
        matches!(self.code, Code::Rust(OURS | OURS_JSON))
    }

    /// Name and place.
    pub fn title(&self) -> String {
        format!("{}, {}", self.name, self.place.name())
    }
}

/// The feature that builds our counter.
pub const OURS: &str = "tuneup";
/// The feature that builds our counter for `tokenizer.json`.
pub const OURS_JSON: &str = "tuneup-json";
/// The release candidate that the claims name.
pub const CANDIDATE: &str = "tokenizers-1";
/// The stable version that the claims name.
pub const STABLE: &str = "tokenizers-022";
/// What Transformers.js uses.
pub const TRANSFORMERS_JS: &str = "@huggingface/tokenizers";
/// The reference for every count with Gemma's vocabulary.
pub const REFERENCE: &str = "sentencepiece";

const fn rust(name: &'static str, feature: &'static str, place: Place) -> Contender {
    Contender {
        name,
        place,
        vocabulary: Vocabulary::Json,
        code: Code::Rust(feature),
        threads: false,
    }
}

const fn script(name: &'static str, entry: &'static str, place: Place) -> Contender {
    Contender {
        name,
        place,
        vocabulary: Vocabulary::Json,
        code: Code::Script(entry),
        threads: false,
    }
}

const fn reading(vocabulary: Vocabulary, contender: Contender) -> Contender {
    Contender {
        vocabulary,
        ..contender
    }
}

const fn threaded(contender: Contender) -> Contender {
    Contender {
        threads: true,
        ..contender
    }
}

use Place::{Chromium, Native, Node, Python};
use Vocabulary::{Cl100k, Model};

/// Ours in a place.
pub const fn ours(place: Place) -> Contender {
    reading(Model, rust("Tuneup", OURS, place))
}

/// The release candidate in a place.
pub const fn candidate(place: Place) -> Contender {
    rust("tokenizers 1.0.0-rc.3", CANDIDATE, place)
}

/// The reference.
pub const fn reference() -> Contender {
    reading(Model, script("sentencepiece 0.2.3", REFERENCE, Python))
}

/// What Transformers.js uses, in a place.
pub const fn transformers_js(place: Place) -> Contender {
    script("@huggingface/tokenizers 0.2.0", TRANSFORMERS_JS, place)
}

/// Everyone, in the order in which they take turns. The versions stand again in `bench/native/Cargo.toml`,
/// `bench/package.json` and `bench/requirements.in`; a test compares them.
pub const CONTENDERS: [Contender; 30] = [
    ours(Native),
    ours(Node),
    ours(Chromium),
    candidate(Native),
    candidate(Node),
    candidate(Chromium),
    rust("tokenizers 0.23.1", "tokenizers-023", Native),
    rust("tokenizers 0.23.1", "tokenizers-023", Chromium),
    rust("tokenizers 0.22.2", STABLE, Native),
    rust("tokenizers 0.22.2", STABLE, Node),
    rust("tokenizers 0.22.2", STABLE, Chromium),
    rust("fastokens 0.3.5", "fastokens", Native),
    rust("snaptokens 0.2.6", "snaptokens", Native),
    rust("splintr 0.22.0", "splintr", Native),
    rust("kitoken 0.11.1", "kitoken", Native),
    script("gigatoken 0.10.0", "gigatoken", Python),
    threaded(script("gigatoken 0.10.0", "gigatoken_batch", Python)),
    threaded(script("tokenizers 0.23.3", "tokenizers", Python)),
    reference(),
    transformers_js(Node),
    transformers_js(Chromium),
    script("@lenml/tokenizers 3.7.2", "@lenml/tokenizers", Node),
    reading(Cl100k, rust("Tuneup, tokenizer.json", OURS_JSON, Native)),
    reading(Cl100k, rust("Tuneup, tokenizer.json", OURS_JSON, Chromium)),
    reading(Cl100k, candidate(Native)),
    reading(Cl100k, candidate(Chromium)),
    reading(Cl100k, script("tiktoken 1.0.22", "tiktoken", Node)),
    reading(Cl100k, script("tiktoken 1.0.22", "tiktoken", Chromium)),
    reading(Cl100k, script("gpt-tokenizer 4.0.0", "gpt-tokenizer", Node)),
    reading(
        Cl100k,
        script("gpt-tokenizer 4.0.0", "gpt-tokenizer", Chromium),
    ),
];

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    fn file(name: &str) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench");
        fs::read_to_string(folder.join(name)).unwrap()
    }

    #[test]
    fn the_versions_are_those_that_are_built() {
        let rust = file("native/Cargo.toml");
        let npm = file("package-lock.json");
        let pypi = file("requirements.in");
        for contender in CONTENDERS.iter().filter(|contender| !contender.is_ours()) {
            let (name, version) = contender.name.split_once(' ').unwrap();
            let pinned = match (contender.code, contender.place) {
                (Code::Rust(_), _) => rust.contains(&format!("version = \"={version}\"")),
                (Code::Script(_), Python) => pypi.contains(&format!("{name}=={version}\n")),
                (Code::Script(_), _) => npm.contains(&format!(
                    "\"node_modules/{name}\": {{\n      \"version\": \"{version}\""
                )),
            };
            assert!(pinned, "{}", contender.title());
        }
    }

    #[test]
    fn every_feature_of_the_crate_has_its_turn() {
        let manifest = file("native/Cargo.toml");
        let features = manifest.split("[features]\n").nth(1).unwrap();
        for line in features.lines().take_while(|line| !line.is_empty()) {
            let feature = line.split(' ').next().unwrap();
            let is_it = |code: Code| matches!(code, Code::Rust(one) if one == feature);
            assert!(
                CONTENDERS.iter().any(|contender| is_it(contender.code)),
                "{feature}"
            );
        }
    }
}
