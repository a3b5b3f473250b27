//! Workers as a test has them: one after the other, with all that they send in between.

use dataset::{
    Checksums, Fingerprint, Inspector, NotShared, Opening, Options, Progress, Report, Shards,
    SharedInspector,
};
use tokens::{Counter, TokenizerLabel};

use crate::support::Words;

/// A thousand tokens a word, so that short texts are cut.
struct LongWords;

impl Counter for LongWords {
    fn count(&mut self, text: &str) -> u64 {
        Words.count(text) * 1_000
    }

    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
        Words.cut_at(text, limit / 1_000)
    }

    fn label(&self) -> TokenizerLabel {
        Words.label()
    }
}

/// How the shards of a file are dealt out.
#[derive(Debug, Clone)]
pub struct Dealing {
    /// Bytes of a shard.
    pub size: u64,
    /// Who gets which shard, over and over.
    pub workers: Vec<usize>,
}

fn inspector(options: &Options, against: &[Fingerprint]) -> Inspector {
    Inspector::new(options.clone(), Some(Box::new(LongWords)))
        .expect("options that are right")
        .with_against(against.iter().cloned())
}

/// What one that reads all of the file finds.
pub fn inspect_alone(
    file: &[u8],
    options: &Options,
    against: &[Fingerprint],
) -> (Report, Fingerprint) {
    let mut inspector = inspector(options, against);
    inspector.feed(file);
    inspector.finish_with_fingerprint()
}

fn worker(
    file: &[u8],
    options: &Options,
    against: &[Fingerprint],
    shards: Shards,
) -> Result<SharedInspector, NotShared> {
    let mut opening = Opening::new(options).expect("options that are right");
    file.chunks(1_000).all(|portion| opening.feed(portion));
    Ok(inspector(options, against).share(opening.finish()?, shards))
}

fn inspect_shard(
    file: &[u8],
    shards: Shards,
    shard: u64,
    worker: &mut SharedInspector,
) -> Result<(), NotShared> {
    let bytes = |from: u64, to: u64| &file[from as usize..to as usize];
    let (mut from, mut to) = (shards.read_from(shard), shards.range(shard).end);
    worker.begin(shard);
    while worker.feed(bytes(from, to)) {
        (from, to) = (to, shards.bytes().min(to + 50));
    }
    worker.end()
}

/// What workers find together. The portions that they send go through `change`.
pub fn share(
    file: &[u8],
    options: &Options,
    against: &[Fingerprint],
    dealing: &Dealing,
    change: impl Fn(&mut Vec<Vec<u8>>),
) -> Result<(Report, Fingerprint), NotShared> {
    let shards = Shards::new(file.len() as u64, dealing.size);
    let number = dealing.workers.iter().max().map_or(1, |most| most + 1);
    let mut workers = (0..number)
        .map(|_| worker(file, options, against, shards))
        .collect::<Result<Vec<_>, _>>()?;
    let mut checksums = Checksums::default();
    for (shard, &mine) in (0..shards.count()).zip(dealing.workers.iter().cycle()) {
        let range = shards.range(shard);
        checksums.update(&file[range.start as usize..range.end as usize]);
        checksums = Checksums::from_bytes(&checksums.to_bytes()).expect("what was written");
        inspect_shard(file, shards, shard, &mut workers[mine])?;
    }
    check_progress(file, &workers);
    // Whoever ends last merges.
    let mut merge = workers.pop().expect("at least one").into_merge();
    let mut portions: Vec<Vec<u8>> = Vec::new();
    // Others may end in any order.
    for worker in workers.into_iter().rev() {
        portions.extend(worker.into_share().into_portions());
    }
    change(&mut portions);
    for portion in portions {
        merge.take(&portion)?;
    }
    merge.finish(checksums)
}

fn check_progress(file: &[u8], workers: &[SharedInspector]) {
    let mut all = Progress::default();
    for worker in workers {
        all.merge(&worker.progress());
    }
    let lines = file.split_inclusive(|byte| *byte == b'\n').count();
    assert_eq!(
        (all.bytes_read, all.lines),
        (file.len() as u64, lines as u64)
    );
}

/// Whether workers can share a file; what they find then is what one alone finds.
#[track_caller]
pub fn is_shared(file: &[u8], options: &Options, size: u64) -> bool {
    let dealing = Dealing {
        size,
        workers: vec![1, 0, 1, 1, 2, 0],
    };
    match share(file, options, &[], &dealing, |_| ()) {
        Ok(found) => {
            assert_same(&found, &inspect_alone(file, options, &[]));
            true
        }
        Err(why) => {
            assert_eq!(why, NotShared::NotByLine);
            false
        }
    }
}

#[track_caller]
pub fn assert_same(shared: &(Report, Fingerprint), alone: &(Report, Fingerprint)) {
    let json =
        |found: &(Report, Fingerprint)| serde_json::to_string_pretty(&found.0).expect("a report");
    similar(&json(shared), &json(alone));
    assert_eq!(shared.1.to_bytes(), alone.1.to_bytes());
}

#[track_caller]
fn similar(shared: &str, alone: &str) {
    let difference = shared.lines().zip(alone.lines()).find(|(a, b)| a != b);
    assert_eq!(difference, None);
    assert_eq!(shared, alone);
}
