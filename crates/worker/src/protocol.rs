//! What page and worker say to each other.
//!
//! The messages are tagged from outside (`{"found": {…}}`): a tag among the fields would make serde
//! buffer every list of findings before it is read.

use dataset::{
    ConvertOptions, Converted, Diagnostic, Options, Progress, RepairOptions, Repaired, Report,
    Split, SplitOptions, Truncated,
};
use serde::{Deserialize, Serialize};
/// How far to trust a report's token counts: part of what is said, so that whoever listens need not
/// know how tokens are counted.
pub use tokens::Exactness;

/// The version of these messages. Worker files may outlive a page in a cache: a page that hears
/// another number asks for a reload.
pub const PROTOCOL: u32 = 3;

/// Names one pass over one file. Later passes have greater ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PassId(pub u32);

/// Page to worker. There is no word for "cancel": a busy worker could not hear it, so cancelling
/// means replacing the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToWorker {
    /// Load what counting needs, before any file is there.
    Prepare {
        /// What will count.
        tokenizer: Tokenizer,
    },
    /// Inspect the file that rides beside this message. The fingerprints of other files of the same
    /// job ride with it: the worker itself remembers no file, so none is lost with it.
    Inspect {
        /// Comes back in every answer.
        id: PassId,
        /// How to inspect.
        options: Options,
        /// What counts the tokens.
        tokenizer: Tokenizer,
    },
    /// Write other files from the file that rides beside this message. The fingerprints ride with it
    /// as they do with `Inspect`.
    Reshape {
        /// Comes back in every answer.
        id: PassId,
        /// What to write.
        reshape: Reshape,
    },
    /// One piece of a report was taken: a `Found` or a `Cut`. The worker says only so many ahead; a
    /// long report would else wait in the page's memory, as often as it is long.
    Taken,
}

/// What to write from a file. The lists in the answer come whole: the options should keep them short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reshape {
    /// The same file, put right.
    Repair {
        /// How to repair.
        how: RepairOptions,
        /// How to inspect what was written, without counting tokens.
        inspect: Options,
    },
    /// The same examples in another shape.
    Convert(ConvertOptions),
    /// A training file and an evaluation file.
    Split(SplitOptions),
}

impl Reshape {
    /// How often the file is read for it.
    pub fn readings(&self) -> u64 {
        match self {
            Self::Repair { .. } | Self::Convert(_) => 1,
            Self::Split(_) => 2,
        }
    }
}

/// What was written from a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reshaped {
    /// One file.
    Repaired {
        /// What was changed.
        repaired: Repaired,
        /// What is still wrong with the file; no token was counted for it.
        left: Box<Report>,
    },
    /// One file.
    Converted(Converted),
    /// The training file, then the evaluation file. The numbers of their lines are left out here.
    Split(Split),
}

/// What counts the tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tokenizer {
    /// Nothing does; only the structure is checked.
    None,
    /// The built-in vocabulary, which the worker fetches itself.
    BuiltIn {
        /// Absolute address of the `.model` file.
        url: String,
        /// Its hash, as in the `integrity` attribute.
        integrity: String,
    },
    /// The person's own `tokenizer.json`, which rides beside the message.
    Own,
}

/// Worker to page. `Finished`, `Reshaped` or `Failed` ends a pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromWorker {
    /// The first word. Whatever is posted before it would be lost.
    Ready {
        /// The worker's [`PROTOCOL`].
        protocol: u32,
    },
    /// A sign of life while the worker waits for bytes.
    Alive,
    /// How far it has come; at most ten a second.
    Progress {
        /// Which pass.
        id: PassId,
        /// How far.
        progress: Progress,
    },
    /// Some of the findings, in file order. They come in pieces so that no single message keeps
    /// the page busy.
    Found {
        /// Which pass.
        id: PassId,
        /// The next findings.
        diagnostics: Vec<Diagnostic>,
    },
    /// Some of the fields that would be cut, in file order.
    Cut {
        /// Which pass.
        id: PassId,
        /// The next fields.
        truncated: Vec<Truncated>,
    },
    /// The end. The report's own lists are empty here: they came as `Found` and `Cut`. Beside this
    /// message ride, each as a `Blob`, the whole report as JSON and the file's fingerprint.
    Finished {
        /// Which pass.
        id: PassId,
        /// Everything but the lists.
        report: Box<Report>,
        /// Why tokens were not counted although they should have been.
        uncounted: Option<Uncounted>,
    },
    /// The end of a [`Reshape`]. Beside this message ride the files that were written.
    Reshaped {
        /// Which pass.
        id: PassId,
        /// What was done.
        reshaped: Reshaped,
    },
    /// The end of a pass that could not be made.
    Failed {
        /// Which pass.
        id: PassId,
        /// Why.
        failure: Failure,
    },
}

