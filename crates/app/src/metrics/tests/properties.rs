use proptest::prelude::*;

use super::*;

/// Values of every size.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1.0..1.0_f64,
        -1e12..1e12_f64,
        -1e-9..1e-9_f64,
        any::<f64>().prop_filter("a measurement", |value| value.abs() < FARTHEST),
        Just(0.0),
    ]
}

fn values() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(value(), 1..200)
}

fn points() -> impl Strategy<Value = Vec<(u64, f64)>> {
    prop::collection::vec((any::<u64>(), any::<f64>()), 0..100)
}

fn ends(values: &[f64]) -> (f64, f64) {
    let start = (f64::INFINITY, f64::NEG_INFINITY);
    values.iter().fold(start, |(low, high), &value| {
        (low.min(value), high.max(value))
    })
}

proptest! {
    #[test]
    fn smoothing_stays_between_the_lowest_and_the_highest(values in values(), weight in -0.5..1.5_f64) {
        let (low, high) = ends(&values);
        let hair = low.abs().max(high.abs()) * 1e-12;
        let smooth = smoothed(&values, weight);
        prop_assert_eq!(smooth.len(), values.len());
        prop_assert!(smooth.iter().all(|value| *value >= low - hair && *value <= high + hair));
    }

    #[test]
    fn a_constant_stays_what_it_is(value in value(), count in 1..300_usize, weight in 0.0..1.0_f64) {
        let values = vec![value; count];
        prop_assert_eq!(smoothed(&values, weight), values);
    }

    #[test]
    fn ticks_take_in_all_values_are_few_and_rise_evenly(values in values()) {
        let scale = Scale::of_values(values.iter().copied()).expect("values");
        let (low, high) = ends(&values);
        prop_assert!(scale.low <= low && high <= scale.high, "{:?}", scale);
        prop_assert!((2..=8).contains(&scale.ticks.len()), "{:?}", scale);
        prop_assert!(scale.ticks.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", scale);
        prop_assert_eq!((scale.ticks.first(), scale.ticks.last()), (Some(&scale.low), Some(&scale.high)));
        let labels = scale.labels();
        prop_assert!(labels.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", labels);
        prop_assert!(values.iter().all(|value| (0.0..=1.0).contains(&scale.place(*value))));
    }

    #[test]
    fn ticks_of_steps_are_within_and_few(first in any::<u64>(), last in any::<u64>(), near in 0..1_000_u64) {
        for (first, last) in [(first, last), (near, near + first % 1_000)] {
            let scale = Scale::of_steps(first, last);
            prop_assert!((1..=8).contains(&scale.ticks.len()), "{:?}", scale);
            prop_assert!(scale.ticks.iter().all(|tick| scale.low <= *tick && *tick <= scale.high), "{:?}", scale);
            prop_assert!(scale.low < scale.high);
        }
    }

    #[test]
    fn no_step_is_nearer_than_the_nearest(mut steps in prop::collection::vec(0..10_000_u64, 1..50), step in 0..10_000_u64) {
        steps.sort_unstable();
        let found = steps[nearest(&steps, step).expect("a step")];
        prop_assert!(steps.iter().all(|other| other.abs_diff(step) >= found.abs_diff(step)));
    }

    #[test]
    fn a_thinned_line_keeps_its_ends_and_its_extremes(values in prop::collection::vec(value(), 0..300), most in 4..100_usize) {
        let points: Vec<_> = (0..).zip(values.iter().copied()).collect();
        let kept = thin(&points, most);
        prop_assert!(kept.len() <= most);
        prop_assert!(kept.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert!(kept.iter().all(|point| points.contains(point)));
        prop_assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
        let kept: Vec<_> = kept.iter().map(|point| point.1).collect();
        prop_assert_eq!(ends(&kept), ends(&values));
    }

    #[test]
    fn whatever_the_service_says_is_drawn_within(points in points(), smoothing in 0.0..1.0_f64) {
        let series = MetricSeries::new(Metric::TotalLoss, true, points);
        if let Some(plot) = Plot::new(std::slice::from_ref(&series), smoothing) {
            for (index, step) in plot.all_steps().iter().enumerate() {
                let place = plot.place(*step);
                prop_assert!((0.0..=100.0).contains(&place));
                prop_assert!(plot.nearest(place / 100.0).is_some());
                let read = plot.read(*step);
                prop_assert_eq!(read[0].step, *step);
                prop_assert!((-1e-6..=100.000_001).contains(&read[0].place.1), "{} {:?}", index, read);
            }
        } else {
            prop_assert!(series.points().is_empty());
        }
    }
}
