use super::*;

fn course(steps: u64, batch: u64, examples: u64, interval: Option<u64>) -> Course {
    Course {
        steps,
        batch,
        examples,
        interval,
    }
}

fn picture(steps: u64, batch: u64, examples: u64, interval: Option<u64>) -> Picture {
    Picture::new(course(steps, batch, examples, interval)).expect("a picture")
}

/// Examples shown and last step of each block.
#[track_caller]
fn check(picture: &Picture, expected: &[(u64, u64)]) {
    let blocks: Vec<_> = picture
        .blocks
        .iter()
        .map(|block| (block.shown, block.last_step))
        .collect();
    assert_eq!(blocks, expected);
}

#[test]
fn two_epochs_fill_two_blocks_and_leave_one_empty() {
    let picture = picture(20, 24, 240, Some(2));
    check(&picture, &[(240, 10), (240, 20), (0, 20)]);
    assert_eq!(picture.marks.len(), 10);
    assert_eq!(picture.blocks[0].evaluations, 5);
    let second = &picture.blocks[1];
    assert!((picture.end - (second.left + second.width)).abs() < 1e-9);
    assert!((picture.marks[9] - picture.end).abs() < 1e-9);
}

#[test]
fn half_an_epoch_fills_half_a_block() {
    let picture = picture(15, 8, 240, None);
    check(&picture, &[(120, 15)]);
    assert!((picture.end - 50.0).abs() < 1e-9);
    assert!(picture.marks.is_empty());
}

#[test]
fn an_epoch_may_end_within_a_step() {
    check(
        &picture(5, 8, 12, None),
        &[(12, 2), (12, 3), (12, 5), (4, 5)],
    );
}

#[test]
fn nothing_that_goes_by_has_no_picture() {
    for (steps, examples) in [(0, 240), (20, 0)] {
        assert_eq!(Picture::new(course(steps, 8, examples, None)), None);
    }
}

#[test]
fn however_long_a_run_its_picture_is_bounded_and_adds_up() {
    let enormous = 9_007_199_254_740_991;
    for (steps, batch, examples, interval) in [
        (300, 8, 10, Some(1)),
        (300, 8, 240, Some(7)),
        (5_000, 8, 100, Some(20)),
        (enormous, 128, 1, Some(1)),
        (enormous, 24, enormous, Some(enormous)),
        (1, 8, enormous, Some(1)),
    ] {
        let picture = picture(steps, batch, examples, interval);
        assert!(picture.blocks.len() as u64 <= MOST_BLOCKS);
        assert!(picture.marks.len() as u64 <= MOST_MARKS);
        let last = picture.blocks.last().expect("a block");
        assert!((last.left + last.width - 100.0).abs() < 1e-9);
        assert_eq!(last.last_step, steps);
        let evaluations: u64 = picture.blocks.iter().map(|block| block.evaluations).sum();
        assert_eq!(Some(evaluations), interval.map(|interval| steps / interval));
        let places = picture.marks.iter().chain([&picture.end]);
        assert!(
            places
                .clone()
                .all(|place| (0.0..=100.000_001).contains(place))
        );
        assert!(places.is_sorted_by(|left, right| **left <= **right + 1e-9));
    }
}

#[test]
fn steps_are_round_numbers() {
    for (least, expected) in [
        (1, 1),
        (2, 2),
        (3, 5),
        (6, 10),
        (11, 20),
        (51, 100),
        (201, 500),
    ] {
        assert_eq!(round_step(|step| step >= least), expected);
    }
}
