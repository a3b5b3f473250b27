//! What the worker that the page started says to the helpers that it starts itself, and they to it.
//!
//! A helper runs the same script. It is a worker like any other until it hears [`ToHelper::Begin`].

use dataset::{Options, Progress};
use serde::{Deserialize, Serialize};

use super::Tokenizer;

/// To a helper. It does one thing after the other, in the order in which they are said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum ToHelper {
    /// Get ready to inspect shards of the file that rides beside this message, as it rides beside
    /// `Inspect`.
    Begin {
        /// How to inspect.
        options: Options,
        /// What counts the tokens.
        tokenizer: Tokenizer,
        /// Bytes of a shard.
        shard_bytes: u64,
    },
    /// A shard is dealt: its bytes can be read. The shards of a helper ascend.
    Take {
        /// Its number.
        shard: u64,
    },
    /// Add the bytes of a shard to the checksums, answer, and only then inspect it.
    Inspect {
        /// The first shard that was taken and not inspected yet.
        shard: u64,
        /// Those of all bytes before it.
        checksums: Vec<u8>,
    },
    /// No more shards are coming. Hand over the share.
    Finish,
}

/// From a helper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum FromHelper {
    /// The first word, the same as [`FromWorker::Ready`](super::FromWorker::Ready).
    Ready {
        /// The helper's [`PROTOCOL`](super::PROTOCOL).
        protocol: u32,
    },
    /// A sign of life, the same as [`FromWorker::Alive`](super::FromWorker::Alive).
    Alive,
    /// It has all that it needs to inspect.
    Begun,
    /// How far it has come with its shards; at most ten a second.
    Progress(Progress),
    /// The bytes of a shard were added to the checksums.
    Hashed {
        /// Which shard.
        shard: u64,
        /// Those of all bytes up to its end.
        checksums: Vec<u8>,
    },
    /// What was found. The portions of the share ride beside this message, one behind the other in one
    /// `Blob`: there they take no memory, however many there are.
    Share {
        /// The bytes of each portion.
        portions: Vec<u32>,
    },
    /// It cannot go on, for whatever reason: the file has to be inspected without it.
    Unable,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{FromWorker, PROTOCOL};

    #[track_caller]
    fn is_heard_as(said: &FromWorker, heard: &FromHelper) {
        let json = serde_json::to_string(said).expect("messages serialise");
        let back: FromHelper = serde_json::from_str(&json).expect("it is a word of helpers too");
        assert_eq!(back, *heard);
    }

    #[test]
    fn a_helper_starts_like_any_worker() {
        let protocol = PROTOCOL;
        is_heard_as(
            &FromWorker::Ready { protocol },
            &FromHelper::Ready { protocol },
        );
        is_heard_as(&FromWorker::Alive, &FromHelper::Alive);
    }
}
