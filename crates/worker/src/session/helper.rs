//! A worker that inspects some shards of a file for another one.

use std::{collections::VecDeque, ops::Range};

use dataset::{Checksums, Options, Shards, SharedInspector};
use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::{Desk, PIECE};
use crate::{
    pace::Pace,
    protocol::{
        Tokenizer,
        sharing::{FromHelper, ToHelper},
    },
    reading::{self, Buffer, Reading},
    vocabulary::Need,
    wire::{self, Seat},
    written::Written,
};

/// Bytes that are taken from the browser at once: fewer than elsewhere, as each helper has a buffer.
const PORTION: usize = 512 * 1024;
/// Bytes behind a shard that are read with it: its last line most likely ends there.
const BEHIND: u64 = 64 * 1024;
/// Bytes that are read next where it does not.
const FURTHER: u64 = 1024 * 1024;

/// What a helper has in hand.
pub(super) struct Helper {
    file: Blob,
    buffer: Buffer,
    shards: Shards,
    inspector: SharedInspector,
    /// Shards that were taken; the browser reads ahead.
    ahead: VecDeque<(u64, Reading)>,
    portion: Vec<u8>,
    pace: Pace,
}

/// Why a helper cannot go on. Nobody asks: the file is then inspected without it.
pub(super) struct Unable;

impl Desk {
    /// Does what the lead says. After a word that it cannot follow, a helper is none any more.
    pub(super) async fn help(&self, word: ToHelper, parcel: &JsValue) {
        let helper = self.helper.take();
        match self.follow(helper, word, parcel).await {
            Ok(helper) => *self.helper.borrow_mut() = helper,
            Err(Unable) => self.say(&FromHelper::Unable),
        }
    }

    async fn follow(
        &self,
        helper: Option<Helper>,
        word: ToHelper,
        parcel: &JsValue,
    ) -> Result<Option<Helper>, Unable> {
        match (word, helper) {
            (
                ToHelper::Begin {
                    options,
                    tokenizer,
                    shard_bytes,
                },
                None,
            ) => {
                let helper = self.begin(&options, &tokenizer, shard_bytes, parcel);
                let helper = helper.await?;
                self.say(&FromHelper::Begun);
                Ok(Some(helper))
            }
            (ToHelper::Take { shard }, Some(mut helper)) => {
                let bytes = helper.shards.read_from(shard)..helper.end_of(shard);
                let reading = read(&helper.file, bytes, &helper.buffer)?;
                helper.ahead.push_back((shard, reading));
                Ok(Some(helper))
            }
            (ToHelper::Inspect { shard, checksums }, Some(mut helper)) => {
                self.inspect_shard(&mut helper, shard, &checksums).await?;
                Ok(Some(helper))
            }
            (ToHelper::Finish, Some(helper)) => {
                self.say(&FromHelper::Progress(helper.inspector.progress()));
                self.hand_over(helper.inspector)?;
                Ok(None)
            }
            _ => Err(Unable),
        }
    }

    async fn begin(
        &self,
        options: &Options,
        tokenizer: &Tokenizer,
        shard_bytes: u64,
        parcel: &JsValue,
    ) -> Result<Helper, Unable> {
        let file = wire::beside(parcel, Seat::File).ok_or(Unable)?;
        let shards = Shards::new(reading::size(&file), shard_bytes);
        // The lead has a counter too. Without one here, the counts would be those of a part.
        let counter = self.counter(tokenizer, parcel, Need::Now).await;
        let counter = counter.map_err(|_| Unable)?;
        let inspector = self.inspector(options, &Ok(counter), parcel).await;
        let opened = self.open(options, &file).await.ok().flatten();
        Ok(Helper {
            inspector: inspector
                .map_err(|_| Unable)?
                .share(opened.ok_or(Unable)?, shards),
            file,
            buffer: Buffer::of(PORTION),
            shards,
            ahead: VecDeque::new(),
            portion: Vec::new(),
            pace: Pace::default(),
        })
    }

    async fn inspect_shard(
        &self,
        helper: &mut Helper,
        shard: u64,
        checksums: &[u8],
    ) -> Result<(), Unable> {
        let from = helper.shards.read_from(shard);
        let mut at = helper.arrive(shard).await?;
        let Helper {
            file,
            buffer,
            shards,
            inspector,
            portion,
            pace,
            ..
        } = helper;
        let mut checksums = Checksums::from_bytes(checksums).ok_or(Unable)?;
        checksums.update(within(portion, from, shards.range(shard)).ok_or(Unable)?);
        let checksums = checksums.to_bytes();
        self.say(&FromHelper::Hashed { shard, checksums });

        inspector.begin(shard);
        let mut feed = |portion: &[u8]| {
            portion.chunks(PIECE).fold(true, |_, piece| {
                let wants_more = inspector.feed(piece);
                if pace.is_due(self.now()) {
                    self.say(&FromHelper::Progress(inspector.progress()));
                }
                wants_more
            })
        };
        let mut wants_more = feed(portion);
        while wants_more {
            let end = shards.bytes().min(at + FURTHER);
            receive(read(file, at..end, buffer)?, end - at, portion).await?;
            wants_more = feed(portion);
            at = end;
        }
        inspector.end().map_err(|_| Unable)
    }

    fn hand_over(&self, inspector: SharedInspector) -> Result<(), Unable> {
        let mut share = Written::default();
        let mut portions = Vec::new();
        for portion in inspector.into_share().into_portions() {
            share.push(&portion).map_err(|_| Unable)?;
            portions.push(portion.len() as u32);
        }
        let share = share.finish().map_err(|_| Unable)?;
        let message = FromHelper::Share { portions };
        self.post(&wire::pack(&message, &[(Seat::Share, &share)]));
        Ok(())
    }
}

impl Helper {
    /// Waits until the bytes of a shard are in `portion`, and tells where they end in the file.
    async fn arrive(&mut self, shard: u64) -> Result<u64, Unable> {
        let (taken, reading) = self.ahead.pop_front().ok_or(Unable)?;
        if taken != shard {
            return Err(Unable);
        }
        let end = self.end_of(shard);
        let length = end - self.shards.read_from(shard);
        receive(reading, length, &mut self.portion).await?;
        Ok(end)
    }

    fn end_of(&self, shard: u64) -> u64 {
        let end = self.shards.range(shard).end;
        self.shards.bytes().min(end + BEHIND)
    }
}

/// Starts to read some bytes of a file.
fn read(file: &Blob, bytes: Range<u64>, buffer: &Buffer) -> Result<Reading, Unable> {
    let slice = reading::slice(file, bytes).map_err(|_| Unable)?;
    Ok(Reading::of(slice, buffer))
}

/// Puts bytes into `portion`; all of them must come.
async fn receive(reading: Reading, length: u64, portion: &mut Vec<u8>) -> Result<(), Unable> {
    let received = reading.rest_into(portion, length).await;
    received.map_err(|_| Unable)?;
    if portion.len() as u64 == length {
        Ok(())
    } else {
        Err(Unable)
    }
}

/// Some bytes of a file, out of a portion of it that stands at `from`.
fn within(portion: &[u8], from: u64, range: Range<u64>) -> Option<&[u8]> {
    let start = usize::try_from(range.start.checked_sub(from)?).ok()?;
    let end = usize::try_from(range.end.checked_sub(from)?).ok()?;
    portion.get(start..end)
}
