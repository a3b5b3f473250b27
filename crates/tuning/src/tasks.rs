use rule::Text;
use serde::{Deserialize, Serialize};

use crate::models::Family;

/// What a model is tuned to do, as the page's table of recommended settings tells it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Task {
    /// The answer is one of a few words.
    Classification,
    /// The answer says the same in fewer words.
    Summarisation,
    /// The answer stands in the text that was asked about.
    ExtractiveQa,
    /// The answer is a turn of a conversation.
    Chat,
}

impl Task {
    /// The task's name, for people.
    pub fn label(self) -> Text {
        match self {
            Self::Classification => Text {
                en: "classification",
                ko: "분류",
            },
            Self::Summarisation => Text {
                en: "summarisation",
                ko: "요약",
            },
            Self::ExtractiveQa => Text {
                en: "extractive question answering",
                ko: "추출 질의응답",
            },
            Self::Chat => Text {
                en: "chat",
                ko: "채팅",
            },
        }
    }
}

/// One row of the page's table. Source: [`PAGE`](crate::source::PAGE).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskRow {
    /// The task.
    pub task: Task,
    /// The fewest examples. The table gives no most: every row ends in "or more".
    pub minimum_examples: u64,
    /// The fewest training steps.
    pub minimum_steps: u64,
    /// The most training steps.
    pub maximum_steps: u64,
}

/// The page's table of recommended settings. It has no row for code and none for embeddings.
pub static TASKS: [TaskRow; 4] = [
    TaskRow {
        task: Task::Classification,
        minimum_examples: 100,
        minimum_steps: 100,
        maximum_steps: 500,
    },
    TaskRow {
        task: Task::Summarisation,
        minimum_examples: 100,
        minimum_steps: 200,
        maximum_steps: 1_000,
    },
    TaskRow {
        task: Task::ExtractiveQa,
        minimum_examples: 100,
        minimum_steps: 100,
        maximum_steps: 500,
    },
    TaskRow {
        task: Task::Chat,
        minimum_examples: 200,
        minimum_steps: 1_000,
        maximum_steps: 1_000,
    },
];

/// The rows that speak of this family.
pub fn rows_for(family: Family) -> impl Iterator<Item = &'static TaskRow> {
    TASKS.iter().filter(move |row| match family {
        Family::Text => row.task != Task::Chat,
        Family::Chat | Family::CodeChat => row.task == Task::Chat,
        Family::Code | Family::Embedding => false,
    })
}

/// Where a number stands against a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Under the least.
    Below,
    /// In the range.
    Within,
    /// Over the most.
    Above,
}

impl TaskRow {
    /// Where this many training steps stand.
    pub fn steps(&self, steps: u64) -> Standing {
        if steps < self.minimum_steps {
            Standing::Below
        } else if steps > self.maximum_steps {
            Standing::Above
        } else {
            Standing::Within
        }
    }

    /// Where this many examples stand. There are never too many.
    pub fn examples(&self, examples: u64) -> Standing {
        if examples < self.minimum_examples {
            Standing::Below
        } else {
            Standing::Within
        }
    }
}

/// One row of the table together with where a plan stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recommendation {
    /// The task.
    pub task: Task,
    /// The fewest examples.
    pub minimum_examples: u64,
    /// The fewest training steps.
    pub minimum_steps: u64,
    /// The most training steps.
    pub maximum_steps: u64,
    /// Where the plan's examples stand.
    pub examples: Standing,
    /// Where the plan's training steps stand.
    pub steps: Standing,
}

impl Recommendation {
    /// Where a plan stands in a row.
    pub fn new(row: &TaskRow, steps: u64, examples: u64) -> Self {
        Self {
            task: row.task,
            minimum_examples: row.minimum_examples,
            minimum_steps: row.minimum_steps,
            maximum_steps: row.maximum_steps,
            examples: row.examples(examples),
            steps: row.steps(steps),
        }
    }
}