/// Why tokens were not counted although they should have been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Uncounted {
    /// The vocabulary could not be fetched, or is not the file that was promised.
    Unreachable,
    /// The vocabulary arrived but cannot be read.
    Damaged,
    /// The person's own tokenizer cannot be used.
    OwnTokenizer {
        /// What the reader of the file says, in English.
        reason: String,
    },
}

impl Uncounted {
    /// The reason as the report gives it.
    pub fn in_english(&self) -> String {
        match self {
            Self::Unreachable => "the vocabulary could not be loaded".to_owned(),
            Self::Damaged => "the vocabulary file is damaged".to_owned(),
            Self::OwnTokenizer { reason } => format!("tokenizer.json cannot be used: {reason}"),
        }
    }
}

/// Why a pass came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Failure {
    /// The browser could not read the file: it is gone, has changed, or is a folder.
    Unreadable {
        /// What the browser calls it, such as `NotFoundError`.
        reason: String,
    },
    /// The options make no sense; in English.
    Options {
        /// What is wrong with them.
        reason: String,
    },
    /// The browser had no room for what was written.
    Unwritable {
        /// What the browser calls it.
        reason: String,
    },
    /// The worker died on the way.
    Crashed {
        /// The last line that it had told of.
        line: u64,
    },
    /// The worker said nothing for too long.
    Silent {
        /// The last line that it had told of.
        line: u64,
    },
    /// There is no worker: its files could not be loaded or started.
    Unavailable,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn survives(message: &FromWorker, expected: &str) {
        let json = serde_json::to_string(message).expect("messages serialise");
        assert_eq!(json, expected);
        assert_eq!(
            serde_json::from_str::<FromWorker>(&json).expect("and come back"),
            *message
        );
    }

    #[test]
    fn messages_survive_the_journey() {
        let message = FromWorker::Progress {
            id: PassId(3),
            progress: Progress {
                bytes_read: 4,
                lines: 2,
                ..Progress::default()
            },
        };
        survives(
            &message,
            r#"{"progress":{"id":3,"progress":{"bytesRead":4,"lines":2,"examples":0,"counts":{}}}}"#,
        );
        let failed = FromWorker::Failed {
            id: PassId(0),
            failure: Failure::Unwritable {
                reason: "RangeError".into(),
            },
        };
        survives(
            &failed,
            r#"{"failed":{"id":0,"failure":{"unwritable":{"reason":"RangeError"}}}}"#,
        );
    }

    #[track_caller]
    fn asks(reshape: Reshape, expected: &str) {
        let id = PassId(1);
        let message = ToWorker::Reshape { id, reshape };
        let json = serde_json::to_string(&message).expect("messages serialise");
        assert_eq!(json, expected);
        let back: ToWorker = serde_json::from_str(&json).expect("and come back");
        assert_eq!(back, message);
    }

    #[test]
    fn what_is_to_be_written_survives_it_too() {
        asks(
            Reshape::Convert(ConvertOptions::to(dataset::Shape::Csv)),
            r#"{"reshape":{"id":1,"reshape":{"convert":{"from":null,"to":"csv","columns":null,"maxLosses":1000,"maxLineBytes":16777216,"details":false}}}}"#,
        );
        asks(
            Reshape::Split(SplitOptions::default()),
            r#"{"reshape":{"id":1,"reshape":{"split":{"seed":0,"evaluation":100,"maxLineBytes":16777216}}}}"#,
        );
    }
}
