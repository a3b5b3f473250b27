//! The machine against a Cloud Storage that loses, delays, forgets and refuses, by a script.

use proptest::prelude::*;

use super::{
    cloud::{Cloud, Kept, Mishap, UNIT, checksum},
    play::{Fault, Play, checked},
};
use crate::upload::State;

fn mishap() -> impl Strategy<Value = Mishap> {
    prop_oneof![
        4 => Just(Mishap::None),
        4 => (0usize..2 * UNIT as usize).prop_map(Mishap::Takes),
        2 => (1usize..30).prop_map(Mishap::Forgets),
        1 => prop::sample::select(vec![404, 410]).prop_map(Mishap::Gone),
        1 => Just(Mishap::Corrupts),
        1 => Just(Mishap::Lies),
    ]
}

fn fault() -> impl Strategy<Value = Fault> {
    let refusals = vec![400, 401, 403, 404, 408, 409, 410, 412, 416, 429];
    prop_oneof![
        4 => mishap().prop_map(Fault::None),
        2 => mishap().prop_map(Fault::Unheard),
        1 => Just(Fault::Lost),
        1 => Just(Fault::Late),
        1 => prop::sample::select(refusals).prop_map(|status| Fault::Status(status, false)),
        1 => (prop::sample::select(vec![408, 500, 502, 503, 504]), any::<bool>())
            .prop_map(|(status, done)| Fault::Status(status, done)),
        1 => (prop::sample::select(vec![429, 503]), 0u64..400)
            .prop_map(|(status, seconds)| Fault::Busy(status, seconds)),
        1 => prop::sample::select(vec![200, 302, 403, 502]).prop_map(Fault::Page),
        1 => Just(Fault::Pause),
        1 => Just(Fault::Nonsense),
    ]
}

fn passing() -> impl Strategy<Value = Fault> {
    fault().prop_filter("a lasting fault", |fault| fault.passes())
}

/// From nothing to a little more than eight parts, often at the border of one.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let size = prop_oneof![
        0usize..70,
        (0usize..9).prop_map(|parts| parts * 2 * UNIT as usize)
    ];
    size.prop_flat_map(|size| prop::collection::vec(any::<u8>(), size))
}

fn jitters() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0f64..1.0, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn faults_that_pass_do_not_keep_the_file_from_arriving(
        file in file(),
        script in prop::collection::vec(passing(), 0..4),
        jitters in jitters(),
    ) {
        let ended = Play::new(&file, &script, &jitters).play(checked(&file));
        prop_assert!(matches!(ended.machine.state(), State::Done(_)), "{:?}", ended.machine.state());
        prop_assert_eq!(ended.cloud.kept, Some(Kept { bytes: file, generation: 1 }));
        prop_assert_eq!(ended.cloud.made, 1);
    }

    #[test]
    fn whatever_happens_it_is_done_or_not_called_done(
        file in file(),
        script in prop::collection::vec(fault(), 0..20),
        jitters in jitters(),
        hides_range in any::<bool>(),
        compares in any::<bool>(),
        there in prop::option::weighted(0.2, file_or_other()),
    ) {
        let mut play = Play::new(&file, &script, &jitters);
        let there = there.map(|other| other.unwrap_or_else(|| file.clone()));
        play.cloud = Cloud::new(there.clone());
        (play.cloud.hides_range, play.cloud.compares) = (hides_range, compares);
        let ended = play.play(checked(&file));
        let kept = ended.cloud.kept.map(|kept| kept.bytes);
        prop_assert!(ended.cloud.made <= 1);
        match ended.machine.state() {
            State::Done(object) => {
                prop_assert_eq!(kept.as_ref(), Some(&file));
                prop_assert_eq!(object.size, file.len() as u64);
            }
            State::Taken(Some(object)) => prop_assert_ne!(&object.crc32c, &checksum(&file)),
            State::Taken(None) | State::Damaged(_) | State::Stuck(_) | State::Refused(_) | State::ByHand => {}
            other => prop_assert!(false, "{:?}", other),
        }
        // Nothing that was there is lost.
        prop_assert!(there.is_none() || (ended.cloud.made == 0 && kept == there));
    }

    #[test]
    fn what_is_there_is_replaced_once_if_the_person_says_so(
        file in file(),
        there in prop::collection::vec(any::<u8>(), 0..40),
        script in prop::collection::vec(passing(), 0..4),
        jitters in jitters(),
    ) {
        prop_assume!(there != file);
        let mut play = Play::new(&file, &script, &jitters);
        (play.cloud, play.overwrites) = (Cloud::new(Some(there)), true);
        let ended = play.play(checked(&file));
        prop_assert!(matches!(ended.machine.state(), State::Done(_)), "{:?}", ended.machine.state());
        prop_assert_eq!(ended.cloud.kept, Some(Kept { bytes: file, generation: 2 }));
    }

    #[test]
    fn a_hidden_range_and_no_fault_make_one_piece(file in file(), jitters in jitters()) {
        let mut play = Play::new(&file, &[], &jitters);
        play.cloud.hides_range = true;
        let ended = play.play(checked(&file));
        prop_assert!(matches!(ended.machine.state(), State::Done(_)), "{:?}", ended.machine.state());
        prop_assert_eq!(ended.cloud.kept.map(|kept| kept.bytes), Some(file));
        prop_assert!(ended.calls <= 4);
    }

    #[test]
    fn a_file_that_changed_since_it_was_checked_is_never_done(
        file in file().prop_filter("a file", |file| !file.is_empty()),
        at in 0usize..8,
        change in any::<prop::sample::Index>(),
        truncates in any::<bool>(),
        has_witness in any::<bool>(),
        compares in any::<bool>(),
        script in prop::collection::vec(passing(), 0..4),
        jitters in jitters(),
    ) {
        let at_byte = change.index(file.len());
        let mut other = file.clone();
        if truncates {
            other.truncate(at_byte);
        } else {
            other[at_byte] ^= 1;
        }
        let mut play = Play::new(&file, &script, &jitters);
        play.change = Some((at, other));
        if !has_witness {
            play.disk.witness = None;
        }
        play.cloud.compares = compares;
        let ended = play.play(checked(&file));
        let kept = ended.cloud.kept.map(|kept| kept.bytes);
        // The witness or Google is enough to keep another file from coming to be. The right one may
        // have been on its way already.
        let is_guarded = has_witness || compares;
        prop_assert!(!is_guarded || kept.is_none() || kept.as_ref() == Some(&file));
        match ended.machine.state() {
            State::Done(_) => prop_assert_eq!(kept, Some(file)),
            State::Changed => {}
            State::Damaged(None) => prop_assert!(compares),
            State::Damaged(Some(_)) | State::Taken(_) => prop_assert!(!is_guarded),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

/// What is there: the file itself, or another.
fn file_or_other() -> impl Strategy<Value = Option<Vec<u8>>> {
    prop::option::of(prop::collection::vec(any::<u8>(), 0..40))
}
