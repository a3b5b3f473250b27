//! How a file is dealt out to helpers, as a pure machine: events in, effects out.
//!
//! A helper has the shard that it inspects and two more, whose bytes it reads meanwhile. The checksums
//! go from shard to shard through the whole file. Whatever goes wrong, the machine gives up: the file
//! can still be inspected in one pass, and that one tells what is wrong with it.

use std::collections::VecDeque;

use dataset::{Checksums, Progress};

use crate::{
    client::PATIENCE_TICKS,
    protocol::{
        PROTOCOL,
        sharing::{FromHelper, ToHelper},
    },
};

/// What must be done next.
#[derive(Debug, PartialEq)]
pub(crate) enum Effect {
    /// Say to a helper what is to be done.
    Begin(usize),
    /// Post a message to a helper.
    Post(usize, ToHelper),
    /// Tell [how far](Dealing::progress) all of them have come.
    Tell,
    /// Keep the share that a helper hands over.
    Keep {
        /// Which helper; it has nothing more to do and can end.
        helper: usize,
        /// The bytes of each portion.
        portions: Vec<u32>,
    },
    /// All shares are there. These are the checksums of the file.
    Finish {
        /// As they were handed on.
        checksums: Vec<u8>,
    },
    /// Inspect the file in one pass.
    GiveUp,
}

/// Shards of a helper that it has not begun with.
const AHEAD: usize = 2;

/// A file, dealt out to helpers.
#[derive(Debug)]
pub(crate) struct Dealing {
    shards: u64,
    /// How many of them were dealt.
    dealt: u64,
    /// How many of them the checksums have gone through, and how many they were sent to.
    hashed: u64,
    sent: u64,
    checksums: Vec<u8>,
    helpers: Vec<Helper>,
}

#[derive(Debug, Default)]
struct Helper {
    stage: Stage,
    /// Shards that it has not begun with.
    ahead: VecDeque<u64>,
    progress: Progress,
    silent_ticks: u32,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Stage {
    /// Not heard of yet.
    #[default]
    Starting,
    /// It was told what is to be done.
    Beginning,
    Working,
    /// It was told that there is no more.
    Finishing,
    /// Its share is there.
    Done,
}

impl Dealing {
    /// So many shards, to be dealt to so many helpers that were just started.
    pub(crate) fn new(shards: u64, helpers: usize) -> Self {
        Self {
            shards,
            dealt: 0,
            hashed: 0,
            sent: 0,
            checksums: Checksums::default().to_bytes(),
            helpers: std::iter::repeat_with(Helper::default)
                .take(helpers)
                .collect(),
        }
    }

    /// A helper said something.
    pub(crate) fn on_message(&mut self, number: usize, message: FromHelper) -> Vec<Effect> {
        let Some(helper) = self.helpers.get_mut(number) else {
            return Vec::new();
        };
        helper.silent_ticks = 0;
        match (message, helper.stage) {
            (FromHelper::Alive, _) => Vec::new(),
            (FromHelper::Ready { protocol }, Stage::Starting) if protocol == PROTOCOL => {
                helper.stage = Stage::Beginning;
                vec![Effect::Begin(number)]
            }
            (FromHelper::Begun, Stage::Beginning) => {
                helper.stage = Stage::Working;
                self.go_on(number)
            }
            (FromHelper::Progress(progress), _) => {
                helper.progress = progress;
                vec![Effect::Tell]
            }
            (FromHelper::Hashed { shard, checksums }, Stage::Working)
                if shard == self.hashed && helper.ahead.front() == Some(&shard) =>
            {
                helper.ahead.pop_front();
                self.hashed += 1;
                self.checksums = checksums;
                self.go_on(number)
            }
            (FromHelper::Share { portions }, Stage::Finishing) => {
                helper.stage = Stage::Done;
                let helper = number;
                let mut effects = vec![Effect::Keep { helper, portions }];
                effects.extend(self.finish());
                effects
            }
            // It cannot go on, or is not what it should be.
            _ => vec![Effect::GiveUp],
        }
    }

    /// Call once a second. A helper that is silent for [`PATIENCE_TICKS`] is lost.
    pub(crate) fn on_tick(&mut self) -> Vec<Effect> {
        let mut is_lost = false;
        for helper in &mut self.helpers {
            if helper.stage != Stage::Done {
                helper.silent_ticks += 1;
                is_lost |= helper.silent_ticks >= PATIENCE_TICKS;
            }
        }
        if is_lost {
            vec![Effect::GiveUp]
        } else {
            Vec::new()
        }
    }

    /// How far all of them have come.
    pub(crate) fn progress(&self) -> Progress {
        let mut sum = Progress::default();
        for helper in &self.helpers {
            sum.merge(&helper.progress);
        }
        sum
    }

    /// Deals to a helper what it has room for, and has the checksums go on.
    fn go_on(&mut self, number: usize) -> Vec<Effect> {
        let mut effects = self.deal(number);
        effects.extend(self.send_checksums());
        effects
    }

    fn deal(&mut self, number: usize) -> Vec<Effect> {
        let Some(helper) = self.helpers.get_mut(number) else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        while helper.ahead.len() < AHEAD && self.dealt < self.shards {
            let shard = self.dealt;
            helper.ahead.push_back(shard);
            effects.push(Effect::Post(number, ToHelper::Take { shard }));
            self.dealt += 1;
        }
        if helper.ahead.is_empty() {
            helper.stage = Stage::Finishing;
            effects.push(Effect::Post(number, ToHelper::Finish));
        }
        effects
    }

    /// Ends, once the share of each helper is there.
    fn finish(&mut self) -> Option<Effect> {
        let is_done = |helper: &Helper| helper.stage == Stage::Done;
        self.helpers.iter().all(is_done).then(|| Effect::Finish {
            checksums: std::mem::take(&mut self.checksums),
        })
    }

    /// To whoever has the shard where they have come to.
    fn send_checksums(&mut self) -> Option<Effect> {
        let shard = self.hashed;
        if self.sent > shard {
            return None;
        }
        let is_next = |helper: &Helper| helper.ahead.front() == Some(&shard);
        let helper = self.helpers.iter().position(is_next)?;
        self.sent = shard + 1;
        let checksums = self.checksums.clone();
        Some(Effect::Post(helper, ToHelper::Inspect { shard, checksums }))
    }
}

#[cfg(test)]
mod tests;
