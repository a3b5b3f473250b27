//! Which part a file plays, told from its name and its first lines.

use super::{Kind, Slot};

/// What can be told of a file before it is inspected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glimpse {
    /// Its name.
    pub name: String,
    /// How it begins.
    pub head: String,
}

/// What a file looks like from its first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// Examples for text or chat.
    Examples,
    /// Documents or queries for embedding tuning.
    Rows,
    /// Which document answers which query.
    Labels,
    /// None of these.
    Unknown,
}

/// A slot for each of the files that were given together; `None` where there is none left.
/// `taken` are the slots that have a file already: they are given again to files that name them, or
/// where nothing else is left.
pub fn sort(glimpses: &[Glimpse], taken: &[Slot]) -> Vec<Option<Slot>> {
    let likenesses: Vec<_> = glimpses.iter().map(Glimpse::likeness).collect();
    let any = |wanted: &[Likeness]| likenesses.iter().any(|likeness| wanted.contains(likeness));
    let was_embedding = taken.iter().any(|slot| slot.kind() == Kind::Embedding);
    let kind = if any(&[Likeness::Rows, Likeness::Labels])
        || (was_embedding && !any(&[Likeness::Examples]))
    {
        Kind::Embedding
    } else {
        Kind::Examples
    };
    // A single file is the training file whatever it is called, unless that one is there.
    let by_name = glimpses.len() > 1 || taken.contains(&Slot::Training);
    let choices: Vec<Vec<Slot>> = glimpses
        .iter()
        .zip(&likenesses)
        .map(|(glimpse, likeness)| match kind {
            Kind::Examples => glimpse.examples_slots(by_name),
            Kind::Embedding => glimpse.embedding_slots(*likeness, taken),
        })
        .collect();
    let mut given: Vec<Option<Slot>> = vec![None; glimpses.len()];
    // First those who say what they are, then the others take what is left.
    for says in [true, false] {
        for (at, slots) in choices.iter().enumerate() {
            let is_free = |slot: &&Slot| !given.contains(&Some(**slot));
            let slot = match slots.split_first() {
                Some((wish, _)) if says && glimpses[at].names(*wish) => Some(wish).filter(is_free),
                _ if !says && given[at].is_none() => slots.iter().find(is_free),
                _ => None,
            };
            if let Some(slot) = slot.copied() {
                given[at] = Some(slot);
            }
        }
    }
    given
}

impl Glimpse {
    /// The slots that it may have in a job with examples, the best first.
    fn examples_slots(&self, by_name: bool) -> Vec<Slot> {
        if by_name && self.names(Slot::Evaluation) {
            vec![Slot::Evaluation, Slot::Training]
        } else {
            vec![Slot::Training, Slot::Evaluation]
        }
    }

    /// The slots that it may have in a job that tunes embeddings, the best first.
    fn embedding_slots(&self, likeness: Likeness, taken: &[Slot]) -> Vec<Slot> {
        let is_table = likeness == Likeness::Labels
            || (likeness == Likeness::Unknown && (self.is_tsv() || self.has(&["label", "qrel"])));
        let mut slots = match likeness {
            // Examples have no part in such a job.
            Likeness::Examples => Vec::new(),
            _ if is_table => vec![
                Slot::TrainingLabels,
                Slot::ValidationLabels,
                Slot::TestLabels,
            ],
            _ => vec![Slot::Corpus, Slot::Queries],
        };
        slots.sort_by_key(|slot| (!self.names(*slot), taken.contains(slot)));
        slots
    }

    /// Whether its name says that it is for this slot.
    fn names(&self, slot: Slot) -> bool {
        match slot {
            Slot::Training | Slot::TrainingLabels => self.has(&["train", "학습", "훈련"]),
            Slot::Evaluation => self.has(&[
                "eval", "valid", "val", "dev", "test", "holdout", "평가", "검증", "시험",
            ]),
            Slot::ValidationLabels => self.has(&["valid", "val", "dev", "eval", "검증", "평가"]),
            Slot::TestLabels => self.has(&["test", "시험"]),
            Slot::Corpus => self.has(&[
                "corpus",
                "document",
                "doc",
                "docs",
                "passage",
                "말뭉치",
                "문서",
            ]),
            Slot::Queries => self.has(&["quer", "question", "쿼리", "질의"]),
        }
    }

    /// Whether a word of the name begins with one of these. Short ones must be the whole word:
    /// "values" are not for validation.
    fn has(&self, beginnings: &[&str]) -> bool {
        let name = self.name.to_lowercase();
        name.split(|letter: char| !letter.is_alphanumeric())
            .map(|word| word.trim_end_matches(char::is_numeric))
            .any(|word| {
                beginnings.iter().any(|beginning| {
                    word == *beginning || (beginning.len() > 3 && word.starts_with(beginning))
                })
            })
    }

    fn is_tsv(&self) -> bool {
        let extension = self.name.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|extension| extension.eq_ignore_ascii_case("tsv"))
    }

    fn likeness(&self) -> Likeness {
        let first = self
            .head
            .trim_start_matches('\u{feff}')
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty())
            .unwrap_or_default();
        if let Ok(serde_json::Value::Object(row)) = serde_json::from_str(first) {
            let has = |keys: &[&str]| keys.iter().any(|key| row.contains_key(*key));
            return if has(&["input_text", "output_text", "messages", "contents"]) {
                Likeness::Examples
            } else if has(&["_id"]) {
                Likeness::Rows
            } else {
                Likeness::Unknown
            };
        }
        let header = first.to_lowercase().replace('_', "-");
        if header.contains("query-id") && header.contains("corpus-id") {
            Likeness::Labels
        } else {
            Likeness::Unknown
        }
    }
}

#[cfg(test)]
mod tests;
