use rule::{Message, grouped};
use serde::{Deserialize, Serialize};
use tuning::limits::{MAXIMUM_EVALUATION_EXAMPLES, MINIMUM_EVALUATION_EXAMPLES, MINIMUM_EXAMPLES};

use super::{Split, choice::most};
use crate::Format;

/// What is not as one would expect of a split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum Oddity {
    /// The file is one array: nothing was split.
    ArrayFile,
    /// Lines with content hold no whole example of the file's format. They stay in the training file.
    LinesLeft {
        /// How many.
        lines: u64,
    },
    /// There are too few examples for two files that the service takes.
    TooFewExamples {
        /// How many there are.
        examples: u64,
        /// How many it takes.
        least: u64,
    },
    /// So many examples were wanted that no more than half, or too few, would be left.
    TooManyWanted {
        /// How many were wanted.
        wanted: u64,
        /// How many may be taken.
        most: u64,
    },
    /// Examples that are alike, or classes with few examples, leave no choice that reaches the wanted
    /// number.
    Short {
        /// How many were wanted and possible.
        wanted: u64,
        /// How many there are.
        evaluation: u64,
        /// Examples in the largest group of those that are alike.
        largest: u64,
    },
    /// The service does not take an evaluation file of this size.
    SizeNotTaken {
        /// How many examples it has.
        evaluation: u64,
        /// The fewest that it takes.
        least: u64,
        /// The most that it takes.
        most: u64,
    },
    /// Some classes are in the training file alone.
    ClassesNotEvaluated {
        /// How many.
        classes: u64,
    },
    /// The service takes no evaluation file for chat models.
    ChatNotEvaluated,
}

/// What is odd about a split.
pub(super) fn oddities(split: &Split, is_array: bool) -> Vec<Oddity> {
    let Split {
        wanted, evaluation, ..
    } = *split;
    let examples = split.training + evaluation;
    let least = MINIMUM_EXAMPLES + MINIMUM_EVALUATION_EXAMPLES;
    let taken = MINIMUM_EVALUATION_EXAMPLES..=MAXIMUM_EVALUATION_EXAMPLES;
    let possible = wanted.min(most(examples));
    let mut oddities = Vec::new();
    if is_array {
        oddities.push(Oddity::ArrayFile);
    } else if split.left_lines > 0 {
        let lines = split.left_lines;
        oddities.push(Oddity::LinesLeft { lines });
    }
    if is_array {
        return oddities;
    }
    if examples < least {
        oddities.push(Oddity::TooFewExamples { examples, least });
    } else if possible < wanted {
        let most = possible;
        oddities.push(Oddity::TooManyWanted { wanted, most });
    }
    if evaluation < possible {
        oddities.push(Oddity::Short {
            wanted: possible,
            evaluation,
            largest: split.alike.largest,
        });
    }
    if split.format == Format::Chat {
        oddities.push(Oddity::ChatNotEvaluated);
    }
    if split.format == Format::Text && examples >= least && !taken.contains(&evaluation) {
        oddities.push(Oddity::SizeNotTaken {
            evaluation,
            least: MINIMUM_EVALUATION_EXAMPLES,
            most: MAXIMUM_EVALUATION_EXAMPLES,
        });
    }
    let is_left_out = |class: &&super::ClassSplit| class.evaluation == 0;
    let classes = split.classes.iter().filter(is_left_out).count() as u64;
    if classes > 0 && evaluation > 0 {
        oddities.push(Oddity::ClassesNotEvaluated { classes });
    }
    oddities
}

impl Oddity {
    /// What a person reads about it.
    pub fn message(&self) -> Message {
        match *self {
            Self::ArrayFile => Message::new(
                "The file is one JSON array. Repair it first; until then everything stays in the training file.",
                "파일이 하나의 JSON 배열입니다. 먼저 복구하십시오. 그때까지는 모두 학습 파일에 남습니다.",
            ),
            Self::LinesLeft { lines } => {
                let (hold, stay) = if lines == 1 {
                    ("line holds", "stays")
                } else {
                    ("lines hold", "stay")
                };
                let lines = grouped(lines);
                Message::new(
                    format!(
                        "{lines} {hold} no whole example of the file's format and {stay} in the training file unchanged."
                    ),
                    format!(
                        "{lines}줄에는 파일 형식에 맞는 온전한 예시가 없어 그대로 학습 파일에 남습니다."
                    ),
                )
            }
            Self::TooFewExamples { examples, least } => {
                let (examples, least) = (grouped(examples), grouped(least));
                Message::new(
                    format!("{examples} examples are too few for two files; it takes {least}."),
                    format!(
                        "예시가 {examples}개로 두 파일로 나누기에 부족합니다. {least}개가 필요합니다."
                    ),
                )
            }
            Self::TooManyWanted { wanted, most } => {
                let (wanted, most) = (grouped(wanted), grouped(most));
                Message::new(
                    format!(
                        "{wanted} evaluation examples are more than half of the file; {most} is the most."
                    ),
                    format!("평가 예시 {wanted}개는 파일의 절반을 넘습니다. 최대 {most}개입니다."),
                )
            }
            Self::Short {
                wanted,
                evaluation,
                largest,
            } => {
                let (wanted, evaluation, largest) =
                    (grouped(wanted), grouped(evaluation), grouped(largest));
                Message::new(
                    format!(
                        "{evaluation} evaluation examples instead of {wanted}: examples that are alike stay together, up to {largest} of them."
                    ),
                    format!(
                        "평가 예시가 {wanted}개가 아니라 {evaluation}개입니다. 비슷한 예시는 함께 두며 최대 {largest}개까지 묶여 있습니다."
                    ),
                )
            }
            Self::SizeNotTaken {
                evaluation,
                least,
                most,
            } => {
                let evaluation = grouped(evaluation);
                Message::new(
                    format!(
                        "An evaluation file has {least} to {most} examples; this one has {evaluation}."
                    ),
                    format!("평가 파일의 예시는 {least}~{most}개여야 하는데 {evaluation}개입니다."),
                )
            }
            Self::ClassesNotEvaluated { classes } => {
                let classes_en = if classes == 1 {
                    "class has"
                } else {
                    "classes have"
                };
                let classes = grouped(classes);
                Message::new(
                    format!(
                        "{classes} {classes_en} too few examples, or too many that are alike, to be evaluated too."
                    ),
                    format!(
                        "{classes}개 분류는 예시가 적거나 서로 비슷한 예시가 많아 평가 파일에 들어가지 않습니다."
                    ),
                )
            }
            Self::ChatNotEvaluated => Message::new(
                "The service takes no evaluation file for chat models; keep this one for measurements of your own.",
                "채팅 모델에는 평가 파일을 쓸 수 없습니다. 직접 평가할 때 사용하십시오.",
            ),
        }
    }
}
