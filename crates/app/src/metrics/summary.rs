use super::{Metric, MetricSeries};
use crate::{number::precise, words::Words};

/// A series in a sentence: where it began, where it is, and the best of it; `None` without points.
pub fn summary(series: &MetricSeries, words: &Words) -> Option<String> {
    let points = series.points();
    let (first, last) = (*points.first()?, *points.last()?);
    let side = words.say(if series.evaluated {
        "metrics-evaluation"
    } else {
        "metrics-training"
    });
    let say = |key| {
        let values = [
            ("side", side.as_str().into()),
            ("first", precise(first.1).into()),
            ("start", first.0.into()),
            ("last", precise(last.1).into()),
            ("end", last.0.into()),
        ];
        words.say_with(key, values)
    };
    if points.len() == 1 {
        return Some(say("metrics-one"));
    }
    let by_value = |a: &&(u64, f64), b: &&(u64, f64)| a.1.total_cmp(&b.1);
    // Of several that are as good, the first.
    let lowest = *points.iter().min_by(by_value)?;
    let highest = *points.iter().rev().max_by(by_value)?;
    let (low, high) = (precise(lowest.1), precise(highest.1));
    if low == high {
        return Some(say("metrics-level"));
    }
    let course = if precise(first.1) == precise(last.1) {
        say("metrics-returned")
    } else if last.1 < first.1 {
        say("metrics-fell")
    } else {
        say("metrics-rose")
    };
    let extreme = |key, (step, value): (u64, f64)| {
        words.say_with(
            key,
            [("value", precise(value).into()), ("step", step.into())],
        )
    };
    let best = match series.metric {
        Metric::TotalLoss => extreme("metrics-lowest", lowest),
        Metric::FractionCorrect => extreme("metrics-highest", highest),
        Metric::Predictions => words.say_with(
            "metrics-between",
            [("low", low.into()), ("high", high.into())],
        ),
    };
    Some(words.say_with(
        "metrics-course",
        [("course", course.into()), ("best", best.into())],
    ))
}
