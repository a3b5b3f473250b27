//! Where the documents are that the rules go back to.

use tuning::source;

/// What documents are called in the sources of rules, and where they are.
const DOCUMENTS: [(&str, &str); 13] = [
    ("Supervised tuning of PaLM text models", source::PAGE),
    ("Vertex AI legacy model limits", source::LEGACY_MODELS),
    ("tuning code models", source::CODE_MODELS),
    ("Vertex AI: tune text embeddings", source::EMBEDDINGS),
    (
        "Vertex AI: prepare supervised tuning data",
        "https://cloud.google.com/vertex-ai/generative-ai/docs/models/gemini-supervised-tuning-prepare",
    ),
    (
        "GoogleCloudPlatform/generative-ai issue 2081",
        "https://github.com/GoogleCloudPlatform/generative-ai/issues/2081",
    ),
    ("Vertex AI: deprecation of PaLM", source::DEPRECATION),
    ("Vertex AI: description of the API", source::API),
    ("Google Cloud: creating projects", source::PROJECTS),
    ("Cloud Storage: names of buckets", source::STORAGE),
    (
        source::SDK,
        "https://github.com/googleapis/python-aiplatform/tree/v1.60.0",
    ),
    ("RFC 8259", "https://www.rfc-editor.org/rfc/rfc8259"),
    ("jsonlines.org", "https://jsonlines.org/"),
];

/// A piece of a source: what it says, and where that is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it says.
    pub text: &'a str,
    /// The address of the document, where it is one.
    pub href: Option<&'a str>,
}

/// A source in pieces: the documents that it names, and what stands between them.
pub fn pieces(source: &str) -> Vec<Piece<'_>> {
    let found = DOCUMENTS.into_iter().filter_map(|(name, href)| {
        let by_name = source.find(name).map(|at| (at, name.len()));
        // A source that is an address reads better by the name of what is there.
        let by_address = || source.find(href).map(|at| (at, href.len()));
        let (at, length) = by_name.or_else(by_address)?;
        let text = name;
        let href = Some(href);
        Some((at..at + length, Piece { text, href }))
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(range, _)| range.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    let plain = |text| Piece { text, href: None };
    for (range, piece) in found {
        if at < range.start {
            pieces.push(plain(&source[at..range.start]));
        }
        at = range.end;
        pieces.push(piece);
    }
    if at < source.len() {
        pieces.push(plain(&source[at..]));
    }
    pieces
}

/// Whether a rule goes back to what people know, and to no document.
pub fn is_practice(source: &str) -> bool {
    source.eq_ignore_ascii_case(source::PRACTICE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook;

    #[track_caller]
    fn check(source: &str, expected: &[(&str, Option<&str>)]) {
        let pieces = pieces(source);
        let found: Vec<_> = pieces.iter().map(|one| (one.text, one.href)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn documents_are_found_by_their_names_and_addresses() {
        let json = Some("https://www.rfc-editor.org/rfc/rfc8259");
        check(
            "RFC 8259, section 4",
            &[("RFC 8259", json), (", section 4", None)],
        );
        check(
            "RFC 8259 (JSON), jsonlines.org",
            &[
                ("RFC 8259", json),
                (" (JSON), ", None),
                ("jsonlines.org", Some("https://jsonlines.org/")),
            ],
        );
        check(
            source::PAGE,
            &[("Supervised tuning of PaLM text models", Some(source::PAGE))],
        );
        check("practice", &[("practice", None)]);
    }

    #[test]
    fn every_rule_goes_back_to_a_document_or_to_practice() {
        let groups = rulebook::groups();
        for entry in groups.iter().flat_map(|group| &group.entries) {
            let is_document = pieces(entry.source).iter().any(|one| one.href.is_some());
            let is_practice = entry.source.to_lowercase().starts_with(source::PRACTICE);
            assert!(
                is_document || is_practice,
                "{}: {}",
                entry.name,
                entry.source
            );
        }
    }
}
