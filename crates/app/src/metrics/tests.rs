#![expect(clippy::float_cmp, reason = "these values are exact")]

mod properties;
mod summaries;

use super::*;

fn loss(points: impl IntoIterator<Item = (u64, f64)>) -> MetricSeries {
    MetricSeries::new(Metric::TotalLoss, false, points)
}

#[test]
fn the_six_series_are_known_by_their_names_and_no_other_is() {
    for metric in Metric::ALL {
        for (side, evaluated) in [("train", false), ("eval", true)] {
            let name = format!("/{side}_{}", metric.name());
            let series = MetricSeries::from_name(&name, [(1, 2.0)]);
            let expected = MetricSeries::new(metric, evaluated, [(1, 2.0)]);
            assert_eq!(series, Some(expected), "{name}");
        }
    }
    for name in [
        "",
        "/",
        "train_total_loss",
        "/test_total_loss",
        "/train_total_los",
        "/train_",
    ] {
        assert_eq!(MetricSeries::from_name(name, []), None, "{name}");
    }
}

#[test]
fn points_come_by_step_without_what_is_no_number_and_each_step_once() {
    let series = loss([
        (30, 1.0),
        (10, 3.0),
        (20, f64::NAN),
        (40, f64::INFINITY),
        (30, 1.5),
        (50, -1e200),
    ]);
    assert_eq!(series.points(), [(10, 3.0), (30, 1.5)]);
}

#[test]
fn smoothing_is_that_of_tensorboard() {
    // By its formula: 0.6 × 0 + 0.4 × 1 = 0.4, over 1 − 0.6 = 0.4; then 0.6 × 0.4 + 0.4 × 2 = 1.04, over
    // 1 − 0.36 = 0.64; then 0.6 × 1.04 + 0.4 × 6 = 3.024, over 1 − 0.216 = 0.784.
    let smooth = smoothed(&[1.0, 2.0, 6.0], 0.6);
    let expected = [1.0, 1.625, 3.024 / 0.784];
    for (value, expected) in smooth.iter().zip(expected) {
        assert!((value - expected).abs() < 1e-12, "{smooth:?}");
    }
}

#[test]
fn no_smoothing_leaves_every_value_and_no_weight_is_too_great() {
    let values = [3.0, -1.0, 7.5];
    assert_eq!(smoothed(&values, 0.0), values);
    assert_eq!(smoothed(&values, f64::NAN), values);
    assert_eq!(smoothed(&values, 7.0), smoothed(&values, MOST_SMOOTHING));
    assert_eq!(smoothed(&[], 0.6), Vec::<f64>::new());
}

#[track_caller]
fn check_labels(values: &[f64], expected: &[&str]) {
    let scale = Scale::of_values(values.iter().copied()).expect("values");
    assert_eq!(scale.labels(), expected);
}

#[test]
fn the_ticks_of_values_are_round_and_have_the_digits_they_need() {
    check_labels(&[0.41, 3.2], &["0", "1", "2", "3", "4"]);
    check_labels(&[0.47, 0.89], &["0.4", "0.6", "0.8", "1.0"]);
    check_labels(&[-3.0, 5.0], &["−4", "−2", "0", "2", "4", "6"]);
    check_labels(
        &[1_100.0, 2_900.0],
        &["1,000", "1,500", "2,000", "2,500", "3,000"],
    );
    check_labels(
        &[1e-9, 8e-9],
        &["0", "2×10⁻⁹", "4×10⁻⁹", "6×10⁻⁹", "8×10⁻⁹"],
    );
    check_labels(&[0.0, 1e12], &["0", "0.5×10¹²", "1.0×10¹²"]);
}

#[test]
fn a_flat_line_has_room_above_and_below() {
    check_labels(&[0.5, 0.5], &["0.45", "0.50", "0.55"]);
    check_labels(&[0.0], &["−1", "0", "1"]);
    check_labels(&[1e12, 1e12], &["0.9×10¹²", "1.0×10¹²", "1.1×10¹²"]);
}

#[track_caller]
fn check_steps(first: u64, last: u64, expected: &[&str]) {
    assert_eq!(Scale::of_steps(first, last).labels(), expected);
}

#[test]
fn the_ticks_of_steps_are_whole_and_within() {
    check_steps(3, 300, &["100", "200", "300"]);
    check_steps(101, 199, &["120", "140", "160", "180"]);
    check_steps(1, 2, &["1", "2"]);
    check_steps(7, 7, &["7"]);
    check_steps(0, 0, &["0"]);
    check_steps(
        0,
        10_000,
        &["0", "2,000", "4,000", "6,000", "8,000", "10,000"],
    );
}

#[track_caller]
fn check_nearest(steps: &[u64], step: u64, expected: Option<usize>) {
    assert_eq!(nearest(steps, step), expected);
}

#[test]
fn the_nearest_step_is_the_earlier_of_two() {
    check_nearest(&[10, 20, 30], 0, Some(0));
    check_nearest(&[10, 20, 30], 14, Some(0));
    check_nearest(&[10, 20, 30], 15, Some(0));
    check_nearest(&[10, 20, 30], 16, Some(1));
    check_nearest(&[10, 20, 30], 99, Some(2));
    check_nearest(&[], 5, None);
}

#[test]
fn a_plot_reads_each_line_where_it_is_nearest() {
    let training = loss([(10, 4.0), (20, 2.0), (30, 0.0)]);
    let evaluation = MetricSeries::new(Metric::TotalLoss, true, [(22, 3.0)]);
    let plot = Plot::new(&[training, evaluation], 0.5).expect("points");
    assert_eq!(plot.all_steps(), [10, 20, 22, 30]);
    assert_eq!(
        [plot.place(10), plot.place(20), plot.place(30)],
        [0.0, 50.0, 100.0]
    );
    assert_eq!(
        [plot.nearest(0.0), plot.nearest(0.62), plot.nearest(1.0)],
        [Some(0), Some(2), Some(3)]
    );
    let read = plot.read(20);
    let said: Vec<_> = read
        .iter()
        .map(|line| (line.evaluated, line.step, line.value))
        .collect();
    assert_eq!(said, [(false, 20, 2.0), (true, 22, 3.0)]);
    // (0.5 × 4 + 2) / 1.5
    let smooth = read[0].smoothed.expect("smoothing");
    assert!((smooth - 8.0 / 3.0).abs() < 1e-12);
    assert_eq!(read[1].place, (60.0, 25.0));
}

#[test]
fn a_path_leads_from_the_left_and_from_the_top() {
    let plot = Plot::new(&[loss([(0, 4.0), (1, 0.0), (2, 1.0)])], 0.0).expect("points");
    assert_eq!(plot.lines[0].path, "M0.00 0.00L50.00 100.00L100.00 75.00");
    assert_eq!(plot.lines[0].smoothed_path, None);
}

#[test]
fn a_single_point_is_seen_and_none_is_no_plot() {
    let plot = Plot::new(&[loss([(5, 2.0)]), loss([])], 0.6).expect("a point");
    assert_eq!(plot.lines.len(), 1);
    let (across, down) = plot.lines[0].lone.expect("one point");
    assert_eq!((across.round(), down.round()), (50.0, 50.0));
    assert_eq!(Plot::new(&[loss([])], 0.6), None);
}
