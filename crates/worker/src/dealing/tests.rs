use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

const READY: FromHelper = FromHelper::Ready { protocol: PROTOCOL };

fn hashed(shard: u64) -> FromHelper {
    let checksums = state_after(shard);
    FromHelper::Hashed { shard, checksums }
}

/// Stands for the checksums up to the end of a shard.
fn state_after(shard: u64) -> Vec<u8> {
    shard.to_be_bytes().to_vec()
}

fn take(helper: usize, shard: u64) -> Effect {
    Effect::Post(helper, ToHelper::Take { shard })
}

fn inspect(helper: usize, shard: u64) -> Effect {
    let checksums = match shard.checked_sub(1) {
        Some(before) => state_after(before),
        None => Checksums::default().to_bytes(),
    };
    Effect::Post(helper, ToHelper::Inspect { shard, checksums })
}

/// Helpers that have all that they need; the first has its first shards.
fn begun(shards: u64, helpers: usize) -> Dealing {
    let mut dealing = Dealing::new(shards, helpers);
    for helper in 0..helpers {
        assert_eq!(dealing.on_message(helper, READY), [Effect::Begin(helper)]);
        dealing.on_message(helper, FromHelper::Begun);
    }
    dealing
}

fn share() -> FromHelper {
    FromHelper::Share { portions: vec![7] }
}

#[test]
fn a_helper_reads_the_next_shard_before_it_inspects_one() {
    let mut dealing = Dealing::new(4, 1);
    assert_eq!(dealing.on_message(0, READY), [Effect::Begin(0)]);
    let first = [take(0, 0), take(0, 1), inspect(0, 0)];
    assert_eq!(dealing.on_message(0, FromHelper::Begun), first);
    let second = [take(0, 2), inspect(0, 1)];
    assert_eq!(dealing.on_message(0, hashed(0)), second);
}

#[test]
fn checksums_go_on_with_whoever_has_the_next_shard() {
    let mut dealing = begun(9, 2);
    assert_eq!(
        dealing.on_message(0, hashed(0)),
        [take(0, 4), inspect(0, 1)]
    );
    assert_eq!(
        dealing.on_message(0, hashed(1)),
        [take(0, 5), inspect(1, 2)]
    );
    assert_eq!(
        dealing.on_message(1, hashed(2)),
        [take(1, 6), inspect(1, 3)]
    );
}

#[test]
fn the_end_is_when_every_share_is_there() {
    let mut dealing = begun(1, 2);
    let finish = Effect::Post(0, ToHelper::Finish);
    assert_eq!(dealing.on_message(0, hashed(0)), [finish]);
    let keep = |helper| {
        let portions = vec![7];
        Effect::Keep { helper, portions }
    };
    assert_eq!(dealing.on_message(1, share()), [keep(1)]);
    let checksums = state_after(0);
    let end = Effect::Finish { checksums };
    assert_eq!(dealing.on_message(0, share()), [keep(0), end]);
}

#[test]
fn a_helper_without_a_shard_hands_over_an_empty_share() {
    let mut dealing = Dealing::new(0, 1);
    dealing.on_message(0, READY);
    let finish = Effect::Post(0, ToHelper::Finish);
    assert_eq!(dealing.on_message(0, FromHelper::Begun), [finish]);
}

#[test]
fn progress_is_that_of_all() {
    let mut dealing = begun(9, 2);
    for (helper, lines) in [(0, 3), (1, 4), (0, 5)] {
        let progress = Progress {
            lines,
            ..Progress::default()
        };
        let message = FromHelper::Progress(progress);
        assert_eq!(dealing.on_message(helper, message), [Effect::Tell]);
    }
    assert_eq!(dealing.progress().lines, 9);
}

#[track_caller]
fn gives_up(mut dealing: Dealing, helper: usize, message: FromHelper) {
    assert_eq!(dealing.on_message(helper, message), [Effect::GiveUp]);
}

#[test]
fn whatever_goes_wrong_ends_it() {
    let protocol = PROTOCOL + 1;
    gives_up(Dealing::new(9, 2), 1, FromHelper::Ready { protocol });
    gives_up(Dealing::new(9, 2), 1, FromHelper::Unable);
    gives_up(begun(9, 2), 0, FromHelper::Unable);
    gives_up(begun(9, 2), 0, share());
}

