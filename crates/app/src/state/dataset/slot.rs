use ::dataset::Role;
use tuning::Family;

/// A place for one file of a job. The order is that of the page, and the one in which files that know
/// nothing of each other yet are inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The examples that the model learns from.
    Training,
    /// The examples that it is measured on.
    Evaluation,
    /// Embedding tuning: the documents.
    Corpus,
    /// Embedding tuning: the queries.
    Queries,
    /// Embedding tuning: which document answers which query, to learn from.
    TrainingLabels,
    /// The same, to measure on during the run.
    ValidationLabels,
    /// The same, to measure on after it.
    TestLabels,
}

/// What is tuned, as far as it decides which files a job has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// A model that learns from examples.
    #[default]
    Examples,
    /// A model that makes embeddings.
    Embedding,
}

impl Kind {
    /// The kind of job that tunes models of a family.
    pub fn that_tunes(family: Family) -> Self {
        match family {
            Family::Embedding => Self::Embedding,
            Family::Text | Family::Code | Family::Chat | Family::CodeChat => Self::Examples,
        }
    }
}

impl Slot {
    /// Every slot, in order.
    pub const ALL: [Self; 7] = [
        Self::Training,
        Self::Evaluation,
        Self::Corpus,
        Self::Queries,
        Self::TrainingLabels,
        Self::ValidationLabels,
        Self::TestLabels,
    ];

    /// The slots of a job of that kind.
    pub fn of(kind: Kind) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(move |slot| slot.kind() == kind)
    }

    /// What kind of job has such a file.
    pub fn kind(self) -> Kind {
        match self {
            Self::Training | Self::Evaluation => Kind::Examples,
            _ => Kind::Embedding,
        }
    }

    /// What part the file plays.
    pub fn role(self) -> Role {
        match self {
            Self::Training => Role::Training,
            Self::Evaluation => Role::Evaluation,
            Self::Corpus => Role::Corpus,
            Self::Queries => Role::Queries,
            Self::TrainingLabels | Self::ValidationLabels | Self::TestLabels => Role::Labels,
        }
    }

    /// Whether a job cannot do without such a file.
    pub fn is_required(self) -> bool {
        !matches!(
            self,
            Self::Evaluation | Self::ValidationLabels | Self::TestLabels
        )
    }

    /// The files that such a file is compared with.
    pub fn compares_with(self) -> &'static [Self] {
        match self {
            Self::Training | Self::Corpus | Self::Queries => &[],
            Self::Evaluation => &[Self::Training],
            Self::TrainingLabels => &[
                Self::Corpus,
                Self::Queries,
                Self::ValidationLabels,
                Self::TestLabels,
            ],
            Self::ValidationLabels => &[
                Self::Corpus,
                Self::Queries,
                Self::TrainingLabels,
                Self::TestLabels,
            ],
            Self::TestLabels => &[
                Self::Corpus,
                Self::Queries,
                Self::TrainingLabels,
                Self::ValidationLabels,
            ],
        }
    }

    /// The key of its name in the locales, which also names it in a menu.
    pub fn name(self) -> &'static str {
        match self {
            Self::Training => "dataset-slot-training",
            Self::Evaluation => "dataset-slot-evaluation",
            Self::Corpus => "dataset-slot-corpus",
            Self::Queries => "dataset-slot-queries",
            Self::TrainingLabels => "dataset-slot-training-labels",
            Self::ValidationLabels => "dataset-slot-validation-labels",
            Self::TestLabels => "dataset-slot-test-labels",
        }
    }

    /// The slot of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_found_by_its_name() {
        for slot in Slot::ALL {
            assert_eq!(Slot::from_name(slot.name()), Some(slot));
        }
        assert_eq!(Slot::from_name("dataset-slot"), None);
    }

    #[test]
    fn a_file_is_compared_with_others_of_its_own_kind_of_job() {
        for slot in Slot::ALL {
            let others = slot.compares_with();
            assert!(!others.contains(&slot));
            assert!(others.iter().all(|other| other.kind() == slot.kind()));
        }
    }
}