#[test]
fn checksums_of_another_shard_end_it() {
    gives_up(begun(9, 2), 0, hashed(1));
    gives_up(begun(9, 2), 1, hashed(0));
    gives_up(begun(9, 2), 1, hashed(2));
}

#[test]
fn a_silent_helper_ends_it_even_if_others_speak() {
    let mut dealing = begun(9, 2);
    for _ in 1..PATIENCE_TICKS {
        assert_eq!(dealing.on_tick(), []);
        dealing.on_message(0, FromHelper::Alive);
    }
    assert_eq!(dealing.on_tick(), [Effect::GiveUp]);
}

#[test]
fn nobody_waits_for_a_helper_whose_share_is_there() {
    let mut dealing = begun(0, 2);
    dealing.on_message(0, share());
    for _ in 0..2 * PATIENCE_TICKS {
        assert_eq!(dealing.on_tick(), []);
        dealing.on_message(1, FromHelper::Alive);
    }
}

/// Helpers as they are, and the words on their way to and from them.
#[derive(Default)]
struct Helpers {
    to: BTreeMap<usize, VecDeque<ToHelper>>,
    from: BTreeMap<usize, VecDeque<FromHelper>>,
    taken: BTreeMap<usize, Vec<u64>>,
    /// Shards in the order in which the checksums came to them.
    inspected: Vec<(usize, u64)>,
    finished: Option<Vec<u8>>,
}

impl Helpers {
    fn obey(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Begin(helper) => self.say(helper, FromHelper::Begun),
                Effect::Post(helper, message) => {
                    self.to.entry(helper).or_default().push_back(message);
                }
                Effect::Tell | Effect::Keep { .. } => {}
                Effect::Finish { checksums } => {
                    assert_eq!(self.finished.replace(checksums), None, "it ends once");
                }
                Effect::GiveUp => unreachable!("nothing went wrong"),
            }
        }
    }

    fn say(&mut self, helper: usize, message: FromHelper) {
        self.from.entry(helper).or_default().push_back(message);
    }

    /// A helper follows the next word that it has heard.
    fn follow(&mut self, helper: usize) {
        match self.to.entry(helper).or_default().pop_front() {
            Some(ToHelper::Take { shard }) => self.taken.entry(helper).or_default().push(shard),
            Some(ToHelper::Inspect { shard, checksums }) => {
                let Effect::Post(_, expected) = inspect(helper, shard) else {
                    unreachable!("it is a message");
                };
                assert_eq!(ToHelper::Inspect { shard, checksums }, expected);
                self.inspected.push((helper, shard));
                self.say(helper, hashed(shard));
            }
            Some(ToHelper::Finish) => self.say(helper, share()),
            Some(ToHelper::Begin { .. }) | None => {}
        }
    }
}

proptest! {
    #[test]
    fn each_shard_is_inspected_once_in_whatever_order_words_come(
        shards in 0_u64..40,
        count in 1_usize..9,
        order in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..200),
    ) {
        let mut dealing = Dealing::new(shards, count);
        let mut helpers = Helpers::default();
        for helper in 0..count {
            helpers.say(helper, READY);
        }
        // First as chance has it, then until nobody has anything to say.
        let by_chance = order.iter().map(|(which, hears)| (which.index(count), *hears));
        let in_turn = (0..8 * (shards as usize + count)).flat_map(|_| (0..count).flat_map(|at| [(at, true), (at, false)]));
        for (helper, hears) in by_chance.chain(in_turn) {
            if hears {
                helpers.follow(helper);
            } else if let Some(message) = helpers.from.entry(helper).or_default().pop_front() {
                let effects = dealing.on_message(helper, message);
                helpers.obey(effects);
            }
        }
        let in_file_order: Vec<u64> = helpers.inspected.iter().map(|(_, shard)| *shard).collect();
        prop_assert_eq!(in_file_order, (0..shards).collect::<Vec<_>>());
        for helper in 0..count {
            let inspected: Vec<u64> = helpers.inspected.iter().filter(|(by, _)| *by == helper).map(|(_, shard)| *shard).collect();
            prop_assert_eq!(&inspected, &helpers.taken.remove(&helper).unwrap_or_default());
        }
        let checksums = shards.checked_sub(1).map_or_else(|| Checksums::default().to_bytes(), state_after);
        prop_assert_eq!(helpers.finished, Some(checksums));
    }
}
